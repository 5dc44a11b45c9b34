"""Tracked changes of a part accepted or rejected, as Word does it."""

from collections.abc import Collection

from lxml import etree

from clauses.reading.ooxml import W
from clauses.writing.ooxml.names import CELL
from clauses.writing.ooxml.names import CELL_DEL
from clauses.writing.ooxml.names import CELL_INS
from clauses.writing.ooxml.names import CELL_MERGE
from clauses.writing.ooxml.names import CONTROL
from clauses.writing.ooxml.names import DEL
from clauses.writing.ooxml.names import DEL_INSTRUCTION
from clauses.writing.ooxml.names import DEL_TEXT
from clauses.writing.ooxml.names import INS
from clauses.writing.ooxml.names import INSTRUCTION
from clauses.writing.ooxml.names import MATHS
from clauses.writing.ooxml.names import MOVE_FROM
from clauses.writing.ooxml.names import MOVE_RANGES
from clauses.writing.ooxml.names import MOVE_TO
from clauses.writing.ooxml.names import PPR
from clauses.writing.ooxml.names import PROPERTY_CHANGES
from clauses.writing.ooxml.names import REVISIONS
from clauses.writing.ooxml.names import ROW
from clauses.writing.ooxml.names import RPR
from clauses.writing.ooxml.names import SECTION
from clauses.writing.ooxml.names import TABLE
from clauses.writing.ooxml.names import TEXT
from clauses.writing.ooxml.names import TRPR
from clauses.writing.ooxml.names import Element
from clauses.writing.ooxml.names import P
from clauses.writing.ooxml.names import drop

_ADDED = frozenset({INS, MOVE_TO, CELL_INS})
_STRUCK = frozenset({DEL, MOVE_FROM, CELL_DEL})
_PROPERTIES = (RPR, TRPR, f"{W}tblPr", f"{W}numPr", f"{W}ctrlPr", f"{W}tcPr")
_MARKS = frozenset((*REVISIONS, CELL_INS, CELL_DEL, CELL_MERGE))
_SHOWN = tuple(
    f"{W}{name}"
    for name in (
        *("t", "tab", "br", "cr", "drawing", "pict", "object", "sym", "noBreakHyphen", "ptab"),
        *("footnoteReference", "endnoteReference", "instrText"),
    )
)
_KEPT_ASIDE = {
    f"{W}pPrChange": {RPR, SECTION},
    f"{W}sectPrChange": {f"{W}headerReference", f"{W}footerReference"},
    f"{W}rPrChange": _MARKS,
    f"{W}trPrChange": _MARKS,
    f"{W}tcPrChange": _MARKS,
}
"""What a record of earlier properties says nothing about."""
_ASIDE_FIRST = frozenset({f"{W}rPrChange", f"{W}sectPrChange"})


def accept(root: Element) -> int:
    """Make every tracked change of a part final.

    Returns:
        How many there were.
    """
    return _resolve(root, _ADDED, _STRUCK, restoring=False)


def reject(root: Element) -> int:
    """Take every tracked change of a part back.

    Returns:
        How many there were.
    """
    return _resolve(root, _STRUCK, _ADDED, restoring=True)


def _resolve(
    root: Element, kept: Collection[str], dropped: Collection[str], *, restoring: bool
) -> int:
    changes = list(root.iter(*PROPERTY_CHANGES))
    marks = list(root.iter(*_MARKS))
    if not changes and not marks:
        _mend(root)
        return 0
    for change in changes:
        if restoring:
            _restore(change)
        else:
            drop(change)
    dead = _resolve_marks(marks, kept, dropped)
    for text in list(root.iter(DEL_TEXT)):
        text.tag = TEXT
    for text in list(root.iter(DEL_INSTRUCTION)):
        text.tag = INSTRUCTION
    for marker in list(root.iter(*MOVE_RANGES)):
        drop(marker)
    for paragraph in reversed(dead):
        _join(paragraph)
    _mend(root)
    return len(changes) + len(marks)


def _resolve_marks(
    marks: list[Element], kept: Collection[str], dropped: Collection[str]
) -> list[Element]:
    """Resolve everything but paragraph marks that go; these are returned in order."""
    dead = []
    for mark in marks:
        holder = mark.getparent()
        if holder is None:
            continue
        if holder.tag in _PROPERTIES:
            owner = holder.getparent()
            if mark.tag in dropped and owner is not None:
                if owner.tag == PPR and holder.tag == RPR:
                    paragraph = owner.getparent()
                    dead.extend([paragraph] if paragraph is not None else [])
                elif owner.tag in (ROW, CELL):
                    drop(owner)
            holder.remove(mark)
        elif mark.tag in kept:
            _unwrap(mark, holder)
        elif mark.tag in dropped:
            holder.remove(mark)
    return dead


def _unwrap(mark: Element, holder: Element) -> None:
    at = holder.index(mark)
    holder[at : at + 1] = list(mark)


def _restore(change: Element) -> None:
    """Put back the properties that a record of earlier ones holds."""
    holder = change.getparent()
    if holder is None:
        return
    holder.remove(change)
    if change.tag == f"{W}numberingChange":
        return
    aside = [child for child in holder if child.tag in _KEPT_ASIDE.get(change.tag, ())]
    earlier = list(change[0]) if len(change) else []
    holder[:] = [*aside, *earlier] if change.tag in _ASIDE_FIRST else [*earlier, *aside]


def _join(paragraph: Element) -> None:
    """The mark of a paragraph is gone: what it holds flows into the next one."""
    parent = paragraph.getparent()
    if parent is None:
        return
    following = _next_block(paragraph)
    if following is not None and following.tag == P:
        at = 1 if len(following) and following[0].tag == PPR else 0
        following[at:at] = [child for child in paragraph if child.tag != PPR]
        parent.remove(paragraph)
    elif not _shows(paragraph):
        others = [child for child in parent if child is not paragraph and _is_block(child)]
        if others and (parent.tag != CELL or any(child.tag == P for child in others)):
            parent.remove(paragraph)


def _next_block(paragraph: Element) -> Element | None:
    following = paragraph.getnext()
    while following is not None and not _is_block(following) and following.tag != SECTION:
        following = following.getnext()
    return following


def _is_block(element: Element) -> bool:
    return element.tag in (P, TABLE, CONTROL)


def _shows(paragraph: Element) -> bool:
    shown = paragraph.iter(*_SHOWN, *MATHS)
    return any(not _is_tab_stop(element) for element in shown)


def _is_tab_stop(element: Element) -> bool:
    holder = element.getparent()
    return holder is not None and holder.tag == f"{W}tabs"


def _mend(root: Element) -> None:
    """Tables without rows go; cells without paragraphs get one."""
    for table in reversed(list(root.iter(TABLE))):
        if next(table.iter(ROW), None) is None:
            drop(table)
    for cell in root.iter(CELL):
        if next(cell.iter(P), None) is None:
            etree.SubElement(cell, P)
