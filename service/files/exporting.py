"""Comparisons as files: one place that knows every ending."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from clauses.changes import Attribution
from clauses.changes import Comparison
from clauses.compare import compare
from clauses.errors import ClausesError
from clauses.model import Clause
from clauses.model import Document
from clauses.model import Remark
from clauses.writing.labels import Say
from clauses.writing.labels import english

if TYPE_CHECKING:
    from clauses.writing.layout import Page
    from clauses.writing.papers.paper import Paper
    from clauses.writing.redline.word import WordRedline
    from versions.view import View

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
TYPES = {
    ".docx": WORD,
    ".pdf": "application/pdf",
    ".html": "text/html; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".md": "text/markdown; charset=utf-8",
    ".json": "application/json",
    ".txt": "text/plain; charset=utf-8",
}


class UnknownEndingError(ClausesError):
    """A file was asked for in a form that cannot be written."""

    def __init__(self, ending: str, known: tuple[str, ...] = tuple(TYPES)) -> None:
        super().__init__(f"{ending or 'no ending'}: write one of {', '.join(known)} instead")
        self.ending = ending
        self.known = known


@dataclass(frozen=True, slots=True)
class Source:
    """A document to compare, and the Word file it was read from if it was."""

    document: Document
    name: str
    word: bytes | None = None
    template: bytes | None = None
    """An older Word file of the same document, whose look it takes if it has none of its own."""
    stored: bool = False
    """Whether it is a version, whose name can head a column."""
    stage: str = ""
    """The stage of the version, as the store calls it."""
    date: str = ""
    """The day of the version, ISO 8601."""
    remarks: tuple[Remark, ...] = ()
    """What its reader had to say, where it was read from a file."""


@dataclass(frozen=True, slots=True)
class Wish:
    """How a comparison is to be written."""

    attribution: Attribution | None = None
    view: str = "inline"
    language: str = "en"
    say: Say = english
    moves: bool = False
    text_marks: bool = False
    """Tell struck and added text in words too, for those who listen."""
    heed: "Callable[[WordRedline], None] | None" = None
    """Is told how a redline in Word came out."""


def comparison_file(
    old: Source, new: Source, ending: str, wish: Wish, comparison: Comparison | None = None
) -> bytes:
    """Write what became of one document in another.

    Args:
        old: The earlier document.
        new: The later document.
        ending: The form, as the ending of a file name: ``".docx"`` holds tracked changes.
        wish: Language, layout and whose the changes are.
        comparison: The comparison, if it has been made.

    Raises:
        UnknownEndingError: The ending is not among `TYPES`.
    """
    if ending not in _WRITERS:
        raise UnknownEndingError(ending)
    return _WRITERS[ending](old, new, comparison or compare(old.document, new.document), wish)


def stored_source(view: "View", document: str, version: str, name: str, beside: str = "") -> Source:
    """A version in the store, with the Word file it came from where the reader may have that.

    A version that was made inside the store takes the look of the newest Word file before it.

    Raises:
        NotFoundError: There is no such document or version for this audience.
    """
    text = view.document(document, version, beside)
    known = [one.id for one in view.versions(document)]
    wanted = known[-1] if version == "latest" and known else version
    until = known[: known.index(wanted) + 1] if wanted in known else known
    files = {one: file for one in until if (file := _word_file(view, document, one))}
    own = files.pop(wanted, None)
    look = next(reversed(files.values()), None)
    if own is not None and not _says(own, text):
        own, look = None, own
    return replace(
        _named(view, document, wanted, beside), document=text, name=name, word=own, template=look
    )


def _says(word: bytes, text: Document) -> bool:
    """Whether a Word file with all of its tracked changes made says what a version does.

    It does not where the changes became proposals.
    """
    from clauses.reading.package import tracks_changes
    from clauses.reading.word.reading import read_word

    if not tracks_changes(word):
        return True
    read = read_word(word).reading.document
    return [_words(one) for one in read.clauses] == [_words(one) for one in text.clauses]


def _words(clause: Clause) -> str:
    return unicodedata.normalize("NFC", " ".join(f"{clause.heading} {clause.text}".split()))


def _named(view: "View", document: str, version: str, beside: str) -> Source:
    """A version's stage and day; the text that is being worked on has neither."""
    from service.telling import WORKING_TEXT

    nothing = Source(Document(""), "", stored=True)
    if version == WORKING_TEXT:
        return nothing
    found = view.version(document, version, beside)
    return replace(
        nothing, stage=str(found.stage), date=found.date.isoformat() if found.date else ""
    )


