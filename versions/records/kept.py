"""Reads what lies in notes: notes, links, proposals, people and sources, at any commit."""

from collections.abc import Callable
from collections.abc import Collection
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from functools import lru_cache
from typing import TypeVar

from versions.format import layout
from versions.git.left_out import DAMAGE
from versions.git.left_out import LeftOut
from versions.git.repository import Repository
from versions.git.trees import Entry
from versions.readership import Readership
from versions.records.bodies import Body
from versions.records.bodies import read_bodies
from versions.records.comments import Comment
from versions.records.comments import read_comment
from versions.records.links import Link
from versions.records.links import read_link
from versions.records.notes import NoteRecord
from versions.records.notes import read_note
from versions.records.people import Known
from versions.records.plans import PlanStep
from versions.records.plans import read_step
from versions.records.proposals import Proposal
from versions.records.proposals import read_proposal
from versions.records.published_reasons import PublishedReason
from versions.records.published_reasons import read_published
from versions.records.questions import Question
from versions.records.questions import read_question
from versions.records.rejections import Rejection
from versions.records.rejections import read_rejection
from versions.records.releases import ReleasedComparison
from versions.records.releases import read_comparison
from versions.records.releases import read_version_readers
from versions.records.verdicts import Verdict
from versions.records.verdicts import read_parties
from versions.records.verdicts import read_verdict
from versions.records.withheld import Names
from versions.records.withheld import names_in
from versions.records.withheld import withheld

_Record = TypeVar("_Record")


