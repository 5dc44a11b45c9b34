"""What files are ordered of the store: a version, clean or since another, for whom, in which form.

Pages and the command line order alike; what the readers of a file may not read is left out of it,
and listed for the one who sends it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING

from clauses.changes import Comparison
from clauses.changes import Credit
from clauses.chapters import Chapters
from clauses.writing.labels import names
from service.files.exporting import Source
from service.files.exporting import Wish
from service.files.exporting import clean_file
from service.files.exporting import comparison_file
from service.files.exporting import stored_source
from service.files.sharing import LeftOut
from service.files.sharing import reasons_left_out
from service.files.sharing import shared_source
from service.telling import attribution
from service.telling import version_title
from service.wording import Wording

if TYPE_CHECKING:
    from clauses.changes import Attribution
    from versions.view import View


@dataclass(frozen=True, slots=True)
class Ordered:
    """A file ready to be written, and what it will not hold."""

    write: Callable[[], bytes]
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True)
class Order:
    """What was asked for."""

    sender: "View"
    """The store as the one sees it who sends the file."""
    view: "View"
    """The store as those see it whom the file is for."""
    wording: Wording
    document: str
    version: str
    ending: str
    wish: Wish
    since: str = ""
    """The version since which changes are marked; without one the text has no marks."""
    chapter: str = ""
    """The key of the only chapter that is told of, where the form can leave others out."""
    template: bytes | None = None
    """A Word file whose look a clean Word file takes."""
    for_others: bool = False
    """Whether what its readers may not read is taken out of Word files, and listed."""
    reasons: bool = True
    """Whether the file tells why, besides whose the changes are."""

    @property
    def resolved(self) -> "Order":
        """The same, with the version that is the newest for those readers named."""
        if self.version != "latest":
            return self
        return replace(self, version=self.view.version(self.document, "latest").id)

    @property
    def tips(self) -> tuple[str, str]:
        """What sender and readers see of it: the file is the same until that changes."""
        places = [(self.document, one) for one in (self.since, self.version) if one]
        return self.sender.tips_of(*places), self.view.tips_of(*places)

    def ready(self) -> Ordered:
        """The file, ready to be written.

        Raises:
            NotFoundError: Its readers may not read a version.
        """
        return self._redline(self.since) if self.since else self._clean()

    def _clean(self) -> Ordered:
        source, left = self._source(self.version)
        return Ordered(
            lambda: clean_file(source, self.ending, self.wish, self.template), left_out=left
        )

    def _redline(self, base: str) -> Ordered:
        (old, of_old), (new, of_new) = (
            self._source(base, self.version),
            self._source(self.version, base),
        )
        comparison = self.view.compare(self.document, base, self.document, self.version)
        if self.chapter:
            comparison, named = _extract(comparison, self.chapter)
            new = replace(new, name=f"{new.name}, {self.wording.say('extract')}: {named}")
        whose = self._attribution(self.view, base)
        wish = replace(self.wish, attribution=whose if self.reasons else _without_reasons(whose))
        unsaid = self._unsaid(comparison, base, whose) if self.for_others and self.reasons else ()
        return Ordered(
            lambda: comparison_file(old, new, self.ending, wish, comparison),
            (*of_old, *of_new, *unsaid),
        )

    def _source(self, version: str, beside: str = "") -> tuple[Source, tuple[LeftOut, ...]]:
        """A version as its readers get it, and what of its Word file they do not."""
        title = version_title(self.view, self.wording, self.document, version, beside)
        source = stored_source(self.view, self.document, version, title, beside)
        as_word = self.for_others and self.ending == ".docx"
        return shared_source(source) if as_word else (source, ())

    def _attribution(self, view: "View", base: str) -> "Attribution | None":
        return attribution(view, self.wording, self.document, base, self.version)

    def _unsaid(
        self, comparison: Comparison, base: str, shared: "Attribution | None"
    ) -> tuple[LeftOut, ...]:
        """The reasons that the sender knows and the readers are not told."""
        whole = self._attribution(self.sender, base)
        if whole is None:
            return ()
        return reasons_left_out(comparison, whole, shared or (lambda _edit: Credit()))


def written(order: Order) -> bytes:
    """The file that was ordered: for those who have it written elsewhere.

    Raises:
        NotFoundError: Its readers may not read a version.
    """
    return order.ready().write()


def _without_reasons(whose: "Attribution | None") -> "Attribution | None":
    return None if whose is None else lambda edit: replace(whose(edit), reasons=())


def _extract(comparison: Comparison, chapter: str) -> tuple[Comparison, str]:
    """Only what became of one chapter, and what the chapter is called."""
    known = Chapters.of(comparison)
    changes = tuple(one for one in comparison.changes if known.of_change(one) == chapter)
    first = next(iter(changes), None)
    clauses = first and (comparison.new_clauses(first) or comparison.old_clauses(first))
    return replace(comparison, changes=changes), names(clauses or ())
