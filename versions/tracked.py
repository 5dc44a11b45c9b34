"""The tracked changes of an imported file as proposals, one for each author and clause."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath

from clauses.changes import Change
from clauses.changes import Comparison
from clauses.changes import Kind
from clauses.compare import compare
from clauses.model import Clause
from clauses.model import Document
from clauses.model import Reading
from clauses.reading.guard import sides_guarded
from clauses.reading.word.sides import Sides
from versions.format.messages import BadTextError
from versions.records.proposals import Proposal
from versions.stages import Audience
from versions.store import Store
from versions.writing.versions import Imported

_NAMELESS = "?"
"""What an author is called who has no name, or one that cannot be kept."""
_WORD = (".docx", ".docm", ".dotx", ".dotm")


@dataclass(frozen=True, slots=True)
class Wish:
    """What one author's tracked changes would make of one clause."""

    author: str
    position: int
    """Where the clause stands in the text without tracked changes."""
    clause: Clause
    """The clause as the author would have it."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the tracked changes of a file would make of its clauses."""

    clauses: tuple[Wish, ...] = ()
    left: tuple[str, ...] = ()
    """Clauses that an author added, took away, split or joined, and so are no wish about one
    clause: the author and the heading or number of each."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """What became of the tracked changes of a file."""

    proposals: tuple[Proposal, ...] = ()
    left: tuple[str, ...] = ()
    """What is no proposal about one clause, as `Wishes` tells it."""


def tracked_sides(reading: Reading, data: bytes, file_name: str) -> Sides | None:
    """A Word file without its tracked changes and as each author would have it, if it has any.

    Args:
        reading: The file as it was read.
        data: Its bytes.
        file_name: What it is called; a file that was converted has another's tracked changes.

    Raises:
        RefusedError: Too many people worked in it.
    """
    if not reading.revisions or PurePath(file_name).suffix.lower() not in _WORD:
        return None
    return sides_guarded(data, file_name)


def wishes(sides: Sides, compare: Callable[[Document, Document], Comparison] = compare) -> Wishes:
    """Tell what each author of tracked changes would make of which clause.

    Args:
        sides: The text without tracked changes, and what each author would make of it.
        compare: Pairs the clauses of two documents: here, or where heavy work is done.
    """
    base = sides.base.document
    found: list[Wish] = []
    left: list[str] = []
    for side in sides.authors:
        for change in compare(base, side.document).changes:
            if _is_edit(change):
                clause = side.document.clauses[change.new[0]]
                found.append(Wish(side.author, change.old[0], clause))
            elif not _follows(change):
                left.append(f"{side.author}: {_named(base, side.document, change)}")
    return Wishes(tuple(found), tuple(left))


def propose_tracked(
    store: Store,
    imported: Imported,
    sides: Sides,
    file_name: str,
    when: datetime | None = None,
) -> Proposed:
    """Keep what each author of tracked changes would make of a clause as a proposal.

    Args:
        store: The store that the file was imported into.
        imported: The version that was made of it, without its tracked changes.
        sides: The text of that version as it was read, and what each author would make of it.
        file_name: What the file is called; the proposals are called so too.
        when: The moment.
    """
    version = imported.version
    kept = store.view(Audience.DRAFT).document(version.document, version.id)
    found = wishes(sides)
    proposals = [
        _propose(store, (version.document, kept.clauses[one.position].id), one, file_name, when)
        for one in found.clauses
    ]
    return Proposed(tuple(proposals), found.left)


def _is_edit(change: Change) -> bool:
    """Whether one clause became another wording of itself."""
    one = len(change.old) == len(change.new) == 1
    return one and Kind.EDITED in change.kinds


def _follows(change: Change) -> bool:
    """Whether a clause has another number or look and the same words."""
    return set(change.kinds) <= {Kind.RENUMBERED, Kind.FORMATTED}


def _propose(
    store: Store, place: tuple[str, str], wish: Wish, file_name: str, when: datetime | None
) -> Proposal:
    def kept(name: str) -> Proposal:
        return store.propose(
            *place,
            title=file_name,
            from_=name,
            blocks=wish.clause.blocks,
            notes=wish.clause.notes,
            when=when,
        )

    try:
        return kept(wish.author)
    except BadTextError:
        return kept(_NAMELESS)


def _named(base: Document, side: Document, change: Change) -> str:
    """What a clause is called that came, went, was split or joined."""
    clauses = [base.clauses[at] for at in change.old] or [side.clauses[at] for at in change.new]
    return ", ".join(
        f"{clause.number} {clause.heading or clause.text[:60]}".strip() for clause in clauses
    )
