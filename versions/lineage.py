"""Which decisions changed which clauses of a document, and what a group of clauses said at each."""

from collections.abc import Iterator
from dataclasses import dataclass

from clauses.model import part_text
from versions.texts import Decision
from versions.texts import Texts


@dataclass(frozen=True, slots=True)
class Step:
    """A decision that changed a document."""

    position: int
    decision: Decision
    touched: frozenset[str]
    """Ids of the clauses that it changed, made or ended."""
    reordered: bool
    """Whether clauses stand in another order or at another level."""


def steps(
    texts: Texts, decisions: tuple[Decision, ...], document: str, first: int, last: int
) -> Iterator[Step]:
    """The decisions after one and up to another that changed a document's clauses.

    A decision on one clause says which; only imports are looked into.
    """
    for position in range(first + 1, last + 1):
        decision = decisions[position]
        named = decision.message.values("Clause")
        if named:
            touched = frozenset(_ids(named, document))
            reordered = False
        else:
            before = texts.document_tree(decisions[position - 1], document) if position else None
            after = texts.document_tree(decision, document)
            touched = texts.touched(before, after)
            reordered = _order(texts, before) != _order(texts, after)
        if touched or reordered:
            yield Step(position, decision, touched, reordered)


def _ids(names: tuple[str, ...], document: str) -> Iterator[str]:
    for name in names:
        home, _, clause_id = name.partition("/")
        if home == document:
            yield clause_id


def _order(texts: Texts, tree: str | None) -> tuple[tuple[str, int], ...]:
    return texts.order(tree) if tree else ()


def joined(texts: Texts, tree: str | None, clause_ids: frozenset[str], part: str) -> str:
    """One part of some clauses as they stand in a document, in order, a line between."""
    if tree is None:
        return ""
    found = (
        texts.clause(tree, place.clause_id)
        for place in texts.places(tree)
        if place.clause_id in clause_ids
    )
    return "\n".join(part_text(clause, part) for clause in found if clause is not None)


def split_from(decisions: tuple[Decision, ...], document: str, clause_id: str) -> tuple[int, str]:
    """The decision that split a clause off another, and the other; ``-1`` where none did."""
    for position, decision in enumerate(decisions):
        for row in decision.message.values("Split"):
            born, _, whole = row.partition(" from ")
            if born == f"{document}/{clause_id}":
                return position, whole.partition("/")[2]
    return -1, ""
