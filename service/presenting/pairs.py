"""Two versions set against each other, of one document or of two."""

from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from clauses.changes import Attribution
from clauses.changes import Comparison
from service.comparing.explained import Explainer
from service.comparing.known import Known
from service.comparing.known import known_of
from service.files.exporting import Source
from service.files.exporting import Wish
from service.files.exporting import comparison_file
from service.files.exporting import stored_source
from service.presenting.places import document_info
from service.telling import attribution
from service.telling import explainer
from service.telling import tells_why
from service.telling import version_day
from service.telling import version_name
from service.telling import version_title
from service.wording import Wording
from versions.errors import NotFoundError
from versions.stages import NOW
from versions.stages import DocumentInfo
from versions.stages import Stage
from versions.view import View

Place = tuple[str, str]
"""A document and a version of it, by their ids."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two versions."""

    info: DocumentInfo
    version: str
    beside: str
    """The version it is compared with, where their comparison alone may be released."""
    name: str
    """What a reader calls it: its stage and number."""
    stage: Stage
    day: str
    """When it was made, in words; nothing for the text being worked on."""

    @property
    def document(self) -> str:
        """The id of its document."""
        return self.info.id

    @property
    def place(self) -> Place:
        """Its document and itself, by their ids."""
        return self.info.id, self.version


@dataclass(frozen=True)
class Pair:
    """Two versions as the visitor may see them."""

    view: View
    wording: Wording
    old: Side
    new: Side

    @property
    def within_one(self) -> bool:
        """Whether both are versions of one document."""
        return self.old.document == self.new.document

    @property
    def open(self) -> bool:
        """Whether both are versions of one document that the visitor may read by themselves."""
        return self.within_one and self._may_be_read(self.old) and self.later_is_open

    @property
    def later_is_open(self) -> bool:
        """Whether the visitor may read the later version by itself."""
        return self._may_be_read(self.new)

    def _may_be_read(self, side: Side) -> bool:
        return side.version in self.view.trees(side.document)

    @property
    def comparison(self) -> Comparison:
        """What became of each clause."""
        return self.view.compare(*self.old.place, *self.new.place)

    @cached_property
    def tips(self) -> str:
        """A short name of all that the visitor sees of the two: it changes when any of it does."""
        return self.view.tips_of(self.old.place, self.new.place)

    def known(self) -> Known:
        """What became of each clause, and what is known of it."""
        return known_of(self.comparison, self._explain(), self._not_consulted())

    @property
    def names(self) -> tuple[str, str]:
        """What readers call the two: with their documents, where these differ."""
        if self.within_one:
            return self.old.name, self.new.name
        return (
            f"{self.old.info.title}, {self.old.name}",
            f"{self.new.info.title}, {self.new.name}",
        )

    @property
    def heads(self) -> tuple[str, str]:
        """What stands above two columns, by Swedish custom where it is true."""
        decided = self.within_one and self.old.stage is Stage.DECISION
        if not decided or self.new.stage is Stage.DECISION:
            return self.names
        say = self.wording.say
        current, proposed = say("Current wording"), say("Proposed wording")
        return f"{current} ({self.old.name})", f"{proposed} ({self.new.name})"

    def choices(self, info: DocumentInfo) -> Iterator[Place]:
        """Every version of a document, with what a reader calls it; newest first."""
        known = [version.id for version in info.versions]
        if info.id in self.view.now:
            known.append(NOW)
        for version in reversed(known):
            yield version, version_title(self.view, self.wording, info.id, version)

    @property
    def others(self) -> tuple[DocumentInfo, ...]:
        """The documents of the family but that of the earlier version."""
        return tuple(info for info in self.view.documents() if info.id != self.old.document)

    @property
    def tells_why(self) -> bool:
        """Whether reasons are told: within one document, forwards in time."""
        return self.within_one and tells_why(self.view, *self.old.place, self.new.version)

    def _explain(self) -> Explainer | None:
        """Answers why words were changed."""
        if not self.within_one:
            return None
        return explainer(self.view, *self.old.place, self.new.version)

    def _not_consulted(self) -> frozenset[str]:
        """The ids of clauses with changes of substance that were not sent on consultation.

        From a version that was sent itself, none are told: there it is true of every change.
        Nor are they to a reader who may see the comparison alone, not its versions.
        """
        if not self.tells_why or self.old.stage is Stage.CONSULTATION:
            return frozenset()
        try:
            report = self.view.report(*self.old.place, self.new.version)
        except NotFoundError:
            return frozenset()
        return frozenset(told.clause.id for told in report.not_consulted)

    @property
    def attribution(self) -> Attribution | None:
        """Whose the changes are, for writers of files."""
        if not self.within_one:
            return None
        old, new = self.old, self.new
        return attribution(self.view, self.wording, old.document, old.version, new.version)

    @property
    def sources(self) -> tuple[Source, Source]:
        """The versions with the Word files they came from, where the visitor may have those."""
        return self._source(self.old), self._source(self.new)

    def _source(self, side: Side) -> Source:
        place = side.document, side.version
        title = version_title(self.view, self.wording, *place, side.beside)
        return stored_source(self.view, *place, title, side.beside)

    def slug(self, clause_id: str, *, later: bool) -> str:
        """What addresses call a clause of one side; empty where the visitor has no page of it."""
        return self._slugs[later].get(clause_id, "")

    @cached_property
    def _slugs(self) -> Mapping[bool, Mapping[str, str]]:
        return {
            later: self.view.slugs(side.document, side.version) if self._may_be_read(side) else {}
            for later, side in ((False, self.old), (True, self.new))
        }

    def clause_id(self, name: str) -> str:
        """The id of a clause of the later version.

        Raises:
            NotFoundError: It has no such clause.
        """
        new = self.new
        return self.view.clause_id(new.document, new.version, name, new.beside)


def pair_of(view: View, wording: Wording, old: Place, new: Place) -> Pair:
    """Two versions, if the visitor may see what became of one in the other.

    Raises:
        NotFoundError: One of them is not there for the visitor.
    """
    same = old[0] == new[0]
    return Pair(
        view,
        wording,
        _side(view, wording, old, new[1] if same else ""),
        _side(view, wording, new, old[1] if same else ""),
    )


def pair_file(pair: Pair, form: str, layout: str) -> bytes:
    """What became of one version in another, as a file.

    Args:
        pair: The versions.
        form: The ending of its name.
        layout: How it is laid out, as `Wish` takes it.
    """
    words = pair.wording
    wish = Wish(pair.attribution, layout, words.language, words.say)
    return comparison_file(*pair.sources, form, wish, pair.comparison)


def _side(view: View, wording: Wording, place: Place, beside: str) -> Side:
    document, version = place
    info = document_info(view, document)
    view.tree(document, version, beside)
    stage = Stage.DRAFT if version == NOW else view.version(document, version, beside).stage
    return Side(
        info,
        version,
        beside,
        version_name(view, wording, document, version, beside),
        stage,
        version_day(view, wording, document, version, beside),
    )
