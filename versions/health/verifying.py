"""Checks everything a store holds, with the git command line and against its own format."""

from collections.abc import Callable
from collections.abc import Iterator
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

from versions.errors import VersionsError
from versions.format import clause_file
from versions.format import layout
from versions.format.messages import read_message
from versions.git import forgetting
from versions.git import journal
from versions.git.command_line import NoGitError
from versions.git.command_line import git_answer
from versions.git.command_line import git_objects
from versions.git.commits import Commit
from versions.git.folder import Folder
from versions.git.forgetting import ledger_path
from versions.git.journal import REPOSITORIES
from versions.git.pen import SERVICE
from versions.git.repository import DamagedStoreError
from versions.git.repository import Repository
from versions.git.signing import signature_fault
from versions.git.tags import version_ref
from versions.health.elsewhere import copies
from versions.health.erasing import named_again
from versions.health.findings import Fault
from versions.health.findings import Finding
from versions.health.ledger import read_ledger
from versions.health.migrating import NewerFormatError
from versions.health.migrating import first_files
from versions.health.verify_notes import known_clauses
from versions.health.verify_notes import verify_notes
from versions.index.moment import Moment
from versions.index.moment import Readers
from versions.records.texts import in_version

_MOST = 8
"""So many lines of what git says are told: of a spoilt pack it says two for each object."""


def verify(readers: Readers, signers: Path | None = None) -> tuple[Finding, ...]:
    """Everything that is wrong with a store; nothing when it is healthy.

    Args:
        readers: What reads it.
        signers: Whose signatures of versions count; without them none is checked.
    """
    return tuple(dict.fromkeys(_findings(readers, signers)))


def _findings(readers: Readers, signers: Path | None) -> Iterator[Finding]:
    yield from _repositories(readers.folder.path)
    moment = Moment(readers, readers.folder.tips())
    checks: tuple[Callable[[Moment], Iterator[Finding]], ...] = (
        _made_by_others,
        _formats,
        _foreign,
        _texts,
        _decisions,
        _versions,
        lambda now: _signatures(now, signers),
        _notes,
        _left_out,
        _erased,
        _index,
        _beside,
    )
    for check in checks:
        try:
            yield from check(moment)
        except NoGitError as error:
            yield Finding(error.where, Fault.UNCHECKED, error.what)
        except VersionsError as error:
            yield _unreadable(error)


def unopened(folder: Path, why: VersionsError) -> tuple[Finding, ...]:
    """What can be told of a store that cannot be opened, or read from beginning to end."""
    if isinstance(why, NewerFormatError):
        return (Finding(str(folder), Fault.LATER, str(why.found)),)
    found = [*_repositories(folder)]
    with suppress(VersionsError):
        readers = Readers(Folder(folder))
        found += _made_by_others(Moment(readers, readers.folder.tips()))
    return tuple(found) or (_unreadable(why),)


def _unreadable(error: VersionsError) -> Finding:
    """What cannot be read, as the error that was met says."""
    if isinstance(error, DamagedStoreError):
        return Finding(error.where, Fault.UNREADABLE, error.what)
    if isinstance(error, layout.DamagedFileError | clause_file.DamagedClauseError):
        return Finding(error.file, Fault.UNREADABLE, error.what)
    return Finding("", Fault.UNREADABLE, str(error))


def _repositories(folder: Path) -> Iterator[Finding]:
    for name in REPOSITORIES:
        path = folder / f"{name}.git"
        if not path.is_dir():
            yield Finding(str(path), Fault.UNREADABLE, "it is missing")
            continue
        yield from _head(path)
        yield from _fsck(path)
        yield from _main(path)
    if forgetting.begun(folder):
        yield Finding("pending", Fault.FORGETTING)
    try:
        moves = journal.recorded(folder)
        gone = [move.new for move in moves if not _has(folder / f"{move.repository}.git", move.new)]
        if gone:
            yield Finding("pending", Fault.UNREADABLE, f"there is no object {gone[0]}")
        elif moves:
            yield Finding("pending", Fault.UNFINISHED)
    except VersionsError as error:
        yield Finding("pending", Fault.UNREADABLE, str(error))


def _has(path: Path, oid: str) -> bool:
    return not git_answer(path, "cat-file", "-e", oid).returncode


def _head(path: Path) -> Iterator[Finding]:
    """Whether HEAD names main, as a clone needs it."""
    head = path / "HEAD"
    if not head.is_file() or head.read_bytes() != b"ref: refs/heads/main\n":
        yield Finding(path.name, Fault.HEAD)


