"""Checks that what lies in notes can be read, and that what it names is there."""

import hashlib
from collections.abc import Collection
from collections.abc import Iterator
from dataclasses import dataclass

from versions.format import layout
from versions.health.findings import Fault
from versions.health.findings import Finding
from versions.index.moment import Moment
from versions.records.links import Sort
from versions.records.links import Target
from versions.records.notes import PassageRef
from versions.records.proposals import Proposal

Clauses = Collection[tuple[str, str]]
"""Documents, and clauses that stand in them now or in a version."""


@dataclass(frozen=True)
class _There:
    """What there is to be named."""

    passages: Collection[str]
    """Of every note, and the notes themselves: ``note#p7``, ``note``."""
    clauses: Clauses
    documents: Collection[str]
    versions: Collection[str]
    proposals: Collection[str]
    things: Collection[Target]
    """Proposals, questions and steps of plans."""
    commits: Collection[str]

    def missing(
        self,
        where: str,
        *,
        note: PassageRef | None = None,
        targets: Collection[Target] = (),
        proposals: Collection[str] = (),
        versions: Collection[str] = (),
    ) -> Iterator[Finding]:
        """Tell what a file names that there is not."""
        if note and str(note) not in self.passages:
            yield Finding(where, Fault.MISSING, str(note))
        for target in targets:
            if not self._has(target):
                yield Finding(where, Fault.MISSING, str(target))
        for name in proposals:
            if name and name not in self.proposals:
                yield Finding(where, Fault.MISSING, name)
        for name in versions:
            if name not in self.versions:
                yield Finding(where, Fault.MISSING, name)

    def _has(self, target: Target) -> bool:
        if target.sort:
            return target in self.things
        if target.clause:
            return (target.document, target.clause) in self.clauses
        return target.document in self.documents


def verify_notes(moment: Moment, clauses: Clauses) -> Iterator[Finding]:
    """Everything that is wrong with notes."""
    there = _there(moment, clauses)
    for check in (_leading, _said, _readers, _decided, _sources):
        yield from check(moment, there)


def known_clauses(moment: Moment) -> set[tuple[str, str]]:
    """Every clause that stands now or in a version."""
    readers = moment.readers
    states = list(readers.texts.documents(moment.texts_tree).items())
    tags = moment.tips.tags
    for name, version in readers.versions.all(tags).items():
        states.append((version.document, readers.versions.tree(tags[name])))
    return {
        (document, place.clause_id)
        for document, tree in states
        for place in readers.texts.places(tree)
    }


def _there(moment: Moment, clauses: Clauses) -> _There:
    records, tree = moment.readers.records, moment.notes_tree
    notes = records.notes(tree)
    passages = {
        f"{note.id}#{passage.id}" for note in notes for passage in (*note.passages, *note.gone)
    }
    things = (
        *(Target("", sort=Sort.PROPOSAL, id=one.id) for one in records.proposals(tree)),
        *(Target("", sort=Sort.QUESTION, id=one.id) for one in records.questions(tree)),
        *(Target("", sort=Sort.STEP, id=one.id) for one in records.plan_steps(tree)),
    )
    return _There(
        passages | {note.id for note in notes},
        clauses,
        set(moment.readers.texts.documents(moment.texts_tree)),
        set(moment.tips.tags),
        {proposal.id for proposal in records.proposals(tree)},
        things,
        {decision.commit for decision in moment.decisions},
    )


def _leading(moment: Moment, there: _There) -> Iterator[Finding]:
    """Links, rejected suggestions and proposals."""
    records, tree = moment.readers.records, moment.notes_tree
    for link in records.links(tree):
        where, note = layout.link_path(link.id), PassageRef(link.note, link.passage)
        yield from there.missing(where, note=note, targets=[link.target])
        if link.change and link.change not in there.commits:
            yield Finding(where, Fault.MISSING, link.change)
    for told in records.published_reasons(tree):
        if told.change not in there.commits:
            yield Finding(layout.published_reason_path(told.change), Fault.MISSING, told.change)
    for rejection in records.rejections(tree):
        where, note = (
            layout.rejection_path(rejection.id),
            PassageRef(rejection.note, rejection.passage),
        )
        yield from there.missing(where, note=note)
    for one in records.proposals(tree):
        where = layout.proposal_path(one.document, one.clause, one.id)
        target = Target(one.document, one.clause)
        yield from there.missing(where, note=one.note, targets=[target])
        if not _stood(moment, one):
            yield Finding(where, Fault.MISSING, one.base)


def _stood(moment: Moment, proposal: Proposal) -> bool:
    """Whether the clause of a proposal ever said its base; what cannot be read may have been it."""
    try:
        phases = moment.chronicle.phases(proposal.document, proposal.clause)
    except layout.DamagedFileError:
        return True
    return any(phase.wording_id == proposal.base for phase in phases)


def _said(moment: Moment, there: _There) -> Iterator[Finding]:
    """Comments, questions and plans."""
    records, tree = moment.readers.records, moment.notes_tree
    for comment in records.comments(tree):
        targets = [] if comment.proposal else [comment.target]
        where = layout.comment_path(comment.id)
        yield from there.missing(where, targets=targets, proposals=[comment.proposal])
    for question in records.questions(tree):
        where = layout.question_path(question.id)
        yield from there.missing(
            where, note=question.note, targets=question.targets, proposals=question.proposals
        )
    for step in records.plan_steps(tree):
        where = layout.step_path(step.document, step.id)
        yield from there.missing(where, targets=[Target(step.document)])


def _readers(moment: Moment, there: _There) -> Iterator[Finding]:
    """Who may read versions and comparisons; who people are."""
    records, tree = moment.readers.records, moment.notes_tree
    records.people(tree)
    for name in records.readers(tree):
        where = layout.version_readers_path(*name.split("/", 1))
        yield from there.missing(where, versions=[name])
    for released in records.comparisons(tree):
        where = layout.comparison_path(released.document, released.old, released.new)
        yield from there.missing(where, versions=released.tags)


def _decided(moment: Moment, there: _There) -> Iterator[Finding]:
    """Parties' decisions: on the exact text of a version, by parties that decide."""
    records, tree = moment.readers.records, moment.notes_tree
    records.parties(tree)
    records.bodies(tree)
    known = moment.readers.versions.all(moment.tips.tags)
    for one in records.verdicts(tree):
        name = f"{one.document}/{one.version}"
        where = f"decisions/{name}: {one.party}"
        yield from there.missing(where, versions=[name])
        tag = moment.tips.tags.get(name) if name in known else None
        if tag and moment.readers.versions.tree(tag) != one.text:
            yield Finding(where, Fault.OTHER_TEXT)


def _sources(moment: Moment, _: _There) -> Iterator[Finding]:
    """Files that versions came from, where they are kept: they are those that the tags name."""
    readers, tree = moment.readers, moment.notes_tree
    for name in readers.versions.all(moment.tips.tags):
        wanted = readers.versions.source(moment.tips.tags[name])
        kept = readers.records.source(tree, *name.split("/", 1)) if wanted else None
        if kept and hashlib.sha256(kept[1]).hexdigest() != wanted:
            yield Finding(f"sources/{name}", Fault.SOURCE, kept[0])
