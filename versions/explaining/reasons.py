"""Why words changed between two versions: the one place that answers it.

For each stretch that was struck or added, the origin of words (`clauses.tracing.trace`) tells which
decisions brought or struck it; those, and the passages linked to them, are its reasons. What is
a reason and what is not is told in docs/why/reasons.md.
"""

import datetime
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace
from functools import cached_property
from typing import TypeVar

from clauses.changes import Change
from clauses.changes import Comparison
from clauses.changes import Credit
from clauses.changes import Edit
from clauses.changes import Hunk
from clauses.changes import Op
from clauses.changes import edits
from clauses.changes import part_hunks
from versions.explaining.groups import STRUCTURE
from versions.explaining.groups import Group
from versions.explaining.lenders import Lenders
from versions.explaining.passages import other_end
from versions.format.messages import Action
from versions.index.lineage import Step
from versions.index.moment import Moment
from versions.records.links import Link
from versions.records.links import LinkKind
from versions.records.proposals import Proposal
from versions.records.published_reasons import PublishedReason
from versions.records.texts import Decision
from versions.seen.notes import SeenNotes
from versions.stages import NOW

_Value = TypeVar("_Value")

GROUNDS = frozenset({LinkKind.DECIDES, LinkKind.PROPOSES, LinkKind.ENDORSES})
"""What a passage about a clause as a whole must do to be a reason for its change."""


@dataclass(frozen=True, slots=True)
class Cause:
    """A decision that brought or struck words."""

    commit: str
    by: str
    date: datetime.datetime
    why: str
    """Empty where the decision gave no reason; what is said of an import is none."""
    kind: Action
    reasoned: bool
    """Whether the decision tells its reason: in words, by a passage or by a proposal."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Whose some changed words are, since when, and why."""

    author: str
    date: datetime.datetime | datetime.date
    causes: tuple[Cause, ...] = ()
    """The decisions, the one with most of the words first; none for those outside."""
    proposals: tuple[Proposal, ...] = ()
    notes: tuple[Link, ...] = ()
    """The passages that tell why, each with its quote."""
    explained: bool = False
    withheld: bool = False
    """Whether reasons are not for this audience, whatever there may be."""
    published: tuple[PublishedReason, ...] = ()
    """What others are told of it; to them that is the reason."""

    @property
    def commits(self) -> tuple[str, ...]:
        """The decisions' ids."""
        return tuple(cause.commit for cause in self.causes)

    @property
    def proposal(self) -> Proposal | None:
        """The proposal that was adopted, if one was."""
        return self.proposals[0] if self.proposals else None

    @property
    def group(self) -> tuple[str, ...]:
        """What answers have in common that are told as one: the decision, or what is told."""
        return self.commits[:1] or self.whys

    @property
    def whys(self) -> tuple[str, ...]:
        """The decisions' own words; to those outside, what they are told instead."""
        if self.withheld:
            return tuple(dict.fromkeys(one.text for one in self.published))
        return tuple(dict.fromkeys(cause.why for cause in self.causes if cause.why))

    @property
    def why(self) -> str:
        """The same in one text."""
        return "\n".join(self.whys)

    def credit(self, tell: "Tell | None" = None) -> Credit:
        """The answer as writers of redlines take it.

        Args:
            tell: Puts the reasons in sentences; in English unless it is given.
        """
        said = (tell or in_english)(self)
        return Credit(self.author, self.date.isoformat(), tuple(said))


Tell = Callable[[Answer], Sequence[str]]
"""Puts the reasons of an answer in sentences, each reason on its own."""


