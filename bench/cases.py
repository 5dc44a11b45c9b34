"""Six things that happen to whole clauses, and what is marked of each."""

from collections.abc import Iterator
from dataclasses import dataclass

from clauses.changes import Op
from clauses.compare import compare
from clauses.compare import summary
from clauses.model import Clause
from clauses.model import Document
from clauses.model import Paragraph
from clauses.model import Run

_Text = tuple[str, str]

LAKARE = ("Läkare", "Regionen ansvarar för att läkare kan nås på telefon dygnet runt.")
PLAN = ("Plan", "Kommunen upprättar en samordnad individuell plan inom sju dagar.")
KOSTNAD = ("Kostnad", "Parterna delar lika på kostnader för gemensam utbildning varje år.")
TVIST = ("Tvist", "Tvister löses i första hand av samrådsorganet på begäran av en part.")
_BOTH = ("Läkare", f"{LAKARE[1]}\n{PLAN[1]}")


@dataclass(frozen=True, slots=True)
class Case:
    """Two documents and what they are an example of."""

    name: str
    old: Document
    new: Document


@dataclass(frozen=True, slots=True)
class Shown:
    """What became of the clauses, and how many characters are marked."""

    kinds: dict[str, int]
    struck: int
    added: int


def _document(*texts: _Text) -> Document:
    """Clauses of one paragraph a line, numbered as they stand."""
    return Document("Avtal", tuple(_clause(at, *text) for at, text in enumerate(texts, start=1)))


def _clause(at: int, heading: str, text: str) -> Clause:
    blocks = tuple(Paragraph((Run(line),)) for line in text.split("\n"))
    return Clause(heading, 1, str(at), blocks)


_OLD = _document(LAKARE, PLAN, KOSTNAD, TVIST)
_EDITED = ("Tvist", TVIST[1].replace("samrådsorganet", "styrgruppen"))
CASES = (
    Case("a clause moved", _OLD, _document(TVIST, LAKARE, PLAN, KOSTNAD)),
    Case("moved, one word changed", _OLD, _document(_EDITED, LAKARE, PLAN, KOSTNAD)),
    Case("one clause split in two", _document(_BOTH, KOSTNAD), _document(LAKARE, PLAN, KOSTNAD)),
    Case("two clauses merged", _document(LAKARE, PLAN, KOSTNAD), _document(_BOTH, KOSTNAD)),
    Case("a clause inserted, the rest renumbered", _document(LAKARE, KOSTNAD, TVIST), _OLD),
    Case("two clauses swapped", _OLD, _document(LAKARE, KOSTNAD, PLAN, TVIST)),
)


def shown(case: Case) -> Shown:
    """Compare a case; text of clauses counts, their headings do not."""
    comparison = compare(case.old, case.new)
    kinds = {kind: count for kind, count in summary(comparison).items() if count and kind != "same"}
    hunks = [hunk for change in comparison.changes for hunk in change.hunks]
    struck, added = (
        sum(len(hunk.text) for hunk in hunks if hunk.op is op) for op in (Op.DELETE, Op.INSERT)
    )
    return Shown(kinds, struck, added)


def rows() -> Iterator[str]:
    """The table, a line at a time."""
    yield "| case | said | characters struck | added |"
    yield "|---|---|---:|---:|"
    for case in CASES:
        found = shown(case)
        said = ", ".join(f"{kind} {count}" for kind, count in found.kinds.items())
        yield f"| {case.name} | {said} | {found.struck} | {found.added} |"
