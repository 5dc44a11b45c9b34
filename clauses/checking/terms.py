"""Defined terms: where a document says what it means by them, and where it uses them."""

import re
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass

from clauses.model import Clause
from clauses.model import Document
from clauses.model import Item
from clauses.model import Paragraph
from clauses.model import Table
from clauses.model import paragraphs_of
from clauses.outline import parents
from clauses.text import is_word
from clauses.text import tokens

_ENDINGS = frozenset(
    {"", "s", "a", "e", "n", "t", "r", "en", "et", "er", "ar", "or", "na", "ns", "ts", "es", "as"}
    | {"ens", "ets", "ers", "ars", "ors", "erna", "arna", "orna", "ernas", "arnas", "ornas", "nas"}
    | {"d", "de", "ed", "ade", "t's", "'s"}
)
_QUOTE = '["”“«»]'
_MEANT = re.compile(
    rf"\b(?:med|by)\s+(?:(?:en|ett|den|det|de|an?|the)\s+)?{_QUOTE}?"
    rf"(?P<term>(?!en\s|ett\s)[^\"”“«»,.;:\n]{{2,60}}?){_QUOTE}?"
    r"(?:\s+i\s+(?:denna|detta|det här)\b[^,.;:\n]{1,60}?)?\s+"
    r"(?:avses|menas|förstås|is meant|we mean)\b",
    re.IGNORECASE,
)
_MEANS = re.compile(
    rf"{_QUOTE}(?P<term>[^\"”“«»\n]{{2,60}}){_QUOTE}\s+"
    r"(?:means?|shall mean|has the meaning|have the meaning|refers to|avser|avses|betyder)\b"
)
_IN_BRACKETS = re.compile(
    r"\((?:(?:the|this|each,? an?|collectively,?|together,?|hereinafter|nedan|kalla[dt])\s+)*"
    rf"{_QUOTE}(?P<term>[^\"”“«»\n]{{2,60}}){_QUOTE}\)"
)
"""What stands before the brackets is called so from there on."""
_LISTED = re.compile(r"(?P<term>[^\W\d_][^:–\n.;,]{1,59}?)\s*(?::|\s[–-])\s+(?=\S)")
_CHAPTER = re.compile(
    r"\b(?:definition|begrepp|ordförklaring|ordlista|termer|terminolog|glossary|defined terms)",
    re.IGNORECASE,
)
_NO_TERM = re.compile(r"\b(?:som|inte|ska|skall|kan|får|är|that|which)\b")
"""Whoever says "med stöd som avses i 5 §" defines nothing."""
TERM_WORDS = 6
"""A term has no more words."""
MEANING_WORDS = 4
"""With fewer words "X: …" is a label filled in, not a definition."""
STEM = 4
"""The fewest letters that an inflected word shares with the form in which it is defined."""


@dataclass(frozen=True, slots=True)
class Definition:
    """A term and the words that say what it means."""

    term: str
    clause: int
    """Position of the clause."""
    start: int
    """Where the term stands in the clause's text, in characters."""
    end: int
    meaning: str
    """The sentence or item that defines it."""


@dataclass(frozen=True, slots=True)
class Use:
    """A place where a defined term is used, perhaps in another form."""

    definition: Definition
    clause: int
    start: int
    end: int


def definitions(document: Document) -> tuple[Definition, ...]:
    """Find the terms that a document defines.

    A term is defined by "med X avses", by '"X" means', by '("X")' after what it stands for, and
    in a clause about definitions, and what stands under it, by "X: …" or "X – …" at the beginning
    of an item or paragraph and by a row of a table. Elsewhere "X: …" defines when X is bold.

    Returns:
        Definitions in the order in which they stand; a term that is defined twice occurs twice.
    """
    above = parents(document.clauses)
    about = [bool(_CHAPTER.search(clause.heading)) for clause in document.clauses]
    found: list[Definition] = []
    for position, clause in enumerate(document.clauses):
        chapter = about[position] or _is_under(position, above, about)
        of_clause = _of_clause(position, clause, chapter=chapter)
        found += sorted(dict.fromkeys(of_clause), key=lambda one: one.start)
    return tuple(found)


def _is_under(position: int, above: Sequence[int | None], about: Sequence[bool]) -> bool:
    parent = above[position]
    return parent is not None and about[parent]


