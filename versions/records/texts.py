"""Reads the texts: documents, clauses and the decisions of main, at any commit."""

from collections.abc import Collection
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from clauses.model import Clause
from clauses.model import Document
from clauses.model import blocks_text
from clauses.outline import parents
from versions.format import clause_file
from versions.format import layout
from versions.format.clause_parsing import Content
from versions.format.identifiers import slugs
from versions.format.layout import Place
from versions.format.messages import Action
from versions.format.messages import Message
from versions.format.messages import read_message
from versions.git.commits import Commit
from versions.git.left_out import LeftOut
from versions.git.repository import Repository
from versions.stages import Family


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """What is said of a document beside its clauses."""

    title: str
    kind: str
    parent: str | None
    language: str


@dataclass(frozen=True, slots=True)
class Decision:
    """One commit of main, read."""

    commit: str
    tree: str
    by: str
    date: datetime
    message: Message


class Texts:
    """Reads texts.git; what it has read is kept, by the ids of objects, which never change."""

    def __init__(self, repository: Repository) -> None:
        self.repository = repository
        self.left_out = LeftOut()
        self.document = lru_cache(maxsize=64)(self._document)
        self.said = lru_cache(maxsize=64)(self._said)
        self.clause_files = lru_cache(maxsize=64)(self._clause_files)
        self._outline = lru_cache(maxsize=256)(self._read_outline)
        self.slugs = lru_cache(maxsize=256)(self._slugs)
        self._by_clause = lru_cache(maxsize=256)(self._places_by_clause)
        self._positions = lru_cache(maxsize=512)(self._positions_in)
        self._parents = lru_cache(maxsize=512)(self._parents_in)
        self.touched = lru_cache(maxsize=4096)(self._touched)
        self._content = lru_cache(maxsize=20_000)(self._read_content)

    def family(self, tree: str) -> Family:
        """The family, as of a tree of main."""
        record = self._json(tree, layout.FAMILY_FILE)
        return Family(record["id"], record["title"])

    def documents(self, tree: str) -> Mapping[str, str]:
        """The documents in a tree of main and the trees of their folders."""
        found = self.repository.find(tree, layout.DOCUMENTS)
        if found is None:
            return {}
        entries = self.repository.entries(found.oid).items()
        return {name: entry.oid for name, entry in entries if entry.is_tree}

    def record(self, document_tree: str) -> DocumentRecord:
        """What is said of a document beside its clauses."""
        record = self._json(document_tree, layout.DOCUMENT_FILE)
        return DocumentRecord(record["title"], record["kind"], record["parent"], record["language"])

    def _json(self, tree: str, name: str) -> dict[str, Any]:
        return layout.read_json(self._file(tree, name), name)

    def _file(self, tree: str, name: str) -> bytes:
        return self.repository.blob(self._oid(tree, name))

    def _oid(self, tree: str, name: str) -> str:
        found = self.repository.find(tree, name)
        if found is None:
            raise layout.DamagedFileError(name, "it is missing")
        return found.oid

    def places(self, document_tree: str) -> tuple[Place, ...]:
        """The clauses of a document in order."""
        return self._outline(self._oid(document_tree, layout.OUTLINE_FILE))

    def above(self, document_tree: str, clause_id: str) -> tuple[str, ...]:
        """The clauses that a clause stands under, the outermost first."""
        places = self.places(document_tree)
        over = self._parents(self._oid(document_tree, layout.OUTLINE_FILE))
        at = self.positions(document_tree).get(clause_id)
        found: list[str] = []
        while at is not None and (at := over[at]) is not None:
            found.append(places[at].clause_id)
        return tuple(reversed(found))

    def positions(self, document_tree: str) -> Mapping[str, int]:
        """Where in a document its clauses stand, counted from 0."""
        return self._positions(self._oid(document_tree, layout.OUTLINE_FILE))

    def _positions_in(self, oid: str) -> Mapping[str, int]:
        return {place.clause_id: at for at, place in enumerate(self._outline(oid))}

    def _parents_in(self, oid: str) -> Sequence[int | None]:
        return parents(self._outline(oid))

    def by_clause(self, document_tree: str) -> Mapping[str, Place]:
        """The places of a document's clauses, by their ids."""
        return self._by_clause(self._oid(document_tree, layout.OUTLINE_FILE))

    def _places_by_clause(self, oid: str) -> Mapping[str, Place]:
        return {place.clause_id: place for place in self._outline(oid)}

    def _read_outline(self, oid: str) -> tuple[Place, ...]:
        return layout.read_outline(self.repository.blob(oid), layout.OUTLINE_FILE)

    def outline_file(self, document_tree: str) -> bytes:
        """The file that holds the order of a document's clauses."""
        return self._file(document_tree, layout.OUTLINE_FILE)

    def order(self, document_tree: str) -> tuple[tuple[str, int], ...]:
        """The ids and levels of a document's clauses in order, numbers aside."""
        return tuple((place.clause_id, place.level) for place in self.places(document_tree))

    def _clause_files(self, document_tree: str) -> Mapping[str, str]:
        """Ids of a document's clauses and of the blobs of their files."""
        found = self.repository.find(document_tree, layout.CLAUSES)
        if found is None:
            return {}
        entries = self.repository.entries(found.oid).items()
        return {name[:-3]: one.oid for name, one in entries if one.is_file and name[-3:] == ".md"}

    def _document(self, document_tree: str) -> Document:
        """A whole document, clauses with ids."""
        record = self.record(document_tree)
        files = self.clause_files(document_tree)
        clauses = tuple(self._clause(place, files) for place in self.places(document_tree))
        return Document(record.title, clauses, record.language)

    def _said(self, document_tree: str) -> str:
        """What the clauses of a document say, one after the other."""
        return "\0".join(clause.text for clause in self.document(document_tree).clauses)

    def _slugs(self, document_tree: str) -> Mapping[str, str]:
        """What each clause of a document is called in addresses, by id."""
        clauses = self.document(document_tree).clauses
        return slugs(
            ((clause.id, clause.heading) for clause in clauses),
            taken=[clause.id for clause in clauses],
        )

    def excerpt(self, document_tree: str, clause_ids: Collection[str]) -> Document:
        """Some clauses of a document, in order, without reading the others."""
        record = self.record(document_tree)
        files = self.clause_files(document_tree)
        places = (one for one in self.places(document_tree) if one.clause_id in clause_ids)
        clauses = tuple(self._clause(place, files) for place in places)
        return Document(record.title, clauses, record.language)

    def clause(self, document_tree: str, clause_id: str) -> Clause | None:
        """One clause of a document; nothing where it has none such."""
        place = self.by_clause(document_tree).get(clause_id)
        if place is None:
            return None
        file = self._oid(document_tree, f"{layout.CLAUSES}/{clause_id}.md")
        return self._clause(place, {clause_id: file})

    def _clause(self, place: Place, files: Mapping[str, str]) -> Clause:
        oid = files.get(place.clause_id)
        if oid is None:
            raise layout.DamagedFileError(f"{place.clause_id}.md", "it is missing")
        try:
            content = self._content(oid)
        except clause_file.DamagedClauseError as error:
            raise layout.DamagedFileError(f"{place.clause_id}.md", error.what) from error
        return Clause(
            content.heading,
            place.level,
            place.number,
            content.blocks,
            content.notes,
            place.clause_id,
        )

    def _read_content(self, oid: str) -> Content:
        return clause_file.parse_content(clause_file.decoded(self.repository.blob(oid)))

    def wording_text(self, oid: str) -> str:
        """What a clause says, by the blob of its file."""
        return blocks_text(self._content(oid).blocks)

    def parts(self, oid: str) -> tuple[str, str, str, str]:
        """Heading, text, notes and wording id of a clause, by the blob of its file."""
        file = self.repository.blob(oid)
        content = clause_file.parse_content(clause_file.decoded(file))
        clause = Clause(content.heading, 1, "", content.blocks, content.notes)
        wording = clause_file.wording_id_of_file(file)
        return clause.heading, clause.text, clause.notes_text, wording

    def wording_id(self, document_tree: str, clause_id: str) -> str:
        """The wording id of a clause that the document has."""
        oid = self.clause_files(document_tree)[clause_id]
        return clause_file.wording_id_of_file(self.repository.blob(oid))

    def newest_first(self, tip: str) -> Iterator[Decision]:
        """Every commit of main up to a tip, read as far as it is asked for."""
        return map(_decision, self.repository.ancestors(tip))

    def decisions(self, tip: str) -> tuple[Decision, ...]:
        """Every commit of main up to a tip, oldest first."""
        return tuple(reversed(list(self.newest_first(tip))))

    def document_tree(self, decision: Decision, document: str) -> str | None:
        """A document's folder as a decision left it."""
        found = self.repository.find(decision.tree, layout.document_path(document))
        return found.oid if found else None

    def _touched(self, before: str | None, after: str | None) -> frozenset[str]:
        """Clauses whose files differ between two folders of a document."""
        if before == after:
            return frozenset()
        old = self.clause_files(before) if before else {}
        new = self.clause_files(after) if after else {}
        return frozenset(key for key in old.keys() | new.keys() if old.get(key) != new.get(key))


def _decision(commit: Commit) -> Decision:
    message = read_message(commit.message)
    if message is None:
        subject, _, why = commit.message.partition("\n")
        message = Message(subject, Action.EDIT, why.strip())
    return Decision(commit.oid, commit.tree, commit.author.name, commit.author.when, message)


def in_version(decisions: tuple[Decision, ...]) -> Iterator[tuple[str, int]]:
    """Names of versions and the positions of the decisions that made them, oldest first."""
    for position, decision in enumerate(decisions):
        for name in decision.message.values("Version"):
            yield name, position
