"""The part of the door to a store that keeps minutes, their links, and who may read what."""

from collections.abc import Sequence
from datetime import datetime

from versions.git.pen import moment_of
from versions.minutes.parsing import Minutes
from versions.readership import WORKING_GROUP
from versions.readership import Readership
from versions.records.bodies import Body
from versions.records.links import Link
from versions.records.links import LinkKind
from versions.records.links import Target
from versions.records.notes import NoteRecord
from versions.records.notes import PassageRef
from versions.records.people import named_in
from versions.records.published_reasons import PublishedReason
from versions.records.releases import ReleasedComparison
from versions.stages import Audience
from versions.stages import Version
from versions.writing.desk import at_desk
from versions.writing.notes import Replaced
from versions.writing.notes import Tie
from versions.writing.notes import add_person
from versions.writing.notes import adjust_note
from versions.writing.notes import import_note
from versions.writing.notes import link
from versions.writing.notes import name_body
from versions.writing.notes import reject
from versions.writing.notes import replace_note
from versions.writing.notes import unlink
from versions.writing.reasons import publish_reason
from versions.writing.reasons import withdraw_reason
from versions.writing.releases import release_comparison
from versions.writing.releases import set_note_readers
from versions.writing.releases import set_proposal_readers
from versions.writing.releases import set_readers
from versions.writing.said_store import SaidStore


