"""A paragraph as a line of tokens: words, marks, pictures, fields, references."""

from collections.abc import Callable
from collections.abc import Hashable
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass

from clauses.reading.ooxml import W
from clauses.text import tokens
from clauses.writing.ooxml.names import BREAK
from clauses.writing.ooxml.names import FIELD_MARK
from clauses.writing.ooxml.names import FIELD_TYPE
from clauses.writing.ooxml.names import ID
from clauses.writing.ooxml.names import INSTRUCTION
from clauses.writing.ooxml.names import NOTE_REFERENCES
from clauses.writing.ooxml.names import PPR
from clauses.writing.ooxml.names import REFERENCES
from clauses.writing.ooxml.names import REL_ID
from clauses.writing.ooxml.names import SECTION
from clauses.writing.ooxml.names import SIMPLE_FIELD
from clauses.writing.ooxml.names import TAB
from clauses.writing.ooxml.names import Element
from clauses.writing.ooxml.names import sort_of
from clauses.writing.ooxml.pieces import Flat
from clauses.writing.ooxml.pieces import Flattener
from clauses.writing.ooxml.pieces import Piece
from clauses.writing.ooxml.pieces import Reader
from clauses.writing.ooxml.pieces import Wrap
from clauses.writing.ooxml.pieces import shape_of


@dataclass(slots=True, eq=False)
class Token:
    """What is kept, struck or added as one."""

    key: Hashable
    text: str
    """What a reader of the clause's text counts it as."""
    pieces: tuple[Piece, ...]
    wraps: tuple[Wrap, ...] = ()
    before: tuple[Element, ...] = ()
    """Bookmarks and the like that stand before it."""
    ends: Element | None = None
    """The paragraph whose mark it is, if it is one."""
    field: "Field | None" = None
    """What can be told apart in it, if it is a field."""
    part_of: "tuple[Token, int] | None" = None
    """The field that it is a part of, and where in the field's text it begins."""

    @property
    def plain(self) -> bool:
        """Whether it is text alone."""
        return bool(self.pieces) and all(isinstance(piece.item, str) for piece in self.pieces)


@dataclass(frozen=True, slots=True, eq=False)
class Field:
    """The parts of a field, which are told apart when its result has changed."""

    opening: Sequence[Token]
    """What begins it; its instruction is one token however it is cut."""
    result: Sequence[Token]
    closing: Sequence[Token]
    shown: Hashable
    """Its result, however it is cut."""
    kind: str = ""
    """The first word of its instruction where that is words alone, which can be changed alone."""

    def place_in(self, token: Token) -> None:
        """Tell each part where in a token it stands."""
        at = 0
        for part in (*self.opening, *self.result, *self.closing):
            part.part_of = (token, at)
            at += len(part.text)


@dataclass(slots=True, eq=False)
class Line:
    """A paragraph cut into tokens; the last one is its mark."""

    paragraph: Element
    tokens: list[Token]


def line_of(paragraph: Element, reader: Reader, *, words: bool = True) -> Line:
    """Cut a paragraph into tokens, its mark the last.

    Args:
        paragraph: The paragraph.
        reader: How tokens are told apart.
        words: Cut text into words; otherwise leave it whole where it has one look.
    """
    flat = Flattener(reader)
    flat.read(paragraph, ())
    found = list(_tokens(flat.shown(), reader, tokens if words else _uncut))
    properties = paragraph.find(PPR)
    section = properties.find(SECTION) if properties is not None else None
    key = "\n" if section is None else ("section", *_references(section))
    found.append(Token(key, "\n", (), (), tuple(flat.waiting), paragraph))
    return Line(paragraph, found)


def _references(section: Element) -> list[tuple[str, str, str]]:
    """The headers and footers of a section: it can get no others with its mark kept."""
    return sorted(
        (*sort_of(reference), reference.get(REL_ID, ""))
        for reference in section.iterchildren(*REFERENCES)
    )


_Cut = Callable[[str], list[str]]


def _uncut(text: str) -> list[str]:
    return [text]


def _tokens(flat: list[Flat], reader: Reader, cut: _Cut) -> Iterator[Token]:
    """Fields as one token each, words across runs as one token, all else by itself."""
    at = 0
    while at < len(flat):
        end = _end_of_field(flat, at)
        if end > at:
            yield _field(flat[at:end], reader, cut)
            at = end
            continue
        if not isinstance(flat[at].piece.item, str):
            yield _single(flat[at], reader, cut)
            at += 1
            continue
        end = at + 1
        while end < len(flat) and _goes_on(flat[end], flat[at]):
            end += 1
        yield from _words(flat[at:end], cut)
        at = end


def _goes_on(item: Flat, first: Flat) -> bool:
    return isinstance(item.piece.item, str) and item.wraps == first.wraps and not item.before


def _words(flat: list[Flat], cut: _Cut) -> Iterator[Token]:
    texts = [str(item.piece.item) for item in flat]
    wraps, before = flat[0].wraps, flat[0].before
    source = at = 0
    for word in cut("".join(texts)):
        pieces = []
        missing = len(word)
        while missing:
            taken = texts[source][at : at + missing]
            if taken:
                pieces.append(Piece(flat[source].piece.run, taken))
                missing -= len(taken)
                at += len(taken)
            if at == len(texts[source]):
                source, at = source + 1, 0
        yield Token(_around(word, wraps), word, tuple(pieces), wraps, before)
        before = ()


