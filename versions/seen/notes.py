"""What a reader can see of notes, proposals and links."""

import hashlib
from collections.abc import Callable
from collections.abc import Collection
from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from typing import Protocol
from typing import TypeVar

from versions.errors import NotFoundError
from versions.git.tags import version_name
from versions.readership import may_read
from versions.records.bodies import Body
from versions.records.bodies import called
from versions.records.links import Link
from versions.records.links import Target
from versions.records.links import links_of
from versions.records.notes import NoteRecord
from versions.records.notes import UnknownNoteError
from versions.records.proposals import Proposal
from versions.records.proposals import UnknownProposalError
from versions.records.published_reasons import PublishedReason
from versions.records.texts import Decision
from versions.seen.texts import Seen
from versions.stages import NOW


class _Named(Protocol):
    @property
    def id(self) -> str: ...


_Kept = TypeVar("_Kept", bound=_Named)


def with_id(known: Iterable[_Kept], wanted: str, unknown: Callable[[str], NotFoundError]) -> _Kept:
    """The one that is called so.

    Raises:
        NotFoundError: None is; the error that `unknown` makes.
    """
    for one in known:
        if one.id == wanted:
            return one
    raise unknown(wanted)


class SeenNotes(Seen):
    """A store as somebody sees it, with what leads to its texts."""

    @cached_property
    def tips(self) -> str:
        """A short name of all that this reader sees: it changes when any of it does."""
        tips = self._moment.tips
        return self._in_short([tips.texts, tips.notes], self._tags)

    def tips_of(self, *places: tuple[str, str]) -> str:
        """The same of some documents alone, and of what is said of any.

        Args:
            places: The documents, each with the version it is read in.
        """
        documents = {document for document, _ in places}
        now = [self.now.get(document, "") for document in sorted(documents)]
        decided = any(version == NOW for _, version in places)
        said = self._moment.readers.records.said(self._moment.notes_tree, documents)
        of_them = [name for name in self._tags if name.partition("/")[0] in documents]
        return self._in_short([*now, self._moment.tips.texts if decided else "", *said], of_them)

    @property
    def _tags(self) -> Collection[str]:
        """The tags of the versions this reader sees."""
        tags = self._moment.tips.tags
        return tags if self.within else [version_name(one) for one in self.all_versions]

    def _in_short(self, kept: Sequence[str], versions: Collection[str]) -> str:
        """All of a reader's own, and of what is kept what those within see."""
        tags = self._moment.tips.tags
        seen = [*(kept if self.within else self._said), *sorted(tags[name] for name in versions)]
        whole = "\n".join([self.reader.audience.value, *sorted(self.reader.bodies), *seen])
        return hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:20]

    @cached_property
    def _said(self) -> tuple[str, ...]:
        """All that a reader outside sees beside texts."""
        told = (self.family, self.all_notes, self.all_links, self.all_proposals)
        return tuple(map(repr, (*told, self.all_comparisons, self.published_reasons)))

    @cached_property
    def known_names(self) -> tuple[str, ...]:
        """Names of known persons and of participants; the working group's alone."""
        people = self._names.values() if self.within else ()
        taking_part = (person.name for note in self.all_notes for person in note.participants)
        return tuple(dict.fromkeys((*people, *taking_part)))

    @cached_property
    def published_reasons(self) -> Mapping[str, PublishedReason]:
        """What this reader is told of why decisions were made, by commit; names only within."""
        kept = self._moment.readers.records.published_reasons(self._moment.notes_tree)
        return {
            one.change: replace(one, text=self.shown_words(one.text), by=self.name(one.by))
            for one in kept
            if self.within or may_read(self.reader, one.readers)
        }

    @property
    def bodies(self) -> tuple[Body, ...]:
        """The bodies that meet, and what else they are called."""
        return self._moment.readers.records.bodies(self._moment.notes_tree)

    @cached_property
    def all_notes(self) -> tuple[NoteRecord, ...]:
        """Every note this reader may read; participants are for the working group alone."""
        records, tree = self._moment.readers.records, self._moment.notes_tree
        kept = records.notes(tree) if self.within else records.nameless_notes(tree)
        return tuple(
            replace(note, body=called(self.bodies, note.body))
            for note in kept
            if self.within or may_read(self.reader, note.readers)
        )

    def shown_words(self, text: str, note: str = "") -> str:
        """What was said, perhaps in a note, as this reader gets it: outside without names."""
        if self.within:
            return text
        return self._moment.readers.records.names(self._moment.notes_tree).without(text, note)

    def note(self, note_id: str) -> NoteRecord:
        """One note.

        Raises:
            UnknownNoteError: There is no such note for this reader.
        """
        return with_id(self.all_notes, note_id, UnknownNoteError)

    @cached_property
    def all_proposals(self) -> tuple[Proposal, ...]:
        """Every proposal this reader may read, oldest first."""
        proposals = self._moment.readers.records.proposals(self._moment.notes_tree)
        if self.within:
            return proposals
        visible = [
            proposal
            for proposal in proposals
            if may_read(self.reader, proposal.readers)
            and self._has_clause(proposal.document, proposal.clause)
        ]
        hidden = {proposal.id for proposal in proposals} - {proposal.id for proposal in visible}
        return tuple(self._without_others(proposal, hidden) for proposal in visible)

    def _without_others(self, proposal: Proposal, hidden: Collection[str]) -> Proposal:
        """A proposal without the persons, passages and proposals that are not for the reader."""
        notes = {note.id for note in self.all_notes}
        shown_note = proposal.note if proposal.note and proposal.note.note in notes else None
        to = "" if proposal.to in hidden or self._is_person(proposal.to) else proposal.to
        from_ = "" if self._is_person(proposal.from_) else proposal.from_
        made_of = tuple(one for one in proposal.made_of if one not in hidden)
        return replace(proposal, from_=from_, to=to, note=shown_note, made_of=made_of)

    def _is_person(self, name: str) -> bool:
        """Whether a name is that of somebody known, or of one who took part in a meeting."""
        return name.casefold() in self._persons

    @cached_property
    def _persons(self) -> frozenset[str]:
        records, tree = self._moment.readers.records, self._moment.notes_tree
        notes = records.notes(tree)
        taking_part = (person.name for note in notes for person in note.participants)
        return frozenset(name.casefold() for name in (*self._names.values(), *taking_part))

    def proposal(self, proposal_id: str) -> Proposal:
        """One proposal.

        Raises:
            UnknownProposalError: There is no such proposal for this reader.
        """
        return with_id(self.all_proposals, proposal_id, UnknownProposalError)

    @cached_property
    def all_links(self) -> tuple[Link, ...]:
        """Every link this reader may read, with the quoted passage, oldest first."""
        return tuple(map(self.shown_link, self._links))

    def shown_link(self, link: Link) -> Link:
        """A link, to those outside without the decision it names and without names of persons."""
        if self.within:
            return link
        return replace(link, change="", phrase=self.shown_words(link.phrase, link.note))

    @cached_property
    def _links(self) -> tuple[Link, ...]:
        links = self._moment.readers.records.links(self._moment.notes_tree)
        said = {
            (note.id, passage.id): (passage.text, note.state)
            for note in self.all_notes
            for passage in note.passages
        }
        known = (
            (link, *said[link.note, link.passage])
            for link in (*links, *links_of(self._on_notes))
            if (link.note, link.passage) in said and self._may_link(link)
        )
        return tuple(
            replace(link, quote=quote, state=state, by=self.name(link.by))
            for link, quote, state in known
        )

    @cached_property
    def _on_notes(self) -> tuple[Decision, ...]:
        """The decisions that name a passage; the working group's alone."""
        return self._moment.chronicle.resting_on_notes() if self.within else ()

    def links_gone(self, note: str) -> tuple[Link, ...]:
        """The links of a note whose passage went, with its words; the working group's alone.

        Raises:
            UnknownNoteError: There is no such note for this reader.
        """
        words = {passage.id: passage.text for passage in self.note(note).gone}
        links = self._moment.readers.records.links(self._moment.notes_tree)
        return tuple(
            replace(link, quote=words[link.passage], by=self.name(link.by))
            for link in (*links, *links_of(self._on_notes))
            if link.note == note and link.passage in words
        )

    def linked(self, document: str) -> tuple[Link, ...]:
        """The links to a document and its clauses, with the decisions they name.

        What is told of them goes through `shown_link`.
        """
        return tuple(link for link in self._links if link.target.document == document)

    def _may_link(self, link: Link) -> bool:
        if self.within:
            return True
        target = link.target
        if not may_read(self.reader, link.readers):
            return False
        if target.sort:
            return self.has_thing(target)
        if target.document not in self._documents:
            return False
        versions = [version.id for version in self._documents[target.document].versions]
        if target.version and target.version not in versions:
            return False
        return not target.clause or self._has_clause(target.document, target.clause)

    def has_thing(self, target: Target) -> bool:
        """Whether there is what is named and no text; `SeenSaid` knows of such things."""
        return False

    def _has_clause(self, document: str, clause_id: str) -> bool:
        if self.within:
            return True
        try:
            self.last_with(document, clause_id)
        except NotFoundError:
            return False
        return True
