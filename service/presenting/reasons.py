"""Why words changed, as a page shows it."""

import datetime
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field

from clauses.changes import Edit
from versions.links import Link
from versions.notes import NoteRecord
from versions.proposals import Proposal
from versions.reasons import Answer


@dataclass(frozen=True, slots=True)
class ShownPassage:
    """A passage of a note, quoted."""

    note: str
    passage: str
    title: str
    body: str
    date: datetime.date | None
    quote: str
    kind: str


@dataclass(frozen=True, slots=True)
class ShownReason:
    """Some words, whose they are, and why they changed."""

    words: tuple[tuple[str, str], ...]
    """Struck and added words, each as operation and text."""
    author: str
    date: datetime.date | None
    why: str
    proposals: tuple[Proposal, ...]
    passages: tuple[ShownPassage, ...]
    explained: bool
    withheld: bool


@dataclass(slots=True)
class _Group:
    answer: Answer
    words: list[tuple[str, str]] = field(default_factory=list)


def reasons_of(
    edits: Iterable[Edit],
    answer: Callable[[Edit], Answer],
    note: Callable[[str], NoteRecord | None],
) -> tuple[ShownReason, ...]:
    """Why some words changed; words with one and the same answer stand together.

    Args:
        edits: The struck and added words.
        answer: Answers for one of them.
        note: Finds a note by its id.
    """
    groups: list[_Group] = []
    for edit in edits:
        if not edit.text.strip():
            continue
        found = answer(edit)
        group = next((group for group in groups if group.answer == found), None)
        if group is None:
            group = _Group(found)
            groups.append(group)
        group.words.append((edit.op.value, edit.text))
    return tuple(_shown(group, note) for group in groups)


def _shown(group: _Group, note: Callable[[str], NoteRecord | None]) -> ShownReason:
    answer = group.answer
    return ShownReason(
        tuple(group.words),
        answer.author,
        answer.date,
        answer.why,
        answer.proposals,
        passages_of(answer.links, note),
        answer.explained,
        answer.withheld,
    )


def passages_of(
    links: Sequence[Link], note: Callable[[str], NoteRecord | None]
) -> tuple[ShownPassage, ...]:
    """Links as quoted passages, each passage once."""
    found: dict[tuple[str, str], ShownPassage] = {}
    for link in links:
        record = note(link.note)
        if record is not None:
            found.setdefault(
                (link.note, link.passage),
                ShownPassage(
                    link.note,
                    link.passage,
                    record.title,
                    record.body,
                    record.date,
                    link.quote,
                    link.kind.value,
                ),
            )
    return tuple(found.values())
