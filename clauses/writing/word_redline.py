"""A Word file with tracked changes: the earlier file, edited in place into the later one."""

import re
from copy import deepcopy
from dataclasses import dataclass
from itertools import zip_longest

from clauses.changes import Attribution
from clauses.changes import Comparison
from clauses.changes import Credit
from clauses.changes import Edit
from clauses.changes import Op
from clauses.reading.ooxml import W
from clauses.reading.refusal import Refusal
from clauses.reading.refusal import RefusedError
from clauses.writing.word_check import check
from clauses.writing.word_check import text_parts
from clauses.writing.word_redline_blocks import Group
from clauses.writing.word_redline_blocks import Keys
from clauses.writing.word_redline_comments import write_reasons
from clauses.writing.word_redline_links import Links
from clauses.writing.word_redline_names import BODY
from clauses.writing.word_redline_names import COMMENT_REFERENCE
from clauses.writing.word_redline_names import FOOTER_REFERENCE
from clauses.writing.word_redline_names import HEADER_REFERENCE
from clauses.writing.word_redline_names import ID
from clauses.writing.word_redline_names import INS
from clauses.writing.word_redline_names import INSTRUCTION
from clauses.writing.word_redline_names import LINK
from clauses.writing.word_redline_names import REL_ID
from clauses.writing.word_redline_names import SECTION
from clauses.writing.word_redline_names import SIMPLE_FIELD
from clauses.writing.word_redline_names import Element
from clauses.writing.word_redline_names import drop
from clauses.writing.word_redline_notes import Notes
from clauses.writing.word_redline_package import Package
from clauses.writing.word_redline_pen import Pen
from clauses.writing.word_redline_places import groups_by_clause
from clauses.writing.word_redline_places import has_ids
from clauses.writing.word_redline_places import places_in
from clauses.writing.word_redline_properties import change_section
from clauses.writing.word_redline_story import Story
from clauses.writing.word_redline_styles import Numbering
from clauses.writing.word_redline_styles import Styles
from clauses.writing.word_redline_tokens import Reader
from clauses.writing.word_resolve import accept


@dataclass(frozen=True, slots=True)
class WordRedline:
    """A Word file with tracked changes, and what is known of it."""

    data: bytes
    level: str
    """How much of both documents it was seen to hold: ``"format"``, ``"struct"``, ``"text"``,
    or ``"different"`` if it does not."""
    fallbacks: int
    """How many paragraphs or tables had to be replaced as a whole."""
    accepted: int
    """How many tracked changes the two files held before; they were accepted first."""


def anonymous(_edit: Edit) -> Credit:
    """Nobody's: for files that come without a history."""
    return Credit()


def redline_word(
    old: bytes,
    new: bytes,
    *,
    comparison: Comparison | None = None,
    credit: Attribution = anonymous,
    moves: bool = False,
) -> WordRedline:
    """Write what became of one Word file in another as tracked changes.

    Args:
        old: The earlier file. Its package is what is edited; what did not change is kept as it is.
        new: The later file.
        comparison: Which clauses became which, with positions as read from these two files.
            Paragraphs of clauses that were not paired do not become each other.
        credit: Answers whose each edit is and why it was made. Reasons become comments.
        moves: Tell moved text as moved, not as struck and added.

    Returns:
        The file. Accepting all its changes gives `new`, rejecting them `old`.

    Raises:
        RefusedError: One of them is not a Word file that can be read safely.
    """
    before, after = Package(old), Package(new)
    pen = Pen(None if credit is anonymous else credit)
    by_ids = comparison if comparison is not None and has_ids(comparison) else None
    if pen.attribution or by_ids:
        pen.places = {Op.DELETE: places_in(before, old), Op.INSERT: places_in(after, new)}
    accepted = _accept_earlier(before) + _accept_earlier(after)
    work = _Redlining(before, after, pen, moves=moves)
    work.write(by_ids)
    data = before.write()
    level = check(old, new, data)
    return WordRedline(data, level.name.lower(), work.fallbacks, accepted)


_REVISION = re.compile(rb"<w:(?:ins|del|moveFrom|moveTo|cellIns|cellDel|cellMerge|\w+Change)\b")


def _accept_earlier(package: Package) -> int:
    """Accept the tracked changes that a package holds."""
    count = 0
    for part in text_parts(package):
        if _REVISION.search(package.read(part)):
            count += accept(package.root(part))
            package.touch(part)
    return count