def _single(flat: Flat, reader: Reader, cut: _Cut) -> Token:
    item = flat.piece.item
    assert not isinstance(item, str)
    if item.tag == SIMPLE_FIELD:
        return _simple_field(flat, item, reader, cut)
    key, text = _key_and_text(item, reader)
    return Token(_around(key, flat.wraps), text, (flat.piece,), flat.wraps, flat.before)


_LETTERS = {TAB: "\t", f"{W}noBreakHyphen": "\u2011", f"{W}softHyphen": "\u00ad", f"{W}cr": "\n"}


def _key_and_text(element: Element, reader: Reader) -> tuple[Hashable, str]:
    tag = element.tag
    if tag == BREAK:
        return (("break", *sorted(element.items())), "\n")
    if tag in _LETTERS:
        return ((tag,), _LETTERS[tag])
    if tag in NOTE_REFERENCES:
        return (("note", tag, element.get(ID)), "")
    return (("element", shape_of(element, reader)), "")


def _end_of_field(flat: list[Flat], start: int) -> int:
    """Where the field that begins here has ended; `start` itself if none does."""
    depth = 0
    for index in range(start, len(flat)):
        item = flat[index].piece.item
        kind = "" if isinstance(item, str) or item.tag != FIELD_MARK else item.get(FIELD_TYPE)
        depth += (kind == "begin") - (kind == "end")
        if flat[index].wraps != flat[start].wraps:
            return start
        if depth == 0:
            return index + 1 if kind == "end" else start
    return start


def _field(flat: list[Flat], reader: Reader, cut: _Cut) -> Token:
    """A field as one token, known by its instruction."""
    opened = _opening(flat)
    code, shown = flat[1 : opened - 1], flat[opened:-1]
    instruction, others = _squeezed(_instruction(code)), tuple(_other_keys(code, reader))
    key = ("field", instruction, *others)
    kind = "" if others else instruction.partition(" ")[0]
    parts = [
        _part("begin", flat[:1]),
        _part("code", code),
        _part("separate", flat[opened - 1 :][:1]),
    ]
    result = list(_tokens(shown, reader, cut))
    return Token(
        _around(key, flat[0].wraps),
        "".join(token.text for token in result),
        tuple(item.piece for item in flat),
        flat[0].wraps,
        tuple(marker for item in flat for marker in item.before),
        field=Field(parts, result, [_part("end", flat[-1:])], _keys_of(result), kind),
    )


def _simple_field(flat: Flat, element: Element, reader: Reader, cut: _Cut) -> Token:
    """A field whose element holds its result."""
    key = ("field", _squeezed(element.get(f"{W}instr", "")))
    wraps = (*flat.wraps, Wrap(element, key))
    inner = Flattener(reader)
    inner.read(element, wraps)
    result = list(_tokens(inner.shown(), reader, cut))
    text = "".join(token.text for token in result)
    opening = [Token(("part", "simple"), "", (), wraps, flat.before)]
    field = Field(opening, result, (), _keys_of(result))
    return Token(
        _around(key, flat.wraps), text, (flat.piece,), flat.wraps, flat.before, field=field
    )


def _keys_of(tokens: Sequence[Token]) -> Hashable:
    """What a result shows, without what stands around its field."""
    return tuple(token.text if token.plain else token.key for token in tokens)


def _around(key: Hashable, wraps: tuple[Wrap, ...]) -> Hashable:
    return (key, tuple(wrap.key for wrap in wraps)) if wraps else key


def _opening(flat: list[Flat]) -> int:
    """How many pieces there are before the result of a field."""
    depth = 0
    for index, item in enumerate(flat):
        kind = "" if isinstance(item.piece.item, str) else item.piece.item.get(FIELD_TYPE)
        depth += (kind == "begin") - (kind == "end")
        if kind == "separate" and depth == 1:
            return index + 1
    return len(flat) - 1


CODE = ("part", "code")
"""The key of the instruction of a field."""


def _part(name: str, flat: list[Flat]) -> Token:
    markers = tuple(marker for item in flat for marker in item.before)
    pieces = tuple(item.piece for item in flat)
    return Token(("part", name), "", pieces, flat[0].wraps if flat else (), markers)


def _instruction(flat: list[Flat]) -> str:
    return "".join(
        item.piece.item.text or ""
        for item in flat
        if not isinstance(item.piece.item, str) and item.piece.item.tag == INSTRUCTION
    )


def _other_keys(flat: list[Flat], reader: Reader) -> Iterator[Hashable]:
    """What there is in an instruction besides words: fields in it, pictures."""
    for item in flat:
        part = item.piece.item
        if isinstance(part, str):
            yield part
        elif part.tag == FIELD_MARK:
            yield part.get(FIELD_TYPE)
        elif part.tag != INSTRUCTION:
            yield _key_and_text(part, reader)[0]


def _squeezed(text: str) -> str:
    return " ".join(text.split())
