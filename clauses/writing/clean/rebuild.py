"""A paragraph of a Word file given other words; whatever of it stays the same is kept."""

from collections.abc import Iterator
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass

from clauses.changes import Op
from clauses.diffing.cleanup import slid
from clauses.diffing.diff import spans
from clauses.model import Run
from clauses.reading.ooxml import W
from clauses.writing.clean.runs import look
from clauses.writing.ooxml.names import LINK
from clauses.writing.ooxml.names import NOTE_REFERENCES
from clauses.writing.ooxml.names import RPR
from clauses.writing.ooxml.names import RUN
from clauses.writing.ooxml.names import Element
from clauses.writing.ooxml.names import new_element
from clauses.writing.ooxml.pieces import Piece
from clauses.writing.ooxml.pieces import Reader
from clauses.writing.redline.diff import Item
from clauses.writing.redline.emit import written
from clauses.writing.redline.pen import Pen
from clauses.writing.redline.tokens import Token
from clauses.writing.redline.tokens import line_of

_Look = tuple[bool, bool, str]


@dataclass(frozen=True, slots=True)
class Wording:
    """The runs of a paragraph and the number typed before them."""

    typed: str
    runs: tuple[Run, ...]

    def looks(self) -> list[_Look]:
        """How each character of it looks."""
        found: list[_Look] = [(False, False, "")] * len(self.typed)
        for run in self.runs:
            found.extend([(run.bold, run.italic, run.script)] * len(run.text))
        return found


def rebuilt(
    paragraph: Element, was: Wording, now: Wording, fresh: Element, reader: Reader
) -> Element:
    """A paragraph with other words.

    Args:
        paragraph: The paragraph as it is.
        was: How it is read.
        now: How it is to be read.
        fresh: A paragraph with the wanted runs and nothing else.
        reader: Says where links lead.

    Returns:
        A new paragraph. Words that stay keep their runs, pictures and bookmarks stay where they
        are, added words look as their neighbours do.
    """
    left, right = line_of(paragraph, reader).tokens, line_of(fresh, reader).tokens
    mark = left.pop()
    right.pop()
    old_looks, new_looks = list(_first_looks(left, was)), list(_first_looks(right, now))
    old_keys = [_key(token, style) for token, style in zip(left, old_looks, strict=True)]
    new_keys = [_key(token, style) for token, style in zip(right, new_looks, strict=True)]
    tokens: list[Token] = []
    for span in slid(spans(old_keys, new_keys), old_keys, new_keys):
        here = left[span.old_start : span.old_end]
        if span.op is Op.EQUAL:
            tokens.extend(here)
        elif span.op is Op.DELETE:
            tokens.extend(token for token in here if _stays(token))
        else:
            base = _base(left, span.old_start)
            added = zip(
                right[span.new_start : span.new_end],
                new_looks[span.new_start : span.new_end],
                strict=True,
            )
            tokens.extend(_dressed(token, style, base) for token, style in added)
    items = [Item(Op.EQUAL, token) for token in (*tokens, mark)]
    return written(items, Pen(None), _leave)[0]


def _leave(_old: Element, _new: Element) -> None:
    """Leave a text box as it is."""


def _first_looks(tokens: Sequence[Token], wording: Wording) -> Iterator[_Look]:
    """The look of each token's first character."""
    looks = wording.looks()
    at = 0
    for token in tokens:
        yield looks[at] if at < len(looks) else (False, False, "")
        at += len(token.text)


def _key(token: Token, style: _Look) -> object:
    """What makes two tokens the same: words, look and link; a field is known by its result."""
    links = tuple(wrap.key for wrap in token.wraps if wrap.shell.tag == LINK)
    return (token.text, style, links) if token.text else (token.key, links)


def _stays(token: Token) -> bool:
    """Whether a token that is not in the wanted words is no word: a picture, a break of pages."""
    items = [piece.item for piece in token.pieces]
    return not token.text and not any(
        not isinstance(item, str) and item.tag in NOTE_REFERENCES for item in items
    )


def _base(tokens: Sequence[Token], at: int) -> Element | None:
    """The look of the text nearest before a place, or after it."""
    for token in (*reversed(tokens[:at]), *tokens[at:]):
        if token.plain and token.pieces[0].run is not None:
            return token.pieces[0].run.find(RPR)
    return None


def _dressed(token: Token, style: _Look, base: Element | None) -> Token:
    """An added token that looks as its neighbours do."""
    if not token.plain:
        return token
    bold, italic, script = style
    run = new_element(RUN)
    properties = look(base, Run("", bold, italic, script))
    if len(properties):
        run.append(properties)
    pieces = tuple(Piece(run, piece.item) for piece in token.pieces)
    return Token(token.key, token.text, pieces, token.wraps)


def bare_copy(paragraph: Element) -> Element:
    """A copy without what a file may hold only once: bookmarks, comments, ends of sections."""
    copy = deepcopy(paragraph)
    for name in ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "sectPr"):
        for element in list(copy.iter(f"{W}{name}")):
            holder = element.getparent()
            if holder is not None:
                holder.remove(element)
    for reference in list(copy.iter(f"{W}commentReference")):
        run = reference.getparent()
        if run is not None and run.getparent() is not None:
            run.getparent().remove(run)  # type: ignore[union-attr]
    return copy
