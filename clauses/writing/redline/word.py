"""A Word file with tracked changes: the earlier file, edited in place into the later one."""

from copy import deepcopy
from dataclasses import dataclass

from clauses.changes import Attribution
from clauses.changes import Comparison
from clauses.changes import Credit
from clauses.changes import Edit
from clauses.changes import Op
from clauses.checking.following import stale_references
from clauses.reading.ooxml import W
from clauses.reading.refusal import Refusal
from clauses.reading.refusal import RefusedError
from clauses.writing.labels import Say
from clauses.writing.labels import english
from clauses.writing.ooxml.check import check
from clauses.writing.ooxml.names import BODY
from clauses.writing.ooxml.names import COMMENT_REFERENCE
from clauses.writing.ooxml.names import HEADER_REFERENCE
from clauses.writing.ooxml.names import ID
from clauses.writing.ooxml.names import INS
from clauses.writing.ooxml.names import INSTRUCTION
from clauses.writing.ooxml.names import LINK
from clauses.writing.ooxml.names import REFERENCES
from clauses.writing.ooxml.names import REL_ID
from clauses.writing.ooxml.names import SECTION
from clauses.writing.ooxml.names import SIMPLE_FIELD
from clauses.writing.ooxml.names import Element
from clauses.writing.ooxml.names import drop
from clauses.writing.ooxml.names import sort_of
from clauses.writing.ooxml.package import OFFICE_TYPES
from clauses.writing.ooxml.package import Link
from clauses.writing.ooxml.package import Package
from clauses.writing.ooxml.pieces import Reader
from clauses.writing.ooxml.resolved import resolve
from clauses.writing.ooxml.styles import Numbering
from clauses.writing.ooxml.styles import Styles
from clauses.writing.redline.blocks import Group
from clauses.writing.redline.blocks import Keys
from clauses.writing.redline.comments import write_reasons
from clauses.writing.redline.headers import Headers
from clauses.writing.redline.headers import sections_of
from clauses.writing.redline.links import Links
from clauses.writing.redline.notes import Notes
from clauses.writing.redline.pen import Pen
from clauses.writing.redline.places import groups_by_clause
from clauses.writing.redline.places import names_of_changes
from clauses.writing.redline.places import places_in
from clauses.writing.redline.properties import change_section
from clauses.writing.redline.story import Story
from clauses.writing.redline.warnings import Caution
from clauses.writing.redline.warnings import warnings_in
from clauses.writing.redline.warnings import write_warnings
from clauses.writing.remarks import with_remarks


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
    say: Say = english,
) -> WordRedline:
    """Write what became of one Word file in another as tracked changes.

    Args:
        old: The earlier file. Its package is what is edited; what did not change is kept as it is.
        new: The later file.
        comparison: Which clauses became which, with positions as read from these two files.
            Paragraphs of clauses that were not paired do not become each other. Comments say where
            clauses and passages that moved came from and went, what changed without being seen, and
            which references did not follow.
        credit: Answers whose each edit is and why it was made. Reasons become comments.
        moves: Tell moved paragraphs as moved, not as struck and added.
        say: Turns what comments say, and the name of who is not known, into the reader's language.

    Returns:
        The file. Accepting all its changes gives `new`, rejecting them `old`.

    Raises:
        RefusedError: One of them is not a Word file that can be read safely.
    """
    before, after = Package(old), Package(new)
    if comparison is not None:
        credit = with_remarks(credit, comparison, say)
    pen = Pen(None if credit is anonymous else credit, say("Unknown"))
    stale = stale_references(comparison) if comparison is not None else ()
    if pen.attribution or comparison:
        pen.places = {Op.DELETE: places_in(before, old), Op.INSERT: places_in(after, new)}
    accepted = resolve(before) + resolve(after)
    work = _Redlining(before, after, pen, moves=moves)
    warnings: tuple[Caution, ...] = ()
    if comparison is not None and stale:
        warnings = warnings_in(stale, comparison, work.new, pen.places[Op.INSERT], say)
    work.write(comparison)
    write_reasons(before, work.old, pen.reasons, names_of_changes(comparison), say)
    write_warnings(before, work.old, warnings)
    data = before.write()
    level = check(old, new, data)
    return WordRedline(data, level.name.lower(), work.fallbacks, accepted)


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

    def write(self, comparison: Comparison | None) -> None:
        """Write every story, and bring what they need."""
        headers = Headers(
            self.before,
            self.after,
            sections_of(self.before, self.old),
            sections_of(self.after, self.new),
        )
        headers.translate(
            self.links, lambda: self._translate(self.new, self.after.main, self.before.main)
        )
        _without_marks(self.old, self.new)
        self._write_body(comparison)
        self._write_notes()
        self._write_headers(headers)
        _number_pictures(self.old)

    def _write_body(self, comparison: Comparison | None) -> None:
        for notes in self.notes:
            if notes.translate(self.old, self.new):
                part = notes.old_part or f"word/{notes.kind}s.xml"
                root = self.after.root(notes.new_part)
                self._translate(root, notes.new_part, part)
        story = self._story(self.before.main)
        groups: tuple[Group, Group] | tuple[()] = ()
        if comparison:
            places = self.pen.places
            groups = groups_by_clause(comparison, places[Op.DELETE], places[Op.INSERT])
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

    def _write_headers(self, headers: Headers) -> None:
        for earlier, later in headers.becomes.items():
            self._write_header(earlier, later)
        section = self.old.find(SECTION)
        if section is None or self.new.find(SECTION) is None:
            return
        for earlier, later in list(headers.lost()):
            self._write_header(earlier, later)
        for reference, later, inherited in list(headers.gained()):
            self._add_header(section, reference, later, inherited)

    def _write_header(self, earlier: str, later: str) -> None:
        """Turn a header or footer into one that holds a later one as tracked changes.

        That a section got or lost one cannot be tracked; its words can.
        """
        story = self._story(earlier)
        if not later:
            story.mark(self.before.root(earlier), Op.DELETE)
        elif self.after.links(later) or self.after.read(later) != self.before.read(earlier):
            root = deepcopy(self.after.root(later))
            self._translate(root, later, earlier)
            story.write(self.before.root(earlier), root)
        self._finish(story, earlier)

    def _add_header(self, section: Element, reference: Element, later: str, earlier: str) -> None:
        """Give a section a header or footer of its own, in place of one that it inherited."""
        name = reference.get(REL_ID, "")
        part = self.before.free_name(later)
        source = self.before if earlier else self.after
        self.before.put(part, source.read(earlier or later), self.after.content_type(later))
        for id_, link in source.links(earlier).items() if earlier else ():
            self.before.add_link(part, id_, link)
        self.before.add_link(
            self.before.main, name, Link(f"{OFFICE_TYPES}{_kind_of(reference)}", part)
        )
        _place_reference(section, reference)
        self.before.touch(self.before.main)
        if not earlier:
            root = self.before.root(part)
            root[:] = [deepcopy(child) for child in self.after.root(later)]
            self._translate(root, later, part)
            story = self._story(part)
            story.mark(root, Op.INSERT)
            self._finish(story, part)
        else:
            self._write_header(part, later)

    def _translate(self, root: Element, part: str, into: str) -> None:
        self.links.translate(root, part, into)
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
        for brought in self.links.bring(root, part):
            self._adapt(brought)
        self.styles.bring(root)
        self.numbering.bring(root)

    def _adapt(self, part: str) -> None:
        """Call styles and numberings in a header that was brought as this package calls them."""
        root = self.before.root(part)
        self.styles.translate(root)
        self.numbering.translate(root)
        self.styles.bring(root)
        self.numbering.bring(root)
        self.before.touch(part)


def _body(package: Package) -> Element:
    body = package.root(package.main).find(BODY)
    if body is None:
        raise RefusedError("", Refusal.NOT_WORD, "its text is missing")
    return body


_NUMBERED = tuple(f"{W}{name}" for name in ("bookmarkStart", "commentRangeStart", "permStart"))


def _highest_id(body: Element) -> int:
    numbers = (element.get(ID, "") for element in body.iter(*_NUMBERED))
    return max((int(number) for number in numbers if number.isdigit()), default=0)


def _place_reference(section: Element, reference: Element) -> None:
    """Give a section a reference, in the order of the section that it comes from."""
    own = {sort_of(one): one for one in section.iterchildren(*REFERENCES)}
    for earlier in reference.itersiblings(*REFERENCES, preceding=True):
        if sort_of(earlier) in own:
            own[sort_of(earlier)].addnext(deepcopy(reference))
            return
    section.insert(0, deepcopy(reference))


def _kind_of(reference: Element) -> str:
    """The word that ends the type of a reference's relationship."""
    return "header" if reference.tag == HEADER_REFERENCE else "footer"


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
