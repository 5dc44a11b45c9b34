"""Which decisions changed which clauses of a document, and what a group of clauses said at each."""

from dataclasses import dataclass

from clauses.model import part_text
from versions.texts import Decision
from versions.texts import Texts


@dataclass(frozen=True, slots=True)
class Step:
    """A decision that changed a document, and the document it left."""

    position: int
    decision: Decision
    tree: str
    touched: frozenset[str]
    """Ids of the clauses that it changed, made or ended."""
    reordered: bool
    """Whether clauses stand in another order or at another level."""


def steps(
    texts: Texts, decisions: tuple[Decision, ...], document: str, first: int, last: int
) -> tuple[Step, ...]:
    """The decisions after one and up to another that changed a document's clauses."""
    found: list[Step] = []
    before = texts.document_tree(decisions[first], document) if first >= 0 else None
    for position in range(first + 1, last + 1):
        tree = texts.document_tree(decisions[position], document)
        touched = texts.touched(before, tree)
        reordered = tree is not None and texts.order(tree) != (
            texts.order(before) if before else ()
        )
        if tree is not None and (touched or reordered):
            found.append(Step(position, decisions[position], tree, touched, reordered))
        before = tree
    return tuple(found)


def joined(texts: Texts, tree: str, clause_ids: frozenset[str], part: str) -> str:
    """One part of some clauses as they stand in a document, in order, a line between."""
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
