"""Checks everything a store holds, with the git command line and against its own format."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from versions import clause_file
from versions import journal
from versions import layout
from versions.command_line import git_answer
from versions.errors import VersionsError
from versions.journal import NOTES
from versions.journal import TEXTS
from versions.moment import Moment
from versions.moment import Readers
from versions.repository import DamagedStoreError
from versions.repository import Repository


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is wrong with a store."""

    where: str
    what: str


def verify(readers: Readers) -> tuple[Finding, ...]:
    """Everything that is wrong with a store; nothing when it is healthy."""
    return tuple(_findings(readers))


def _findings(readers: Readers) -> Iterator[Finding]:
    folder = readers.folder
    for name, repository in ((TEXTS, folder.texts), (NOTES, folder.notes)):
        yield from _fsck(name, repository)
    if journal.recorded(folder.path):
        yield Finding("pending", "a decision waits to be carried through; the next write does it")
    moment = Moment(readers, folder.tips())
    for check in (_texts, _decisions, _versions, _notes):
        try:
            yield from check(moment)
        except VersionsError as error:
            yield Finding(TEXTS if check is not _notes else NOTES, str(error))


def _fsck(name: str, repository: Repository) -> Iterator[Finding]:
    """What ``git fsck --strict`` has to say."""
    try:
        answer = git_answer(repository.path, "fsck", "--strict", "--no-dangling", "--no-progress")
    except DamagedStoreError as error:
        yield Finding(name, f"{error.what}, so its objects could not be checked")
        return
    told = (answer.stdout + answer.stderr).decode(errors="replace").strip()
    for row in told.splitlines() if answer.returncode else ():
        yield Finding(name, row)


def _texts(moment: Moment) -> Iterator[Finding]:
    homes: dict[str, str] = {}
    for document, tree in moment.readers.texts.documents(moment.texts_tree).items():
        yield from _document(moment, document, tree)
        for place in moment.readers.texts.places(tree):
            if homes.setdefault(place.clause_id, document) != document:
                where = layout.clause_path(document, place.clause_id)
                yield Finding(where, f"{homes[place.clause_id]} has a clause with the same id")


def _document(moment: Moment, name: str, tree: str) -> Iterator[Finding]:
    texts = moment.readers.texts
    places, files = texts.places(tree), texts.clause_files(tree)
    outline = f"{layout.document_path(name)}/{layout.OUTLINE_FILE}"
    if sorted(place.clause_id for place in places) != sorted(files):
        yield Finding(outline, "it does not name each clause file once")
    if layout.write_outline(places) != texts.outline_file(tree):
        yield Finding(outline, "it is not written as the format says")
    texts.record(tree)
    for clause_id, oid in files.items():
        yield from _clause(texts.repository, layout.clause_path(name, clause_id), oid)


def _clause(repository: Repository, path: str, oid: str) -> Iterator[Finding]:
    file = repository.blob(oid).decode(errors="replace")
    try:
        clause = clause_file.parse(file)
    except clause_file.DamagedClauseError as error:
        yield Finding(path, error.what)
        return
    if clause_file.write(clause) != file:
        yield Finding(path, "it is not written as the format says")


def _decisions(moment: Moment) -> Iterator[Finding]:
    """A decision on one clause changes that clause alone: reasons rely on it."""
    texts = moment.readers.texts
    for before, decision in pairwise(moment.decisions):
        for name in decision.message.values("Clause"):
            document, _, clause_id = name.partition("/")
            trees = [texts.document_tree(one, document) for one in (before, decision)]
            if texts.touched(trees[0], trees[1]) - {clause_id}:
                yield Finding(decision.commit, f"it changed more than {name}")


def _versions(moment: Moment) -> Iterator[Finding]:
    readers, tags = moment.readers, moment.tips.tags
    made = moment.version_positions()
    for name in sorted(made.keys() - tags.keys()):
        yield Finding(name, "main names this version, but it has no tag")
    for name, tag in tags.items():
        if name not in made:
            yield Finding(name, "main does not name this version")
            continue
        version = readers.versions.read(tag)
        decision = moment.decisions[made[name]]
        tree = readers.texts.document_tree(decision, version.document)
        if readers.versions.tree(tag) != tree:
            yield Finding(name, "the version is not what main held when it was made")
        yield from _document(moment, version.document, readers.versions.tree(tag))


def _notes(moment: Moment) -> Iterator[Finding]:
    records, tree = moment.readers.records, moment.notes_tree
    notes = {
        note.id: {passage.id for passage in (*note.passages, *note.gone)}
        for note in records.notes(tree)
    }
    clauses = _known_clauses(moment)
    for read in (
        records.people,
        records.comments,
        records.questions,
        records.verdicts,
        records.plan_steps,
    ):
        read(tree)
    records.parties(tree)
    for link in records.links(tree):
        where = layout.link_path(link.id)
        if link.passage not in notes.get(link.note, ()):
            yield Finding(where, f"there is no passage {link.note}#{link.passage}")
        if link.target.clause and (link.target.document, link.target.clause) not in clauses:
            yield Finding(where, f"there is no clause {link.target}")
    for rejection in records.rejections(tree):
        if rejection.passage not in notes.get(rejection.note, ()):
            where = layout.rejection_path(rejection.id)
            yield Finding(where, f"there is no passage {rejection.note}#{rejection.passage}")
    for proposal in records.proposals(tree):
        if (proposal.document, proposal.clause) not in clauses:
            where = layout.proposal_path(proposal.document, proposal.clause, proposal.id)
            yield Finding(where, f"there is no clause {proposal.document}/{proposal.clause}")


def _known_clauses(moment: Moment) -> set[tuple[str, str]]:
    """Every clause that stands now or in a version."""
    readers = moment.readers
    states = list(readers.texts.documents(moment.texts_tree).items())
    for tag in moment.tips.tags.values():
        version = readers.versions.read(tag)
        states.append((version.document, readers.versions.tree(tag)))
    return {
        (document, place.clause_id)
        for document, tree in states
        for place in readers.texts.places(tree)
    }
