"""Readings of text files, where everything that can be seen is kept."""

from clauses.model import Characters
from clauses.model import Clause
from clauses.model import Document
from clauses.model import Reading
from clauses.model import Remark
from clauses.reading.refusal import Refusal
from clauses.reading.refusal import RefusedError
from clauses.reading.suspects import suspects


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
    kept = sum(
        len("".join(text.split()))
        for clause in clauses
        for text in (clause.number, clause.heading, clause.text, clause.notes_text)
    )
    if not kept:
        raise RefusedError(name, Refusal.EMPTY)
    characters = Characters(kept + sum(told), kept, sum(told))
    document = Document(title, clauses, language)
    return Reading(document, characters, (*remarks, *suspects(clauses)))