class _Redlining:
    """The work on one pair of packages, step by step."""

    def __init__(self, before: Package, after: Package, pen: Pen, *, moves: bool) -> None:
        self.moves = moves
        self.before, self.after, self.pen = before, after, pen
        self.old = _body(before)
        self.new = _body(after)
        self.links = Links(before, after)
        self.numbering = Numbering(before, after)
        self.styles = Styles(before, after, self.numbering)
        self.notes = [Notes(before, after, kind) for kind in ("footnote", "endnote")]
        self.keys = Keys(before.read(before.main), after.read(after.main))
        self.fallbacks = 0
        pen.first = 1 + _highest_id(self.old)

    def write(self, by_ids: Comparison | None) -> None:
        """Write every story, and bring what they need."""
        headers = _paired_headers(self.before, self.old, self.after, self.new)
        self._translate(self.new, self.after.main, self.before.main, headers)
        _without_marks(self.old, self.new)
        self._write_body(by_ids)
        self._write_notes()
        self._write_headers(headers)
        write_reasons(self.before, self.old, self.pen.reasons)
        _number_pictures(self.old)

    def _write_body(self, by_ids: Comparison | None) -> None:
        for notes in self.notes:
            if notes.translate(self.old, self.new):
                part = notes.old_part or f"word/{notes.kind}s.xml"
                root = self.after.root(notes.new_part)
                self._translate(root, notes.new_part, part, {})
        story = self._story(self.before.main)
        groups: tuple[Group, Group] | tuple[()] = ()
        if by_ids:
            places = self.pen.places
            groups = groups_by_clause(by_ids, places[Op.DELETE], places[Op.INSERT])
        story.write(self.old, self.new, *groups)
        section, later = self.old.find(SECTION), self.new.find(SECTION)
        if section is not None and later is not None:
            story.changes += change_section(section, later, self.pen)
        self._finish(story, self.before.main)

    def _write_notes(self) -> None:
        for notes in self.notes:
            story = self._story(notes.old_part or f"word/{notes.kind}s.xml")
            notes.write(self.old, story)
            if notes.old_part:
                self._finish(story, notes.old_part)

    def _write_headers(self, headers: dict[str, str]) -> None:
        self._write_lone_headers(set(headers.values()))
        for later, earlier in headers.items():
            if self.after.read(later) == self.before.read(earlier):
                continue
            root = self.after.root(later)
            self._translate(root, later, earlier, {})
            story = self._story(earlier)
            story.write(self.before.root(earlier), root)
            self._finish(story, earlier)

    def _write_lone_headers(self, paired: set[str]) -> None:
        """Mark the headers and footers that only one of the first sections has.

        That a section got or lost one cannot be tracked; its words can.
        """
        section, later = next(self.old.iter(SECTION), None), next(self.new.iter(SECTION), None)
        if section is None or later is None:
            return
        wanted = {_sort_of(reference) for reference in later.iterchildren(*_REFERENCES)}
        for sort, part in _headers(self.before, section).items():
            if sort not in wanted and part not in paired:
                self._story(part).mark(self.before.root(part), Op.DELETE)
                self.before.touch(part)
        have = {_sort_of(reference) for reference in section.iterchildren(*_REFERENCES)}
        for reference in reversed(list(later.iterchildren(*_REFERENCES))):
            if _sort_of(reference) not in have:
                self._bring_header(section, reference)

    def _bring_header(self, section: Element, reference: Element) -> None:
        name = reference.get(REL_ID, "")
        shared = name in self.before.links(self.before.main)
        section.insert(0, deepcopy(reference))
        self.before.touch(self.before.main)
        self.links.bring(self.old, self.before.main)
        if shared or name not in self.before.links(self.before.main):
            return
        part = self.before.links(self.before.main)[name].target
        root = self.before.root(part)
        self.styles.translate(root)
        self.numbering.translate(root)
        story = self._story(part)
        story.mark(root, Op.INSERT)
        story.changes += 1
        self._finish(story, part)

    def _translate(self, root: Element, part: str, into: str, paired: dict[str, str]) -> None:
        self.links.translate(root, part, into, paired)
        self.styles.translate(root)
        self.numbering.translate(root)

    def _story(self, part: str) -> Story:
        reader = Reader(lambda name: self.links.target(part, name))
        return Story(self.pen, reader, self.keys, moves=self.moves)

    def _finish(self, story: Story, part: str) -> None:
        """Bring what the outcome of a story refers to, if it is another than before."""
        self.fallbacks += story.fallbacks
        if not story.changes:
            return
        root = self.before.root(part)
        self.before.touch(part)
        self.links.bring(root, part)
        self.styles.bring(root)
        self.numbering.bring(root)


