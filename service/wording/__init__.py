"""Everything said to a person that stands in no template, in Swedish and English."""

import datetime
import gettext
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from clauses.changes import Change
from clauses.changes import Kind
from clauses.changes import Sort
from clauses.model import Characters
from clauses.model import Document
from clauses.model import Remark
from clauses.model import RemarkKind
from clauses.model import Revision
from clauses.writing.labels import KINDS
from clauses.writing.labels import SORTS
from clauses.writing.labels import short_name
from clauses.writing.labels import tidying
from service.wording import names
from service.wording.errors import ERRORS
from service.wording.errors import REFUSALS
from service.wording.marking import N_

if TYPE_CHECKING:
    from clauses.writing.redline.word import WordRedline
    from versions.records.links import LinkKind
    from versions.records.notes import NoteState
    from versions.records.proposals import Status
    from versions.records.questions import QuestionState
    from versions.records.suggestions import Ground
    from versions.records.verdicts import Outcome
    from versions.stages import Stage

__all__ = ["FOLDER", "LANGUAGES", "N_", "Wording"]

LANGUAGES = ("sv", "en")
FOLDER = Path(__file__).parent.parent / "translations"
_LONGEST = 1000
"""How many signs of what somebody sent are said back."""


class Wording:
    """What is said, in one language."""

    def __init__(self, language: str) -> None:
        self.language = language if language in LANGUAGES else "en"
        self._catalogue = _catalogue(self.language)

    def __reduce__(self) -> tuple[type["Wording"], tuple[str]]:
        """A language is enough to say the same elsewhere."""
        return Wording, (self.language,)

    def say(self, phrase: str) -> str:
        """An English phrase in the reader's language."""
        return self._catalogue.gettext(phrase) if phrase else ""

    def left_out(self, paths: Iterable[str]) -> str:
        """That something is missing in an answer since it cannot be read."""
        said = self.say("{paths}: left out, since it cannot be read; lydelse verify says more")
        return said.format(paths=", ".join(paths))

    def error(self, error: BaseException) -> str:
        """One sentence about what failed: what, where, and what to do.

        Errors that are about nothing a person did are told in their own words.
        """
        if isinstance(error, OSError) and not error.filename:
            return error.strerror or str(error)
        why = getattr(error, "why", None)
        if isinstance(why, BaseException):
            return self._line(error, why)
        reason = getattr(error, "reason", None)
        if str(reason) in REFUSALS:
            return self._filled(REFUSALS[str(reason)], error)
        for kind in type(error).__mro__:
            if kind.__name__ in ERRORS:
                return self._filled(ERRORS[kind.__name__], error)
        return str(error)

    def _line(self, error: BaseException, why: BaseException) -> str:
        """What is wrong with a line of a list: where it stands, and what of it."""
        phrase = self.say("Line {number}, “{line}”: {what}")
        return self._filled(phrase, error, what=self.error(why))

    def _filled(self, phrase: str, error: BaseException, **more: str) -> str:
        values = {name: _plain(getattr(error, name, "")) for name in dir(error) if name[0] != "_"}
        values["name"] = values.get("name") or self.say("the file")
        return self.say(phrase).format_map(values | more)

    def remark(self, remark: Remark) -> str:
        """A reader's remark."""
        textless = remark.kind is RemarkKind.NOT_KEPT and not remark.characters
        phrase = self.say(names.NOT_KEPT if textless else names.REMARKS[remark.kind])
        return phrase.format(text=remark.text, characters=remark.characters)

    def completeness(self, characters: Characters) -> str:
        """How much of what can be seen in a file came along."""
        phrase = self.say("{kept} of {visible} visible characters kept, {remarked} in remarks")
        return phrase.format(
            kept=characters.kept, visible=characters.visible, remarked=characters.remarked
        )

    def revision(self, revision: Revision, document: Document) -> str:
        """A tracked change in one line: what, whose, when, where, and its words."""
        where = document.clauses[revision.clause] if revision.clause is not None else None
        told = (
            self.say(names.REVISIONS[revision.kind]),
            revision.author,
            revision.date,
            short_name(where) if where else "",
        )
        words = " ".join(revision.text.split())
        return f"{', '.join(filter(None, told))}: {words}"

    def redline(self, made: "WordRedline") -> tuple[str, ...]:
        """What is to be known of a redline in Word; nothing where it is all that was asked for."""
        return tuple(
            self.say(phrase).format(count=count)
            for phrase, count in (
                (N_("Tracked changes in the files, accepted first: {count}"), made.accepted),
                (N_("Paragraphs or tables replaced as a whole: {count}"), made.fallbacks),
                (names.LEVELS[made.level], 1),
            )
            if phrase and count
        )

    def kind(self, kind: Kind) -> str:
        """A kind of change to a clause."""
        return self.say(KINDS[kind])

    def kinds(self, kinds: Iterable[Kind]) -> str:
        """What became of a clause, in one line."""
        return ", ".join(map(self.kind, kinds)).capitalize()

    def tidying(self, change: Change) -> str:
        """What was tidied in a clause where nothing else was done to its words."""
        return tidying(change, self.say)

    def sort(self, sort: Sort) -> str:
        """How much a change of words matters."""
        return self.say(SORTS[sort])

    def stage(self, stage: "Stage | str") -> str:
        """A stage of a document."""
        return self.say(names.STAGES[str(stage)])

    def audience(self, audience: str) -> str:
        """For whom something is."""
        return self.say(names.AUDIENCES[str(audience)])

    def read_by(self, stage: "Stage | str") -> str:
        """Who may read a version at a stage, unless it names others."""
        return self.say(names.READ_BY[str(stage)])

    def role(self, role: str) -> str:
        """What somebody may do."""
        return self.say(names.ROLES[str(role)])

    def moment(self, seconds: int) -> str:
        """A moment as people write it, in the time of the machine: 13 May 2026 14:05."""
        then = datetime.datetime.fromtimestamp(seconds)
        return f"{self.date(then.date())} {then:%H:%M}"

    def hour(self, seconds: int) -> str:
        """The hour and minute of a moment, in the time of the machine."""
        return f"{datetime.datetime.fromtimestamp(seconds):%H:%M}"

    def document_kind(self, kind: str) -> str:
        """A kind of document."""
        return self.say(names.DOCUMENT_KINDS.get(kind, kind))

    def link_kind(self, kind: "LinkKind | str") -> str:
        """What a passage does to what it speaks of."""
        return self.say(names.LINK_KINDS[str(kind)])

    def note_state(self, state: "NoteState | str") -> str:
        """How far what a note says can be relied on, said after who met and when."""
        return self.say(names.NOTE_STATES[str(state)])

    def question_state(self, state: "QuestionState | str") -> str:
        """How far a question has come, said before the body that has it."""
        return self.say(names.QUESTION_STATES[str(state)])

    def outcome(self, outcome: "Outcome | str") -> str:
        """What a party decided."""
        return self.say(names.OUTCOMES[str(outcome)])

    def handled(self, outcome: str) -> str:
        """What became of an answer or a comment."""
        return self.say(names.HANDLED[str(outcome)])

    def ground(self, ground: "Ground | str") -> str:
        """What speaks for a suggested link."""
        return self.say(names.GROUNDS[str(ground)])

    def unexplained(self, *, within: bool) -> str:
        """What is said where no reason is told."""
        return self.say("No reason recorded" if within else "No reason published")

    def status(self, status: "Status | str") -> str:
        """What has become of a proposal."""
        return self.say(names.STATUSES[str(status)])

    def number(self, count: int) -> str:
        """A count as people write it: 13 322 in Swedish, 13,322 in English."""
        told = f"{count:,}"
        return told.replace(",", "\N{NO-BREAK SPACE}") if self.language == "sv" else told

    def percent(self, count: int) -> str:
        """A share in hundredths as people write it: 4 % in Swedish, 4% in English."""
        return f"{count}\N{NO-BREAK SPACE}%" if self.language == "sv" else f"{count}%"

    def quoted(self, text: str) -> str:
        """Somebody's words between the quotation marks of the language that tells of them."""
        return f"”{text}”" if self.language == "sv" else f"“{text}”"

    def date(self, day: datetime.date | None) -> str:
        """A day as people write it: 13 May 2026, 13 maj 2026."""
        if day is None:
            return self.say("no date")
        return f"{day.day} {self.say(names.MONTHS[day.month - 1])} {day.year}"


@lru_cache(maxsize=len(LANGUAGES))
def _catalogue(language: str) -> gettext.NullTranslations:
    return gettext.translation("messages", FOLDER, [language], fallback=True)


def _plain(value: object) -> str:
    told = ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
    return _shown(told if len(told) <= _LONGEST else f"{told[:_LONGEST]}…")


def _shown(text: str) -> str:
    """A text whose control characters can be seen, by name."""
    return "".join(
        f"⟨U+{ord(one):04X}⟩" if one < " " and one not in "\n\t" else one for one in text
    )
