"""The tracked changes of an imported file as proposals, one for each author and clause."""

from dataclasses import dataclass
from datetime import datetime

from clauses.changes import Change
from clauses.changes import Kind
from clauses.compare import compare
from clauses.model import Clause
from clauses.model import Document
from clauses.reading.word.sides import Sides
from versions.format.messages import BadTextError
from versions.records.proposals import Proposal
from versions.stages import Audience
from versions.store import Store
from versions.writing.versions import Imported

_NAMELESS = "?"
"""What an author is called who has no name, or one that cannot be kept."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """What became of the tracked changes of a file."""

    proposals: tuple[Proposal, ...] = ()
    left: tuple[str, ...] = ()
    """Clauses that an author added, took away, split or joined, and so are no proposal about one
    clause: the author and the heading or number of each."""


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
    base = sides.base.document
    proposals: list[Proposal] = []
    left: list[str] = []
    for side in sides.authors:
        for change in compare(base, side.document).changes:
            if _is_edit(change):
                clause = side.document.clauses[change.new[0]]
                place = version.document, kept.clauses[change.old[0]].id
                proposals.append(_propose(store, place, clause, side.author, file_name, when))
            elif not _follows(change):
                left.append(f"{side.author}: {_named(base, side.document, change)}")
    return Proposed(tuple(proposals), tuple(left))


def _is_edit(change: Change) -> bool:
    """Whether one clause became another wording of itself."""
    one = len(change.old) == len(change.new) == 1
    return one and Kind.EDITED in change.kinds


def _follows(change: Change) -> bool:
    """Whether a clause has another number or look and the same words."""
    return set(change.kinds) <= {Kind.RENUMBERED, Kind.FORMATTED}


def _propose(
    store: Store,
    place: tuple[str, str],
    clause: Clause,
    author: str,
    file_name: str,
    when: datetime | None,
) -> Proposal:
    def kept(name: str) -> Proposal:
        return store.propose(
            *place,
            title=file_name,
            from_=name,
            blocks=clause.blocks,
            notes=clause.notes,
            when=when,
        )

    try:
        return kept(author)
    except BadTextError:
        return kept(_NAMELESS)


def _named(base: Document, side: Document, change: Change) -> str:
    """What a clause is called that came, went, was split or joined."""
    clauses = [base.clauses[at] for at in change.old] or [side.clauses[at] for at in change.new]
    return ", ".join(
        f"{clause.number} {clause.heading or clause.text[:60]}".strip() for clause in clauses
    )
