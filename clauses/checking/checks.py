"""What does not hold together in a document: references and terms."""

import re
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from clauses.checking.following import stale_references
from clauses.checking.pointing import Pointer
from clauses.checking.pointing import pointers
from clauses.checking.short_names import undefined
from clauses.checking.terms import Definition
from clauses.checking.terms import definitions
from clauses.checking.terms import is_form_of
from clauses.checking.terms import uses
from clauses.compare import compare
from clauses.model import Document
from clauses.similarity import similarity
from clauses.similarity import words_of

SAME_MEANING = 0.85
"""How alike the definitions of two names of one thing are."""
SAYING = 5
"""Definitions of fewer words say too little to go by."""


class Fault(StrEnum):
    """What may be wrong."""

    DANGLING = "dangling-reference"
    """It names a clause that is not there."""
    STALE = "stale-reference"
    """The clause it pointed at has another number now, or is gone; the reference stayed."""
    UNUSED = "unused-definition"
    TWICE = "defined-twice"
    UNDEFINED = "undefined-term"
    """Words in quotation marks or capitals that look like a term nobody defines."""
    TWO_NAMES = "two-names"
    """Two defined terms that differ in form or letters alone, or that mean the same."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that somebody should look at."""

    fault: Fault
    clause: int
    """Position of the clause."""
    start: int
    end: int
    text: str
    """The words it is about."""
    about: str = ""
    """For a stale reference the number that the clause has now, if it is still there; for two
    names the other one."""


def check(
    document: Document,
    others: Mapping[str, Document] | None = None,
    earlier: Document | None = None,
) -> tuple[Finding, ...]:
    """Look for references and terms that do not hold together.

    Args:
        document: The document.
        others: The other documents of the family, by id.
        earlier: Its version before, with the same clause ids: references that were right there
            and point at another clause now are stale.

    Returns:
        Findings in the order in which they stand.
    """
    pointing = pointers(document, others)
    stale = list(_stale(document, others, earlier)) if earlier else []
    known = {(one.clause, one.start) for one in stale}
    dangling = (one for one in _dangling(pointing) if (one.clause, one.start) not in known)
    found = [*stale, *dangling, *_terms(document, tuple((others or {}).values()))]
    return tuple(sorted(found, key=lambda one: (one.clause, one.start, one.fault)))


def broken(
    document: Document, earlier: Document, others: Mapping[str, Document] | None = None
) -> tuple[Finding, ...]:
    """What a version broke: findings that the version before it did not have."""
    before = {
        (one.fault, earlier.clauses[one.clause].id, one.text) for one in check(earlier, others)
    }
    return tuple(
        one
        for one in check(document, others, earlier)
        if (one.fault, document.clauses[one.clause].id, one.text) not in before
    )


def _dangling(pointing: Sequence[Pointer]) -> Iterator[Finding]:
    for one in pointing:
        if one.dangles:
            yield Finding(Fault.DANGLING, one.clause, one.start, one.end, one.text)


def _stale(
    document: Document, others: Mapping[str, Document] | None, earlier: Document
) -> Iterator[Finding]:
    """References that say the same as before while what they pointed at moved on."""
    for one in stale_references(compare(earlier, document), others):
        about = document.clauses[one.target].number if one.target is not None else ""
        yield Finding(Fault.STALE, one.clause, one.start, one.end, one.text, about)


def broken_in(
    other: Document, name: str, document: Document, earlier: Document
) -> tuple[Finding, ...]:
    """References of another document of the family that a version broke.

    Args:
        other: The other document.
        name: The id of the document it points into.
        document: That document now.
        earlier: Its version before, with the same clause ids.

    Returns:
        Findings in the other document: what it pointed at there has another number, or is gone.
    """
    meant = {
        (one.clause, one.start): earlier.clauses[one.target].id
        for one in pointers(other, {name: earlier})
        if one.target is not None and one.document == name
    }
    return tuple(
        found
        for one in pointers(other, {name: document})
        if one.document == name
        for found in _astray(one, meant.get((one.clause, one.start), ""), document)
    )


def _astray(one: Pointer, before: str, document: Document) -> Iterator[Finding]:
    """What is said of a reference that pointed at a clause of a document by another id before."""
    now = document.clauses[one.target].id if one.target is not None else None
    if before and before != now:
        numbers = {clause.id: clause.number for clause in document.clauses}
        about = numbers.get(before, "")
        yield Finding(Fault.STALE, one.clause, one.start, one.end, one.text, about)


def _terms(document: Document, others: Sequence[Document]) -> Iterator[Finding]:
    defined = definitions(document)
    used = {
        use.definition
        for use in uses(document, defined)
        if (use.clause, use.start) != (use.definition.clause, use.definition.start)
    }
    unused = [one for one in defined if one not in used]
    elsewhere = {use.definition for other in others if unused for use in uses(other, unused)}
    seen: dict[str, Definition] = {}
    for one in defined:
        if one.term.lower() in seen:
            yield _about(Fault.TWICE, one)
        elif one not in used | elsewhere:
            yield _about(Fault.UNUSED, one)
        twin = next((other for other in seen.values() if _one_thing(other, one)), None)
        if twin:
            yield _about(Fault.TWO_NAMES, one, twin.term)
        seen.setdefault(one.term.lower(), one)
    shared = [one for other in others for one in definitions(other)]
    for position, name in undefined(document, [*defined, *shared]):
        yield Finding(Fault.UNDEFINED, position, *name.span(), name.group())


def _about(fault: Fault, one: Definition, about: str = "") -> Finding:
    return Finding(fault, one.clause, one.start, one.end, one.term, about)


def _one_thing(one: Definition, other: Definition) -> bool:
    """Whether two terms differ only in form, or are said to mean the same."""
    meanings = [words_of(each.meaning.replace(each.term, "")) for each in (one, other)]
    same = min(map(len, meanings)) >= SAYING and similarity(*meanings) >= SAME_MEANING
    apart = one.term.lower() != other.term.lower() and one.meaning != other.meaning
    return _alike(one.term, other.term) or (same and apart)


def _alike(one: str, other: str) -> bool:
    """Whether two terms differ only in form, hyphens or spaces."""
    left, right = (re.sub(r"[\s-]+", "", name.lower()) for name in (one, other))
    return one.lower() != other.lower() and (left == right or is_form_of(left, right))
