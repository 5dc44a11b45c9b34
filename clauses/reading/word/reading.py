"""Word files: the body as clauses, with everything else told in remarks."""

from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from clauses.model import Characters
from clauses.model import Document
from clauses.model import Place
from clauses.model import Reading
from clauses.model import Remark
from clauses.model import RemarkKind
from clauses.reading.ooxml import ID
from clauses.reading.ooxml import VAL
from clauses.reading.ooxml import A
from clauses.reading.ooxml import C
from clauses.reading.ooxml import R
from clauses.reading.ooxml import W
from clauses.reading.package import Package
from clauses.reading.package import Relationship
from clauses.reading.package import open_package
from clauses.reading.refusal import Refusal
from clauses.reading.refusal import RefusedError
from clauses.reading.refusal import TooLargeError
from clauses.reading.suspects import suspects
from clauses.reading.whole import clause_words
from clauses.reading.whole import count
from clauses.reading.word.build import Bodies
from clauses.reading.word.build import Builder
from clauses.reading.word.build import Places
from clauses.reading.word.chunks import CHUNKS
from clauses.reading.word.chunks import chunk_paragraphs
from clauses.reading.word.controls import read_controls
from clauses.reading.word.count import visible
from clauses.reading.word.lines import Grid
from clauses.reading.word.lines import Line
from clauses.reading.word.lists import Lists
from clauses.reading.word.lists import read_lists
from clauses.reading.word.outline import Outline
from clauses.reading.word.outline import outline
from clauses.reading.word.revisions import read_comments
from clauses.reading.word.story import Sheet
from clauses.reading.word.story import Story
from clauses.reading.word.story import read_story
from clauses.reading.word.story import source_of
from clauses.reading.word.styles import read_styles

_NOTE_PARTS = {"f": "footnotes", "e": "endnotes"}
_NOTE_BLOCKS = 10_000_000
"""Blocks of notes are counted from here, apart from those of the body."""


@dataclass(frozen=True, slots=True)
class PartPlaces:
    """Where the paragraphs of one part of a Word file went.

    Both tuples have an entry for each `w:p` element of the part in document order, those in
    table cells and text boxes included, as ``root.iter()`` meets them.
    """

    places: tuple[Place | None, ...] = ()
    """Where the text of a paragraph begins; nothing where it is in no clause."""
    skipped: tuple[int, ...] = ()
    """How many characters at the start of a paragraph are a typed number, or the space after
    the mark of a note, and so in no part of a clause."""


@dataclass(frozen=True, slots=True)
class WordReading:
    """A Word file as it was understood, and where each of its paragraphs went."""

    reading: Reading
    body: PartPlaces
    footnotes: PartPlaces = PartPlaces()
    endnotes: PartPlaces = PartPlaces()

    @property
    def places(self) -> tuple[Place | None, ...]:
        """Where the text of each paragraph of the body begins."""
        return self.body.places


Change = Callable[[etree._Element], None]


def _unchanged(_: etree._Element) -> None:
    """Leave a part as it is."""


def read_word(data: bytes, name: str = "", change: Change = _unchanged) -> WordReading:
    """Read a Word file.

    Tracked changes are taken as accepted, and listed. Nothing that can be seen is lost: what
    is not in the document is in a remark.

    Args:
        data: The bytes of the file.
        name: What it is called; its ending must agree with its content.
        change: What is done to the parts that hold the text before they are read.

    Returns:
        The document, its remarks, and where each paragraph went.

    Raises:
        RefusedError: It is not a Word file, or one that cannot be read safely and whole.
    """
    package = open_package(data, name)
    try:
        return _Reader(package, change).read()
    except (TooLargeError, RecursionError) as error:
        raise RefusedError(name, Refusal.TOO_LARGE, "more than a reader can hold") from error


def read_word_file(data: bytes, name: str = "") -> Reading:
    """Read a Word file that must hold some text.

    Raises:
        RefusedError: As `read_word`, or there is nothing to be read in it.
    """
    reading = read_word(data, name).reading
    if not reading.characters.kept:
        raise RefusedError(name, Refusal.EMPTY)
    return reading


