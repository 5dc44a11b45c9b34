"""One clause through time, and what happened last in the family."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from datetime import datetime

from clauses.model import Clause
from versions.clause_file import wording_id
from versions.lineage import split_from
from versions.lineage import steps
from versions.messages import Action
from versions.moment import Moment
from versions.seen import NOW
from versions.seen import Seen


@dataclass(frozen=True, slots=True)
class Wording:
    """What a clause said, from when on and by whose decision."""

    version: str | None
    """The first version that holds it; nothing while none does."""
    versions: tuple[str, ...]
    """All versions that hold it."""
    commit: str
    """The decision; empty for those outside the working group."""
    date: datetime | date
    by: str
    why: str
    kind: str
    """``import``, ``edit`` or ``adopt``; ``version`` for those outside the working group."""
    clause: str
    """Id of the clause; of the one it was split from where that is older."""
    heading: str
    number: str
    text: str
    wording_id: str


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened in the family."""

    commit: str
    date: datetime | date
    by: str
    why: str
    document: str
    clause: str
    """Id of the clause that was changed; empty where a version was made."""
    heading: str
    kind: str
    version: str


def history(seen: Seen, moment: Moment, document: str, clause_id: str) -> tuple[Wording, ...]:
    """The wordings of a clause, oldest first.

    Raises:
        UnknownDocumentError: There is no such document for this audience.
        UnknownClauseError: No state of it that this audience may see has the clause.
    """
    seen.last_with(document, clause_id)
    if seen.within:
        return tuple(_decided(seen, moment, document, clause_id, len(seen.decisions)))
    return tuple(_published(seen, moment, document, clause_id))


def _decided(
    seen: Seen, moment: Moment, document: str, clause_id: str, end: int
) -> Iterator[Wording]:
    texts = moment.readers.texts
    born, whole = split_from(seen.decisions, document, clause_id)
    if whole:
        yield from _decided(seen, moment, document, whole, min(born, end))
    for step in steps(texts, seen.decisions, document, -1, end - 1):
        if clause_id not in step.touched:
            continue
        tree = texts.document_tree(step.decision, document)
        clause = texts.clause(tree, clause_id) if tree else None
        if clause is not None:
            message = step.decision.message
            why = "" if message.action is Action.IMPORT else message.why
            versions = _versions_with(seen, moment, document, clause)
            yield Wording(
                versions[0] if versions else None,
                versions,
                step.decision.commit,
                step.decision.date,
                seen.name(step.decision.by),
                why,
                message.action.value,
                clause.id,
                clause.heading,
                clause.number,
                clause.text,
                wording_id(clause),
            )


def _published(seen: Seen, moment: Moment, document: str, clause_id: str) -> Iterator[Wording]:
    before = ""
    for version in seen.versions(document):
        clause = moment.readers.texts.clause(seen.tree(document, version.id), clause_id)
        wording = wording_id(clause) if clause else ""
        if clause is not None and wording != before:
            yield Wording(
                version.id,
                _versions_with(seen, moment, document, clause),
                "",
                version.date,
                version.by,
                "",
                "version",
                clause_id,
                clause.heading,
                clause.number,
                clause.text,
                wording,
            )
        before = wording


def _versions_with(seen: Seen, moment: Moment, document: str, clause: Clause) -> tuple[str, ...]:
    texts = moment.readers.texts
    wording = wording_id(clause)
    return tuple(
        version
        for version, tree in seen.trees(document).items()
        if version != NOW
        and clause.id in texts.clause_files(tree)
        and texts.wording_id(tree, clause.id) == wording
    )


def latest(seen: Seen, moment: Moment, limit: int) -> tuple[Event, ...]:
    """What happened last, newest first."""
    events = _decisions(seen, moment) if seen.within else _versions(seen)
    return tuple(event for event, _ in zip(events, range(limit), strict=False))


def _decisions(seen: Seen, moment: Moment) -> Iterator[Event]:
    texts = moment.readers.texts
    for decision in reversed(seen.decisions):
        message = decision.message
        name = next(iter(message.values("Version") or message.values("Clause")), "")
        document, _, rest = name.partition("/")
        if not document:
            continue
        changed = bool(message.values("Clause"))
        tree = texts.document_tree(decision, document)
        clause = texts.clause(tree, rest) if changed and tree else None
        yield Event(
            decision.commit,
            decision.date,
            seen.name(decision.by),
            message.why,
            document,
            rest if changed else "",
            clause.heading if clause else "",
            message.action.value,
            "" if changed else rest,
        )


def _versions(seen: Seen) -> Iterator[Event]:
    for version in reversed(seen.all_versions):
        yield Event(
            "", version.date, version.by, "", version.document, "", "", "version", version.id
        )
