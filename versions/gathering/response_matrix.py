"""What came in on a version, laid out: a line a clause, a column a respondent."""

from collections import Counter
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from clauses.chapters import chapter_keys
from clauses.chapters import heads_chapter
from clauses.model import Clause
from versions.gathering.responses import Manner
from versions.gathering.responses import Response
from versions.gathering.responses import Responses
from versions.gathering.sections import WHOLE
from versions.minutes.stances import Stance
from versions.minutes.values import Outcome
from versions.records.proposals import Status
from versions.view import View

WHOLE_CHAPTER = "whole"
"""The key of the chapter that is the document as a whole."""
LATER = "later"
"""The key of the chapter of clauses that the version does not have."""


class Says(StrEnum):
    """What a response says, in one word."""

    FOR = "for"
    AGAINST = "against"
    NO_OBJECTION = "no-objection"
    VIEW = "view"
    PROPOSAL = "proposal"
    COMMENT = "comment"


class Became(StrEnum):
    """What became of a response, in one word."""

    MET = "met"
    PARTLY = "partly"
    NOT = "not"
    DEALT = "dealt"
    """It was dealt with, and nothing says for certain which way."""
    OPEN = "open"


_STANCES = {
    Stance.FOR: Says.FOR,
    Stance.AGAINST: Says.AGAINST,
    Stance.NO_OBJECTION: Says.NO_OBJECTION,
}
_OUTCOMES = {Outcome.MET: Became.MET, Outcome.PARTLY: Became.PARTLY, Outcome.NOT: Became.NOT}


def says(response: Response) -> Says:
    """What a response says, in one word."""
    if response.manner is Manner.PROPOSAL:
        return Says.PROPOSAL
    plain = Says.COMMENT if response.manner is Manner.COMMENT else Says.VIEW
    return _STANCES.get(response.stance, plain)


def became(response: Response) -> Became:
    """What became of a response, in one word."""
    dealt = response.handling or response.status in {Status.SUPERSEDED, Status.WITHDRAWN}
    return _OUTCOMES.get(response.outcome, Became.DEALT if dealt else Became.OPEN)


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody wants to see of it."""

    chapter: str = ""
    respondent: str | None = None
    says: Says | None = None
    became: Became | None = None
    everything: bool = False
    """Clauses and parties of which nothing came in, too."""

    def takes(self, response: Response, chapter: str) -> bool:
        """Whether a response, of a clause in a chapter, is among what is wanted."""
        return (
            self.chapter in ("", chapter)
            and self.respondent in (None, response.respondent)
            and self.says in (None, says(response))
            and self.became in (None, became(response))
        )


@dataclass(frozen=True, slots=True)
class Line:
    """A clause, and what each respondent said of it."""

    clause: Clause | None
    """Nothing for the whole document."""
    heads: bool
    """Whether a chapter begins with it."""
    cells: tuple[tuple[Response, ...], ...]

    @property
    def found(self) -> tuple[Response, ...]:
        """Everything that was said of it."""
        return tuple(one for cell in self.cells for one in cell)

    @property
    def count(self) -> int:
        """How much that is."""
        return sum(map(len, self.cells))


@dataclass(frozen=True, slots=True)
class Matrix:
    """Clauses against respondents."""

    respondents: tuple[str, ...]
    chapters: tuple[tuple[Line, ...], ...]
    """The lines of each chapter."""
    totals: tuple[int, ...]
    """How much each respondent said."""

    @property
    def lines(self) -> tuple[Line, ...]:
        """All of them."""
        return tuple(line for chapter in self.chapters for line in chapter)

    @property
    def count(self) -> int:
        """How much that is."""
        return sum(self.totals)


@dataclass(frozen=True, slots=True)
class _Row:
    clause: Clause | None
    heads: bool
    chapter: str

    @property
    def id(self) -> str:
        return self.clause.id if self.clause else WHOLE


def matrix(view: View, found: Responses, asked: Asked) -> Matrix:
    """Lay out what came in, as far as it is asked for."""
    rows = tuple(_rows(view, found))
    chapter_of = {row.id: row.chapter for row in rows}
    wanted = [one for one in found.found if asked.takes(one, chapter_of[one.clause])]
    columns = _columns(found, wanted, asked)
    said: dict[tuple[str, str], list[Response]] = {}
    for one in wanted:
        said.setdefault((one.clause, one.respondent), []).append(one)
    shown = _shown(rows, {one.clause for one in wanted}, asked)
    chapters = groupby(shown, key=lambda row: row.chapter)
    by = Counter(one.respondent for one in wanted)
    return Matrix(
        columns,
        tuple(tuple(_line(row, columns, said) for row in own) for _, own in chapters),
        tuple(by[column] for column in columns),
    )


def _line(
    row: _Row, columns: Sequence[str], said: Mapping[tuple[str, str], Sequence[Response]]
) -> Line:
    cells = tuple(tuple(said.get((row.id, column), ())) for column in columns)
    return Line(row.clause, row.heads, cells)


def _columns(found: Responses, wanted: Iterable[Response], asked: Asked) -> tuple[str, ...]:
    here = {one.respondent for one in wanted}
    if not asked.everything or asked.respondent is not None:
        return tuple(one for one in found.respondents if one in here)
    return (*found.respondents, *(found.silent or ()))


def _shown(rows: Sequence[_Row], answered: set[str], asked: Asked) -> Iterator[_Row]:
    """The rows of which something came in, or all; the head of a chapter with what is in it."""
    chapters = {row.chapter for row in rows if row.id in answered}
    for row in rows:
        whole = asked.everything and asked.chapter in ("", row.chapter)
        if whole or row.id in answered or (row.heads and row.chapter in chapters):
            yield row


def _rows(view: View, found: Responses) -> Iterator[_Row]:
    """The whole document, the clauses of the version, and later ones that were spoken of."""
    yield _Row(None, False, WHOLE_CHAPTER)
    document = found.document
    for clause, chapter in zip(document.clauses, chapter_keys(document), strict=True):
        yield _Row(clause, heads_chapter(clause), chapter)
    known = {clause.id for clause in document.clauses} | {WHOLE}
    later = dict.fromkeys(one.clause for one in found.found if one.clause not in known)
    yield from (_Row(_standing(view, found, one), False, LATER) for one in later)


def _standing(view: View, found: Responses, clause_id: str) -> Clause:
    """A clause that the version does not have, as it stands where it is newest."""
    document = found.version.document
    last = view.document(document, view.last_with(document, clause_id))
    return next(one for one in last.clauses if one.id == clause_id)


def chapters(view: View, found: Responses) -> tuple[tuple[str, Clause | None, int], ...]:
    """The chapters of which something came in: key, the clause that heads it, and how much."""
    rows = tuple(_rows(view, found))
    chapter_of = {row.id: row.chapter for row in rows}
    count = Counter(chapter_of[one.clause] for one in found.found)
    heads = {row.chapter: row.clause for row in reversed(rows) if row.heads}
    keys = dict.fromkeys(row.chapter for row in rows)
    return tuple((key, heads.get(key), count[key]) for key in keys if count[key])


def tally(found: Responses, clause_id: str) -> Mapping[Says, int]:
    """How many said what of a clause, in the order of `Says`; what nobody said is left out."""
    count = Counter(says(one) for one in found.found if one.clause == clause_id)
    return {one: count[one] for one in Says if count[one]}