class _Reader:
    """Reads one package."""

    def __init__(self, package: Package, change: Change) -> None:
        self.package, self.change = package, change
        self.root = package.xml_of(package.main)
        change(self.root)
        body = self.root.find(f"{W}body")
        if self.root.tag != f"{W}document" or body is None:
            raise RefusedError(package.name, Refusal.NOT_WORD, "its text is missing")
        self.body = body
        self.links = package.relationships(package.main)
        self.source = source_of(self.root, self.links)
        styles = read_styles(self._part("styles"))
        self.sheet = Sheet(styles, read_lists(self._part("numbering"), styles), chunk=self._chunk)
        self.visible = 0
        self.notes: dict[str, int] = {}
        """How many characters of each note can be seen."""

    def read(self) -> WordReading:
        story = read_story(self.body, self.source, self.sheet)
        bodies, sizes = self._notes(story)
        plan = outline(line for line in story.lines if not line.contents)
        builder = Builder(bodies)
        clauses = tuple(builder.clause(draft, at) for at, draft in enumerate(plan.drafts))
        blocks = _whole(builder.blocks, story.last_block)
        language = self._language()
        document = Document(plan.title, clauses, language)
        texts = [clause_words(clause) for clause in clauses]
        kept = count("".join([*texts, *builder.typed]))
        told = sum(size * builder.told[raw] for raw, size in self.notes.items())
        self.visible += visible(self.body) + told
        remarks = [*self._remarks(story, plan, blocks), *suspects(texts)]
        comments = read_comments(
            self._part("comments"), self._part("commentsExtended"), self.sheet.anchors, blocks
        )
        revisions = self.sheet.revisions.revisions(blocks)
        if revisions:
            remarks.append(Remark(RemarkKind.TRACKED_CHANGES))
        if comments:
            remarks.append(Remark(RemarkKind.COMMENTS))
        characters = self._balance(kept, remarks)
        controls = tuple(read_controls(self.body))
        reading = Reading(document, characters, tuple(remarks), revisions, comments, controls)
        return WordReading(
            reading,
            _in_order(builder.body, len(self.source.positions)),
            _in_order(builder.notes["f"], sizes["f"]),
            _in_order(builder.notes["e"], sizes["e"]),
        )

    def _part(self, kind: str) -> etree._Element | None:
        """A part that the body refers to; nothing where it is missing."""
        for link in self.links.values():
            if link.kind == kind and not link.external and self.package.has(link.target):
                return self.package.xml_of(link.target)
        return None

    def _part_links(self, kind: str) -> dict[str, Relationship]:
        for link in self.links.values():
            if link.kind == kind and not link.external:
                return self.package.relationships(link.target)
        return {}

    def _chunk(self, part: str) -> Sequence[str]:
        """The paragraphs of a text of another type that stands in the body."""
        ending = part.casefold().rpartition(".")[2]
        if ending not in CHUNKS or not self.package.has(part):
            return ()
        texts = chunk_paragraphs(self.package.bytes_of(part), ending)
        self.visible += count("".join(texts))
        return texts

    def _notes(self, story: Story) -> tuple[Bodies, dict[str, int]]:
        """Walk through the notes that the body refers to, in order."""
        bodies: dict[str, Sequence[Line | Grid]] = {raw: [] for raw in story.notes}
        sizes = dict.fromkeys(_NOTE_PARTS, 0)
        first_block = _NOTE_BLOCKS
        for letter, kind in _NOTE_PARTS.items():
            root = self._part(kind) if any(raw[0] == letter for raw in bodies) else None
            if root is None:
                continue
            self.change(root)
            source = source_of(root, self._part_links(kind))
            sizes[letter] = len(source.positions)
            for element in root.iterchildren(f"{W}footnote", f"{W}endnote"):
                raw = letter + element.get(ID, "")
                if raw in bodies and not bodies[raw]:
                    note = read_story(element, source, self.sheet, first_block)
                    bodies[raw] = note.lines
                    self.notes[raw] = visible(element)
                    first_block = note.last_block + 1
        return bodies, sizes

    def _remarks(self, story: Story, plan: Outline, blocks: dict[int, int]) -> Iterator[Remark]:
        if plan.headless:
            yield Remark(RemarkKind.NO_HEADINGS)
        for position, draft in enumerate(plan.drafts):
            if draft.guessed:
                yield Remark(RemarkKind.GUESSED_HEADING, draft.heading, 0, position)
        contents = "\n".join(_line_text(line) for line in story.lines if line.contents)
        if contents.strip():
            yield Remark(RemarkKind.CONTENTS, contents, count(contents))
        yield from self.sheet.findings.remarks(blocks)
        yield from self._edges()
        yield from self._drawn()
        yield from self._beside()

    def _edges(self) -> Iterator[Remark]:
        """The headers and footers, which belong to no clause."""
        met = set()
        for reference in self.root.iter(f"{W}headerReference", f"{W}footerReference"):
            link = self.links.get(reference.get(f"{R}id", ""))
            if link is None or link.target in met or not self.package.has(link.target):
                continue
            met.add(link.target)
            root = self.package.xml_of(link.target)
            if root.tag not in (f"{W}hdr", f"{W}ftr"):
                continue
            sheet = Sheet(self.sheet.styles, Lists(), revisions=self.sheet.revisions)
            source = source_of(root, self.package.relationships(link.target))
            story = read_story(root, source, sheet)
            text = "\n".join(_line_text(line) for line in story.lines if not _is_blank(line))
            self.visible += visible(root) + sheet.findings.drawn - sheet.findings.unseen
            left_out = sum(one.characters for one in sheet.findings.found)
            if text.strip() or left_out:
                yield Remark(RemarkKind.HEADER, text, count(text) + left_out)

    def _drawn(self) -> Iterator[Remark]:
        """The words in charts and diagrams."""
        for part in self.package.names():
            if part.startswith(("word/charts/chart", "word/diagrams/data")):
                text = " ".join(_words_of_drawing(self.package.xml_of(part)))
                self.visible += count(text)
                yield Remark(RemarkKind.PICTURE, text, count(text))

    def _beside(self) -> Iterator[Remark]:
        """What the package holds beside its text."""
        if self.package.macros:
            yield Remark(RemarkKind.MACROS)
        for part in self.package.names():
            if "/embeddings/" in part:
                yield Remark(RemarkKind.NOT_KEPT, part)
            if part.endswith(".rels") and b"External" in self.package.bytes_of(part):
                yield from self._outside(part)

    def _outside(self, rels: str) -> Iterator[Remark]:
        source = rels.replace("_rels/", "").removesuffix(".rels")
        for link in self.package.relationships(source).values():
            if link.external and link.kind != "hyperlink":
                yield Remark(RemarkKind.EXTERNAL, link.target)

    def _balance(self, kept: int, remarks: list[Remark]) -> Characters:
        """Let what was seen but neither kept nor remarked be told as lost."""
        seen = self.visible + self.sheet.findings.drawn - self.sheet.findings.unseen
        remarked = sum(remark.characters for remark in remarks)
        missing = seen - kept - remarked
        if missing > 0:
            remarks.append(Remark(RemarkKind.NOT_KEPT, "", missing))
            remarked += missing
        return Characters(seen, kept, remarked)

    def _language(self) -> str:
        """The language that most of the text is said to be in."""
        root = self._part("styles")
        mark = None if root is None else root.find(f"{W}docDefaults//{W}lang")
        told = "" if mark is None else mark.get(VAL, "")
        return told.partition("-")[0].lower() or "sv"