def in_english(answer: Answer) -> tuple[str, ...]:
    """The reasons of an answer in plain English."""
    told = list(answer.whys)
    told += [f"Proposal: {one.title} ({one.from_})." for one in answer.proposals]
    told += [
        f"{link.note} ({link.state.value}) {link.kind.value}: “{link.quote}”"
        for link in answer.notes
    ]
    return tuple(dict.fromkeys(told))


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of an edit that one decision accounts for."""

    edit: Edit
    answer: Answer


class Reasons:
    """Answers why words changed between two versions of a document."""

    def __init__(
        self,
        seen: SeenNotes,
        moment: Moment,
        document: str,
        old: str,
        new: str,
        comparison: Comparison,
    ) -> None:
        """Use `View.reasons`."""
        self._seen = seen
        self._moment = moment
        self._document = document
        self._old, self._new = old, new
        self._comparison = comparison
        self._first = seen.position(document, old, new)
        self._last = seen.position(document, new, old)
        self._groups: dict[tuple[Op, int], Group] = {}
        self._pieces: dict[Edit, tuple[Piece, ...]] = {}

    def of(self, edit: Edit) -> Answer:
        """Answer author, date and reasons of one edit of the comparison."""
        found = self.pieces(edit)
        return found[0].answer if len(found) == 1 else _together(found)

    def pieces(self, edit: Edit) -> tuple[Piece, ...]:
        """The parts of an edit that different decisions account for, each with its answer."""
        if edit not in self._pieces:
            there = [one for end in other_end(self._comparison, edit) for one in self._own(end)]
            other = [_together(there)] if there else []
            self._pieces[edit] = tuple(
                Piece(one.edit, _with_other_end(one.answer, other)) for one in self._own(edit)
            )
        return self._pieces[edit]

    def _own(self, edit: Edit) -> Iterator[Piece]:
        """The parts of an edit, each with what is told of it where it stands."""
        group = self._group(edit)
        for part, step in group.parts(edit):
            for piece, lent in self._lenders.cut(part, group.clause_ids):
                answer = self._answer(group, piece, step or self._last_move)
                there = [self._answer(group, piece, lent.step, lent.clause)] if lent else []
                yield Piece(piece, _with_other_end(answer, there))

    @cached_property
    def _lenders(self) -> Lenders:
        between = (self._first, self._last)
        return Lenders(self._moment, self._document, self._comparison, between)

    def hunks(self, change: Change, part: str) -> Iterator[tuple[Hunk, tuple[Piece, ...]]]:
        """The hunks of one part of a change, each with the pieces of what it changed."""
        group = self._group_of(change)
        here = [(edit, group.start(edit)) for edit in group.edits if edit.place.part == part]
        at = {Op.DELETE: 0, Op.INSERT: 0}
        for hunk in part_hunks(change, part):
            inside = (
                edit
                for edit, start in here
                if edit.op is hunk.op and 0 <= start - at[edit.op] < len(hunk.text)
            )
            yield hunk, tuple(piece for edit in inside for piece in self.pieces(edit))
            at[Op.DELETE] += len(hunk.text) * (hunk.op is not Op.INSERT)
            at[Op.INSERT] += len(hunk.text) * (hunk.op is not Op.DELETE)

    def of_change(self, change: Change) -> Answer | None:
        """Answer why clauses were moved, split or merged; nothing where they were not."""
        if not STRUCTURE & set(change.kinds):
            return None
        return self._answer(self._group_of(change), None, self._last_move)

    @cached_property
    def _last_move(self) -> Step | None:
        """The last decision that put clauses in another order."""
        return self._moment.chronicle.last_move(self._document, self._first, self._last)

    def overlaps(self, edit: Edit, phrase: str) -> bool:
        """Whether an edit, or what it replaced or was replaced by, touches a phrase."""
        return self._group(edit).touches(edit, phrase)

    def unexplained(self) -> Iterator[Piece]:
        """Every changed stretch that no reason was found for."""
        for change in self._comparison.changes:
            for edit in edits(change, self._comparison):
                yield from (p for p in self.pieces(edit) if not p.answer.explained)

    def _group(self, edit: Edit) -> Group:
        return self._group_at(edit.op, edit.place.clause)

    def _group_of(self, change: Change) -> Group:
        side = (Op.INSERT, change.new[0]) if change.new else (Op.DELETE, change.old[0])
        return self._group_at(*side)

    def _group_at(self, op: Op, position: int) -> Group:
        """What is known of the change that a clause of one side is part of."""
        if (op, position) not in self._groups:
            change = self._comparison.change_at(op, position)
            group = Group(
                self._moment, self._document, change, self._comparison, (self._first, self._last)
            )
            self._groups.update({(Op.DELETE, at): group for at in change.old})
            self._groups.update({(Op.INSERT, at): group for at in change.new})
        return self._groups[op, position]

    def _answer(
        self, group: Group, edit: Edit | None, step: Step | None, formerly: str = ""
    ) -> Answer:
        """What is told of an edit, or of a move; `formerly` the words stood in another clause."""
        about = group.clause_ids | {formerly}
        found = [
            link
            for link in self._links
            if link.target.clause in about and self._explains(link, group, edit, step)
        ]
        once = {(link.note, link.passage, link.kind): link for link in reversed(found)}
        links = tuple(self._seen.shown_link(link) for link in reversed(once.values()))
        proposals = self._proposals(step)
        told = self._told_to_others(step)
        if not self._seen.within:
            version = self._seen.version(self._document, self._new, self._old)
            known = bool(links or proposals or told)
            return Answer(version.by, version.date, (), proposals, links, known, True, told)
        if step is None:
            until = self._moment.chronicle[self._last].date
            return Answer("", until, (), (), links, bool(links))
        cause = self._cause(step.decision)
        return Answer(
            cause.by,
            cause.date,
            (cause,),
            proposals,
            links,
            cause.reasoned or bool(links),
            published=told,
        )

    def _told_to_others(self, step: Step | None) -> tuple[PublishedReason, ...]:
        told = step and self._seen.published_reasons.get(step.decision.commit)
        return (told,) if told else ()

    def _cause(self, decision: Decision) -> Cause:
        message = decision.message
        own = message.action in (Action.EDIT, Action.ADOPT)
        said = bool(message.why or message.values("Note") or message.values("Proposal"))
        return Cause(
            decision.commit,
            self._seen.name(decision.by),
            decision.date,
            message.why if own else "",
            message.action,
            own and said,
        )

    def _proposals(self, step: Step | None) -> tuple[Proposal, ...]:
        wanted = step.decision.message.values("Proposal") if step else ()
        return tuple(one for one in self._seen.all_proposals if one.id in wanted)

    @cached_property
    def _links(self) -> tuple[Link, ...]:
        return tuple(
            link for link in self._seen.linked(self._document) if link.kind is not LinkKind.LEAVES
        )

    def _explains(self, link: Link, group: Group, edit: Edit | None, step: Step | None) -> bool:
        """Whether a passage is a reason for an edit, or without one for a move, split or merge."""
        if link.phrase and (edit is None or not group.touches(edit, link.phrase)):
            return False
        if not link.phrase and edit is not None and group.stands_apart(edit):
            return False
        return self._is_of_step(link, step)

    def _is_of_step(self, link: Link, step: Step | None) -> bool:
        """Whether a passage speaks of what a decision did, as far as time goes."""
        if link.change:
            return step is not None and link.change in self._decisions_told(link, step)
        if not link.target.version:
            return bool(link.phrase)
        position = self._seen.position(self._document, link.target.version)
        if position != self._first and self._looks_back(link):
            return False
        if link.phrase:
            return self._first <= position <= self._last
        return step is not None and position == self._came_with(step) and self._led_to(link, step)

    def _led_to(self, link: Link, step: Step) -> bool:
        """Whether a passage about a clause as a whole can have led to a decision on it."""
        met = self._seen.note(link.note).date
        in_time = met is None or met <= step.decision.date.date()
        return in_time and link.kind in GROUNDS

    def _looks_back(self, link: Link) -> bool:
        """Whether a meeting spoke of a version older than it, which others followed.

        It may explain what was struck from that version, not how the version came to be.
        """
        if link.target.version == NOW:
            return False
        met = self._seen.note(link.note).date
        versions = self._seen.versions(self._document)
        version = self._seen.version(self._document, link.target.version)
        return met is not None and met > version.date and version != versions[-1]

    def _decisions_told(self, link: Link, step: Step) -> set[str]:
        """The decision itself; for a phrase also the one that made the version it came with."""
        told = {step.decision.commit}
        version = self._came_with(step)
        if link.phrase and version >= 0:
            told.add(self._moment.chronicle[version].commit)
        return told

    def _came_with(self, step: Step) -> int:
        """Where the first version was made that has what a decision changed."""
        return min(
            (at for at in self._versions if at >= step.position),
            default=-1,
        )

    @cached_property
    def _versions(self) -> tuple[int, ...]:
        """Where the document's versions were made."""
        positions = self._moment.chronicle.versions().items()
        return tuple(at for name, at in positions if name.startswith(f"{self._document}/"))