def _word_file(view: "View", document: str, version: str) -> bytes | None:
    stored = view.source(document, version)
    return stored[1] if stored and stored[0].lower().endswith(".docx") else None


def ending_of(name: str, known: tuple[str, ...] = tuple(TYPES)) -> str:
    """The ending of a file name, in lower case; refused if nothing can be written so.

    Raises:
        UnknownEndingError: The ending is not among those known.
    """
    ending = PurePath(name).suffix.lower()
    if ending not in known:
        raise UnknownEndingError(ending, known)
    return ending


_Writer = Callable[[Source, Source, Comparison, Wish], bytes]


def _word(old: Source, new: Source, comparison: Comparison, wish: Wish) -> bytes:
    if wish.view == "columns":
        return paper_file(_redline_paper(old, new, comparison, wish), ".docx", wish.say)
    earlier = old.word or clean_word(old, old.template)
    later = new.word or clean_word(new, earlier)
    return word_redline(earlier, later, wish, comparison)


def word_redline(old: bytes, new: bytes, wish: Wish, comparison: Comparison | None = None) -> bytes:
    """The earlier of two Word files with what became of it as tracked changes."""
    from clauses.writing.redline.word import anonymous
    from clauses.writing.redline.word import redline_word

    credit = wish.attribution or anonymous
    made = redline_word(
        old, new, comparison=comparison, credit=credit, moves=wish.moves, say=wish.say
    )
    if wish.heed:
        wish.heed(made)
    return made.data


def clean_word(source: Source, template: bytes | None = None, wish: Wish | None = None) -> bytes:
    """A document as a Word file without marks, in the look of its own file or of a template.

    A version tells its title, stage, name and day in its properties, and in its page header unless
    the template has one.
    """
    from clauses.writing.clean.word import write_word
    from clauses.writing.ooxml.about import About

    if not source.stored or wish is None:
        return write_word(source.document, template)
    title, language = source.document.title, source.document.language
    page = wish.say("Page {page} of {pages}")
    header = title, source.name
    stage = wish.say(source.stage.capitalize())
    about = About(title, language, stage, source.name, source.date, header, page)
    return write_word(source.document, template, about)


CLEAN = (".docx", ".pdf", ".html", ".md", ".json", ".txt")
"""The forms that a document without marks can be written in."""


def clean_file(source: Source, ending: str, wish: Wish, template: bytes | None = None) -> bytes:
    """A document without marks; as Word its own file where it came from one.

    Args:
        source: The document.
        ending: The form, one of `CLEAN`.
        wish: The reader's language.
        template: A Word file whose look it is to take instead, ``.docx`` or ``.dotx``.

    Raises:
        UnknownEndingError: The ending is not among `CLEAN`.
        RefusedError: The template is not a Word file that can be read safely.
    """
    if ending == ".docx":
        own = source.word if template is None else None
        return own or clean_word(source, template or source.template, wish)
    if ending in PAPERS:
        return paper_file(_document_paper(source, wish), ending, wish.say)
    if ending in _PLAIN:
        return _PLAIN[ending](source.document).encode()
    raise UnknownEndingError(ending, CLEAN)


