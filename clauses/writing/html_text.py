"""Marked text as HTML, for the pages of a service."""

import re
from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from html import escape
from itertools import groupby

from clauses.changes import Op
from clauses.changes import Sort
from clauses.writing.labels import OTHER
from clauses.writing.labels import Say
from clauses.writing.labels import english
from clauses.writing.labels import passage_anchor
from clauses.writing.labels import passage_label
from clauses.writing.labels import sign
from clauses.writing.marked import MarkedBlock
from clauses.writing.marked import MarkedCell
from clauses.writing.marked import MarkedRun
from clauses.writing.marked import Passing
from clauses.writing.parted import HEADING

DEEPEST = 6
"""The deepest level that stylesheets have a place for."""

SAFE_LINKS = ("https://", "http://", "mailto:")
"""What an address outside the page may begin with."""
TAGS = {Op.DELETE: ("del", "Struck:"), Op.INSERT: ("ins", "Added:")}
"""The elements of struck and added text, and what is said before them."""

_SIGN = re.compile(r"\d+(?: [a-z])? (?:§§?|kap\.)")
"""A number with the sign it belongs to: ``16 kap.``, ``1 a §``, ``2 §§``."""

End = tuple[int, Op]
"""Which moved text, and whether the place it left or the one it came to."""
Wrap = Callable[[MarkedRun, str], str]
"""Puts something around the HTML of a run that was kept."""


@dataclass(frozen=True, slots=True)
class Voice:
    """How marks are told to those who do not see them."""

    language: str = "en"
    say: Say = english
    wrap: Wrap | None = None
    ends: Mapping[End, str] = field(default_factory=dict)
    """Where the ends of moved texts can be read that are within reach of the page."""
    spoken: dict[Op, str] = field(init=False)
    """What is said before struck and before added words, as HTML."""

    def __post_init__(self) -> None:
        spoken = {op: _spoken(self.say(phrase), self.language) for op, (_, phrase) in TAGS.items()}
        object.__setattr__(self, "spoken", spoken)


def _spoken(words: str, language: str) -> str:
    return f'<span class="unseen" lang="{escape(language)}">{escape(words)} </span>'


def write_blocks(blocks: Sequence[MarkedBlock], voice: Voice, level: int = 4) -> str:
    """Write paragraphs, lists and tables; `level` is that of headings among them."""
    return "".join(_blocks(blocks, voice, level))


def _blocks(blocks: Sequence[MarkedBlock], voice: Voice, level: int) -> Iterator[str]:
    for kind, group in groupby(blocks, key=lambda block: block.kind):
        if kind == "item":
            yield _items(tuple(group), voice)
            continue
        for block in group:
            if kind == "table":
                yield _table(block, voice)
            elif kind == HEADING:
                yield _seam(block, voice, level)
            else:
                yield f"<p>{write_runs(block.runs, voice)}</p>\n"


def _seam(block: MarkedBlock, voice: Voice, level: int) -> str:
    """The heading of another clause within a text that was parted or joined."""
    number = f'<span class="number">{escape(block.label)} </span>' if block.label else ""
    return f'<h{level} class="seam">{number}{write_runs(block.runs, voice)}</h{level}>\n'


def _items(blocks: Sequence[MarkedBlock], voice: Voice) -> str:
    tag = "ol" if blocks[0].ordered else "ul"
    items = "".join(_item(block, voice) for block in blocks)
    return f'<{tag} class="items" role="list">\n{items}</{tag}>\n'


def _item(block: MarkedBlock, voice: Voice) -> str:
    depth = max(0, min(block.level, DEEPEST))
    place = f' class="level-{depth}"' if depth else ""
    return (
        f'<li{place}><span class="label">{escape(block.label or "–")}</span> '
        f"<span>{write_runs(block.runs, voice)}</span></li>\n"
    )


def _table(block: MarkedBlock, voice: Voice) -> str:
    rows = []
    for index, row in enumerate(block.rows):
        tag = "th" if block.headed and index == 0 else "td"
        rows.append(f"<tr>{''.join(_cell(cell, tag, voice) for cell in row)}</tr>\n")
    name = escape(voice.say("Table"))
    return (
        f'<div class="table" role="group" aria-label="{name}" tabindex="0">'
        f"<table>\n{''.join(rows)}</table></div>\n"
    )


def _cell(cell: MarkedCell, tag: str, voice: Voice) -> str:
    span = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
    scope = ' scope="col"' if tag == "th" else ""
    return f"<{tag}{scope}{span}>{write_blocks(cell.blocks, voice, 5)}</{tag}>"


def write_runs(runs: Sequence[MarkedRun], voice: Voice) -> str:
    """Write runs, those with one fate together, so that it is told once."""
    grouped = groupby(runs, key=lambda run: (run.op, run.sort, _passage(run)))
    return "".join(_mark(op, sort, tuple(group), voice) for (op, sort, _), group in grouped)


def _passage(run: MarkedRun) -> int:
    return run.passing.number if run.passing else 0


def _mark(op: Op, sort: Sort | None, runs: Sequence[MarkedRun], voice: Voice) -> str:
    if op is Op.EQUAL:
        wrap = voice.wrap
        return "".join(wrap(run, _run(run)) if wrap else _run(run) for run in runs)
    tag = TAGS[op][0]
    text = "".join(map(_run, runs))
    if passing := runs[0].passing:
        space = " " if passing.first and text[:1].isspace() else ""
        label = _passage_label(op, passing, voice)
        return f'{space}{label}<{tag} class="passed">{text}</{tag}>'
    name = f' class="{sort.value}"' if sort else ""
    return f"<{tag}{name}>{voice.spoken[op]}{text}</{tag}>"


def _passage_label(op: Op, passing: Passing, voice: Voice) -> str:
    """Where moved text went or came from, at its beginning, linked to the other end."""
    language = escape(voice.language)
    if not passing.first:
        return f'<span class="unseen" lang="{language}">{escape(voice.say("Moved:"))} </span>'
    words = escape(passage_label(op, passing.place, voice.say))
    if there := voice.ends.get((passing.number, OTHER[op])):
        words = f'<a href="{escape(there)}">{words}</a>'
    name = passage_anchor(passing.number, op)
    here = f' id="{name}" tabindex="-1"' if (passing.number, op) in voice.ends else ""
    return f'<span class="passed-label"{here} lang="{language}">{words}</span> '


def _run(run: MarkedRun) -> str:
    text = escape(run.text)
    if "\n" in text:
        text = text.replace("\n", "<br>")
    if " §" in text or " kap." in text:
        text = _SIGN.sub(r'<span class="together">\g<0></span>', text)
    look = run.look
    if look.note:
        text = f'<sup class="note-key">{escape(sign(look.note))}</sup>'
    if look.bold:
        text = f"<strong>{text}</strong>"
    if look.italic:
        text = f"<em>{text}</em>"
    if look.link and look.link.startswith((*SAFE_LINKS, "#")):
        text = f'<a href="{escape(look.link)}">{text}</a>'
    if look.script in {"sup", "sub"}:
        text = f"<{look.script}>{text}</{look.script}>"
    return text