def _fsck(path: Path) -> Iterator[Finding]:
    """What ``git fsck --strict`` has to say."""
    try:
        answer = git_answer(path, "fsck", "--strict", "--no-dangling", "--no-progress")
    except NoGitError as error:
        yield Finding(path.name, Fault.UNCHECKED, error.what)
        return
    told = (answer.stdout + answer.stderr).decode(errors="replace").strip()
    rows = [*dict.fromkeys(told.splitlines())] if answer.returncode else []
    for row in rows[:_MOST]:
        yield Finding(path.name, Fault.OBJECT, " ".join(row.split()))
    if len(rows) > _MOST:
        yield Finding(path.name, Fault.OBJECT, f"and {len(rows) - _MOST} more")


def _main(path: Path) -> Iterator[Finding]:
    """Whether a repository knows where its main branch is; where it must have been, if not."""
    if not git_answer(path, "rev-parse", "--verify", "--quiet", "main^{commit}").returncode:
        return
    try:
        ends = _ends(path)
    except VersionsError:
        ends = []
    yield Finding(path.name, Fault.NO_MAIN, ends[0] if len(ends) == 1 else "")


def _ends(path: Path) -> list[str]:
    """Commits of main that no other follows; more than one where a writer was cut off."""
    repository = Repository(path)
    oids = [one.oid for one in git_objects(path) if one.kind == "commit"]
    commits = [one for one in map(repository.commit, oids) if not _is_version(one)]
    followed = {parent for commit in commits for parent in commit.parents}
    return [commit.oid for commit in commits if commit.oid not in followed]


def _is_version(commit: Commit) -> bool:
    """Whether a commit holds one version alone, and is none of main."""
    return "\nStage: " in commit.message and read_message(commit.message) is None


def _made_by_others(moment: Moment) -> Iterator[Finding]:
    """Commits of main that were made past the service."""
    folder = moment.readers.folder
    for repository, tip in ((folder.texts, moment.tips.texts), (folder.notes, moment.tips.notes)):
        above = True
        theirs: list[str] = []
        for commit in repository.ancestors(tip):
            if _is_ours(commit, repository is folder.texts):
                if above and theirs:
                    yield Finding(repository.path.name, Fault.NOT_OURS, commit.oid)
                    theirs = []
                above = False
            else:
                theirs.append(commit.oid)
        for oid in theirs:
            yield Finding(f"{repository.path.name}: {oid}", Fault.NOT_OURS)


def _is_ours(commit: Commit, of_texts: bool) -> bool:
    whole = not of_texts or read_message(commit.message) is not None
    return commit.committer.name == SERVICE and whole


def _foreign(moment: Moment) -> Iterator[Finding]:
    """What lies in the newest commits and is nothing that the format knows."""
    folder = moment.readers.folder
    for repository, tree in ((folder.texts, moment.texts_tree), (folder.notes, moment.notes_tree)):
        name = repository.path.stem
        for path, entry in repository.everything(tree):
            if not entry.is_file or not layout.is_known(name, path):
                yield Finding(f"{repository.path.name}: {path}", Fault.FOREIGN)


def _texts(moment: Moment) -> Iterator[Finding]:
    moment.readers.texts.family(moment.texts_tree)
    homes: dict[str, str] = {}
    documents = moment.readers.texts.documents(moment.texts_tree)
    for document, tree in documents.items():
        yield from _document(moment, document, tree)
        parent = moment.readers.texts.record(tree).parent
        if parent and parent not in documents:
            yield Finding(layout.document_path(document), Fault.MISSING, parent)
        for place in moment.readers.texts.places(tree):
            if homes.setdefault(place.clause_id, document) != document:
                where = layout.clause_path(document, place.clause_id)
                yield Finding(where, Fault.SAME_ID, homes[place.clause_id])


def _document(moment: Moment, name: str, tree: str) -> Iterator[Finding]:
    texts = moment.readers.texts
    places, files = texts.places(tree), texts.clause_files(tree)
    outline = f"{layout.document_path(name)}/{layout.OUTLINE_FILE}"
    if sorted(place.clause_id for place in places) != sorted(files):
        yield Finding(outline, Fault.OUTLINE)
    if layout.write_outline(places) != texts.outline_file(tree):
        yield Finding(outline, Fault.FORM)
    texts.record(tree)
    for clause_id, oid in files.items():
        yield from _clause(texts.repository, layout.clause_path(name, clause_id), oid)


