"""Footnotes and endnotes: which became which, and what they say now."""

import re
from dataclasses import dataclass
from dataclasses import field

from lxml import etree

from clauses.changes import Op
from clauses.reading.ooxml import W
from clauses.writing.ooxml.names import DEL
from clauses.writing.ooxml.names import ID
from clauses.writing.ooxml.names import INS
from clauses.writing.ooxml.names import TEXT
from clauses.writing.ooxml.names import Element
from clauses.writing.ooxml.names import shell_of
from clauses.writing.ooxml.package import OFFICE_TYPES
from clauses.writing.ooxml.package import Link
from clauses.writing.ooxml.package import Package
from clauses.writing.redline.blocks import Block
from clauses.writing.redline.blocks import aligned
from clauses.writing.redline.pen import copied
from clauses.writing.redline.story import Story

_NOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}s+xml"


@dataclass(slots=True)
class Notes:
    """The notes of one kind in two packages, the later ones called by ids of the earlier."""

    old: Package
    new: Package
    kind: str
    """``"footnote"`` or ``"endnote"``."""
    _later: dict[str, Element] = field(default_factory=dict)
    """Later notes by the ids they are given in the earlier package."""
    _next: int = 1

    @property
    def old_part(self) -> str:
        """The earlier part that holds them; empty if there is none."""
        return next(iter(self.old.linked(f"{self.kind}s")), "")

    @property
    def new_part(self) -> str:
        """The later part that holds them; empty if there is none."""
        return next(iter(self.new.linked(f"{self.kind}s")), "")

    def translate(self, old_body: Element, new_body: Element) -> bool:
        """Call each later note by the id of the earlier one it has become, or by a fresh id.

        Returns:
            Whether the later document has any notes.
        """
        references = list(new_body.iter(self._tag))
        if not self.new_part or not references:
            return False
        have = _by_id(self.old, self.old_part)
        self._next = 1 + max((int(name) for name in have if name.isdigit()), default=0)
        called: dict[str, str] = {}
        steps = aligned(
            self._blocks(self.old, self.old_part, old_body),
            self._blocks(self.new, self.new_part, new_body),
        )
        for step in steps:
            for index, block in enumerate(step.new):
                paired = index < len(step.old)
                name = step.old[index].element.get(ID, "") if paired else self._fresh()
                called[block.element.get(ID, "")] = name
                self._later[name] = block.element
        for reference in references:
            name = reference.get(ID, "")
            reference.set(ID, called.get(name, name))
        return True

    def write(self, body: Element, story: Story) -> None:
        """Write into the notes what became of them, now that it is known of their references."""
        have = _by_id(self.old, self.old_part)
        done: set[tuple[str, Op]] = set()
        for reference in list(body.iter(self._tag)):
            name, state = reference.get(ID, ""), _state(reference)
            if (name, state) in done:
                continue
            done.add((name, state))
            if state is Op.INSERT and name in self._later:
                self._bring(reference, name, story)
            elif state is Op.DELETE and name in have:
                story.mark(have[name], Op.DELETE)
                self.old.touch(self.old_part)
            elif state is Op.EQUAL and name in have and name in self._later:
                before = story.changes
                story.write(have[name], self._later[name])
                if story.changes > before:
                    self.old.touch(self.old_part)

    @property
    def _tag(self) -> str:
        return f"{W}{self.kind}Reference"

    def _fresh(self) -> str:
        self._next += 1
        return str(self._next - 1)

    def _blocks(self, package: Package, part: str, body: Element) -> list[Block]:
        """The notes in the order in which they are referred to."""
        notes = _by_id(package, part)
        names = dict.fromkeys(reference.get(ID, "") for reference in body.iter(self._tag))
        return [Block(notes[name], _words(notes[name])) for name in names if name in notes]

    def _bring(self, reference: Element, name: str, story: Story) -> None:
        if not self.old_part:
            self._make_part()
        note = copied(self._later[name], story.pen)
        fresh = self._fresh() if name in _by_id(self.old, self.old_part) else name
        note.set(ID, fresh)
        reference.set(ID, fresh)
        story.mark(note, Op.INSERT)
        self.old.root(self.old_part).append(note)
        self.old.touch(self.old_part)

    def _make_part(self) -> None:
        """A part with what separates notes from the text, as the later package has it."""
        part = f"word/{self.kind}s.xml"
        source = self.new.root(self.new_part)
        root = shell_of(source)
        root.extend(note for note in list(source) if note.get(f"{W}type"))
        self.old.put(part, etree.tostring(root), _NOTES.format(self.kind))
        link = Link(f"{OFFICE_TYPES}{self.kind}s", part)
        self.old.add_link(self.old.main, f"rIdNew{self.kind.title()}s", link)


def _by_id(package: Package, part: str) -> dict[str, Element]:
    """The notes of a part without the lines that separate them from the text."""
    notes = package.root(part) if part else ()
    return {note.get(ID, ""): note for note in notes if not note.get(f"{W}type")}


def _words(note: Element) -> str:
    return re.sub(r"\s+", " ", "".join(text.text or "" for text in note.iter(TEXT))).strip()


def _state(reference: Element) -> Op:
    for holder in reference.iterancestors(INS, DEL):
        return Op.INSERT if holder.tag == INS else Op.DELETE
    return Op.EQUAL
