"""What the index of a store is made of: git, read as of one moment."""

from collections.abc import Iterator
from collections.abc import Mapping

from versions.format.layout import PROPOSALS
from versions.format.layout import clause_path
from versions.format.layout import note_path
from versions.format.layout import proposal_path
from versions.git.folder import Tips
from versions.git.left_out import DAMAGE
from versions.git.tags import Versions
from versions.index.lineage import Made
from versions.index.lineage import made_by
from versions.index.material import EVERY
from versions.index.material import UNREAD
from versions.index.material import Change
from versions.index.material import Deed
from versions.index.material import Said
from versions.minutes.parsing import Passage
from versions.records.kept import Records
from versions.records.notes import NoteRecord
from versions.records.proposals import Proposal
from versions.records.texts import Decision
from versions.records.texts import Texts
from versions.stages import NOW


class StoreSource:
    """Reads decisions, states, wordings and records for an index."""

    def __init__(self, tips: Tips, texts: Texts, versions: Versions, records: Records) -> None:
        self.tips = tips
        self._texts = texts
        self._versions = versions
        self._records = records

    def states(self) -> Mapping[str, str]:
        """The trees of the documents being worked on, and of every version."""
        tags = self.tips.tags
        trees = {name: self._versions.tree(tags[name]) for name in self._versions.all(tags)}
        now = self._texts.documents(self._texts.repository.commit(self.tips.texts).tree)
        return trees | {f"{name}/{NOW}": tree for name, tree in now.items()}

    def decisions(self) -> Iterator[Decision]:
        """The decisions of main, newest first."""
        return self._texts.newest_first(self.tips.texts)

    def deed(self, before: Decision | None, decision: Decision) -> Deed:
        """What a decision did to clauses, as far as it can be read."""
        try:
            made = tuple(made_by(self._texts, before, decision))
        except DAMAGE:
            return Deed((), (), (EVERY,))
        changes: list[Change] = []
        unread = [one.document for one in made if not one.readable]
        for one in made:
            try:
                changes += self._changes(decision, one)
            except DAMAGE:
                unread.append(one.document)
        return Deed(
            tuple(changes), tuple(one.document for one in made if one.reordered), tuple(unread)
        )

    def _changes(self, decision: Decision, made: Made) -> Iterator[Change]:
        tree = self._texts.document_tree(decision, made.document)
        places = self._texts.by_clause(tree) if tree else {}
        for clause in sorted(made.touched):
            place = places.get(clause)
            path = clause_path(made.document, clause)
            key = self._texts.repository.at(decision.tree, path) if place else None
            yield Change(made.document, clause, key, place.number if place else "")

    def files(self, tree: str) -> Mapping[str, str]:
        """The wordings in a tree, by clause."""
        return self._texts.clause_files(tree)

    def wording(self, key: str) -> Said:
        """The heading, the text and the notes of a wording; nothing where it cannot be read."""
        try:
            return Said(*self._texts.parts(key))
        except DAMAGE:
            return UNREAD

    def grew_from(self, notes: str) -> bool:
        """Whether notes only went on from a commit; otherwise something of them was erased."""
        try:
            earlier = self._records.repository.ancestors(self.tips.notes)
            return any(one.oid == notes for one in earlier)
        except DAMAGE:
            return False

    def records(self) -> Mapping[str, str]:
        """The path of every note and proposal, and the object that lies there."""
        tree = self._records.repository.commit(self.tips.notes).tree
        notes, proposals = self._records.note_folders(tree), self._records.proposal_files(tree)
        return dict(notes) | dict(proposals)

    def record(self, path: str, oid: str) -> Mapping[str, str]:
        """What a note is called and says, or a proposal; nothing where it cannot be read."""
        try:
            return self._told(path, oid)
        except DAMAGE:
            return {}

    def _told(self, path: str, oid: str) -> Mapping[str, str]:
        if path.startswith(f"{PROPOSALS}/"):
            one = self._records.proposal(oid, path)
            return {proposal_key(one): f"{one.title}\n{one.text}"}
        note = self._records.note(oid, path)
        said = {note_key(note, one.id): _passage_text(one) for one in note.passages}
        return {note_key(note): note.title} | said


def note_key(note: NoteRecord, passage: str = "") -> str:
    """What a passage is called in the index, or the title of a note."""
    return f"{note_path(note.id)}/{passage}"


def proposal_key(proposal: Proposal) -> str:
    """What a proposal is called in the index."""
    return f"{proposal_path(proposal.document, proposal.clause, proposal.id)}/"


def _passage_text(passage: Passage) -> str:
    told = (passage.text, passage.section, passage.respondent, passage.view)
    return "\n".join((*told, passage.handling))