def _body(package: Package) -> Element:
    body = package.root(package.main).find(BODY)
    if body is None:
        raise RefusedError("", Refusal.NOT_WORD, "its text is missing")
    return body


_NUMBERED = tuple(f"{W}{name}" for name in ("bookmarkStart", "commentRangeStart", "permStart"))


def _highest_id(body: Element) -> int:
    numbers = (element.get(ID, "") for element in body.iter(*_NUMBERED))
    return max((int(number) for number in numbers if number.isdigit()), default=0)


def _paired_headers(before: Package, old: Element, after: Package, new: Element) -> dict[str, str]:
    """The earlier header or footer for each later one: those of the same section and sort."""
    found: dict[str, str] = {}
    for section, later in zip_longest(old.iter(SECTION), new.iter(SECTION)):
        if section is None or later is None:
            continue
        places = _headers(before, section)
        for kind, part in _headers(after, later).items():
            if kind in places and part not in found and places[kind] not in found.values():
                found[part] = places[kind]
    return found


_REFERENCES = (HEADER_REFERENCE, FOOTER_REFERENCE)


def _sort_of(reference: Element) -> tuple[str, str]:
    """Header or footer, and of which pages."""
    return reference.tag, reference.get(f"{W}type", "default")


def _headers(package: Package, section: Element) -> dict[tuple[str, str], str]:
    links = package.links(package.main)
    return {
        _sort_of(reference): links[name].target
        for reference in section.iterchildren(*_REFERENCES)
        if (name := reference.get(REL_ID, "")) in links and package.has(links[name].target)
    }


_BOOKMARK = f"{W}bookmarkStart"
_BOOKMARK_END = f"{W}bookmarkEnd"
_LEFT_OUT = tuple(
    f"{W}{name}"
    for name in ("commentRangeStart", "commentRangeEnd", "permStart", "permEnd", "proofErr")
)


def _without_marks(old: Element, new: Element) -> None:
    """Leave of the later text's marks only the bookmarks that are new and pointed at."""
    have = {mark.get(f"{W}name") for mark in old.iter(_BOOKMARK)}
    wanted = _pointed_at(new)
    number = _highest_id(old) + 100_000
    kept: dict[str, str] = {}
    for mark in list(new.iter(_BOOKMARK, _BOOKMARK_END, *_LEFT_OUT)):
        name = mark.get(f"{W}name", "")
        if mark.tag == _BOOKMARK and name in wanted and name not in have:
            kept[mark.get(ID, "")] = str(number)
            number += 1
        if mark.tag in (_BOOKMARK, _BOOKMARK_END) and mark.get(ID, "") in kept:
            mark.set(ID, kept[mark.get(ID, "")])
        else:
            drop(mark)
    for reference in list(new.iter(COMMENT_REFERENCE)):
        drop(reference)


def _pointed_at(body: Element) -> set[str]:
    """The names that fields and links of a text point at."""
    names = {link.get(f"{W}anchor", "") for link in body.iter(LINK)}
    for field in body.iter(SIMPLE_FIELD):
        names.update(field.get(f"{W}instr", "").split())
    for instruction in body.iter(INSTRUCTION):
        names.update((instruction.text or "").split())
    return names


def _number_pictures(body: Element) -> None:
    """Give added pictures numbers that no other picture has."""
    pictures = [element for element in body.iter() if element.tag.endswith("}docPr")]
    taken = {picture.get("id", "") for picture in pictures}
    if len(taken) == len(pictures):
        return
    seen: set[str] = set()
    number = 1 + max(int(name) for name in taken if name.isdigit())
    for picture in sorted(pictures, key=_is_added):
        if picture.get("id", "") in seen:
            picture.set("id", str(number))
            number += 1
        seen.add(picture.get("id", ""))


def _is_added(picture: Element) -> bool:
    return next(picture.iterancestors(INS), None) is not None