class NotesStore(SaidStore):
    """Writes notes, links and readers; `versions.store.Store` is the whole door."""

    def import_note(
        self,
        minutes: Minutes,
        source: bytes,
        file_name: str,
        *,
        readers: Readership = WORKING_GROUP,
        when: datetime | None = None,
    ) -> NoteRecord:
        """Keep the minutes of a meeting and the file they came from.

        Raises:
            EmptyNoteError: There is no text in them.
        """
        with at_desk(self._readers) as desk:
            return import_note(desk, minutes, source, file_name, moment_of(when), readers)

    def replace_note(
        self,
        note: str,
        minutes: Minutes,
        source: bytes,
        file_name: str,
        *,
        when: datetime | None = None,
    ) -> Replaced:
        """Let minutes that came again take the place of a note; what still stands keeps its links.

        Raises:
            UnknownNoteError: There is no such note.
            EmptyNoteError: There is no text in them.
        """
        with at_desk(self._readers) as desk:
            return replace_note(desk, note, minutes, source, file_name, moment_of(when))

    def name_body(
        self, name: str, aliases: Sequence[str] = (), *, when: datetime | None = None
    ) -> tuple[Body, ...]:
        """Name a body that meets, and what else minutes call it; answer all that are known.

        Raises:
            BadTextError: A name holds signs that no name may have.
        """
        with at_desk(self._readers) as desk:
            return name_body(desk, name, aliases, moment_of(when))

    def adjust_note(
        self, note: str, *, adjusted: bool = True, by: str = "", when: datetime | None = None
    ) -> None:
        """Say that minutes are adjusted, or that they are a draft after all.

        Raises:
            UnknownNoteError: There is no such note.
        """
        with at_desk(self._readers) as desk:
            adjust_note(desk, note, adjusted, by, moment_of(when))

    def link(
        self,
        passage: PassageRef,
        target: Target,
        kind: LinkKind,
        *,
        change: str = "",
        phrase: str = "",
        by: str = "",
        readers: Readership = WORKING_GROUP,
        when: datetime | None = None,
    ) -> Link:
        """Tie a passage of a note to a document or clause; the same link twice is one.

        Args:
            passage: The passage.
            target: What it speaks of.
            kind: How.
            change: The decision it explains, by its commit.
            phrase: The words it speaks of; of what was left as it was, where it went.
            by: Who says so.
            readers: Who may know.
            when: The moment it is said.

        Raises:
            NotFoundError: There is no such passage, document, clause, version or change.
        """
        with at_desk(self._readers) as desk:
            moment = moment_of(when)
            tie = Tie(passage, target, kind, change, (phrase,))
            return link(desk, tie, by, moment, readers)[0]

    def publish_reason(
        self,
        change: str,
        readers: Readership,
        *,
        by: str,
        text: str = "",
        when: datetime | None = None,
    ) -> PublishedReason:
        """Tell some why a decision was made.

        Args:
            change: The decision, by its commit.
            readers: Whom.
            by: Who says so.
            text: What they are told; the decision's own words unless it is given.
            when: The moment it is said.

        Raises:
            UnknownChangeError: There is no such decision.
            BadTextError: There is nothing to tell.
        """
        with at_desk(self._readers) as desk:
            return publish_reason(desk, change, text, readers, by, moment_of(when))

    def withdraw_reason(self, change: str, *, by: str, when: datetime | None = None) -> None:
        """Tell nobody outside the working group why a decision was made.

        Raises:
            UnknownChangeError: There is no such decision.
        """
        with at_desk(self._readers) as desk:
            withdraw_reason(desk, change, by, moment_of(when))

    def confirm(
        self,
        note: str,
        suggestion: str,
        *,
        kind: LinkKind | None = None,
        target: Target | None = None,
        phrases: tuple[str, ...] | None = None,
        by: str = "",
        readers: Readership = WORKING_GROUP,
        when: datetime | None = None,
    ) -> tuple[Link, ...]:
        """Make a suggested link a link, as it is suggested or corrected.

        Args:
            note: The note's id.
            suggestion: The suggestion's id.
            kind: What the passage does, where the suggestion is wrong about that.
            target: What it speaks of, where the suggestion is wrong about that.
            phrases: The words it speaks of, where the suggestion is wrong about them.
            by: Who says so.
            readers: Who may know.
            when: The moment it is said.

        Returns:
            A link for each phrase.

        Raises:
            NotFoundError: There is no such note, suggestion or target.
        """
        with at_desk(self._readers) as desk:
            found = desk.view.suggestion(note, suggestion)
            tie = Tie(
                PassageRef(found.note, found.passage),
                target or found.target,
                kind or found.kind,
                found.change if target is None else "",
                found.phrases if phrases is None else phrases,
            )
            return link(desk, tie, by, moment_of(when), readers)

    def reject(
        self, note: str, suggestion: str, *, by: str = "", when: datetime | None = None
    ) -> None:
        """Say that a suggested link is wrong; it is not suggested again.

        Raises:
            NotFoundError: There is no such note or suggestion.
        """
        with at_desk(self._readers) as desk:
            reject(desk, desk.view.suggestion(note, suggestion), by, moment_of(when))

    def unlink(self, link_id: str, by: str = "", *, when: datetime | None = None) -> None:
        """Take a link away.

        Raises:
            UnknownLinkError: There is no such link. What an edit or adoption says itself stays.
        """
        with at_desk(self._readers) as desk:
            unlink(desk, link_id, by, moment_of(when))

    def add_person(self, name: str, *, when: datetime | None = None) -> str:
        """Make a person known, so that texts hold a key and never the name.

        Returns:
            The key; the one they have where they are known.
        """
        with at_desk(self._readers) as desk:
            return add_person(desk, name, moment_of(when))

    def persons_named(self, text: str) -> tuple[str, ...]:
        """Names of known persons that a text mentions, to warn whoever gives it as a reason."""
        view = self.view(Audience.DRAFT)
        return named_in(text, view.known_names)

    def set_readers(
        self,
        document: str,
        version: str,
        readers: Readership | None,
        *,
        by: str,
        when: datetime | None = None,
    ) -> Version:
        """Say who may read a version, whatever its stage; nothing leaves it to the stage.

        Raises:
            NotFoundError: There is no such version.
            BadTextError: A body has a name that none can have.
        """
        with at_desk(self._readers) as desk:
            return set_readers(desk, document, version, readers, by, moment_of(when))

    def set_note_readers(
        self, note: str, readers: Readership, *, by: str, when: datetime | None = None
    ) -> None:
        """Say who may read a note.

        Raises:
            UnknownNoteError: There is no such note.
            BadTextError: A body has a name that none can have.
        """
        with at_desk(self._readers) as desk:
            set_note_readers(desk, note, readers, by, moment_of(when))

    def set_proposal_readers(
        self, proposal: str, readers: Readership, *, by: str, when: datetime | None = None
    ) -> None:
        """Say who may read a proposal.

        Raises:
            UnknownProposalError: There is no such proposal.
            BadTextError: A body has a name that none can have.
        """
        with at_desk(self._readers) as desk:
            set_proposal_readers(desk, proposal, readers, by, moment_of(when))

    def release_comparison(
        self,
        document: str,
        old: str,
        new: str,
        readers: Readership,
        *,
        by: str,
        when: datetime | None = None,
    ) -> ReleasedComparison:
        """Let some read what became of one version in another, without reading either elsewhere.

        Args:
            document: The document's id.
            old: The earlier version.
            new: The later one.
            readers: Who may read it; the working group alone takes it back.
            by: The body that decided.
            when: The moment it is released.

        Raises:
            NotFoundError: There is no such version.
            BadTextError: A body has a name that none can have.
        """
        with at_desk(self._readers) as desk:
            return release_comparison(desk, document, old, new, readers, by, moment_of(when))
