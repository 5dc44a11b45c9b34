"""A Word file as it was before its tracked changes, and as each author alone would have it."""

from collections.abc import Callable
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace

from lxml import etree

from clauses.model import Document
from clauses.model import Reading
from clauses.model import RemarkKind
from clauses.reading.ooxml import AUTHOR
from clauses.reading.ooxml import W
from clauses.reading.refusal import Refusal
from clauses.reading.refusal import RefusedError
from clauses.reading.word.reading import read_word

MAX_AUTHORS = 50
"""More people than this never worked in one file."""
_ADDED = {f"{W}ins": f"{W}del", f"{W}moveTo": f"{W}moveFrom", f"{W}cellIns": f"{W}cellDel"}
_STRUCK = {f"{W}del", f"{W}moveFrom", f"{W}cellDel"}
_PROPERTIES = {
    *(f"{W}{name}" for name in ("rPr", "trPr", "tcPr", "numPr", "tblPr", "ctrlPr")),
    "{http://schemas.openxmlformats.org/officeDocument/2006/math}ctrlPr",
}
_EARLIER = {f"{W}rPrChange": f"{W}rPr", f"{W}pPrChange": f"{W}pPr"}
_ASIDE = {f"{W}rPr", f"{W}sectPr", *_ADDED, *_STRUCK}
"""What a record of earlier properties says nothing about."""


@dataclass(frozen=True, slots=True)
class Side:
    """What one author's tracked changes alone would make of a document."""

    author: str
    document: Document


@dataclass(frozen=True, slots=True)
class Sides:
    """A document before its tracked changes, and what each author would make of it."""

    base: Reading
    authors: tuple[Side, ...]
    """In the order in which they first changed something."""


def read_sides(data: bytes, name: str = "") -> Sides:
    """Read a Word file once without its tracked changes and once for each of their authors.

    Args:
        data: The bytes of the file.
        name: What it is called.

    Raises:
        RefusedError: It cannot be read safely and whole, or too many people worked in it.
    """
    authors = _authors(data, name)
    if len(authors) > MAX_AUTHORS:
        raise RefusedError(name, Refusal.TOO_LARGE, f"{len(authors)} authors")
    return Sides(
        _without_changes(_side(data, name, frozenset())),
        tuple(Side(author, _side(data, name, frozenset((author,))).document) for author in authors),
    )


def _authors(data: bytes, name: str) -> list[str]:
    revisions = read_word(data, name).reading.revisions
    return list(dict.fromkeys(revision.author for revision in revisions))


def _side(data: bytes, name: str, taken: frozenset[str]) -> Reading:
    return read_word(data, name, change=_settle(taken)).reading


def _without_changes(reading: Reading) -> Reading:
    """A reading that tells of no change: what is left of them is struck and was never there."""
    remarks = tuple(one for one in reading.remarks if one.kind is not RemarkKind.TRACKED_CHANGES)
    return replace(reading, remarks=remarks, revisions=())


def _settle(taken: frozenset[str]) -> Callable[[etree._Element], None]:
    """What turns the changes of all other authors round in a part."""

    def settle(root: etree._Element) -> None:
        for record in list(root.iter(*_EARLIER)):
            if record.get(AUTHOR, "") not in taken:
                _put_back(record)
        for mark in list(root.iter(*_ADDED, *_STRUCK)):
            if mark.get(AUTHOR, "") not in taken:
                _turn_round(mark)

    return settle


def _turn_round(mark: etree._Element) -> None:
    """Let what was added be struck, and what was struck stand."""
    holder = mark.getparent()
    if holder is None:
        return
    if mark.tag in _ADDED:
        mark.tag = _ADDED[mark.tag]
    elif holder.tag in _PROPERTIES:
        holder.remove(mark)
    else:
        for text in mark.iter(f"{W}delText", f"{W}delInstrText"):
            text.tag = f"{W}t" if text.tag == f"{W}delText" else f"{W}instrText"
        _lift(mark, holder)


def _lift(mark: etree._Element, holder: etree._Element) -> None:
    at = holder.index(mark)
    holder[at : at + 1] = list(mark)


def _put_back(record: etree._Element) -> None:
    """Give a run or paragraph the properties that it had."""
    holder = record.getparent()
    earlier: Sequence[etree._Element] = () if not len(record) else list(record[0])
    if holder is None:
        return
    aside = [child for child in holder if child.tag in _ASIDE and holder.tag != child.tag]
    holder[:] = [*earlier, *aside]
