"""The part of the door to a store that keeps what is said about texts."""

from collections.abc import Sequence
from datetime import date
from datetime import datetime

from versions.git.pen import moment_of
from versions.health.health_store import HealthStore
from versions.minutes.values import Outcome
from versions.readership import WORKING_GROUP
from versions.readership import Readership
from versions.records.comments import Comment
from versions.records.links import Target
from versions.records.notes import PassageRef
from versions.records.plans import PlanStep
from versions.records.questions import Question
from versions.records.verdicts import Verdict
from versions.writing.comments import Said
from versions.writing.comments import comment
from versions.writing.comments import handle_comment
from versions.writing.desk import at_desk
from versions.writing.plans import Planned
from versions.writing.plans import plan
from versions.writing.plans import replan
from versions.writing.questions import Asked
from versions.writing.questions import answer
from versions.writing.questions import ask
from versions.writing.questions import concern
from versions.writing.questions import escalate
from versions.writing.verdicts import Decided
from versions.writing.verdicts import decide
from versions.writing.verdicts import name_parties


class SaidStore(HealthStore):
    """Writes what is said about the texts of a family; `versions.store.Store` is the whole door."""

    def ask(
        self,
        title: str,
        *,
        body: str,
        due: date | None = None,
        targets: tuple[Target, ...] = (),
        proposals: tuple[str, ...] = (),
        note: PassageRef | None = None,
        readers: Readership = WORKING_GROUP,
        when: datetime | None = None,
    ) -> Question:
        """Keep a question that a body cannot settle.

        Args:
            title: The question.
            body: The body that owns it.
            due: The meeting at which it is to be dealt with.
            targets: The clauses and documents it is about.
            proposals: The proposals it is about.
            note: The passage that raised it.
            readers: Who may read it.
            when: The moment it is asked.

        Raises:
            NotFoundError: It is about something that there is not.
        """
        asked = Asked(title, body, due, targets, proposals, note, readers)
        with at_desk(self._readers) as desk:
            return ask(desk, asked, moment_of(when))

    def escalate(
        self,
        question: str,
        to: str,
        *,
        due: date | None = None,
        by: str = "",
        when: datetime | None = None,
    ) -> Question:
        """Pass a question to a higher body, perhaps for one of its meetings.

        Raises:
            UnknownQuestionError: There is no such question.
            AnsweredError: It is answered already.
        """
        with at_desk(self._readers) as desk:
            return escalate(desk, question, to, due, by, moment_of(when))

    def concern(
        self,
        question: str,
        target: Target,
        *,
        about: bool = True,
        by: str = "",
        when: datetime | None = None,
    ) -> Question:
        """Say that a question is about a document, clause or proposal, or that it is not.

        Raises:
            NotFoundError: There is no such question, or nothing that is named so.
            BadTargetError: It is nothing that a question can be about.
        """
        with at_desk(self._readers) as desk:
            return concern(desk, question, target, by, moment_of(when), about=about)

    def answer(
        self,
        question: str,
        text: str,
        *,
        by: str = "",
        note: PassageRef | None = None,
        when: datetime | None = None,
    ) -> Question:
        """Keep the answer to a question, perhaps with the passage that it stands in.

        Raises:
            NotFoundError: There is no such question or passage.
            AnsweredError: It is answered already.
        """
        with at_desk(self._readers) as desk:
            return answer(desk, question, text, by, moment_of(when), note)

    def name_parties(
        self, parties: Sequence[str], *, when: datetime | None = None
    ) -> tuple[str, ...]:
        """Say who decides on texts, besides those that are named already; answer all of them."""
        with at_desk(self._readers) as desk:
            return name_parties(desk, parties, moment_of(when))

    def decide(self, decided: Decided, *, when: datetime | None = None) -> Verdict:
        """Keep a party's decision on one exact text.

        Raises:
            NotFoundError: There is no such version.
            NotForDecisionError: The version is not at the stage of decision.
            OtherTextError: The file is another wording of the text.
            UnknownPartyError: Parties are named, and it is not one of them.
        """
        with at_desk(self._readers) as desk:
            return decide(desk, decided, moment_of(when))

    def plan(self, planned: Planned, *, when: datetime | None = None) -> PlanStep:
        """Keep a step of a document's plan.

        Raises:
            UnknownDocumentError: There is no such document.
        """
        with at_desk(self._readers) as desk:
            return plan(desk, planned, moment_of(when))

    def replan(
        self,
        step: str,
        day: date,
        *,
        until: date | None = None,
        why: str = "",
        when: datetime | None = None,
    ) -> PlanStep:
        """Move a step of a plan; when it was to be, and why it was moved, are kept.

        Raises:
            UnknownStepError: There is no such step.
        """
        with at_desk(self._readers) as desk:
            return replan(desk, step, day, until, why, moment_of(when))

    def comment(
        self,
        on: Target | str,
        quote: str,
        text: str,
        *,
        by: str,
        readers: Readership = WORKING_GROUP,
        when: datetime | None = None,
    ) -> Comment:
        """Comment on words of a clause or, by its id, of a proposal.

        Args:
            on: The clause, as it stands in a version or now; or a proposal's id.
            quote: The words.
            text: What is said of them.
            by: Who says it.
            readers: Who may read it.
            when: The moment it is said.

        Raises:
            NotFoundError: There is no such clause or proposal.
            NotSaidError: The words do not stand in it.
        """
        said = Said(quote, text, by, moment_of(when), readers)
        with at_desk(self._readers) as desk:
            return comment(desk, on, said)

    def handle_comment(
        self,
        comment: str,
        text: str,
        *,
        by: str,
        outcome: Outcome = Outcome.UNKNOWN,
        when: datetime | None = None,
    ) -> Comment:
        """Say what became of a comment, to all who may read it.

        Args:
            comment: Its id.
            text: What was done with it, and why.
            by: Who dealt with it.
            outcome: Whether it was met; nothing where the text alone says so.
            when: The moment.

        Raises:
            UnknownCommentError: There is no such comment.
            BadTextError: Nothing is said of it.
        """
        with at_desk(self._readers) as desk:
            return handle_comment(desk, comment, outcome, text, by, moment_of(when))
