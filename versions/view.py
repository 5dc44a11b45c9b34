"""What a store answers to one reader. Everything that reads a store asks a view."""

import datetime
from collections.abc import Iterator
from functools import partial

from clauses.changes import Comparison
from versions.explaining import history
from versions.explaining import origin
from versions.explaining import passed
from versions.explaining import why
from versions.explaining.history import Event
from versions.explaining.history import Wording
from versions.explaining.origin import OriginSpan
from versions.explaining.reasons import Reasons
from versions.explaining.report import Report
from versions.explaining.report import marked_by
from versions.explaining.report import report
from versions.explaining.suggested_reasons import with_suggestions
from versions.explaining.why import Why
from versions.records.links import Link
from versions.records.notes import NoteRecord
from versions.records.proposals import Proposal
from versions.records.rejections import Rejection
from versions.records.suggestions import Suggestion
from versions.records.suggestions import UnknownSuggestionError
from versions.searching import search
from versions.searching.facets import Scope
from versions.searching.hits import Hits
from versions.seen.notes import with_id
from versions.seen.said import SeenSaid
from versions.stages import NOW
from versions.suggesting.suggest import suggest


class View(SeenSaid):
    """Every question about a store, answered from what one reader may see.

    A view is of one moment: what is written later is in the next one. Whatever the reader may
    not see is answered as if it did not exist, with a `NotFoundError`.
    """

    def compare(
        self, document_a: str, version_a: str, document_b: str, version_b: str
    ) -> Comparison:
        """Compare two versions, of one document or of two, by the ids of their clauses.

        Raises:
            NotFoundError: A version is not for this reader, and the comparison is not released.
        """
        same = document_a == document_b
        old = self.tree(document_a, version_a, version_b if same else "")
        new = self.tree(document_b, version_b, version_a if same else "")
        return self._moment.readers.compare(old, new)

    def reasons(self, document: str, old_version: str, new_version: str) -> Reasons:
        """What answers, for each edit of a comparison, whose it is and why it was made.

        The comparison is the one that `compare` gives for the same versions.
        """
        comparison = self.compare(document, old_version, document, new_version)
        return Reasons(self, self._moment, document, old_version, new_version, comparison)

    def why(self, document: str, clause_id: str, version: str, phrase: str = "") -> Why:
        """Why a clause, or only a phrase of it, reads as it does in a version."""
        asked = (document, clause_id, version, phrase)
        return self.once(("why", *asked), lambda: self._told_why(*asked))

    def _told_why(self, document: str, clause_id: str, version: str, phrase: str) -> Why:
        told = why.why(self, self._moment, document, clause_id, version, phrase)
        return with_suggestions(told, partial(self.suggestions_between, document))

    def report(self, document: str, old: str, new: str) -> Report:
        """Every change between two versions with its reason, and whether it was consulted on.

        Raises:
            NotFoundError: There is no such document or version for this audience.
        """
        pair = (document, old, new)
        return self.once(("report", *pair), lambda: self._marked_report(*pair))

    def _marked_report(self, document: str, old: str, new: str) -> Report:
        whole = self._report(document, old, new)
        if whole.consulted and self.position(document, old) < self.position(
            document, whole.consulted
        ):
            return marked_by(whole, self._report(document, whole.consulted, new))
        return whole

    def _report(self, document: str, old: str, new: str) -> Report:
        reasons = self.reasons(document, old, new)
        return report(
            self, reasons, self.compare(document, old, document, new), (document, old, new)
        )

    def history(self, document: str, clause_id: str) -> tuple[Wording, ...]:
        """The wordings of a clause through time, oldest first."""
        return history.history(self, self._moment, document, clause_id)

    def origin(self, document: str, clause_id: str, version: str) -> tuple[OriginSpan, ...]:
        """Tell for each word of a clause, as it stands in a version, which wording brought it.

        Raises:
            NotFoundError: There is no such document, version or clause for this reader.
        """
        read = self.clause(document, version, clause_id)
        told = self.history(document, clause_id)
        last = max((at for at, one in enumerate(told) if one.text == read.text), default=-1)
        links = self.links(document=document, clause=clause_id)
        lives = self._moment.chronicle.lives(document, read.id) if self.within else None
        spans = origin.origin(self._moment, told[: last + 1], links, lives)
        others = partial(self.origin, document)
        clause = passed.Clause(self, self._moment, document, read.id, others)
        return passed.followed(clause, spans)

    def latest(self, limit: int) -> tuple[Event, ...]:
        """What happened last in the family, newest first."""
        return history.latest(self, self._moment, limit)

    def notes(self) -> tuple[NoteRecord, ...]:
        """The notes, by date."""
        return self.all_notes

    def links(self, *, note: str = "", document: str = "", clause: str = "") -> tuple[Link, ...]:
        """The links of a note, to a document, or to one clause of it; all of them without either.

        Those that edits and adoptions name themselves are among them.
        """
        return tuple(
            link
            for link in self.all_links
            if note in ("", link.note)
            and document in ("", link.target.document)
            and clause in ("", link.target.clause)
        )

    def proposals(self, document: str = "", clause_id: str = "") -> tuple[Proposal, ...]:
        """The proposals for a document, for one clause of it, or all of them; oldest first."""
        return tuple(
            proposal
            for proposal in self.all_proposals
            if document in ("", proposal.document) and clause_id in ("", proposal.clause)
        )

    def search(self, query: str, document: str = "", version: str = "") -> Hits:
        """Find clauses, notes and proposals that hold every word of a query."""
        return search.search(self, self._moment, query, Scope(document, version))

    def sought(self, query: str, scope: Scope) -> Hits:
        """Find the same within a scope, and count all of it by facet."""
        return search.search(self, self._moment, query, scope, counting=True)

    def source(self, document: str, version: str) -> tuple[str, bytes] | None:
        """The original file of a version, its name and content; the working group's alone."""
        found = self.version(document, version)
        if not self.within:
            return None
        records = self._moment.readers.records
        return records.source(self._moment.notes_tree, document, found.id)

    def suggestions(self, note_id: str) -> tuple[Suggestion, ...]:
        """Links that may be right, by passage, the strongest first; the working group's alone.

        What is linked already or was rejected is not suggested.

        Raises:
            UnknownNoteError: There is no such note for this audience.
        """
        note = self.note(note_id)
        if not self.within:
            return ()
        work_out = partial(self.readable, "", lambda: tuple(self._suggested(note)))
        return self.once(("suggestions", note_id), work_out) or ()

    def _suggested(self, note: NoteRecord) -> Iterator[Suggestion]:
        linked = ((one.passage, one.target) for one in self.links(note=note.id))
        wrong = ((one.passage, one.target) for one in self.rejections(note.id))
        dealt = {(passage, to.document, to.clause) for passage, to in (*linked, *wrong)}
        for one in suggest(self, self._moment, note):
            if (one.passage, one.target.document, one.target.clause) not in dealt:
                yield one

    def suggestions_between(self, document: str, old: str, new: str) -> tuple[Suggestion, ...]:
        """What is suggested for meetings held from one version to another, and undated ones.

        Raises:
            NotFoundError: There is no such document or version for this audience.
        """
        first = self.version(document, old, new).date
        last = datetime.date.max if new == NOW else self.version(document, new, old).date
        met = (note for note in self.notes() if not note.date or first <= note.date <= last)
        return tuple(one for note in met for one in self.suggestions(note.id))

    def suggestion(self, note_id: str, suggestion_id: str) -> Suggestion:
        """One of the links that are suggested for a note.

        Raises:
            UnknownNoteError: There is no such note for this audience.
            UnknownSuggestionError: It is not suggested, or dealt with already.
        """
        return with_id(self.suggestions(note_id), suggestion_id, UnknownSuggestionError)

    def rejections(self, note_id: str) -> tuple[Rejection, ...]:
        """The suggestions for a note that were found wrong; the working group's alone."""
        if not self.within:
            return ()
        kept = self._moment.readers.records.rejections(self._moment.notes_tree)
        return tuple(one for one in kept if one.note == note_id)

    def note_source(self, note_id: str) -> tuple[str, bytes] | None:
        """The original file of a note, its name and content; the working group's alone."""
        note = self.note(note_id)
        if not self.within:
            return None
        content = self._moment.readers.records.note_source(self._moment.notes_tree, note)
        return None if content is None else (note.file_name, content)
