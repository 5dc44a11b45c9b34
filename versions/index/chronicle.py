"""The decisions on the texts and what each did, as the index tells it."""

import json
import sqlite3
from collections.abc import Callable
from collections.abc import Collection
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from functools import lru_cache
from functools import partial
from typing import Any
from typing import TypeVar
from typing import overload

from versions.format.layout import DamagedFileError
from versions.format.layout import clause_path
from versions.format.layout import document_path
from versions.format.messages import Action
from versions.format.messages import Message
from versions.git.repository import MAIN
from versions.git.tags import version_ref
from versions.index.database import Index
from versions.index.lineage import Step
from versions.index.lives import Lives
from versions.index.lives import lives
from versions.index.lives import split_from
from versions.index.material import EVERY
from versions.index.material import UNREAD
from versions.index.material import Source
from versions.index.tables import position_of
from versions.index.tables import sentence_id
from versions.records.texts import Decision
from versions.stages import NOW

_PAGE = 200
_COLUMNS = "oid, tree, author, made, subject, action, why, trailers"
_Answer = TypeVar("_Answer")


@dataclass(frozen=True, slots=True)
class Phase:
    """What a clause said from a decision on."""

    position: int
    decision: Decision
    number: str
    heading: str
    text: str
    wording_id: str
    states: frozenset[str]
    """Names of all states in which the clause says just that."""


