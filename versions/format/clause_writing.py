"""Writes a clause as the lines of its file. The format is told in docs/format.md."""

import re
from collections.abc import Iterator

from clauses.model import Block
from clauses.model import Cell
from clauses.model import Clause
from clauses.model import Item
from clauses.model import Note
from clauses.model import NoteKind
from clauses.model import Run
from clauses.model import Table
from versions.format import clause_signs
from versions.format.clause_labels import Labels

_ABBREVIATED = """
    art. avd. bil. bl.a. bl. ca. d.v.s. dir. dnr. dvs. e.d. e.dyl. enl. etc. ev. ex. f. ff. f.d.
    f.n. fr.o.m. fr. fig. följ. förk. gm. hr. inkl. ink. ind. i.e. e.g. jfr. jmf. kap. kl. kr.
    m.a.o. m.fl. m.m. max. mdr. milj. min. mom. mr. mrs. ms. m.v. n.b. no. nr. nos. o.d. o.dyl.
    o.s.v. obs. osv. p. p.g.a. par. para. pga. prop. punkt. resp. s. s.a. s.k. sec. sid. sign.
    skr. sk. st. stk. str. t.ex. t.h. t.o.m. t.v. t. tab. tel. tfn. tr. u.a. utg. v.g. vs. ä.
"""
ABBREVIATIONS = frozenset(_ABBREVIATED.split())
"""Words whose full stop ends no sentence; frozen with the format."""

_SENTENCE_END = re.compile(
    r"(?<![^\s])([^\s]*?)([.!?])([)\"”’»*}\]>]*) (?=([*\[(\"”«‘’]|\{su[pb]\|)*([^\W\d_]))"
)
_BREAK_BEFORE_NOTHING = re.compile(r"\\\n(?=\Z| |\\\n)")
_MARKERS = ("-", "+", "#", "|")


def lines_of(clause: Clause) -> Iterator[str]:
    """The lines of a clause's file.

    Raises:
        ValueError: A block is not one the format knows.
    """
    heading = clause_signs.in_line(clause.heading)
    yield f"# {heading}" if heading else "#"
    below = list(_blocks(clause.blocks))
    if below:
        yield ""
        yield from below
    for note in clause.notes:
        yield ""
        yield from _note(note)


def _blocks(blocks: tuple[Block, ...]) -> Iterator[str]:
    labels = Labels()
    previous: Block | None = None
    for block in blocks:
        listed = isinstance(block, Item) and isinstance(previous, Item)
        if previous is not None and not listed:
            yield ""
        if not listed:
            labels = Labels()
        yield from _block(block, labels)
        previous = block


def _block(block: Block, labels: Labels) -> Iterator[str]:
    if isinstance(block, Table):
        yield from _table(block)
    elif isinstance(block, Item):
        yield from _item(block, labels)
    else:
        yield from _inline(block.runs)


def _item(item: Item, labels: Labels) -> Iterator[str]:
    if item.level < 0:
        raise ValueError(f"level {item.level}")
    mark = "+ " if item.ordered else "- "
    if item.label != labels.expected(item.level, item.ordered):
        mark += f"{{label {clause_signs.in_line(item.label)}}} "
    labels.seen(item.level, item.ordered, item.label)
    indent = "  " * item.level
    for line in _inline(item.runs):
        yield indent + mark + line
        mark = "  "


def _table(table: Table) -> Iterator[str]:
    yield "|=== headed" if table.headed else "|==="
    for row in table.rows:
        yield "|-"
        for cell in row:
            yield from _cell(cell)
    yield "|==="


def _cell(cell: Cell) -> Iterator[str]:
    if cell.columns < 1:
        raise ValueError(f"{cell.columns} columns")
    mark = "|" if cell.columns == 1 else f"|{cell.columns}"
    yield from _hanging(mark, cell.blocks)


def _note(note: Note) -> Iterator[str]:
    kind = "" if note.kind is NoteKind.FOOTNOTE else f" {note.kind.value}"
    yield from _hanging(f"[^{clause_signs.in_name(note.key)}{kind}]:", note.blocks)


def _hanging(mark: str, blocks: tuple[Block, ...]) -> Iterator[str]:
    """Blocks after a mark, every further line two spaces in."""
    lines = list(_blocks(blocks))
    yield f"{mark} {lines[0]}" if lines else mark
    for line in lines[1:]:
        yield f"  {line}" if line else ""


def _inline(runs: tuple[Run, ...]) -> Iterator[str]:
    """Runs as lines, one a sentence."""
    markup = "".join(_marked(runs)) or "{}"
    markup = _BREAK_BEFORE_NOTHING.sub(clause_signs.written_out("\n"), markup)
    markup = _SENTENCE_END.sub(_sentence, markup)
    for line in markup.split("\n"):
        safe = f"\\{line}" if line.startswith(_MARKERS) else line
        yield clause_signs.outer_spaces_written(safe)


def _sentence(found: re.Match[str]) -> str:
    word, stop, closing, _, first = found.groups()
    whole = word + stop + closing
    shown = re.sub(r"[*\[\]{}(\"”’»«\\]", "", word).lower() + stop
    initial = len(shown) == len("A.") and shown[0].isalpha()
    if not first.isupper() or (stop == "." and (initial or shown in ABBREVIATIONS)):
        return whole + " "
    return whole + "\n"


def _marked(runs: tuple[Run, ...]) -> Iterator[str]:
    before = Run("")
    after_note = False
    for index, run in enumerate(runs):
        yield from _turn(before, run)
        if run.note:
            yield _noted(run)
        else:
            text = clause_signs.in_text(run.text).replace("\n", "\\\n")
            yield "\\" + text if after_note and text.startswith(":") else text
            yield _boundary(run, runs[index + 1] if index + 1 < len(runs) else None)
        after_note = bool(run.note) and not run.text
        before = run
    yield from _turn(before, Run(""))


def _noted(run: Run) -> str:
    key = clause_signs.in_name(run.note)
    if not run.text:
        return f"[^{key}]"
    return f"{{note {key}|{clause_signs.in_name(run.text)}}}"


def _boundary(run: Run, following: Run | None) -> str:
    """Mark where a run ends that could not be told from what stands beside it."""
    joined = following is not None and not following.note and _look(following) == _look(run)
    return "{+}" if joined or not run.text else ""


def _look(run: Run) -> tuple[bool, bool, str, str]:
    return run.bold, run.italic, run.script, run.link


def _turn(before: Run, after: Run) -> Iterator[str]:
    """Close and open what differs in look between two neighbours."""
    script = before.script != after.script or before.link != after.link
    if before.script and script:
        yield "}"
    if before.link and before.link != after.link:
        yield f"](<{clause_signs.in_name(before.link)}>)"
    stars = "**" * (before.bold != after.bold) + "*" * (before.italic != after.italic)
    yield stars
    if after.link and before.link != after.link:
        yield "["
    if after.script and script:
        yield f"{{{_script(after.script)}|"


def _script(script: str) -> str:
    if script not in ("sup", "sub"):
        raise ValueError(f"script {script!r}")
    return script
