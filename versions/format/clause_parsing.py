"""Reads the lines of a clause's file. The format is told in docs/format.md."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import replace

from clauses.model import Block
from clauses.model import Cell
from clauses.model import Item
from clauses.model import Note
from clauses.model import NoteKind
from clauses.model import Paragraph
from clauses.model import Run
from clauses.model import Table
from versions.format import clause_signs
from versions.format.clause_labels import Labels

_ITEM = re.compile(r"((?:  )*)([-+]) (.*)\Z", re.DOTALL)
_LABEL = re.compile(
    r"\{label ((?:[^\\{}]|\\[!-~]|" + clause_signs.CODE + r")*)\} (.*)\Z", re.DOTALL
)
_NOTE = re.compile(rf"\[\^({clause_signs.SAFE})( endnote)?\]:(?: (.*))?\Z", re.DOTALL)
_CELL = re.compile(r"\|([0-9]{0,9})(?: (.*))?\Z", re.DOTALL)
_MARKUP = re.compile(r"[\\*\[\]{}]")
_TOKEN = re.compile(
    rf"""
    (?P<text>[^\\*\[\]{{}}]+)
  | \\(?P<sign>[!-~\n])
  | (?P<stars>\*{{1,3}})
  | \[\^(?P<note>{clause_signs.SAFE})\]
  | (?P<opened>\[)
  | \]\(<(?P<link>{clause_signs.SAFE})>\)
  | \{{U\+(?P<code>[0-9A-F]{{4,6}})\}}
  | \{{(?P<script>su[pb])\|
  | (?P<closed>\}})
  | (?P<boundary>\{{\+\}})
  | \{{note[ ](?P<key>{clause_signs.SAFE})\|(?P<noted>{clause_signs.SAFE})\}}
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Content:
    """What a clause's file holds; level, number and id lie elsewhere."""

    heading: str
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...]


def content_of(lines: list[str]) -> Content:
    """Read the lines of a clause's file.

    Raises:
        ValueError: They are not what the format knows.
    """
    if lines[0] != "#" and not lines[0].startswith("# "):
        raise ValueError(f"no heading: {lines[0]!r}")
    end = next((at for at, line in enumerate(lines) if _NOTE.match(line)), len(lines))
    heading = clause_signs.read(lines[0][2:])
    return Content(heading, _blocks(lines[1:end]), tuple(_notes(lines[end:])))


def _notes(lines: list[str]) -> Iterator[Note]:
    starts = [at for at, line in enumerate(lines) if _NOTE.match(line)]
    for start, end in _stretches(starts, len(lines)):
        found = _NOTE.match(lines[start])
        if found is None:
            raise ValueError(lines[start])
        kind = NoteKind.ENDNOTE if found[2] else NoteKind.FOOTNOTE
        blocks = _hanging(found[3], lines[start + 1 : end])
        yield Note(clause_signs.read(found[1]), blocks, kind)


def _hanging(first: str | None, further: list[str]) -> tuple[Block, ...]:
    return _blocks([first or "", *(line[2:] for line in further)])


def _blocks(lines: list[str]) -> tuple[Block, ...]:
    blocks: list[Block] = []
    labels = Labels()
    at = 0
    while at < len(lines):
        line = lines[at]
        if not line:
            labels = Labels()
            at += 1
        elif line.startswith("|==="):
            end = lines.index("|===", at + 1)
            blocks.append(Table(tuple(_rows(lines[at + 1 : end])), line == "|=== headed"))
            at = end + 1
        else:
            end = _end(lines, at)
            blocks.append(_words(lines[at:end], labels))
            at = end
    return tuple(blocks)


def _end(lines: list[str], start: int) -> int:
    for at in range(start + 1, len(lines)):
        if not lines[at] or _ITEM.match(lines[at]):
            return at
    return len(lines)