def _document_paper(source: Source, wish: Wish) -> "Paper":
    from clauses.writing.papers.document import Cover
    from clauses.writing.papers.document import document_paper

    cover = Cover(source.name, wish.language, wish.say, source.date)
    return document_paper(source.document, cover)


def _plain_text(document: Document) -> str:
    from clauses.writing.plain import write_plain

    return write_plain(document)


def _clean_markdown(document: Document) -> str:
    from clauses.writing.criticmarkup import write_markdown

    return write_markdown(document)


def _clean_json(document: Document) -> str:
    import json

    from service.values.answers import document_json

    return json.dumps(document_json(document), ensure_ascii=False, indent=1)


_PLAIN: dict[str, Callable[[Document], str]] = {
    ".txt": _plain_text,
    ".md": _clean_markdown,
    ".json": _clean_json,
}


def _page(old: Source, new: Source, wish: Wish) -> "Page":
    from clauses.writing.layout import Page
    from clauses.writing.layout import View

    return Page(
        old.name,
        new.name,
        wish.language,
        View(wish.view),
        wish.attribution,
        wish.say,
        wish.text_marks,
        new.date,
        versions=old.stored and new.stored,
    )


def _html(old: Source, new: Source, comparison: Comparison, wish: Wish) -> bytes:
    return paper_file(_redline_paper(old, new, comparison, wish), ".html", wish.say)


def _pdf(old: Source, new: Source, comparison: Comparison, wish: Wish) -> bytes:
    return paper_file(_redline_paper(old, new, comparison, wish), ".pdf", wish.say)


def _redline_paper(old: Source, new: Source, comparison: Comparison, wish: Wish) -> "Paper":
    from clauses.writing.papers.redline import redline_paper

    return redline_paper(comparison, _page(old, new, wish))


PAPERS = (".pdf", ".docx", ".html")
"""The forms that anything can be set in."""


def paper_file(paper: "Paper", ending: str, say: Say = english) -> bytes:
    """Set a paper, such as a report, as a file.

    Raises:
        UnknownEndingError: The ending is not among `PAPERS`.
    """
    if ending == ".pdf":
        from clauses.writing.papers.pdf import write_pdf

        return write_pdf(paper)
    if ending == ".docx":
        from clauses.writing.papers.word import write_paper_word

        return write_paper_word(paper)
    if ending == ".html":
        from clauses.writing.papers.html import write_paper_html

        return write_paper_html(paper, say).encode()
    raise UnknownEndingError(ending, PAPERS)


def _csv(_old: Source, _new: Source, comparison: Comparison, wish: Wish) -> bytes:
    from clauses.writing.changes_csv import write_csv

    return write_csv(comparison, wish.attribution, wish.say)


def _xlsx(_old: Source, _new: Source, comparison: Comparison, wish: Wish) -> bytes:
    from clauses.writing.changes_xlsx import write_xlsx

    return write_xlsx(comparison, wish.attribution, wish.say)


def _markdown(_old: Source, _new: Source, comparison: Comparison, wish: Wish) -> bytes:
    from clauses.writing.criticmarkup import write_criticmarkup

    return write_criticmarkup(comparison, wish.attribution, wish.say).encode()


def _json(_old: Source, _new: Source, comparison: Comparison, _wish: Wish) -> bytes:
    import json

    from clauses.writing.json import comparison_to_json

    return (
        json.dumps(comparison_to_json(comparison), ensure_ascii=False, indent=1) + "\n"
    ).encode()


def _text(_old: Source, _new: Source, comparison: Comparison, wish: Wish) -> bytes:
    from clauses.writing.text import write_text

    return write_text(comparison, wish.say).encode()


_WRITERS: dict[str, _Writer] = {
    ".docx": _word,
    ".pdf": _pdf,
    ".html": _html,
    ".csv": _csv,
    ".xlsx": _xlsx,
    ".md": _markdown,
    ".json": _json,
    ".txt": _text,
}