class Records:
    """Reads notes.git; what it has read is kept, by the ids of objects, which never change."""

    def __init__(self, repository: Repository) -> None:
        self.repository = repository
        self.left_out = LeftOut()
        self.notes = lru_cache(maxsize=8)(self._notes)
        self.names = lru_cache(maxsize=8)(self._names)
        self.nameless_notes = lru_cache(maxsize=8)(self._nameless_notes)
        self.links = lru_cache(maxsize=8)(self._links)
        self.proposals = lru_cache(maxsize=8)(self._proposals)
        self.rejections = lru_cache(maxsize=8)(self._rejections)
        self.comments = lru_cache(maxsize=8)(self._comments)
        self._read_comment = lru_cache(maxsize=20_000)(self._reader(read_comment))
        self.questions = lru_cache(maxsize=8)(self._questions)
        self.verdicts = lru_cache(maxsize=8)(self._verdicts)
        self.plan_steps = lru_cache(maxsize=8)(self._steps)
        self._read_question = lru_cache(maxsize=4096)(self._reader(read_question))
        self._read_verdict = lru_cache(maxsize=4096)(self._reader(read_verdict))
        self._read_step = lru_cache(maxsize=4096)(self._reader(read_step))
        self.people = lru_cache(maxsize=8)(self._people)
        self.readers = lru_cache(maxsize=8)(self._readers)
        self.comparisons = lru_cache(maxsize=8)(self._comparisons)
        self.note = lru_cache(maxsize=1024)(self._note)
        self._read_link = lru_cache(maxsize=20_000)(self._reader(read_link))
        self.published_reasons = lru_cache(maxsize=8)(self._published_reasons)
        self._read_published = lru_cache(maxsize=20_000)(self._reader(read_published))
        self._read_rejection = lru_cache(maxsize=20_000)(self._reader(read_rejection))
        self.proposal = lru_cache(maxsize=4096)(self._reader(read_proposal))
        self._read_readers = lru_cache(maxsize=4096)(self._reader(read_version_readers))
        self._read_comparison = lru_cache(maxsize=4096)(self._reader(read_comparison))
        self._read_person = lru_cache(maxsize=4096)(self._reader(_person))

    def _notes(self, tree: str) -> tuple[NoteRecord, ...]:
        """Every note, by date; undated ones last."""
        notes = self._all(tree, self.note_folders(tree), self.note)
        return tuple(sorted(notes, key=lambda note: (note.date is None, str(note.date), note.id)))

    def note_folders(self, tree: str) -> Iterator[tuple[str, str]]:
        """The path of every note and the tree that lies there."""
        found = self.repository.find(tree, "notes")
        for name, entry in self._entries(tree, "notes", found.oid).items() if found else ():
            if entry.is_tree:
                yield layout.note_path(name), entry.oid

    def _names(self, tree: str) -> Names:
        """The names of persons that notes know; without all of them nobody outside is answered."""
        people, notes = self.people(tree), self.notes(tree)
        for path, what in self.left_out.of([tree]).items():
            if path.partition("/")[0] in ("notes", "people"):
                raise layout.DamagedFileError(path, what)
        return names_in(notes, people)

    def _nameless_notes(self, tree: str) -> tuple[NoteRecord, ...]:
        """Every note as those outside the working group get it."""
        return tuple(withheld(note, self.names(tree)) for note in self.notes(tree))

    def _note(self, tree: str, path: str) -> NoteRecord:
        entries = self.repository.entries(tree)
        said, people = entries.get("note.json"), entries.get("participants.json")
        if said is None:
            raise layout.DamagedFileError(path, "it has no note.json")
        return read_note(
            self.repository.blob(said.oid),
            self.repository.blob(people.oid) if people else None,
            path,
        )

    def _links(self, tree: str) -> tuple[Link, ...]:
        """Every link, oldest first."""
        found = self._all(tree, self._files(tree, "links"), self._read_link)
        return tuple(sorted(found, key=lambda link: (link.date, link.id)))

    def _proposals(self, tree: str) -> tuple[Proposal, ...]:
        """Every proposal, oldest first."""
        found = self._all(tree, self.proposal_files(tree), self.proposal)
        return tuple(sorted(found, key=lambda proposal: (proposal.date, proposal.id)))

    def proposal_files(self, tree: str) -> Iterator[tuple[str, str]]:
        """The path of every proposal and the file that lies there."""
        return self._files(tree, layout.PROPOSALS)

    def _rejections(self, tree: str) -> tuple[Rejection, ...]:
        """Every suggested link that was found wrong."""
        return tuple(self._all(tree, self._files(tree, "rejections"), self._read_rejection))

    def _published_reasons(self, tree: str) -> tuple[PublishedReason, ...]:
        """What others are told of why decisions were made."""
        return tuple(self._all(tree, self._files(tree, "reasons"), self._read_published))

    def _comments(self, tree: str) -> tuple[Comment, ...]:
        """Every comment, oldest first."""
        found = self._all(tree, self._files(tree, "comments"), self._read_comment)
        return tuple(sorted(found, key=lambda one: (one.date, one.id)))

    def _questions(self, tree: str) -> tuple[Question, ...]:
        """Every question, by the day it was asked."""
        found = self._all(tree, self._files(tree, "questions"), self._read_question)
        return tuple(sorted(found, key=lambda one: (one.events[0].date, one.id)))

    def _verdicts(self, tree: str) -> tuple[Verdict, ...]:
        """Every party's decision."""
        files = self._files(tree, "decisions")
        records = (one for one in files if one[0].endswith(".json") and ".source." not in one[0])
        return tuple(self._all(tree, records, self._read_verdict))

    def _steps(self, tree: str) -> tuple[PlanStep, ...]:
        """What is to come, by date."""
        found = self._all(tree, self._files(tree, "plans"), self._read_step)
        return tuple(sorted(found, key=lambda one: (one.date, one.id)))

    def parties(self, tree: str) -> tuple[str, ...]:
        """Who decides, in the order they were named."""
        content = self._content(tree, layout.PARTIES_FILE)
        return read_parties(content, layout.PARTIES_FILE) if content else ()

    def bodies(self, tree: str) -> tuple[Body, ...]:
        """The bodies that meet, in the order they were named."""
        content = self._content(tree, layout.BODIES_FILE)
        return read_bodies(content, layout.BODIES_FILE) if content else ()

    def _people(self, tree: str) -> tuple[Known, ...]:
        """Every person with a key."""
        return tuple(self._all(tree, self._files(tree, "people"), self._read_person))

    def _readers(self, tree: str) -> Mapping[str, Readership]:
        """Who may read the versions that say so themselves, by the names of their tags.

        Raises:
            DamagedFileError: One cannot be read: nobody is let in by what is not known.
        """
        folder = self.repository.find(tree, "readers")
        files = self.repository.files(folder.oid, "readers") if folder else ()
        found = (self._read_readers(oid, path) for path, oid in files)
        return {f"{one.document}/{one.version}": one.readers for one in found}

    def _comparisons(self, tree: str) -> tuple[ReleasedComparison, ...]:
        """Every comparison that is released."""
        return tuple(self._all(tree, self._files(tree, "comparisons"), self._read_comparison))

    def said(self, tree: str, documents: Collection[str]) -> tuple[str, ...]:
        """The ids of all that is kept but for the original files of other documents."""
        kept = self.repository.entries(tree)
        sources = kept.get(layout.SOURCES)
        files = self.repository.entries(sources.oid) if sources else {}
        theirs = [files[name].oid for name in sorted(files) if name in documents]
        return (*(kept[name].oid for name in sorted(kept) if name != layout.SOURCES), *theirs)

    def source(self, tree: str, document: str, version: str) -> tuple[str, bytes] | None:
        """The original file of a version: its name and content."""
        path = layout.source_record_path(document, version)
        described = self.repository.find(tree, path)
        if described is None:
            return None
        name = str(layout.read_json(self.repository.blob(described.oid), path)["file"])
        content = self._content(tree, layout.source_path(document, version, name))
        return None if content is None else (name, content)

    def note_file(self, tree: str, note_id: str) -> bytes:
        """The file of a note that there is, as it was written."""
        content = self._content(tree, f"{layout.note_path(note_id)}/note.json")
        assert content is not None
        return content

    def note_source(self, tree: str, note: NoteRecord) -> bytes | None:
        """The original file of a note."""
        return self._content(tree, layout.note_source_path(note.id, note.file_name))

    def _content(self, tree: str, path: str) -> bytes | None:
        kept = self.repository.find(tree, path)
        return self.repository.blob(kept.oid) if kept else None

    def _files(self, tree: str, folder: str) -> Iterator[tuple[str, str]]:
        """The paths and ids of all files below a folder that can be read."""
        found = self.repository.find(tree, folder)
        if found is not None:
            yield from self._files_in(tree, folder, found.oid)

    def _files_in(self, tree: str, path: str, folder: str) -> Iterator[tuple[str, str]]:
        for name, entry in self._entries(tree, path, folder).items():
            here = f"{path}/{name}"
            if entry.is_tree:
                yield from self._files_in(tree, here, entry.oid)
            elif entry.is_file:
                yield here, entry.oid

    def _entries(self, tree: str, path: str, folder: str) -> Mapping[str, Entry]:
        """What lies in a folder; nothing where it cannot be read, and is left out."""
        try:
            return self.repository.entries(folder)
        except DAMAGE as error:
            self.left_out.add(tree, path, error)
            return {}

    def _all(
        self,
        tree: str,
        files: Iterable[tuple[str, str]],
        read: Callable[[str, str], _Record],
    ) -> Iterator[_Record]:
        """Everything that can be read of some paths and objects; the rest is left out."""
        for path, oid in files:
            try:
                record = read(oid, path)
            except DAMAGE as error:
                self.left_out.add(tree, path, error)
            else:
                yield record

    def _reader(self, read: Callable[[bytes, str], _Record]) -> Callable[[str, str], _Record]:
        def reader(oid: str, path: str) -> _Record:
            return read(self.repository.blob(oid), path)

        return reader


def _person(content: bytes, path: str) -> Known:
    record = layout.read_json(content, path)
    try:
        return Known(record["key"], record["name"])
    except KeyError as error:
        raise layout.DamagedFileError(path, str(error)) from error
