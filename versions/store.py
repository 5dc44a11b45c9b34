"""The one door to a store: everything a caller can do with one family."""

from collections.abc import Callable
from collections.abc import Mapping
from datetime import UTC
from datetime import date
from datetime import datetime
from datetime import time
from pathlib import Path

from clauses.model import Block
from clauses.model import Note
from clauses.model import Paragraph
from clauses.model import Reading
from clauses.model import Run
from versions.format import layout
from versions.format.identifiers import checked
from versions.format.messages import Action
from versions.format.messages import Message
from versions.format.messages import checked_line
from versions.gathering.offered_wordings import OfferedWording
from versions.git.folder import Folder
from versions.git.journal import NOTES
from versions.git.journal import TEXTS
from versions.git.pen import SERVICE
from versions.git.pen import first_commits
from versions.git.pen import moment_of
from versions.git.signing import Signer
from versions.health.migrating import first_files
from versions.health.migrating import to_present_format
from versions.readership import WORKING_GROUP
from versions.readership import Readership
from versions.records.notes import PassageRef
from versions.records.proposals import Proposal
from versions.records.proposals import Status
from versions.seen.texts import LATEST
from versions.stages import NOW
from versions.stages import Audience
from versions.stages import Stage
from versions.stages import Version
from versions.writing.clauses import Committed
from versions.writing.clauses import Wish
from versions.writing.clauses import change_clause
from versions.writing.desk import at_desk
from versions.writing.notes_store import NotesStore
from versions.writing.proposals import Draft
from versions.writing.proposals import adopt
from versions.writing.proposals import propose
from versions.writing.proposals import set_status
from versions.writing.versions import Imported
from versions.writing.versions import Order
from versions.writing.versions import import_version
from versions.writing.versions import release

__all__ = ["LATEST", "NOW", "Audience", "Store"]