def _words_of_drawing(root: etree._Element) -> Iterator[str]:
    """The texts of a chart or diagram, and the names of what a chart shows."""
    for element in root.iter(f"{A}t", f"{C}strCache"):
        names = element.iter(f"{C}v") if element.tag == f"{C}strCache" else (element,)
        yield from (name.text or "" for name in names)


def _whole(blocks: dict[int, int], last_block: int) -> dict[int, int]:
    """Let blocks without text of their own belong to the clause before them."""
    whole: dict[int, int] = {}
    notes = [block for block in blocks if block >= _NOTE_BLOCKS]
    for first, end in ((0, last_block), (_NOTE_BLOCKS, max(notes, default=0))):
        last = 0
        for block in range(first, end + 1):
            last = whole[block] = blocks.get(block, last)
    return whole


def _in_order(places: Places, size: int) -> PartPlaces:
    return PartPlaces(
        tuple(places.found.get(at) for at in range(size)),
        tuple(places.skipped.get(at, 0) for at in range(size)),
    )


def _is_blank(line: Line | Grid) -> bool:
    return not _line_text(line).strip()


def _line_text(line: Line | Grid) -> str:
    if isinstance(line, Line):
        return line.text
    return "\n".join(
        "\t".join("\n".join(map(_line_text, cell.lines)) for cell in row) for row in line.rows
    )