def _with_other_end(answer: Answer, there: Sequence[Answer]) -> Answer:
    """The answer for words that passed to or from another place, with what is told of them there.

    They are still whose they are where they stand.
    """
    if not there:
        return answer
    both = (answer, *there)
    return replace(_with_all(answer, both), explained=any(one.explained for one in both))


def _together(pieces: Sequence[Piece]) -> Answer:
    """One answer for an edit that several decisions account for, the largest part first."""
    ordered = sorted(pieces, key=lambda piece: -len(piece.edit.text.split()))
    answers = [piece.answer for piece in ordered]
    words = [len(piece.edit.text.split()) for piece in ordered]
    told = sum(count for count, one in zip(words, answers, strict=True) if one.explained)
    return replace(_with_all(answers[0], answers), explained=2 * told >= sum(words) and told > 0)


def _with_all(answer: Answer, answers: Sequence[Answer]) -> Answer:
    """An answer with the decisions, proposals and passages of several."""
    return replace(
        answer,
        causes=_distinct(cause for one in answers for cause in one.causes),
        proposals=_distinct(proposal for one in answers for proposal in one.proposals),
        notes=_distinct(link for one in answers for link in one.notes),
        published=_distinct(told for one in answers for told in one.published),
    )


def _distinct(values: Iterable[_Value]) -> tuple[_Value, ...]:
    return tuple(dict.fromkeys(values))
