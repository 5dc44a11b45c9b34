"""Text without markup: clauses from numbers and blank lines."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field

from clauses.model import Block
from clauses.model import Clause
from clauses.model import Item
from clauses.model import Paragraph
from clauses.model import Reading
from clauses.model import Remark
from clauses.model import RemarkKind
from clauses.model import Run
from clauses.numbering import TypedNumber
from clauses.numbering import typed_number
from clauses.reading.refusal import Refusal
from clauses.reading.refusal import RefusedError
from clauses.reading.whole import whole_reading

LONGEST_HEADING = 120
_ENDED = (".", ",", ";", ":", "?", "!")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff]")
_BULLET = re.compile(r"[^\S\n]*[-–•*][^\S\n]+(?=\S)")
_RULE = re.compile(r"\s*[=\-_*~]{3,}\s*")


def decoded(data: bytes, name: str = "") -> str:
    """The text in some bytes, with line ends made newlines.

    Raises:
        RefusedError: The bytes are no text in UTF-8 or UTF-16.
    """
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        text = data.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise RefusedError(name, Refusal.UNDECODABLE) from error
    if _CONTROLS.search(text):
        raise RefusedError(name, Refusal.UNDECODABLE, "it holds control characters")
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n")


def read_plain_file(data: bytes, name: str = "") -> Reading:
    """Read the bytes of a text without markup.

    Raises:
        RefusedError: They are no text, or there is nothing to be seen in it.
    """
    return read_plain(decoded(data, name), name)


def read_plain(text: str, name: str = "") -> Reading:
    """Read a text without markup.

    Blocks are apart by blank lines. A block that opens with a number is a clause; in a text
    without numbers each block is one.

    Args:
        text: The text.
        name: What its file is called, for the refusal.

    Raises:
        RefusedError: There is nothing to be seen in it.
    """
    blocks = [block.strip("\n") for block in _BLANK_LINE.split(text) if block.strip()]
    opened = [_opening(block) for block in blocks]
    if not any(opened):
        clauses = tuple(Clause("", blocks=(_paragraph(block),)) for block in blocks)
        return whole_reading("", clauses, (Remark(RemarkKind.NO_HEADINGS),), name)
    drafts = list(_drafts(blocks, opened))
    title = drafts[0].heading if drafts[0].level == 0 else ""
    return whole_reading(title, tuple(map(_clause, drafts)), tuple(_guesses(drafts)), name)


@dataclass(slots=True)
class _Draft:
    level: int
    heading: str = ""
    number: str = ""
    blocks: list[Block] = field(default_factory=list)


def _opening(block: str) -> TypedNumber | None:
    first = block.split("\n", 1)[0].strip()
    typed = typed_number(first, heading=_is_short(first))
    return None if typed is None or typed.item else typed


def _is_short(line: str) -> bool:
    return len(line) <= LONGEST_HEADING and not line.endswith(_ENDED)


def _drafts(blocks: list[str], opened: list[TypedNumber | None]) -> Iterator[_Draft]:
    draft = _Draft(0)
    for at, (block, number) in enumerate(zip(blocks, opened, strict=True)):
        if number is not None:
            if draft.heading or draft.blocks or draft.number:
                yield draft
            draft = _numbered(block, number)
        elif at == 0 and _is_short(block) and "\n" not in block:
            draft.heading = block.strip()
        else:
            draft.blocks += _blocks(block)
    yield draft


def _numbered(block: str, number: TypedNumber) -> _Draft:
    first, _, rest = block.strip().partition("\n")
    opening = first.strip()[number.length :].strip()
    rest = rest.lstrip("\n")
    if _RULE.fullmatch(rest.split("\n", 1)[0]):
        rest = rest.partition("\n")[2]
    draft = _Draft(number.depth, number=number.number)
    if _is_short(opening):
        draft.heading = opening
        draft.blocks += [_paragraph(rest)] if rest.strip() else []
    else:
        draft.blocks.append(_paragraph("\n".join(part for part in (opening, rest) if part)))
    return draft


def _blocks(text: str) -> list[Block]:
    """A paragraph or lettered item, or a list where every line opens with a bullet."""
    bullets = [_BULLET.match(line) for line in text.strip().split("\n")]
    if all(bullets):
        lines = [one.string[one.end() :] for one in bullets if one is not None]
        return [Item((Run(line),), label="•") for line in lines]
    typed = typed_number(text.strip())
    if typed is None or not typed.item:
        return [_paragraph(text)]
    return [Item((Run(text.strip()[typed.length :]),), 0, ordered=True, label=typed.number)]


def _paragraph(text: str) -> Paragraph:
    return Paragraph((Run(text.strip()),))


def _clause(draft: _Draft) -> Clause:
    return Clause(draft.heading, draft.level, draft.number, tuple(draft.blocks))


def _guesses(drafts: list[_Draft]) -> Iterator[Remark]:
    for position, draft in enumerate(drafts):
        if draft.heading:
            yield Remark(RemarkKind.GUESSED_HEADING, draft.heading, 0, position)