class Chronicle(Sequence[Decision]):
    """Every decision up to one moment, counted from 0, the oldest first."""

    def __init__(self, index: Index, source: Source) -> None:
        self._index = index
        self._source = source

    def __len__(self) -> int:
        return self._last + 1

    @overload
    def __getitem__(self, position: int) -> Decision: ...

    @overload
    def __getitem__(self, position: slice) -> tuple[Decision, ...]: ...

    def __getitem__(self, position: int | slice) -> Decision | tuple[Decision, ...]:
        if isinstance(position, slice):
            return tuple(self[at] for at in range(*position.indices(len(self))))
        at = position if position >= 0 else len(self) + position
        query = f"SELECT {_COLUMNS} FROM decisions WHERE position = ?"
        row = self._ask(lambda database: database.execute(query, (at,)).fetchone())
        if row is None or at > self._last:
            raise IndexError(position)
        return _decision(*row)

    def __iter__(self) -> Iterator[Decision]:
        return iter(list(reversed(self))[::-1])

    def __reversed__(self) -> Iterator[Decision]:
        query = (
            f"SELECT {_COLUMNS} FROM decisions WHERE position BETWEEN ? AND ?"
            " ORDER BY position DESC"
        )
        for last in range(self._last, -1, -_PAGE):
            for row in self._rows(query, last - _PAGE + 1, last):
                yield _decision(*row)

    def starting_with(self, commit: str) -> tuple[str, ...]:
        """The decisions whose ids begin like this."""
        query = "SELECT oid FROM decisions WHERE oid >= ? AND oid < ? AND position <= ?"
        return tuple(oid for (oid,) in self._rows(query, commit, f"{commit}~", self._last))

    def versions(self) -> Mapping[str, int]:
        """Where each version was made, by the name of its tag, in the order of time."""
        query = (
            "SELECT value, position FROM named WHERE trailer = 'Version' AND position <= ?"
            " ORDER BY position"
        )
        return dict(self._rows(query, self._last))

    def resting_on_notes(self) -> tuple[Decision, ...]:
        """The decisions that name a passage, oldest first."""
        query = (
            f"SELECT DISTINCT {_COLUMNS} FROM decisions JOIN named USING (position)"
            " WHERE trailer = 'Note' AND position <= ? ORDER BY position"
        )
        return tuple(_decision(*row) for row in self._rows(query, self._last))

    def split_from(self, document: str, clause_id: str) -> tuple[int, str]:
        """The decision that split a clause off another, and the other; ``-1`` where none did."""
        end = self._last + 1
        return self._ask(lambda database: split_from(database, document, clause_id, end))

    def lives(self, document: str, clause_id: str, first: int = -1) -> Lives | None:
        """The words of a clause through its wordings, with those of the one it was split from.

        Args:
            document: The document.
            clause_id: The clause.
            first: The decision after which it matters that none is missing.

        Returns:
            Nothing where it has so few wordings that they are followed as quickly.

        Raises:
            DamagedFileError: A decision on the document cannot be read.
        """
        self._check(document, first, self._last)
        end = self._last + 1
        return self._ask(lambda database: lives(database, document, clause_id, end))

    def steps(
        self, document: str, clause_ids: Collection[str], first: int, last: int
    ) -> tuple[Step, ...]:
        """The decisions after one and up to another that changed some clauses of a document.

        Raises:
            DamagedFileError: A wording or a decision from between cannot be read.
        """
        self._check(document, first, last)
        alone = len(clause_ids) == 1
        touched, together = (
            ("clause", "") if alone else ("group_concat(clause)", "GROUP BY position")
        )
        query = f"""SELECT wording, document, clause,
            position, {touched}, heading, body, notes, {_COLUMNS}
            FROM steps JOIN decisions USING (position) LEFT JOIN texts ON texts.id = text
            WHERE document = ? AND clause IN ({", ".join("?" * len(clause_ids))})
            AND position > ? AND position <= ? {together} ORDER BY position"""
        until = min(last, self._last)
        rows = self._readable(query, document, *sorted(clause_ids), first, until)
        return tuple(
            Step(
                at,
                partial(_decision, *row),
                frozenset(touched.split(",")),
                (heading or "", text or "", notes or "") if alone else None,
            )
            for at, touched, heading, text, notes, *row in rows
        )

    def lost(self, document: str, sentence: str, first: int, last: int) -> Mapping[str, int]:
        """The clauses that said a sentence after one decision and, by another, no longer.

        Returns:
            For each the last of the decisions that left it saying the sentence.

        Raises:
            DamagedFileError: A decision from between cannot be read.
        """
        self._check(document, first, last)
        query = """SELECT clause, max(position) FROM steps JOIN texts ON texts.id = text
            WHERE document = ?1 AND position > ?2 AND position <= ?3 AND instr(body, ?4)
            AND clause IN (SELECT clause FROM struck WHERE document = ?1 AND sentence = ?5
                AND position > ?2 AND position <= ?3)
            GROUP BY clause ORDER BY clause"""
        last = min(last, self._last)
        found = self._rows(query, document, first, last, sentence, sentence_id(sentence))
        return dict(found)

    def last_move(self, document: str, first: int, last: int) -> Step | None:
        """The last of some decisions that put clauses of a document in another order.

        Raises:
            DamagedFileError: One of them cannot be read.
        """
        self._check(document, first, last)
        query = f"""SELECT position, {_COLUMNS} FROM reordered JOIN decisions USING (position)
            WHERE document = ? AND position > ? AND position <= ? ORDER BY position DESC LIMIT 1"""
        for at, *row in self._rows(query, document, first, min(last, self._last)):
            return Step(at, partial(_decision, *row), frozenset())
        return None

    def phases(self, document: str, clause_id: str) -> tuple[Phase, ...]:
        """What a clause said from each decision on that changed it, oldest first.

        Raises:
            DamagedFileError: One of its wordings, or a decision on the document, cannot be read.
        """
        self._check(document, -1, self._last)
        query = f"""SELECT wording, document, clause,
            position, {_COLUMNS}, number, heading, body, wording,
            (SELECT coalesce(group_concat(name), '') FROM stands
             JOIN states ON states.id = state
             WHERE stands.text = steps.text AND stands.clause = steps.clause)
            FROM steps JOIN decisions USING (position) JOIN texts ON texts.id = text
            WHERE document = ? AND clause = ? AND position <= ? ORDER BY position"""
        rows = self._readable(query, document, clause_id, self._last)
        return tuple(
            Phase(at, _decision(*row), number, heading, text, wording, frozenset(states.split(",")))
            for at, *row, number, heading, text, wording, states in rows
        )

    @cached_property
    def left_out(self) -> tuple[str, ...]:
        """What of git cannot be read, by its paths and refs: the rest of the index lacks it."""
        return tuple(dict.fromkeys(_place(name) for name, _ in self._unread))

    @cached_property
    def _unread(self) -> Sequence[tuple[str, int]]:
        """The documents and states that cannot be read, each with the decision that left it so."""
        return self._rows("SELECT name, position FROM unread ORDER BY name, position")

    def _check(self, document: str, first: int, last: int) -> None:
        """Refuse to tell of decisions after one and up to another, where one cannot be read."""
        for name, position in self._unread:
            if name in (document, EVERY) and first < position <= last:
                raise DamagedFileError(document_path(document), "a decision on it is unreadable")

    @cached_property
    def _last(self) -> int:
        """The position of the last decision of the moment; the index may know later ones."""
        return self._ask(lambda database: position_of(database, self._source.tips.texts))

    def _readable(self, query: str, *values: str | int) -> Iterator[tuple[Any, ...]]:
        """Rows without the three that say which wording is theirs, and where it stands."""
        for wording, document, clause, *row in self._rows(query, *values):
            if wording == UNREAD.wording_id:
                raise DamagedFileError(clause_path(document, clause), "a wording is unreadable")
            yield tuple(row)

    def _rows(self, query: str, *values: str | int) -> list[tuple[Any, ...]]:
        return self._ask(lambda database: database.execute(query, values).fetchall())

    def _ask(self, question: Callable[[sqlite3.Connection], _Answer]) -> _Answer:
        return self._index.answer(self._source, question, of_decisions=True)


def _place(name: str) -> str:
    """Where the document or the state of a name lies in git."""
    document, _, state = name.partition("/")
    if name == EVERY:
        return MAIN
    return document_path(document) if state in ("", NOW) else version_ref(name)


@lru_cache(maxsize=4096)
def _decision(
    commit: str, tree: str, by: str, made: str, subject: str, action: str, why: str, trailers: str
) -> Decision:
    message = Message(subject, Action(action), why, _trailers(trailers))
    return Decision(commit, tree, by, datetime.fromisoformat(made), message)


@lru_cache(maxsize=1024)
def _trailers(told: str) -> Mapping[str, tuple[str, ...]]:
    """The trailers of a decision; many a clause has the same with each."""
    return {name: tuple(values) for name, values in json.loads(told).items()}
