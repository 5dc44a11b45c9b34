"""Readings of text files, where everything that can be seen is kept."""

from clauses.model import PARTS
from clauses.model import Characters
from clauses.model import Clause
from clauses.model import Document
from clauses.model import Reading
from clauses.model import Remark
from clauses.model import part_text
from clauses.reading.refusal import Refusal
from clauses.reading.refusal import RefusedError
from clauses.reading.suspects import suspects


def count(text: str) -> int:
    """How many characters of a text are no white space."""
    return len("".join(text.split()))


def clause_words(clause: Clause) -> str:
    """The words of all parts of a clause, a line each; its number is none of them."""
    return "\n".join(part_text(clause, part) for part in PARTS)


def whole_reading(
    title: str,
    clauses: tuple[Clause, ...],
    remarks: tuple[Remark, ...] = (),
    name: str = "",
    language: str = "sv",
) -> Reading:
    """The reading of a file that holds nothing but its document.

    Raises:
        RefusedError: There is nothing to be seen in it.
    """
    told = [remark.characters for remark in remarks]
    texts = [clause_words(clause) for clause in clauses]
    kept = count("".join([*texts, *(clause.number for clause in clauses)]))
    if not kept:
        raise RefusedError(name, Refusal.EMPTY)
    characters = Characters(kept + sum(told), kept, sum(told))
    document = Document(title, clauses, language)
    return Reading(document, characters, (*remarks, *suspects(texts)))
