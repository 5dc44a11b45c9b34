"""What somebody can see of the texts of a store at one moment. Every read begins here."""

from collections.abc import Callable
from collections.abc import Hashable
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from datetime import date
from functools import cached_property
from functools import partial
from typing import Self
from typing import TypeVar

from clauses.model import Clause
from clauses.model import Document
from versions.errors import NotFoundError
from versions.format.layout import DamagedFileError
from versions.format.layout import document_path
from versions.git.left_out import DAMAGE
from versions.git.repository import MAIN
from versions.git.tags import version_name
from versions.git.tags import version_ref
from versions.index.moment import Moment
from versions.readership import Reader
from versions.readership import Readership
from versions.readership import may_read
from versions.readership import of_stage
from versions.records.people import shown
from versions.records.releases import ReleasedComparison
from versions.records.texts import Decision
from versions.records.texts import DocumentRecord
from versions.stages import NOW
from versions.stages import Audience
from versions.stages import DocumentInfo
from versions.stages import Family
from versions.stages import Version

_Answer = TypeVar("_Answer")

LATEST = "latest"
"""The newest version; for the base of an edit, whatever stands."""


class UnknownDocumentError(NotFoundError):
    """There is no such document, or not for this reader."""

    def __init__(self, document: str) -> None:
        super().__init__(f"{document}: there is no such document")
        self.document = document


class UnknownVersionError(NotFoundError):
    """There is no such version of a document, or not for this reader."""

    def __init__(self, document: str, version: str) -> None:
        super().__init__(f"{document}@{version}: there is no such version")
        self.document = document
        self.version = version


class UnknownClauseError(NotFoundError):
    """There is no such clause, or not for this reader."""

    def __init__(self, document: str, clause: str) -> None:
        super().__init__(f"{document}/{clause}: there is no such clause")
        self.document = document
        self.clause = clause