def _of_clause(position: int, clause: Clause, *, chapter: bool) -> Iterator[Definition]:
    text = clause.text
    at = 0
    for block in paragraphs_of(clause.blocks):
        at = text.find(block.text, at)
        for pattern in (_MEANT, _MEANS, _IN_BRACKETS):
            for found in pattern.finditer(block.text):
                if _may_be_term(found["term"]):
                    yield _definition(position, found, at, block.text)
        listed = _LISTED.match(block.text)
        if listed and (chapter or _says_what_bold_words_mean(block, listed)):
            yield _definition(position, listed, at, block.text)
        at += len(block.text)
    yield from _of_tables(position, clause) if chapter else ()


def _of_tables(position: int, clause: Clause) -> Iterator[Definition]:
    """The rows of tables whose first cell holds a term and whose second says what it means."""
    tables = (block for block in clause.blocks if isinstance(block, Table))
    for row in (row for table in tables for row in table.rows[table.headed :]):
        term, meaning = row[0].text.strip(), row[1].text if len(row) > 1 else ""
        named = 1 < len(term) <= 60 and not _CHAPTER.search(term)
        if named and meaning and not _LISTED.match(term) and _may_be_term(term):
            start = clause.text.find(term)
            yield Definition(term, position, start, start + len(term), meaning)


def _may_be_term(words: str) -> bool:
    return not _NO_TERM.search(words) and len(words.split()) <= TERM_WORDS


def _definition(position: int, found: re.Match[str], at: int, meaning: str) -> Definition:
    start, end = found.span("term")
    return Definition(found["term"], position, at + start, at + end, meaning)


def _says_what_bold_words_mean(block: Paragraph | Item, listed: re.Match[str]) -> bool:
    first = next((run for run in block.runs if run.text.strip()), None)
    bold = bool(first and first.bold and first.text.strip(" :–-") == listed["term"])
    return bold and len(block.text[listed.end() :].split()) >= MEANING_WORDS


def uses(document: Document, defined: Sequence[Definition]) -> tuple[Use, ...]:
    """Find where a document uses defined terms, in any form; the longest term at each place.

    Examples:
        >>> from clauses.model import Run
        >>> clause = Clause("A", blocks=(Paragraph((Run("Egenvården planeras."),)),))
        >>> term = Definition("Egenvård", 0, 0, 8, "")
        >>> [(use.start, use.end) for use in uses(Document("", (clause,)), [term])]
        [(0, 10)]
    """
    terms = sorted(defined, key=lambda one: (-len(one.term), one.clause, one.start))
    parted = [(one, _words(one.term)) for one in terms]
    return tuple(
        use
        for position, clause in enumerate(document.clauses)
        for use in _used(position, clause.text, parted)
    )


_Parted = Sequence[tuple[Definition, tuple[str, ...]]]


def _used(position: int, text: str, terms: _Parted) -> Iterator[Use]:
    words = _placed(text)
    firsts = {word[:STEM].lower() for _, parts in terms for word in parts[:1]}
    at = 0
    while at < len(words):
        found = _term_at(words, at, terms) if words[at][0][:STEM].lower() in firsts else None
        if found is None:
            at += 1
            continue
        definition, count = found
        yield Use(definition, position, words[at][1], words[at + count - 1][2])
        at += count


def _term_at(
    words: Sequence[tuple[str, int, int]], at: int, terms: _Parted
) -> tuple[Definition, int] | None:
    for definition, parts in terms:
        here = words[at : at + len(parts)]
        if len(here) == len(parts) and all(
            is_form_of(word, part) for (word, _, _), part in zip(here, parts, strict=True)
        ):
            return definition, len(parts)
    return None


def is_form_of(word: str, base: str) -> bool:
    """Whether a word is another that is inflected, in Swedish or English.

    Examples:
        >>> is_form_of("vårdkontakterna", "vårdkontakt"), is_form_of("samordnade", "samordnad")
        (True, True)
        >>> is_form_of("parties", "party"), is_form_of("vårdplan", "vård")
        (True, False)
    """
    one, other = word.lower(), base.lower()
    shared = 0
    while shared < min(len(one), len(other)) and one[shared] == other[shared]:
        shared += 1
    if shared < min(STEM, len(other)):
        return False
    rests = {one[shared:], other[shared:]}
    return rests <= _ENDINGS or rests == {"y", "ies"}


def _words(term: str) -> tuple[str, ...]:
    return tuple(token for token in tokens(term) if is_word(token))


def _placed(text: str) -> list[tuple[str, int, int]]:
    """The words of a text, each with where it begins and ends."""
    found = []
    at = 0
    for token in tokens(text):
        if is_word(token):
            found.append((token, at, at + len(token)))
        at += len(token)
    return found
