"""A comparison as Markdown with CriticMarkup: ``{--struck--}``, ``{++added++}``, ``{>>why<<}``."""

import re
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from clauses.changes import Attribution
from clauses.changes import Change
from clauses.changes import Comparison
from clauses.changes import Op
from clauses.model import Clause
from clauses.model import Document
from clauses.writing.credited import Told
from clauses.writing.credited import shortened
from clauses.writing.credited import told_credits
from clauses.writing.credited import whose
from clauses.writing.labels import Say
from clauses.writing.labels import english
from clauses.writing.labels import kinds
from clauses.writing.labels import numbers
from clauses.writing.labels import passage_label
from clauses.writing.marked import MarkedBlock
from clauses.writing.marked import MarkedCell
from clauses.writing.marked import MarkedClause
from clauses.writing.marked import MarkedRun
from clauses.writing.marked import shown
from clauses.writing.parted import HEADING
from clauses.writing.parted import inline_by_clause

_MARKS = {Op.EQUAL: ("", ""), Op.DELETE: ("{--", "--}"), Op.INSERT: ("{++", "++}")}
_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~^+]|^-|-$|(?<=-)-)")
_OPENING = re.compile(r"^(\s*\d*)(?:(?<!\d)([-+=])|(?<=\d)([.)])(?=\s|$))", re.MULTILINE)


def write_criticmarkup(
    comparison: Comparison, credit: Attribution | None = None, say: Say = english
) -> str:
    """Write both wordings in one, with what was struck and added marked, and the reasons.

    Signs that mean something in Markdown are escaped, so that no text can add a mark.
    """
    parts = (
        _change(change, comparison, credit, say, _Pen(place, say))
        for place, change in enumerate(comparison.changes, start=1)
    )
    return _pages(comparison.new.title, parts)


def write_markdown(document: Document) -> str:
    """Write a document as Markdown."""
    parts = (
        _Pen(place).clause(shown(clause), clause)
        for place, clause in enumerate(document.clauses, start=1)
    )
    return _pages(document.title, parts)


def _pages(title: str, parts: Iterator[Iterator[str]]) -> str:
    whole = "\n\n".join(line for part in parts for line in part if line.strip())
    opened = whole.startswith("# ")
    return f"{whole}\n" if opened or not title else f"# {_escaped(title)}\n\n{whole}\n"


def _change(
    change: Change, comparison: Comparison, credit: Attribution | None, say: Say, pen: "_Pen"
) -> Iterator[str]:
    clauses = comparison.new_clauses(change) or comparison.old_clauses(change)
    heading, *rest = [*pen.clause(inline_by_clause(change, comparison), clauses[0]), ""]
    remark = ", ".join(filter(None, (*kinds(change, say), numbers(change, comparison))))
    yield f"{heading} {{>>{remark}<<}}".lstrip() if remark else heading
    yield from rest
    if credit and change.kinds:
        yield from (_why(one, say) for one in told_credits(change, comparison, credit))


def _why(told: Told, say: Say) -> str:
    words = "; ".join(shortened(edit) for phrase in told.phrases[:1] for edit in phrase)
    reasons = " ".join(told.credit.reasons) or say("No reason given")
    line = f"{whose(told.credit, say)}, ”{words}”: {reasons}"
    return f"{{>>{_escaped(' '.join(line.split()))}<<}}"


@dataclass(frozen=True, slots=True)
class _Pen:
    """Writes one clause. Notes are named after its place too, for in Markdown each has one name."""

    place: int
    say: Say = english

    def clause(self, marked: MarkedClause, clause: Clause) -> Iterator[str]:
        heading = f"{_escaped(clause.number)} {self._line(marked.heading)}".strip()
        yield f"{'#' * min(6, clause.level + 1)} {heading}" if heading else ""
        yield from self._blocks(marked.blocks, clause.level)
        name = "1"
        for note in marked.notes:
            name = note.label or name
            yield f"[^{self._note(name)}]: {self._line(note.runs)}"

    def _note(self, key: str) -> str:
        return f"{self.place}-{re.sub(r'[^0-9A-Za-z]', '', key)}"

    def _blocks(self, blocks: Sequence[MarkedBlock], level: int) -> Iterator[str]:
        for kind, group in groupby(blocks, key=lambda block: block.kind):
            if kind == "item":
                yield "\n".join(map(self._item, group))
                continue
            for block in group:
                if kind == "table":
                    yield self._table(block)
                elif kind == HEADING:
                    heading = f"{_escaped(block.label)} {self._line(block.runs)}"
                    yield f"{'#' * min(6, level + 1)} {heading.strip()}"
                else:
                    yield _OPENING.sub(r"\1\\\2\3", self._line(block.runs))

    def _item(self, block: MarkedBlock) -> str:
        label = block.label if re.fullmatch(r"\d+[.)]", block.label) else "-"
        said = "" if label == block.label or not block.ordered else f"{_escaped(block.label)} "
        return f"{'    ' * block.level}{label} {said}{self._line(block.runs)}"

    def _table(self, block: MarkedBlock) -> str:
        rows = [[text for cell in row for text in self._cells(cell)] for row in block.rows]
        width = max(map(len, rows), default=0)
        full = [row + [""] * (width - len(row)) for row in rows]
        head = full.pop(0) if block.headed and full else [""] * width
        lines = [head, ["---"] * width, *full]
        return "\n".join(f"| {' | '.join(line)} |" for line in lines)

    def _cells(self, cell: MarkedCell) -> list[str]:
        """A cell, and empty ones for the columns that it spans besides."""
        lines = (self._line(block.runs).replace("\\\n", "<br>") for block in cell.blocks)
        return ["<br>".join(lines), *[""] * (cell.columns - 1)]

    def _line(self, runs: Sequence[MarkedRun]) -> str:
        grouped = groupby(runs, key=lambda run: (run.op, run.passing and run.passing.number))
        return "".join(self._stretch(op, list(group)) for (op, _), group in grouped)

    def _stretch(self, op: Op, runs: Sequence[MarkedRun]) -> str:
        opening, closing = _MARKS[op]
        return f"{opening}{''.join(map(self._run, runs))}{closing}{self._passage(runs[0])}"

    def _passage(self, run: MarkedRun) -> str:
        """Where moved text went or came from, told once."""
        if run.passing is None or not run.passing.first:
            return ""
        return f"{{>>{_escaped(passage_label(run.op, run.passing.place, self.say))}<<}}"

    def _run(self, run: MarkedRun) -> str:
        look = run.look
        if look.note:
            return f"[^{self._note(look.note)}]"
        text = _escaped(run.text).replace("\n", "\\\n")
        if look.script:
            text = f"<{look.script}>{text}</{look.script}>"
        for mark, holds in (("**", look.bold), ("*", look.italic)):
            text = f"{mark}{text}{mark}" if holds and text.strip() else text
        return f"[{text}](<{look.link}>)" if look.link else text


def _escaped(text: str) -> str:
    return _SIGNS.sub(r"\\\1", text)
