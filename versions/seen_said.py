"""What a reader can see of questions, parties' decisions and plans."""

import hashlib
from dataclasses import replace
from functools import cached_property

from versions.plans import PlanStep
from versions.plans import UnknownStepError
from versions.questions import Question
from versions.questions import UnknownQuestionError
from versions.readership import may_read
from versions.seen import Seen
from versions.verdicts import Standing
from versions.verdicts import Verdict
from versions.verdicts import standing


class SeenSaid(Seen):
    """A store as somebody sees it, with what is said about its texts."""

    @cached_property
    def all_questions(self) -> tuple[Question, ...]:
        """Every question this reader may read, by the day it was asked."""
        questions = self._moment.readers.records.questions(self._moment.notes_tree)
        if self.within:
            return questions
        return tuple(one for one in questions if may_read(self.reader, one.readers))

    def question(self, question: str) -> Question:
        """One question.

        Raises:
            UnknownQuestionError: There is no such question for this reader.
        """
        for known in self.all_questions:
            if known.id == question:
                return known
        raise UnknownQuestionError(question)

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
    def tips(self) -> str:
        """A short name of all that this reader sees: it changes when any of it does."""
        if self.within:
            return super().tips
        said = repr((super().tips, self.all_questions, self._verdicts, self.parties))
        return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:20]

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
        for known in self.all_steps:
            if known.id == step:
                return known
        raise UnknownStepError(step)

    def plan(self, document: str) -> tuple[PlanStep, ...]:
        """What is to come for a document, by date.

        Raises:
            UnknownDocumentError: There is no such document for this reader.
        """
        self.versions(document)
        return tuple(one for one in self.all_steps if one.document == document)
