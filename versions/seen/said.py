"""What a reader can see of questions, parties' decisions and plans."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from versions.errors import NotFoundError
from versions.readership import may_read
from versions.records.comments import Comment
from versions.records.comments import Placed
from versions.records.comments import UnknownCommentError
from versions.records.links import Sort
from versions.records.links import Target
from versions.records.notes import PassageRef
from versions.records.plans import PlanStep
from versions.records.plans import UnknownStepError
from versions.records.proposals import Proposal
from versions.records.questions import Question
from versions.records.questions import UnknownQuestionError
from versions.records.verdicts import Standing
from versions.records.verdicts import Verdict
from versions.records.verdicts import standing
from versions.seen.notes import SeenNotes
from versions.seen.notes import with_id
from versions.words.anchors import found


class SeenSaid(SeenNotes):
    """A store as somebody sees it, with what is said about its texts."""

    @cached_property
    def all_questions(self) -> tuple[Question, ...]:
        """Every question this reader may read, by the day it was asked.

        To those outside they name no clause, proposal or passage that they do not see.
        """
        questions = self._moment.readers.records.questions(self._moment.notes_tree)
        if self.within:
            return questions
        return tuple(
            self._question_shown(one) for one in questions if may_read(self.reader, one.readers)
        )

    def _question_shown(self, question: Question) -> Question:
        proposals = {one.id for one in self.all_proposals}
        return replace(
            question,
            title=self.shown_words(question.title),
            targets=tuple(one for one in question.targets if self._sees_target(one)),
            proposals=tuple(one for one in question.proposals if one in proposals),
            note=self._passage_shown(question.note),
            events=tuple(
                replace(one, note=self._passage_shown(one.note), text=self.shown_words(one.text))
                for one in question.events
            ),
        )

    def _sees_target(self, target: Target) -> bool:
        try:
            if target.sort:
                self.thing(target)
            elif target.clause:
                self.last_with(target.document, target.clause)
            else:
                self.versions(target.document)
        except NotFoundError:
            return False
        return True

    def _passage_shown(self, reference: PassageRef | None) -> PassageRef | None:
        seen = reference and any(one.id == reference.note for one in self.all_notes)
        return reference if seen else None

    def questions_about(self, document: str, clause: str) -> tuple[Question, ...]:
        """The questions about a clause or a proposal for it, by the day they were asked."""
        here = {
            one.id for one in self.all_proposals if (one.document, one.clause) == (document, clause)
        }
        return tuple(
            one
            for one in self.all_questions
            if here & set(one.proposals)
            or any((to.document, to.clause) == (document, clause) for to in one.targets)
        )

    def question(self, question: str) -> Question:
        """One question.

        Raises:
            UnknownQuestionError: There is no such question for this reader.
        """
        return with_id(self.all_questions, question, UnknownQuestionError)

    def thing(self, target: Target) -> Proposal | Question | PlanStep:
        """The proposal, question or step of a plan that something is about.

        Raises:
            NotFoundError: There is no such thing for this reader.
        """
        if target.sort is Sort.QUESTION:
            return self.question(target.id)
        return self.step(target.id) if target.sort is Sort.STEP else self.proposal(target.id)

    def has_thing(self, target: Target) -> bool:
        """Whether there is the proposal, question or step that is named, for this reader."""
        try:
            self.thing(target)
        except NotFoundError:
            return False
        return True

    @cached_property
    def all_comments(self) -> tuple[Comment, ...]:
        """Every comment this reader may read, oldest first."""
        comments = self._moment.readers.records.comments(self._moment.notes_tree)
        return tuple(
            self._comment_shown(one)
            for one in comments
            if self.within or (may_read(self.reader, one.readers) and self._sees(one))
        )

    def _comment_shown(self, one: Comment) -> Comment:
        """A comment with the names of those behind it that this reader may read."""
        dealt = one.handled and replace(one.handled, by=self.name(one.handled.by))
        return replace(one, by=self.name(one.by), handled=dealt)

    def _sees(self, comment: Comment) -> bool:
        """Whether the text that a comment is about is seen."""
        if comment.proposal:
            return any(one.id == comment.proposal for one in self.all_proposals)
        target = comment.target
        try:
            self.clause(target.document, target.version, target.clause)
        except NotFoundError:
            return False
        return True

    def comment(self, comment_id: str) -> Comment:
        """One comment.

        Raises:
            UnknownCommentError: There is no such comment for this reader.
        """
        return with_id(self.all_comments, comment_id, UnknownCommentError)

    def comments(self, document: str, version: str, clause: str) -> tuple[Placed, ...]:
        """The comments on a clause where their words stand in a version; the orphans last.

        Raises:
            NotFoundError: There is no such document, version or clause for this reader.
        """
        read = self.clause(document, version, clause)
        here = [
            one
            for one in self.all_comments
            if not one.proposal and (one.target.document, one.target.clause) == (document, read.id)
        ]
        return _placed(here, read.text)

    def proposal_comments(self, proposal: str) -> tuple[Placed, ...]:
        """The comments on a proposal.

        Raises:
            UnknownProposalError: There is no such proposal for this reader.
        """
        text = self.proposal(proposal).text
        return _placed([one for one in self.all_comments if one.proposal == proposal], text)

    @property
    def parties(self) -> tuple[str, ...]:
        """Who decides on texts."""
        return self._moment.readers.records.parties(self._moment.notes_tree)

    def verdicts(self, document: str, version: str) -> Standing:
        """Who has decided on a version, and who is left.

        Raises:
            NotFoundError: There is no such version for this reader.
        """
        found = self.version(document, version)
        return standing(document, found.id, self._verdicts, self.parties)

    @cached_property
    def _verdicts(self) -> tuple[Verdict, ...]:
        """The decisions on versions this reader sees; files are for the working group alone."""
        kept = self._moment.readers.records.verdicts(self._moment.notes_tree)
        if self.within:
            return kept
        seen = {(version.document, version.id) for version in self.all_versions}
        visible = (one for one in kept if (one.document, one.version) in seen)
        return tuple(replace(one, file_name="", by="") for one in visible)

    @cached_property
    def _said(self) -> tuple[str, ...]:
        told = self.all_questions, self.all_comments, self._verdicts, self.parties
        return (*super()._said, repr(told))

    @cached_property
    def all_steps(self) -> tuple[PlanStep, ...]:
        """What is to come for every document, by date; the working group's alone."""
        if not self.within:
            return ()
        return self._moment.readers.records.plan_steps(self._moment.notes_tree)

    def step(self, step: str) -> PlanStep:
        """One step of a plan.

        Raises:
            UnknownStepError: There is no such step for this reader.
        """
        return with_id(self.all_steps, step, UnknownStepError)

    def plan(self, document: str) -> tuple[PlanStep, ...]:
        """What is to come for a document, by date.

        Raises:
            UnknownDocumentError: There is no such document for this reader.
        """
        self.versions(document)
        return tuple(one for one in self.all_steps if one.document == document)


def _placed(comments: Sequence[Comment], text: str) -> tuple[Placed, ...]:
    placed = (Placed(one, found(one.anchor, text)) for one in comments)
    return tuple(sorted(placed, key=lambda one: (one.orphan, one.place or (0, 0))))
