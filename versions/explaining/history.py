"""One clause through time, and what happened last in the family."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from datetime import datetime
from functools import partial

from clauses.model import Clause
from versions.format.clause_file import wording_id
from versions.format.messages import Action
from versions.git.tags import version_name
from versions.index.chronicle import Phase
from versions.index.moment import Moment
from versions.records.texts import Decision
from versions.records.texts import Texts
from versions.seen.texts import Seen
from versions.stages import NOW


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
    born, whole = moment.chronicle.split_from(document, clause_id)
    if whole:
        yield from _decided(seen, moment, document, whole, min(born, end))
    visible = [version for version in seen.trees(document) if version != NOW]
    for phase in moment.chronicle.phases(document, clause_id):
        if phase.position < end:
            yield _wording(seen, phase, clause_id, _within(visible, document, phase.states))


def _within(visible: list[str], document: str, states: frozenset[str]) -> tuple[str, ...]:
    """The visible versions of a document among some states."""
    return tuple(version for version in visible if f"{document}/{version}" in states)


def _wording(seen: Seen, phase: Phase, clause_id: str, versions: tuple[str, ...]) -> Wording:
    decision = phase.decision
    action = decision.message.action
    return Wording(
        versions[0] if versions else None,
        versions,
        decision.commit,
        decision.date,
        seen.name(decision.by),
        "" if action is Action.IMPORT else decision.message.why,
        action.value,
        clause_id,
        phase.heading,
        phase.number,
        phase.text,
        phase.wording_id,
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
    versions = {version_name(version) for version in seen.all_versions}
    for decision in reversed(seen.decisions):
        message = decision.message
        name = next(iter(message.values("Version") or message.values("Clause")), "")
        document, _, rest = name.partition("/")
        changed = bool(message.values("Clause"))
        if not changed and name not in versions:
            continue
        asked = partial(_left_by, texts, decision, document, rest)
        clause = seen.readable(document, asked) if changed else None
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


def _left_by(texts: Texts, decision: Decision, document: str, clause_id: str) -> Clause | None:
    """A clause as a decision left it; nothing where the decision took it away."""
    tree = texts.document_tree(decision, document)
    return texts.clause(tree, clause_id) if tree else None


def _versions(seen: Seen) -> Iterator[Event]:
    for version in reversed(seen.all_versions):
        yield Event(
            "", version.date, version.by, "", version.document, "", "", "version", version.id
        )
