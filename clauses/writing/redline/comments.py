"""Reasons as comments in the margin: one for each reason."""

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping

from lxml import etree

from clauses.changes import Credit
from clauses.changes import Op
from clauses.reading.ooxml import W
from clauses.writing.labels import Say
from clauses.writing.labels import english
from clauses.writing.ooxml.names import AUTHOR
from clauses.writing.ooxml.names import DATE
from clauses.writing.ooxml.names import DEL
from clauses.writing.ooxml.names import ID
from clauses.writing.ooxml.names import INS
from clauses.writing.ooxml.names import MOVE_FROM
from clauses.writing.ooxml.names import MOVE_TO
from clauses.writing.ooxml.names import RPR
from clauses.writing.ooxml.names import RUN
from clauses.writing.ooxml.names import TEXT
from clauses.writing.ooxml.names import XML_SPACE
from clauses.writing.ooxml.names import Element
from clauses.writing.ooxml.names import P
from clauses.writing.ooxml.names import new_element
from clauses.writing.ooxml.package import OFFICE_TYPES
from clauses.writing.ooxml.package import Link
from clauses.writing.ooxml.package import Package

_COMMENTS = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
SPEAKER = "Lydelse"
"""Who is said to speak where no person does."""
Reasons = Mapping[Element, tuple[int, Credit]]
_Said = tuple[bool, str]
"""A reason, or a remark that nobody made."""
Names = Mapping[tuple[Op, int], str]
"""What the clauses are called in which something was struck or added."""


def write_reasons(
    package: Package, body: Element, reasons: Reasons, names: Names, say: Say = english
) -> None:
    """Write the reasons of tracked changes as comments.

    Args:
        package: The package they are written into.
        body: The tree of the text, with its tracked changes.
        reasons: For each tracked change that has some, its clause, reasons and remarks. Each is
            told once, at the first change made for it, with the other clauses it is behind.
        names: What those clauses are called.
        say: Turns a sentence into the reader's language.
    """
    marks = _marks_by_reason(body, reasons)
    if not marks:
        return
    for (remark, said), (first, *further) in marks.items():
        here = _named([first], reasons, names)
        others = [name for name in _named(further, reasons, names) if name not in here]
        also = say("Also in {clauses}").format(clauses=", ".join(others)) if others else ""
        told = f"{said}\n{also}".strip()
        whose = (SPEAKER,) if remark else (first.get(AUTHOR, ""), first.get(DATE, ""))
        add_comment(package, first, first, told, *whose)


def add_comment(
    package: Package, first: Element, last: Element, text: str, author: str, date: str = ""
) -> None:
    """Set a comment about some elements of a paragraph.

    Args:
        package: The package it is written into.
        first: The first of the elements; a tracked paragraph mark gets it at its end.
        last: The last of them.
        text: What it says, a paragraph a line.
        author: Whose it is.
        date: When it was written, as Word writes it; none if it is not known.
    """
    root = _comments(package)
    number = 1 + max((int(one.get(ID, "0")) for one in root), default=-1)
    root.append(_comment(number, text, author, date))
    _anchor(first, last, number)


def _marks_by_reason(body: Element, reasons: Reasons) -> dict[_Said, list[Element]]:
    """The changes made for each reason, in the order of the text."""
    marks: dict[_Said, list[Element]] = {}
    for mark in body.iter(INS, DEL, MOVE_FROM, MOVE_TO):
        for said in _said(reasons[mark][1]) if mark in reasons else ():
            marks.setdefault(said, []).append(mark)
    return marks


def _said(credit: Credit) -> Iterator[_Said]:
    yield from ((False, reason) for reason in credit.reasons)
    yield from ((True, remark) for remark in credit.remarks)


def _named(marks: Iterable[Element], reasons: Reasons, names: Names) -> dict[str, None]:
    """What the clauses of some changes are called, each once and in order."""
    ops = {INS: Op.INSERT, MOVE_TO: Op.INSERT, DEL: Op.DELETE, MOVE_FROM: Op.DELETE}
    places = ((ops[str(mark.tag)], reasons[mark][0]) for mark in marks)
    return dict.fromkeys(names[place] for place in places if place in names)


def _comments(package: Package) -> Element:
    part = next(iter(package.linked("comments")), "")
    if not part:
        part = "word/comments.xml"
        package.put(part, etree.tostring(new_element(f"{W}comments")), _COMMENTS)
        package.add_link(package.main, "rIdReasons", Link(f"{OFFICE_TYPES}comments", part))
    package.touch(part)
    return package.root(part)


def _comment(number: int, said: str, author: str, date: str) -> Element:
    comment = new_element(f"{W}comment", id=str(number), author=author)
    comment.set(f"{W}initials", initials(author))
    if date:
        comment.set(DATE, date)
    for line in said.split("\n"):
        text = etree.SubElement(etree.SubElement(etree.SubElement(comment, P), RUN), TEXT)
        text.text = line
        text.set(XML_SPACE, "preserve")
    return comment


def initials(name: str) -> str:
    """The first letters of a name's words, at most three.

    Examples:
        >>> initials("Gemensam styrgrupp")
        'GS'
    """
    return "".join(word[0] for word in name.split()[:3]).upper()


def _anchor(first: Element, last: Element, number: int) -> None:
    """Set a comment around elements; around nothing at the end for a paragraph mark."""
    start = new_element(f"{W}commentRangeStart", id=str(number))
    after = list(_after(number))
    holder = first.getparent()
    if holder is not None and holder.tag == RPR:
        paragraph = next(holder.iterancestors(P))
        paragraph.extend([start, *after])
        return
    first.addprevious(start)
    for element in reversed(after):
        last.addnext(element)


def _after(number: int) -> Iterator[Element]:
    yield new_element(f"{W}commentRangeEnd", id=str(number))
    run = new_element(RUN)
    run.append(new_element(f"{W}commentReference", id=str(number)))
    yield run