class Seen:
    """A store as somebody sees it. What they may not see does not exist in here."""

    def __init__(self, moment: Moment, reader: Reader) -> None:
        self._moment = moment
        self._texts = moment.readers.texts
        self.reader = reader

    def __reduce__(self) -> "tuple[type[Self], tuple[Moment, Reader]]":
        """Elsewhere it shows the same to the same reader."""
        return type(self), (self._moment, self.reader)

    def once(self, question: Hashable, answer: Callable[[], _Answer]) -> _Answer:
        """Answer a question of this reader, worked out anew only when the store has changed.

        Args:
            question: Everything that the answer depends on, besides reader and store.
            answer: Works it out.
        """
        asked = (self.reader, question)
        return self._moment.readers.answered.once(self._moment.tips, asked, answer)

    def readable(self, document: str, answer: Callable[[], _Answer]) -> _Answer | None:
        """Ask about a document; nothing where it cannot be read, which `left_out` tells.

        Args:
            document: Its id; empty where it may be any of them.
            answer: Works out the answer.
        """
        try:
            return answer()
        except DAMAGE as error:
            path = document_path(document).rstrip("/")
            self._texts.left_out.add(self._moment.tips.texts, path, error)
            return None

    @property
    def left_out(self) -> tuple[str, ...]:
        """What could not be read and was left out of the answers so far, by its paths."""
        readers, tips = self._moment.readers, self._moment.tips
        met = {
            **self._texts.left_out.of([tips.texts]),
            **readers.versions.left_out.of(tips.tags.values()),
            **readers.records.left_out.of([self._moment.notes_tree]),
        }
        of_index = self._moment.chronicle.left_out
        return tuple(sorted({*met, *(of_index if self.within else [MAIN] * bool(of_index))}))

    @property
    def within(self) -> bool:
        """Whether the reader is of the working group, which sees everything."""
        return self.reader.audience is Audience.DRAFT

    @cached_property
    def family(self) -> Family:
        """The family's id and title."""
        return self._texts.family(self._moment.texts_tree)

    @cached_property
    def decisions(self) -> Sequence[Decision]:
        """Every decision on the text being worked on, oldest first; the working group's alone."""
        return self._moment.chronicle if self.within else ()

    @cached_property
    def _positions(self) -> Mapping[str, int]:
        return self._moment.chronicle.versions()

    @cached_property
    def all_versions(self) -> tuple[Version, ...]:
        """The versions of every document, oldest first."""
        visible = filter(self._may_read_version, self._everything.values())
        ordered = sorted(visible, key=self._order)
        return tuple(self._with_name(version) for version in ordered)

    @cached_property
    def _everything(self) -> Mapping[str, Version]:
        """Every version there is, whoever may read it, by the name of its tag."""
        return self._moment.readers.versions.all(self._moment.tips.tags)

    def _may_read_version(self, version: Version) -> bool:
        readers = self._moment.readers.records.readers(self._moment.notes_tree)
        return may_read(self.reader, readers.get(version_name(version)) or of_stage(version.stage))

    def readers(self, document: str, version: str) -> Readership:
        """Who may read a version; the working group's alone to know.

        Raises:
            NotFoundError: There is no such document or version for this reader.
        """
        found = self.version(document, version)
        if not self.within:
            raise UnknownVersionError(document, version)
        named = self._moment.readers.records.readers(self._moment.notes_tree)
        return named.get(version_name(found)) or of_stage(found.stage)

    @cached_property
    def all_comparisons(self) -> tuple[ReleasedComparison, ...]:
        """The released comparisons this reader may read, whatever they may read of versions."""
        released = self._moment.readers.records.comparisons(self._moment.notes_tree)
        return tuple(
            one
            for one in released
            if may_read(self.reader, one.readers) and set(one.tags) <= self._everything.keys()
        )

    def comparisons(self, document: str) -> tuple[ReleasedComparison, ...]:
        """The comparisons of a document that are released to this reader."""
        return tuple(one for one in self.all_comparisons if one.document == document)

    def _order(self, version: Version) -> tuple[int, date, str]:
        """Versions that no readable decision names come first: none of them is the latest."""
        name = version_name(version)
        return self._positions.get(name, -1), version.date, name

    def _with_name(self, version: Version) -> Version:
        by = self.name(version.by)
        return Version(version.id, version.document, version.stage, version.date, version.title, by)

    @cached_property
    def _names(self) -> Mapping[str, str]:
        people = self._moment.readers.records.people(self._moment.notes_tree)
        return {person.key: person.name for person in people}

    def name(self, by: str) -> str:
        """The name behind an author; persons are named to the working group alone."""
        return shown(by, self._names if self.within else {})

    @cached_property
    def now(self) -> Mapping[str, str]:
        """The documents being worked on, for those who may see that."""
        return self._texts.documents(self._moment.texts_tree) if self.within else {}

    @cached_property
    def _documents(self) -> Mapping[str, DocumentInfo]:
        versions: dict[str, list[Version]] = {}
        for version in self.all_versions:
            versions.setdefault(version.document, []).append(version)
        for document in (*self.now, *(one.document for one in self.all_comparisons)):
            versions.setdefault(document, [])
        asked = {name: partial(self._record, name, found) for name, found in versions.items()}
        told = {name: self.readable(name, ask) for name, ask in asked.items()}
        records = {name: record for name, record in told.items() if record}
        return {
            name: DocumentInfo(
                name,
                record.title,
                record.kind,
                record.parent if record.parent in records else None,
                tuple(versions[name]),
            )
            for name, record in records.items()
        }

    def _record(self, name: str, versions: Sequence[Version]) -> DocumentRecord:
        """What is said of a document where it stands now, or stood last."""
        tree = self.now.get(name) or self._tag_tree(versions[-1] if versions else self._last(name))
        return self._texts.record(tree)

    def _last(self, document: str) -> Version:
        """The later version of the last comparison that is released of a document."""
        return self._everything[f"{document}/{self.comparisons(document)[-1].new}"]

    def documents(self) -> tuple[DocumentInfo, ...]:
        """The documents, agreements first and what is under each after it."""
        below: dict[str | None, list[DocumentInfo]] = {}
        for info in self._documents.values():
            below.setdefault(info.parent, []).append(info)
        roots = sorted(below.get(None, ()), key=lambda info: info.kind != "agreement")
        return tuple(one for root in roots for one in _with_all_below(root, below))

    def versions(self, document: str) -> tuple[Version, ...]:
        """The versions of a document, oldest first.

        Raises:
            UnknownDocumentError: There is no such document for this reader.
        """
        if document not in self._documents:
            raise UnknownDocumentError(document)
        return self._documents[document].versions

    def version(self, document: str, version: str, beside: str = "") -> Version:
        """One version of a document; ``latest`` is the newest.

        Args:
            document: Its id.
            version: A version's id or ``latest``.
            beside: The version it is compared with. Where their comparison is released a reader
                meets the version in it, and nowhere else.

        Raises:
            UnknownDocumentError: There is no such document for this reader.
            UnknownVersionError: There is no such version of it for this reader.
        """
        known = self.versions(document)
        if version == LATEST and known:
            return known[-1]
        for candidate in known:
            if candidate.id == version:
                return candidate
        if any(one.shows(document, version, beside) for one in self.all_comparisons):
            return self._with_name(self._everything[f"{document}/{version}"])
        raise UnknownVersionError(document, version)

    def tree(self, document: str, version: str, beside: str = "") -> str:
        """The folder of a document in a version, ``latest`` or ``now``; see `version`.

        Raises:
            UnknownDocumentError: There is no such document for this reader.
            UnknownVersionError: There is no such version of it for this reader.
        """
        if version == NOW and document in self.now:
            return self.now[document]
        return self._tag_tree(self.version(document, version, beside))

    def _tag_tree(self, version: Version) -> str:
        return self._moment.readers.versions.tree(self._moment.tips.tags[version_name(version)])

    def document(self, document: str, version: str, beside: str = "") -> Document:
        """A document as it stands in a version; clauses carry ids and numbers.

        Args:
            document: Its id.
            version: A version's id, ``latest`` or ``now``.
            beside: The version it is compared with; see `version`.

        Raises:
            UnknownDocumentError: There is no such document for this reader.
            UnknownVersionError: There is no such version of it for this reader.
        """
        return self._texts.document(self.tree(document, version, beside))

    def says(self, document: str, version: str, words: str) -> bool:
        """Whether some clause of a version has some words.

        Raises:
            NotFoundError: There is no such document or version for this reader.
        """
        return words in self._texts.said(self.tree(document, version))

    def clause(self, document: str, version: str, name: str) -> Clause:
        """A clause by id or slug, as it stands in a version.

        Raises:
            NotFoundError: There is no such document, version or clause for this reader.
        """
        tree = self.tree(document, version)
        found = self._texts.clause(tree, self.clause_id(document, version, name))
        if found is None:
            raise UnknownClauseError(document, name)
        return found

    def slugs(self, document: str, version: str, beside: str = "") -> Mapping[str, str]:
        """What each clause of a version is called in addresses, by id; see `version`.

        Raises:
            NotFoundError: There is no such document or version for this reader.
        """
        return self._texts.slugs(self.tree(document, version, beside))

    def clause_id(self, document: str, version: str, name: str, beside: str = "") -> str:
        """The id of a clause that is named by id or by its slug in a version; see `version`.

        Raises:
            NotFoundError: There is no such document, version or clause for this reader.
        """
        tree = self.tree(document, version, beside)
        if any(place.clause_id == name for place in self._texts.places(tree)):
            return name
        for clause_id, slug in self.slugs(document, version, beside).items():
            if slug == name:
                return clause_id
        raise UnknownClauseError(document, name)

    def above(self, document: str, version: str, clause_id: str) -> tuple[str, ...]:
        """The clauses that a clause of a version stands under, the outermost first.

        Raises:
            NotFoundError: There is no such document or version for this reader.
        """
        return self._texts.above(self.tree(document, version), clause_id)

    def trees(self, document: str) -> Mapping[str, str]:
        """Every visible state of a document, oldest first: versions, and ``now`` for those within.

        Raises:
            UnknownDocumentError: There is no such document for this reader.
        """
        found = {version.id: self._tag_tree(version) for version in self.versions(document)}
        if document in self.now:
            found[NOW] = self.now[document]
        return found

    def last_with(self, document: str, clause_id: str) -> str:
        """The newest visible state of a document that has a clause.

        Raises:
            UnknownDocumentError: There is no such document for this reader.
            UnknownClauseError: No visible state of it has the clause.
        """
        for version, tree in reversed(list(self.trees(document).items())):
            if any(place.clause_id == clause_id for place in self._texts.places(tree)):
                return version
        raise UnknownClauseError(document, clause_id)

    def position(self, document: str, version: str, beside: str = "") -> int:
        """Where in the decisions a version was made; of ``now`` the last.

        Raises:
            NotFoundError: There is no such document or version for this reader.
            DamagedFileError: No decision that can be read names the version.
        """
        if version == NOW:
            return len(self.decisions) - 1
        name = version_name(self.version(document, version, beside))
        if name not in self._positions:
            raise DamagedFileError(version_ref(name), "no decision that can be read names it")
        return self._positions[name]


def _with_all_below(
    info: DocumentInfo, below: Mapping[str | None, Sequence[DocumentInfo]]
) -> Iterator[DocumentInfo]:
    yield info
    for child in below.get(info.id, ()):
        yield from _with_all_below(child, below)