class Store(NotesStore):
    """One family on disk. Reads go through `view`; every write is one decision, whole or not."""

    def __reduce__(
        self,
    ) -> "tuple[Callable[[Path, Path | None], Store], tuple[Path, Path | None]]":
        """A store is opened anew where heavy work is done on it."""
        folder = self._readers.folder
        return Store.open, (folder.path, folder.signer.key if folder.signer else None)

    @classmethod
    def create(
        cls, folder: Path, family: str, title: str, *, when: datetime | None = None
    ) -> "Store":
        """Make a store for a new family.

        Args:
            folder: Where; it must not exist or be empty.
            family: The family's id.
            title: What the family is called.
            when: The moment it is made.

        Raises:
            BadIdentifierError: The family cannot be called that.
            FolderInUseError: The folder holds something.
            CannotWriteError: It cannot be written.
        """
        record = {"id": checked(family, "family"), "title": checked_line(title, "a title")}
        texts = {**first_files(TEXTS), layout.FAMILY_FILE: layout.write_json(record)}
        with Folder.create(folder) as made:
            message = Message(f"{family}: a new family", Action.CREATE)
            first_commits(made, texts, first_files(NOTES), message, moment_of(when))
        return cls.open(folder)

    @classmethod
    def open(cls, folder: Path, signing_key: Path | None = None) -> "Store":
        """Open the store in a folder; one of an earlier format is brought to the present one.

        Args:
            folder: Where it lies.
            signing_key: The key of SSH that new versions are signed with, if they are.

        Raises:
            NoStoreError: There is none.
            DamagedStoreError: It cannot be read, or is of a later format.
            CannotWriteError: It is of an earlier format and cannot be written.
        """
        store = cls(Folder(folder, Signer(signing_key) if signing_key else None))
        to_present_format(store._readers.folder)
        return store

    def import_version(
        self,
        reading: Reading,
        source: bytes,
        file_name: str,
        *,
        document: str,
        version: str,
        stage: Stage,
        kind: str | None = None,
        parent: str | None = None,
        date: date | None = None,
        by: str = "",
        why: str = "",
        pairs: Mapping[int, str] | None = None,
        when: datetime | None = None,
    ) -> Imported:
        """Make a file a version of a document, and its text the one being worked on.

        Its clauses get the ids of those they are paired with. The file itself is kept.

        Args:
            reading: The file as it was read.
            source: Its bytes.
            file_name: What it is called.
            document: The document's id; a new document is made where there is none.
            version: The new version's id.
            stage: How far it has come.
            kind: ``"agreement"``, ``"sub-agreement"``, ``"guideline"`` …; a new document under
                no other is an agreement unless something else is said.
            parent: The document it is under.
            date: The version's date; the day of the import unless another is given.
            by: The body it comes from; the service where nobody is named.
            why: What is said of the import; no reason for the changes in it.
            pairs: Where the pairing that is found errs: for positions of the file's clauses, the
                id of the earlier clause that each is, or nothing for one that is new.
            when: The moment it is made.

        Raises:
            BadIdentifierError: Document or version cannot be called that.
            VersionExistsError: The document has such a version.
            EmptyDocumentError: There is no text in it.
            UnknownDocumentError: There is no such parent.
            BadPairError: A clause is paired with one that is not there.
        """
        body = by or SERVICE
        order = Order(
            document, version, stage, body, moment_of(when), why, date, kind, parent, pairs or {}
        )
        with at_desk(self._readers) as desk:
            return import_version(desk, order, reading.document, source, file_name)

    def release(
        self,
        document: str,
        version: str,
        stage: Stage,
        *,
        by: str,
        why: str = "",
        date: date | None = None,
        when: datetime | None = None,
    ) -> Version:
        """Make the text being worked on a version.

        Raises:
            BadIdentifierError: The version cannot be called that.
            UnknownDocumentError: There is no such document.
            VersionExistsError: The document has such a version.
        """
        order = Order(document, version, stage, by, moment_of(when), why, date)
        with at_desk(self._readers) as desk:
            return release(desk, order)

    def edit(
        self,
        document: str,
        clause_id: str,
        *,
        blocks: tuple[Block, ...],
        notes: tuple[Note, ...] = (),
        heading: str | None = None,
        base: str = LATEST,
        by: str,
        why: str,
        note: PassageRef | None = None,
        when: datetime | None = None,
    ) -> Committed:
        """Make a clause of the text being worked on say something else.

        Args:
            document: The document's id.
            clause_id: The clause's id.
            blocks: What it is to say.
            notes: Its footnotes and endnotes.
            heading: Its new heading; the old one stays unless one is given.
            base: The wording id the edit starts from, or ``LATEST`` for whatever stands.
            by: The body or person that decided.
            why: The reason, in plain words.
            note: The passage that the decision stands in.
            when: The moment of the decision.

        Raises:
            NotFoundError: There is no such document, clause or passage.
            StaleBaseError: The clause has changed since the base; nothing was written.
            NothingChangedError: The clause says that already.
        """
        moment = moment_of(when)
        wish = Wish(document, clause_id, blocks, notes, base, by, moment, why, heading, note)
        with at_desk(self._readers) as desk:
            return change_clause(desk, wish, Action.EDIT, desk.pen(by, moment))

    def propose(
        self,
        document: str,
        clause_id: str,
        *,
        title: str,
        from_: str,
        blocks: tuple[Block, ...],
        notes: tuple[Note, ...] = (),
        base: str = LATEST,
        note: PassageRef | None = None,
        status: Status = Status.OPEN,
        to: str = "",
        readers: Readership = WORKING_GROUP,
        made_of: tuple[str, ...] = (),
        when: datetime | None = None,
    ) -> Proposal:
        """Keep another wording of a clause.

        Args:
            document: The document's id.
            clause_id: The clause's id.
            title: What the proposal is called.
            from_: The body or party that proposes it.
            blocks: What the clause is to say.
            notes: Its footnotes and endnotes.
            base: The wording id it starts from, or ``LATEST`` for whatever stands.
            note: The passage it comes from.
            status: What has become of it.
            to: The body it lies with.
            readers: Who may read it.
            made_of: The proposals it is written from, where it is a compromise.
            when: The moment it is made.

        Raises:
            NotFoundError: There is no such document, clause, passage or proposal.
        """
        draft = Draft(
            document,
            clause_id,
            title,
            from_,
            blocks,
            notes,
            base,
            moment_of(when),
            Status(status),
            to,
            note,
            readers,
            made_of,
        )
        with at_desk(self._readers) as desk:
            return propose(desk, draft)

    def propose_wording(
        self, offered: OfferedWording, *, title: str = "", from_: str = ""
    ) -> Proposal:
        """Make a wording from minutes a proposal, dated the day of the meeting.

        Args:
            offered: The wording.
            title: What the proposal is called, where not as in the minutes.
            from_: Whose it is, where not the minutes' own.

        Raises:
            NotFoundError: There is no such clause now.
        """
        met = datetime.combine(offered.date, time(12), UTC) if offered.date else None
        return self.propose(
            offered.document,
            offered.clause,
            title=title or offered.title,
            from_=from_ or offered.from_,
            blocks=tuple(Paragraph((Run(line),)) for line in offered.text.split("\n")),
            note=offered.source,
            when=met,
        )

    def adopt(
        self,
        proposal_id: str,
        *,
        by: str,
        why: str,
        note: PassageRef | None = None,
        base: str = "",
        when: datetime | None = None,
    ) -> Committed:
        """Let a proposal become the wording of its clause, as one decision.

        Args:
            proposal_id: The proposal.
            by: The body that decided.
            why: The reason, in plain words.
            note: The passage that the decision stands in.
            base: The wording id it replaces, the proposal's own base unless another is given;
                ``LATEST`` replaces whatever stands.
            when: The moment of the decision.

        Raises:
            NotFoundError: There is no such proposal, clause or passage.
            ClosedProposalError: It is adopted already.
            StaleBaseError: The clause has changed since the base; nothing was written.
            NothingChangedError: The clause says that already.
        """
        with at_desk(self._readers) as desk:
            return adopt(desk, proposal_id, by, why, moment_of(when), note, base)

    def set_proposal_status(
        self,
        proposal_id: str,
        status: Status,
        to: str = "",
        *,
        by: str,
        why: str = "",
        when: datetime | None = None,
    ) -> Proposal:
        """Say what has become of a proposal, why, and with whom it lies or what superseded it.

        All who may read the proposal read why.

        Raises:
            UnknownProposalError: There is no such proposal.
            ClosedProposalError: It is adopted, or would be by this: that is what `adopt` does.
        """
        with at_desk(self._readers) as desk:
            return set_status(desk, proposal_id, Status(status), to, by, why, moment_of(when))
