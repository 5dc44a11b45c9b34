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
from clauses.model import RevisionKind
from clauses.writing.labels import KINDS
from clauses.writing.labels import SORTS
from clauses.writing.labels import short_name
from clauses.writing.labels import tidying

if TYPE_CHECKING:
    from clauses.writing.redline.word import WordRedline
    from versions.records.links import LinkKind
    from versions.records.notes import NoteState
    from versions.records.proposals import Status
    from versions.records.questions import QuestionState
    from versions.records.suggestions import Ground
    from versions.records.verdicts import Outcome
    from versions.stages import Stage

LANGUAGES = ("sv", "en")
FOLDER = Path(__file__).parent / "translations"
_LONGEST = 1000
"""How many signs of what somebody sent are said back."""


def N_(phrase: str) -> str:  # noqa: N802 - the mark that translators' tools look for
    """Mark a phrase to be translated when it is said."""
    return phrase


_ERRORS = {
    "UnknownEndingError": N_("{ending}: this format cannot be written; use one of {known}"),
    "NoStoreError": N_("{folder}: there is no store here; make one with init"),
    "FolderInUseError": N_("{folder}: the folder is not empty; name another for the new store"),
    "CannotWriteError": N_("{folder}: the store cannot be written: {what}"),
    "UnfinishedError": N_(
        "{folder}: the decision is made, but could not be carried through: {what}. "
        "It is as soon as the store can be written again; do not make it twice."
    ),
    "GitCommandError": N_("{where}: git could not do it: {what}"),
    "BadBackupError": N_("{file}: it is no sound backup: {what}"),
    "NewerFormatError": N_(
        "{where}: the store is in format {found}, of a later Lydelse; install that one"
    ),
    "DamagedStoreError": N_("{where}: the store is damaged: {what}"),
    "DamagedFileError": N_("{file}: the store is damaged: {what}"),
    "DamagedClauseError": N_("{file}: the store is damaged: {what}"),
    "MovedRefError": N_("{ref}: another program changed the store at the same time; try again"),
    "UnknownDocumentError": N_("{document}: there is no such document"),
    "UnknownVersionError": N_("{document}@{version}: there is no such version"),
    "NotConsultedError": N_(
        "{document}@{version}: the version was not sent on consultation; name one that was"
    ),
    "UnknownClauseError": N_("{document}/{clause}: there is no such clause"),
    "UnknownNoteError": N_("{note}: there is no such note or passage"),
    "UnknownProposalError": N_("{proposal_id}: there is no such proposal"),
    "BadMomentError": N_("{when}: the machine's clock is far off; set it and try again"),
    "CannotSignError": N_("{key}: versions cannot be signed with this key: {what}"),
    "UnknownPersonError": N_(
        "{person}: the store names no such person; an account is removed with users remove"
    ),
    "UnknownLinkError": N_("{link_id}: there is no such link"),
    "UnknownSuggestionError": N_(
        "{suggestion_id}: there is no such suggestion; it may be dealt with already"
    ),
    "NotSaidError": N_("“{quote}”: these words are not in the text; copy them from it"),
    "UnknownCommentError": N_("{comment_id}: there is no such comment"),
    "UnknownQuestionError": N_("{question}: there is no such question"),
    "AnsweredError": N_("{question}: the question is answered already"),
    "UnknownStepError": N_("{step}: there is no such step in any plan"),
    "NotForDecisionError": N_(
        "{document}@{version}: parties decide on versions at the stage of decision alone"
    ),
    "OtherTextError": N_(
        "{file_name}: it is not the text of {document}@{version}; compare them to see where"
    ),
    "UnknownPartyError": N_("{party}: no such party decides; they are {known}"),
    "UnknownChangeError": N_("{change}: there is no such change"),
    "ClosedProposalError": N_("{proposal_id}: the proposal has been dealt with already"),
    "StaleBaseError": N_("{clause}: somebody has changed the clause since; look at both texts"),
    "NothingChangedError": N_("{clause}: the clause says that already; nothing was changed"),
    "VersionExistsError": N_("{document}@{version}: the version exists; choose another name"),
    "BadPairError": N_(
        "A clause is paired with one that does not exist, or is paired twice. Check the pairs."
    ),
    "EmptyDocumentError": N_("{file_name}: there is no text in it"),
    "EmptyNoteError": N_("{file_name}: there is no text in it"),
    "BadIdentifierError": N_(
        "“{text}” cannot be a short name; use a-z, 0-9 and single hyphens, and no reserved word"
    ),
    "TakenNameError": N_(
        "{document}: there is a document with that short name already; choose it as the document, "
        "or give the new one another name"
    ),
    "BadTextError": N_("“{text}”: it is empty or holds characters that are not allowed there"),
    "BadTargetError": N_("{text}: name a document or clause as DOCUMENT[/CLAUSE][@VERSION]"),
    "BadPassageError": N_("{text}: name a passage as NOTE#p7"),
    "BadClauseError": N_("{heading}: the clause cannot be stored; type it again"),
    "UnsettableError": N_("{title}: it could not be made into a PDF; try another format"),
    "UnencodableError": N_("the text holds half a character; type it again"),
    "FileNotFoundError": N_("{filename}: there is no such file"),
    "IsADirectoryError": N_("{filename}: it is a folder, not a file"),
    "PermissionError": N_("{filename}: you may not read it or write to it"),
    "OSError": N_("{filename}: {strerror}"),
    "UnreadableFileError": N_(
        "{file}: it cannot be read; check that it is a file and that you may read it"
    ),
}
_ERRORS |= {
    "WrongSignInError": N_(
        "The address and the password do not match, or there have been too many attempts. "
        "Wait a minute and try again."
    ),
    "WrongCodeError": N_("The code is wrong or has been used already. Wait for the next one."),
    "UsedTicketError": N_("The link has been used or is too old. Ask for a new one."),
    "EndedLinkError": N_(
        "A reading link ends after a while and can be taken back. "
        "Ask whoever sent it for a new one."
    ),
    "EndedKeyError": N_("The key has ended or was revoked. Its owner can make a new one."),
    "WeakPasswordError": N_(
        "The password is too easy to guess. Use at least {shortest} characters, not your own name."
    ),
    "BadMailError": N_("{mail}: this is not an e-mail address; write it like name@example.org"),
    "BadNameError": N_(
        "“{name}”: this cannot be a name; "
        "it is empty, too long, or holds an @ or an invisible character"
    ),
    "MailTakenError": N_("{mail}: there is an account with this address"),
    "NameTakenError": N_("{name}: there is a body or party of this name"),
    "UnknownAccountError": N_("{mail}: there is no such account"),
    "UnknownGroupError": N_(
        "{name}: there is no such body or party; add it under Administration › Bodies and parties"
    ),
    "ForeignError": N_(
        "There is no account here for {who}. Sign in as somebody else, "
        "or ask an administrator for an invitation."
    ),
    "BadTenantsError": N_("{file}: the services to sign in at cannot be read: {what}"),
    "NoGroupError": N_("{name}: who contributes does so for a body or party; name one"),
    "UnreachableAccountsError": N_("{where}: the accounts cannot be reached: {why}"),
    "LastAdministratorError": N_("{name}: is the only administrator; make another one first"),
}
_ERRORS |= {
    "TooManyFilesError": N_("Too many files are being made just now. Try again in a minute."),
    "BusyError": N_("Too much is being worked on just now. Try again in a minute."),
    "TooHeavyError": N_("That is too much work for one request. Split the file."),
}
_ERRORS |= {
    "NoFileError": N_("There is no file. Choose one and send it again."),
    "NoTextError": N_(
        "A field or the address holds a character that no text has (U+0000). "
        "Go back, type it again and send."
    ),
}
_REFUSALS = {
    "empty": N_("{name}: it holds no text; check that it is the right file"),
    "not-word": N_("{name}: it is not a Word file; open it in Word and save it as .docx"),
    "old-word": N_("{name}: it is in the old Word format; open it in Word and save it as .docx"),
    "wrong-name": N_("{name}: its name says another type than its content; save it again"),
    "broken": N_("{name}: it is damaged; open it in Word, let Word repair it and save a copy"),
    "encrypted": N_("{name}: it is protected by a password; save a copy without a password"),
    "too-large": N_("{name}: it is too large to be read; remove pictures or split it"),
    "dangerous": N_("{name}: it is built in a way that can deceive its reader; save it again"),
    "undecodable": N_("{name}: it holds text in an unknown encoding; save it as UTF-8"),
    "unknown-type": N_(
        "{name}: files of this type cannot be read; save it as .docx, .pdf, .md or .txt"
    ),
    "scanned": N_("{name}: it holds pictures of pages and no text; ask for the original file"),
    "no-converter": N_(
        "{name}: LibreOffice, which reads such files, is not installed here; save it as .docx"
    ),
}
_REFUSALS |= {
    "cancelled": N_("The sign-in at {service} was cancelled. Try again, or sign in another way."),
    "stale": N_("The sign-in at {service} took too long or was used already. Begin again."),
    "unproved": N_(
        "{service} sent an answer that cannot be trusted. "
        "Begin again; if it happens once more, tell an administrator."
    ),
    "unreachable": N_("{service} cannot be reached just now. Try again later."),
}
_REFUSALS |= {
    "open-host": N_(
        "{value}: without encryption only this machine may be served; "
        "give the https address of a proxy in LYDELSE_PUBLIC_URL"
    ),
    "plain-url": N_("{value}: LYDELSE_PUBLIC_URL must begin with https://"),
    "open-drafts": N_(
        "{value}: drafts may be shown to everyone only on your own machine; leave it out"
    ),
    "weak-secret": N_("LYDELSE_SECRET_KEY is too short; use at least 32 random characters"),
    "readable": N_("{value}: others can read it; keep it to yourself with chmod 600"),
    "debug": N_("{value} is set; a service in use must not show its internals"),
}
_REMARKS = {
    RemarkKind.HIDDEN_TEXT: N_("Hidden text was left out: {text}"),
    RemarkKind.CROSSED_OUT: N_(
        "Text with a line through it, which is no tracked change, was read as text that holds: "
        "{text}"
    ),
    RemarkKind.FORMULA: N_(
        "The signs of a formula were read in a row, without fractions and raised signs: {text}"
    ),
    RemarkKind.LOOK_ALIKE: N_("Letters that look like others: {text}"),
    RemarkKind.INVISIBLE: N_("Invisible characters: {text}"),
    RemarkKind.NOT_KEPT: N_("{characters} characters could not be kept: {text}"),
    RemarkKind.PICTURE: N_("A picture was left out: {text}"),
    RemarkKind.HEADER: N_(
        "{characters} characters in a page header or footer did not come along: {text}"
    ),
    RemarkKind.TEXT_BOX: N_("The text of a text box was placed where the box is anchored: {text}"),
    RemarkKind.TRACKED_CHANGES: N_("Tracked changes were read as accepted."),
    RemarkKind.COMMENTS: N_("Comments are kept apart from the text."),
    RemarkKind.GUESSED_HEADING: N_("Taken for a heading because of how it looks: {text}"),
    RemarkKind.NO_HEADINGS: N_("The file has no headings; each paragraph became a clause."),
    RemarkKind.MACROS: N_("The file holds macros; they were neither kept nor run."),
    RemarkKind.NORMALISED: N_("Characters were stored in their common form: {text}"),
    RemarkKind.CONTENTS: N_(
        "The table of contents, {characters} characters, was left out; "
        "it is made from the headings."
    ),
    RemarkKind.GUESSED_STRUCTURE: N_(
        "Paragraphs and headings are estimates, because the file came by way of {text}. "
        "Compare with the original."
    ),
    RemarkKind.NO_TEXT: N_("Page {text} is a picture and holds no text."),
    RemarkKind.EXTERNAL: N_("An address outside the file was not followed: {text}"),
}
_NOT_KEPT = N_("Not kept, as it is no text: {text}")
_STAGES = {
    "draft": N_("Draft"),
    "consultation": N_("Consultation"),
    "decision": N_("Decision"),
}
_AUDIENCES = {
    "draft": N_("the working group"),
    "consultation": N_("the parties"),
    "decision": N_("everyone"),
}
_READ_BY = {
    "draft": N_("the working group"),
    "consultation": N_("the working group and the parties"),
    "decision": N_("everyone, also without an account"),
}
_ROLES = {
    "reader": N_("Reader"),
    "contributor": N_("Contributor"),
    "editor": N_("Editor"),
    "administrator": N_("Administrator"),
}
_DOCUMENT_KINDS = {
    "agreement": N_("Agreement"),
    "sub-agreement": N_("Sub-agreement"),
    "guideline": N_("Guideline"),
    "routine": N_("Routine"),
    "appendix": N_("Appendix"),
}
_REVISIONS = {
    RevisionKind.INSERTION: N_("Insertion"),
    RevisionKind.DELETION: N_("Deletion"),
    RevisionKind.MOVE: N_("Move"),
    RevisionKind.FORMAT: N_("Changed formatting"),
}
_LINK_KINDS = {
    "discusses": N_("discusses"),
    "proposes": N_("proposes"),
    "decides": N_("decides"),
    "endorses": N_("endorses"),
    "notes": N_("notes"),
    "leaves": N_("leaves unchanged"),
}
_NOTE_STATES = {
    "draft": N_("not yet approved"),
    "adjusted": N_("approved"),
    "collation": N_("collation of answers"),
}
_GROUNDS = {
    "number": N_("its number at the time"),
    "heading": N_("its heading"),
    "term": N_("words that few clauses have"),
    "wording": N_("its words"),
    "proposal": N_("words of a proposal for it"),
    "change": N_("words that changed in it around the meeting"),
    "deed": N_("what was done to it"),
    "topic": N_("what was quoted under the same heading"),
}
_QUESTION_STATES = {
    "open": N_("Lies with"),
    "escalated": N_("Escalated to"),
    "answered": N_("Answered by"),
}
_OUTCOMES = {
    "yes": N_("yes"),
    "no": N_("no"),
    "yes-with-statement": N_("yes, with a statement"),
}
_HANDLED = {
    "met": N_("Met"),
    "partly": N_("Partly met"),
    "not": N_("Not met"),
    "": N_("Dealt with"),
}
_STATUSES = {
    "open": N_("Open"),
    "escalated": N_("Escalated"),
    "adopted": N_("Adopted"),
    "rejected": N_("Rejected"),
    "superseded": N_("Superseded"),
}
_MONTHS = (
    *(N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June")),
    *(N_("July"), N_("August"), N_("September"), N_("October"), N_("November"), N_("December")),
)


_LEVELS = {
    "format": "",
    "struct": N_("With all changes accepted or rejected some formatting differs from the files."),
    "text": N_("With all changes accepted or rejected the text is right; its structure differs."),
    "different": N_("With all changes accepted or rejected the text is not exactly the files'."),
}


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
        if str(reason) in _REFUSALS:
            return self._filled(_REFUSALS[str(reason)], error)
        for kind in type(error).__mro__:
            if kind.__name__ in _ERRORS:
                return self._filled(_ERRORS[kind.__name__], error)
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
        phrase = self.say(_NOT_KEPT if textless else _REMARKS[remark.kind])
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
            self.say(_REVISIONS[revision.kind]),
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
                (_LEVELS[made.level], 1),
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
        return self.say(_STAGES[str(stage)])

    def audience(self, audience: str) -> str:
        """For whom something is."""
        return self.say(_AUDIENCES[str(audience)])

    def read_by(self, stage: "Stage | str") -> str:
        """Who may read a version at a stage, unless it names others."""
        return self.say(_READ_BY[str(stage)])

    def role(self, role: str) -> str:
        """What somebody may do."""
        return self.say(_ROLES[str(role)])

    def moment(self, seconds: int) -> str:
        """A moment as people write it, in the time of the machine: 13 May 2026 14:05."""
        then = datetime.datetime.fromtimestamp(seconds)
        return f"{self.date(then.date())} {then:%H:%M}"

    def hour(self, seconds: int) -> str:
        """The hour and minute of a moment, in the time of the machine."""
        return f"{datetime.datetime.fromtimestamp(seconds):%H:%M}"

    def document_kind(self, kind: str) -> str:
        """A kind of document."""
        return self.say(_DOCUMENT_KINDS.get(kind, kind))

    def link_kind(self, kind: "LinkKind | str") -> str:
        """What a passage does to what it speaks of."""
        return self.say(_LINK_KINDS[str(kind)])

    def note_state(self, state: "NoteState | str") -> str:
        """How far what a note says can be relied on, said after who met and when."""
        return self.say(_NOTE_STATES[str(state)])

    def question_state(self, state: "QuestionState | str") -> str:
        """How far a question has come, said before the body that has it."""
        return self.say(_QUESTION_STATES[str(state)])

    def outcome(self, outcome: "Outcome | str") -> str:
        """What a party decided."""
        return self.say(_OUTCOMES[str(outcome)])

    def handled(self, outcome: str) -> str:
        """What became of an answer or a comment."""
        return self.say(_HANDLED[str(outcome)])

    def ground(self, ground: "Ground | str") -> str:
        """What speaks for a suggested link."""
        return self.say(_GROUNDS[str(ground)])

    def unexplained(self, *, within: bool) -> str:
        """What is said where no reason is told."""
        return self.say("No reason recorded" if within else "No reason published")

    def status(self, status: "Status | str") -> str:
        """What has become of a proposal."""
        return self.say(_STATUSES[str(status)])

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
        return f"{day.day} {self.say(_MONTHS[day.month - 1])} {day.year}"


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