def _words(lines: list[str], labels: Labels) -> Paragraph | Item:
    found = _ITEM.match(lines[0])
    if found is None:
        return Paragraph(_runs("\n".join(lines)))
    indent, mark, first = found.groups()
    level, ordered = len(indent) // 2, mark == "+"
    label = labels.expected(level, ordered)
    named = _LABEL.match(first) if first.startswith("{label ") else None
    if named is not None:
        label, first = clause_signs.read(named[1]), named[2]
    labels.seen(level, ordered, label)
    further = [line[len(indent) + 2 :] for line in lines[1:]]
    return Item(_runs("\n".join([first, *further])), level, ordered, label)


def _rows(lines: list[str]) -> Iterator[tuple[Cell, ...]]:
    starts = [at for at, line in enumerate(lines) if line == "|-"]
    for start, end in _stretches(starts, len(lines)):
        yield tuple(_cells(lines[start + 1 : end]))


def _cells(lines: list[str]) -> Iterator[Cell]:
    starts = [at for at, line in enumerate(lines) if line.startswith("|")]
    for start, end in _stretches(starts, len(lines)):
        found = _CELL.match(lines[start])
        if found is None:
            raise ValueError(lines[start])
        yield Cell(_hanging(found[2], lines[start + 1 : end]), int(found[1] or 1))


def _stretches(starts: list[int], end: int) -> Iterator[tuple[int, int]]:
    return zip(starts, [*starts, end][1:], strict=True)


def _runs(markup: str) -> tuple[Run, ...]:
    if not _MARKUP.search(markup):
        return (Run(markup.replace("\n", " ")),)
    return () if markup == "{}" else tuple(_Runs(markup).all())


class _Runs:
    """Reads the markup of a block: a look that is turned on and off, and the text under it."""

    def __init__(self, markup: str) -> None:
        self._markup = markup
        self._runs: list[Run] = []
        self._text: list[str] = []
        self._bold = self._italic = False
        self._script = ""
        self._linked: int | None = None

    def all(self) -> list[Run]:
        at = 0
        while at < len(self._markup):
            found = _TOKEN.match(self._markup, at)
            if found is None:
                raise ValueError(f"nothing begins like this: {self._markup[at : at + 20]!r}")
            self._take(found)
            at = found.end()
        self._emit()
        if self._bold or self._italic or self._script or self._linked is not None:
            raise ValueError(f"a look is left open: {self._markup!r}")
        return self._runs

    def _take(self, found: re.Match[str]) -> None:
        kind = found.lastgroup
        if kind == "text":
            self._text.append(found[0].replace("\n", " "))
        elif kind == "sign":
            self._text.append(found["sign"])
        elif kind == "code":
            self._text.append(clause_signs.character(found["code"]))
        elif kind == "boundary":
            self._add("".join(self._text))
        else:
            self._emit()
            self._turn(found, kind or "")

    def _turn(self, found: re.Match[str], kind: str) -> None:
        if kind == "stars":
            self._bold ^= len(found[0]) > 1
            self._italic ^= len(found[0]) != len("**")
        elif kind == "note":
            self._add("", clause_signs.read(found["note"]))
        elif kind == "noted":
            self._add(clause_signs.read(found["noted"]), clause_signs.read(found["key"]))
        elif kind == "script":
            self._set_script(found["script"])
        elif kind == "closed":
            self._set_script("")
        elif kind == "opened":
            self._open_link()
        else:
            self._close_link(clause_signs.read(found["link"]))

    def _set_script(self, script: str) -> None:
        if bool(script) is bool(self._script):
            raise ValueError(f"a brace too many: {self._markup!r}")
        self._script = script

    def _open_link(self) -> None:
        if self._linked is not None:
            raise ValueError(f"a link in a link: {self._markup!r}")
        self._linked = len(self._runs)

    def _close_link(self, link: str) -> None:
        if self._linked is None:
            raise ValueError(f"a link that begins nowhere: {self._markup!r}")
        self._runs[self._linked :] = [replace(run, link=link) for run in self._runs[self._linked :]]
        self._linked = None

    def _emit(self) -> None:
        if self._text:
            self._add("".join(self._text))

    def _add(self, text: str, note: str = "") -> None:
        self._runs.append(Run(text, self._bold, self._italic, self._script, "", note))
        self._text = []