def _clause(repository: Repository, path: str, oid: str) -> Iterator[Finding]:
    try:
        file = clause_file.decoded(repository.blob(oid))
        clause = clause_file.parse(file)
    except clause_file.DamagedClauseError as error:
        yield Finding(path, Fault.FORM, error.what)
        return
    if clause_file.write(clause) != file:
        yield Finding(path, Fault.FORM)


def _decisions(moment: Moment) -> Iterator[Finding]:
    """A decision on one clause changes that clause alone: reasons rely on it."""
    texts = moment.readers.texts
    for before, decision in pairwise(moment.decisions):
        for name in decision.message.values("Clause"):
            document, _, clause_id = name.partition("/")
            trees = [texts.document_tree(one, document) for one in (before, decision)]
            if texts.touched(trees[0], trees[1]) - {clause_id}:
                yield Finding(decision.commit, Fault.CHANGED_MORE, name)


def _versions(moment: Moment) -> Iterator[Finding]:
    readers, tags = moment.readers, moment.tips.tags
    made = dict(in_version(moment.decisions))
    known = readers.versions.all(tags)
    for name in sorted(made.keys() - known.keys()):
        yield Finding(version_ref(name), Fault.NO_TAG, _kept_tag(moment, name))
    for name in sorted(tags.keys() - made.keys()):
        yield Finding(version_ref(name), Fault.NOT_NAMED)
    for name, version in known.items():
        if name not in made:
            continue
        tag, decision = tags[name], moment.decisions[made[name]]
        tree = readers.texts.document_tree(decision, version.document)
        if readers.versions.tree(tag) != tree:
            yield Finding(version_ref(name), Fault.OTHER_TEXT)
        yield from _document(moment, version.document, readers.versions.tree(tag))


def _kept_tag(moment: Moment, name: str) -> str:
    """The only tag of ours that is kept of a version, whether a ref leads to it or not."""
    called = f"\ntag {name}\n".encode()
    objects = git_objects(moment.readers.folder.texts.path)
    kept = [one.oid for one in objects if one.kind == "tag" and called in one.content]
    ours = [oid for oid in kept if moment.readers.versions.all({name: oid})]
    return ours[0] if len(ours) == 1 else ""


def _signatures(moment: Moment, signers: Path | None) -> Iterator[Finding]:
    """Every version from the first that was signed on has a signature that counts."""
    if signers is None:
        return
    texts, tags = moment.readers.folder.texts, moment.tips.tags
    known = moment.readers.versions.all(tags)
    made = dict(in_version(moment.decisions))
    signing = False
    for name in sorted(known.keys() & made.keys(), key=lambda name: made[name]):
        signed = texts.tag(tags[name]).signed
        signing = signing or signed
        if not signed and signing:
            yield Finding(version_ref(name), Fault.UNSIGNED)
        wrong = signature_fault(texts, tags[name], signers) if signed else ""
        if wrong:
            yield Finding(version_ref(name), Fault.SIGNATURE, wrong)


def _formats(moment: Moment) -> Iterator[Finding]:
    """Both repositories say that they are in the present format."""
    folder = moment.readers.folder
    for repository, tree in ((folder.texts, moment.texts_tree), (folder.notes, moment.notes_tree)):
        for name, content in first_files(repository.path.stem).items():
            found = repository.find(tree, name)
            if found is None or repository.blob(found.oid) != content:
                yield Finding(f"{repository.path.name}: {name}", Fault.FORM)


def _notes(moment: Moment) -> Iterator[Finding]:
    yield from verify_notes(moment, known_clauses(moment))


def _left_out(moment: Moment) -> Iterator[Finding]:
    """Records that cannot be read: what has been checked so far went without them."""
    for path, what in moment.readers.records.left_out.of([moment.notes_tree]).items():
        yield Finding(path, Fault.UNREADABLE, what)


def _beside(moment: Moment) -> Iterator[Finding]:
    """What lies beside the repositories."""
    folder = moment.readers.folder.path
    copies(folder)
    if (folder / "lock").is_dir():
        yield Finding("lock", Fault.FOREIGN)


def _erased(moment: Moment) -> Iterator[Finding]:
    folder: Folder = moment.readers.folder
    for key in named_again(folder, read_ledger(ledger_path(folder.path))):
        yield Finding("notes.git", Fault.ERASED, key)


def _index(moment: Moment) -> Iterator[Finding]:
    """Whether the index holds what git does; one from before knows what git has lost since."""
    if not any(_left_out(moment)) and not moment.readers.index.agrees(moment.source):
        yield Finding("index.sqlite", Fault.INDEX)
