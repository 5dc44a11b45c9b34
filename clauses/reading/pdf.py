"""PDF files: their text, and clauses by judgement."""

import ctypes
import re
from collections import Counter
from collections.abc import Iterator
from collections.abc import Sequence

import pypdfium2 as pdfium
from pypdfium2 import raw

from clauses.model import Characters
from clauses.model import Document
from clauses.model import Reading
from clauses.model import Remark
from clauses.model import RemarkKind
from clauses.numbering import typed_number
from clauses.reading.pdf_lines import Gathered
from clauses.reading.pdf_lines import Printed
from clauses.reading.pdf_lines import paragraphs
from clauses.reading.pdf_lines import without_edges
from clauses.reading.refusal import Refusal
from clauses.reading.refusal import RefusedError
from clauses.reading.suspects import suspects
from clauses.reading.whole import clause_words
from clauses.reading.whole import count
from clauses.reading.word.build import Builder
from clauses.reading.word.lines import Line
from clauses.reading.word.lines import Piece
from clauses.reading.word.lists import Label
from clauses.reading.word.outline import Outline
from clauses.reading.word.outline import outline
from clauses.reading.word.styles import Style

MAX_PAGES = 3_000
MAX_CHARACTERS = 5_000_000
_BOLD = 600
_NAME = 128
"""Bytes of a font's name that are looked at."""
_LARGER = 1.12
"""A line so many times larger than the body is a heading."""
_LONGEST_HEADING = 150
_FEW = 3
"""Fewer large lines than this are a title rather than headings."""
_BULLET = re.compile(r"[•▪▫➢✓]\s+")
_LABEL = Label("•", 0, ordered=False, list="")
_SIGNS = re.compile("[\x00-\x01\x03-\x08\x0b\x0c\x0e-\x1f\x7f\uffff]")


def read_pdf(data: bytes, name: str = "") -> Reading:
    """Read the text of a PDF file.

    A PDF knows letters and places, not paragraphs: which lines belong together and which are
    headings is judged by size, weight, distance and numbers, and said to be so.

    Args:
        data: The bytes of the file.
        name: What it is called, for the refusal.

    Raises:
        RefusedError: It is damaged, protected by a password or too large, or it holds pictures
            of pages and no text.
    """
    pages = _pages(data, name)
    lines = [line for page in pages for line in page]
    if not lines:
        raise RefusedError(name, Refusal.SCANNED)
    body, edges = without_edges(lines)
    gathered = list(paragraphs(body or edges))
    plan = outline(_lines(gathered))
    builder = Builder({})
    clauses = tuple(builder.clause(draft, at) for at, draft in enumerate(plan.drafts))
    texts = [clause_words(clause) for clause in clauses]
    kept = count("".join([*texts, *builder.typed]))
    remarks = [*_remarks(plan, pages, gathered, edges if body else []), *suspects(texts)]
    told = sum(remark.characters for remark in remarks)
    document = Document(plan.title, clauses)
    return Reading(document, Characters(kept + told, kept, told), tuple(remarks))


def _pages(data: bytes, name: str) -> list[list[Printed]]:
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        locked = getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD
        reason = Refusal.ENCRYPTED if locked else Refusal.BROKEN
        raise RefusedError(name, reason, str(error)) from error
    with document:
        if len(document) > MAX_PAGES:
            raise RefusedError(name, Refusal.TOO_LARGE, f"{len(document)} pages")
        pages: list[list[Printed]] = []
        left = MAX_CHARACTERS
        for at in range(len(document)):
            pages.append(list(_printed(document, at, name)))
            left -= sum(len(line.text) for line in pages[-1])
            if left < 0:
                raise RefusedError(name, Refusal.TOO_LARGE, f"page {at + 1}")
        return pages


def _printed(document: pdfium.PdfDocument, at: int, name: str) -> Iterator[Printed]:
    """The lines of one page, in the order in which they are to be read."""
    try:
        page = document[at]
    except pdfium.PdfiumError as error:
        raise RefusedError(name, Refusal.BROKEN, f"page {at + 1}: {error}") from error
    text = page.get_textpage()
    start = 0
    for line in text.get_text_range(errors="replace").split("\n"):
        words = _SIGNS.sub("", line).strip("\r")
        if words.strip():
            yield _line(text, start, words, at)
        start += len(line) + 1
    text.close()
    page.close()


def _line(text: pdfium.PdfTextPage, start: int, words: str, page: int) -> Printed:
    lead = len(words) - len(words.lstrip())
    left, base, *_ = text.get_charbox(start + lead)
    _, _, right, _ = text.get_charbox(start + len(words.rstrip()) - 1)
    size = raw.FPDFText_GetFontSize(text, start + lead)
    ends = lead, len(words.rstrip()) - 1
    strong = all(_is_bold(text, start + place) for place in ends)
    return Printed(words, page, left, right, base, size, strong)


def _is_bold(text: pdfium.PdfTextPage, at: int) -> bool:
    """Whether a letter is bold: by its font's weight, or where that is not told, its name."""
    if raw.FPDFText_GetFontWeight(text, at) >= _BOLD:
        return True
    flags, name = ctypes.c_int(), ctypes.create_string_buffer(_NAME)
    raw.FPDFText_GetFontInfo(text, at, name, _NAME, flags)
    return b"bold" in name.value.lower()


def _lines(gathered: Sequence[Gathered]) -> Iterator[Line]:
    """The paragraphs as lines, those that look so as headings."""
    levels = _levels(gathered)
    for block, one in enumerate(gathered):
        yield Line(
            Style(),
            block,
            [Piece(_BULLET.sub("", one.text))],
            label=_LABEL if _BULLET.match(one.text) else None,
            level=levels.get(block, 0),
            strong=one.strong,
            size=round(2 * one.size),
        )


def _levels(gathered: Sequence[Gathered]) -> dict[int, int]:
    """The depth of the headings: the larger the higher, then bold ones with a number.

    A file with no more than a title that is larger is left to the judgement of `outline`.
    """
    letters = Counter[float]()
    for one in gathered:
        letters[round(one.size, 1)] += len(one.text)
    usual = letters.most_common(1)[0][0]
    large = {
        at: round(one.size, 1)
        for at, one in enumerate(gathered)
        if one.size > _LARGER * usual and len(one.text) <= _LONGEST_HEADING
    }
    if len(large) < _FEW:
        return {}
    ranks = {size: rank for rank, size in enumerate(sorted(set(large.values()), reverse=True), 1)}
    levels = {at: ranks[size] for at, size in large.items()}
    for at, one in enumerate(gathered):
        typed = typed_number(one.text, heading=True) if one.strong else None
        if typed and not typed.item and at not in levels and len(one.text) <= _LONGEST_HEADING:
            levels[at] = len(ranks) + typed.depth
    return levels


def _remarks(
    plan: Outline,
    pages: Sequence[Sequence[Printed]],
    gathered: Sequence[Gathered],
    edges: Sequence[Printed],
) -> Iterator[Remark]:
    yield Remark(RemarkKind.GUESSED_STRUCTURE, "PDF", sum(one.hyphens for one in gathered))
    if plan.headless:
        yield Remark(RemarkKind.NO_HEADINGS)
    if edges:
        text = "\n".join(line.text for line in edges)
        yield Remark(RemarkKind.HEADER, text, count(text))
    for at, page in enumerate(pages):
        if not page:
            yield Remark(RemarkKind.NO_TEXT, str(at + 1))
