"""Which decisions changed which clauses of a document, and what a group of clauses said at each."""

from collections.abc import Callable
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from clauses.model import part_text
from versions.git.left_out import DAMAGE
from versions.records.texts import Decision
from versions.records.texts import Texts


@dataclass(frozen=True)
class Step:
    """A decision that changed a document."""

    position: int
    read: Callable[[], Decision]
    """Reads the decision."""
    touched: frozenset[str]
    """Ids of the clauses, of those that were asked for, that it changed, made or ended."""
    said: tuple[str, str, str] | None = None
    """Heading, text and notes from then on, where one clause alone was asked for."""

    @cached_property
    def decision(self) -> Decision:
        """The decision, read when it is asked for: of many steps few are told."""
        return self.read()


@dataclass(frozen=True, slots=True)
class Made:
    """What a decision made of one document."""

    document: str
    touched: frozenset[str]
    """Ids of the clauses that it changed, made or ended."""
    reordered: bool
    """Whether clauses stand in another order or at another level."""
    readable: bool = True
    """Whether all of that could be read."""


def made_by(texts: Texts, before: Decision | None, decision: Decision) -> Iterator[Made]:
    """What a decision did to documents.

    A decision on one clause says which; only others, as imports, are looked into.

    Raises:
        DamagedStoreError: It cannot be read which documents there were.
    """
    named = decision.message.values("Clause")
    if named:
        for document in sorted({name.partition("/")[0] for name in named}):
            yield Made(document, frozenset(_ids(named, document)), reordered=False)
        return
    old = texts.documents(before.tree) if before else {}
    new = texts.documents(decision.tree)
    for document in sorted(old.keys() | new.keys()):
        was, is_ = old.get(document), new.get(document)
        if was != is_:
            yield _made(texts, document, was, is_)


def _made(texts: Texts, document: str, was: str | None, is_: str | None) -> Made:
    """What became of a document between two folders of it."""
    try:
        reordered = _order(texts, was) != _order(texts, is_)
        return Made(document, texts.touched(was, is_), reordered)
    except DAMAGE:
        return Made(document, frozenset(), reordered=False, readable=False)


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
