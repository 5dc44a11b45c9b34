"""What takes several processes, git's among them, with what must be true of it at any moment.

A scene plays in a folder that holds the store and what lies beside it.
"""

import hashlib
import json
import shutil
import tarfile
import tempfile
import time
from collections.abc import Callable
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from tests.faults import judge
from tests.faults import work
from tests.faults.trial import Trial
from tests.faults.trial import done_elsewhere
from tests.faults.trial import family
from tests.faults.trial import next_writer
from tests.faults.work import NAME
from tests.faults.work import Kept
from tests.versions.health.test_migrating import turned_to
from tests.versions.stores import new_store
from versions.git import packing
from versions.git.folder import FolderInUseError
from versions.git.journal import CannotWriteError
from versions.health.backup import restore
from versions.health.erasing import UnknownPersonError
from versions.stages import Audience
from versions.store import Store

_BACKUP = "kept.backup"
_LEDGER = "store.erased.json"


@dataclass(frozen=True)
class Scene:
    """Something that is done, what is done before, and who judges what is left of it."""

    name: str
    prepare: Callable[[Path], None]
    act: Callable[[Path], None]
    judge: Callable[[Path, Kept, bool], Iterator[str]]
    """What is wrong in a folder, given what must be there and whether it was told as done."""
    again: Callable[[Path], None]
    expect: Callable[[Path], Kept] = lambda folder: judge.standing(folder / "store")
    step: int = 23
    """In one of so many system calls power is cut, as there are thousands."""


def prepared(scene: Scene, folder: Path) -> Kept:
    """Set a scene in a folder that is made for it; what must be there from now on."""
    folder.mkdir(parents=True)
    if done_elsewhere(lambda: scene.prepare(folder)):
        raise ChildProcessError(f"{scene.name} cannot be prepared")
    return scene.expect(folder)


def done_again(scene: Scene, folder: Path, expected: Kept) -> Iterator[str]:
    """What is wrong when it is done again after it was cut off, and when somebody writes then."""
    if done_elsewhere(lambda: scene.again(folder)):
        yield "it could not be done again"
    yield from scene.judge(folder, expected, True)
    if expected.tags:
        after = Trial("")
        next_writer(folder / "store", 900_000, after)
        yield from after.wrong


def _store(folder: Path) -> Store:
    return Store.open(folder / "store")


def _create(folder: Path) -> None:
    new_store(folder)


def _create_again(folder: Path) -> None:
    with suppress(FolderInUseError):
        _create(folder)


def _created_or_not(folder: Path, _: Kept, acknowledged: bool) -> Iterator[str]:
    if (folder / "store").exists():
        yield from _sound(folder, Kept(notes=("format.json",)), acknowledged)
    elif acknowledged:
        yield "there is no store"
    if acknowledged:
        yield from _left_over(folder)


def _worked(folder: Path) -> None:
    """A family of which some is packed and some is not, and which names somebody in both."""
    family(folder)
    work.name_somebody(_store(folder))
    work.bring(_store(folder), 1)
    _store(folder).maintain()
    work.name_somebody(_store(folder))
    for number, operation in enumerate(work.OPERATIONS):
        operation(_store(folder), number + 10)


def _sound(folder: Path, expected: Kept, _: bool) -> Iterator[str]:
    yield from judge.unsound(folder / "store")
    yield from judge.lost(folder / "store", [expected])


def _erase(folder: Path) -> None:
    _store(folder).erase(NAME)


def _erase_again(folder: Path) -> None:
    with suppress(UnknownPersonError):
        _erase(folder)


def _erased_or_not(folder: Path, expected: Kept, acknowledged: bool) -> Iterator[str]:
    """Wholly there and not in the ledger, or on the way; in the ledger and gone for good."""
    yield from _sound(folder, expected, acknowledged)
    told = (folder / _LEDGER).exists()
    if acknowledged and not told:
        yield "the ledger does not know of it"
    if told:
        yield from (f"erased by the ledger, and there: {w}" for w in _named(folder / "store"))


def _named(store: Path) -> Iterator[str]:
    return judge.named(store, NAME)


def _maintain(folder: Path) -> None:
    _store(folder).maintain()


def _edit_where_crowded(folder: Path, number: int = 50) -> None:
    packing.CROWDED = -1
    work.edit(_store(folder), number)


def _edit_again(folder: Path) -> None:
    _edit_where_crowded(folder, 53)


def _old(folder: Path) -> None:
    family(folder)
    work.adopt(_store(folder), 1)
    turned_to(folder / "store", 1, ".gitattributes", "README.md")


def _open(folder: Path) -> None:
    _store(folder)


def _open_and_edit(folder: Path) -> None:
    """What a journal says is decided already; who writes next carries it through."""
    work.edit(_store(folder), 60)


def _brought_forward(folder: Path, expected: Kept, acknowledged: bool) -> Iterator[str]:
    yield from _sound(folder, expected, acknowledged)
    if acknowledged:
        yield from judge.halves(folder / "store")
        for name in ("texts.git", "notes.git"):
            if (
                '"format": 1'
                in judge.git(folder / "store" / name, "show", "main:format.json").stdout
            ):
                yield f"{name} is in the format of before"


def _backed_up_before(folder: Path) -> None:
    _worked(folder)
    _back_up(folder)
    work.bring(_store(folder), 2)


def _back_up(folder: Path) -> None:
    _store(folder).backup(folder / _BACKUP)


def _whole_backup(folder: Path, expected: Kept, acknowledged: bool) -> Iterator[str]:
    yield from _sound(folder, expected, acknowledged)
    yield from _unsound_backup(folder / _BACKUP, expected if acknowledged else None)
    if acknowledged:
        yield from _left_over(folder, _BACKUP)


def _unsound_backup(file: Path, expected: Kept | None) -> Iterator[str]:
    with tempfile.TemporaryDirectory() as name:
        where = Path(name)
        try:
            with tarfile.open(file, "r:") as archive:
                archive.extractall(where, filter="data")
            told = json.loads((where / "backup.json").read_bytes())
        except (OSError, tarfile.TarError, ValueError) as error:
            yield f"no backup: {error}"
            return
        for bundle, digest in told["sha256"].items():
            if hashlib.sha256((where / bundle).read_bytes()).hexdigest() != digest:
                yield f"{bundle} is not what was written"
        if expected and told["texts"] != expected.commits[0]:
            yield "the backup is an older one"


def _left_over(folder: Path, *names: str) -> Iterator[str]:
    known = {"store", _LEDGER, *names}
    yield from (f"{path.name} is left" for path in folder.iterdir() if path.name not in known)


def _to_be_restored(folder: Path) -> None:
    _backed_up_before(folder)
    _back_up(folder)
    _erase(folder)
    shutil.rmtree(folder / "store")


def _in_backup(folder: Path) -> Kept:
    """What a backup holds, without what is told of commits that erasing rewrites."""
    with tempfile.TemporaryDirectory() as name:
        shutil.copytree(folder, Path(name) / "copy")
        restore(folder / _BACKUP, Path(name) / "copy/store")
        return judge.standing(Path(name) / "copy/store")


def _restore(folder: Path) -> None:
    restore(folder / _BACKUP, folder / "store")


def _restore_again(folder: Path) -> None:
    """Restore; git that was left alone may still work in the place where it is made."""
    for _ in range(100):
        try:
            _restore(folder)
        except FolderInUseError:
            return
        except CannotWriteError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError


def _restored_or_not(folder: Path, expected: Kept, acknowledged: bool) -> Iterator[str]:
    if (folder / "store").exists():
        yield from _sound(folder, expected, acknowledged)
        yield from _named(folder / "store")
    elif acknowledged:
        yield "there is no store"
    if acknowledged:
        yield from _left_over(folder, _BACKUP)


def _published_before(folder: Path) -> None:
    _worked(folder)
    _publish(folder)
    work.bring(_store(folder), 2)


def _publish(folder: Path) -> None:
    _store(folder).publish(Audience.CONSULTATION)


def _published(folder: Path, expected: Kept, acknowledged: bool) -> Iterator[str]:
    yield from _sound(folder, expected, acknowledged)
    where = folder / "store/publish"
    yield from judge.unsound_repository(where / "consultation.git")
    tags = judge.tags(where / "consultation.git")
    wanted = {"hsa/remiss-1", "hsa/v-1"} | ({"hsa/v-2"} if acknowledged else set())
    yield from (f"{tag} is not published" for tag in sorted(wanted - tags))
    if acknowledged:
        yield from (f"{p.name} is left" for p in where.iterdir() if p.name.startswith("."))


def _mirrored_before(folder: Path) -> None:
    _worked(folder)
    _mirror(folder)
    work.bring(_store(folder), 2)
    _erase(folder)


def _mirror(folder: Path) -> None:
    _store(folder).mirror(str(folder / "follower"))


def _following(folder: Path, expected: Kept, acknowledged: bool) -> Iterator[str]:
    yield from _sound(folder, expected, acknowledged)
    follower = folder / "follower"
    yield from judge.unsound(follower)
    if acknowledged:
        yield from judge.lost(follower, [expected])
        yield from (f"followed: {what}" for what in _named(follower))
    elif not judge.tags(follower / "texts.git"):
        yield "the follower has lost what it had"


CREATING = Scene(
    "a new store", lambda _: None, _create, _created_or_not, _create_again, lambda _: Kept(), step=5
)
ERASING = Scene("erasing a person", _worked, _erase, _erased_or_not, _erase_again)
MAINTAINING = Scene("maintain", _worked, _maintain, _sound, _maintain)
PACKING = Scene("an edit that packs", _worked, _edit_where_crowded, _sound, _edit_again)
MIGRATING = Scene("migrating to this format", _old, _open, _brought_forward, _open_and_edit, step=5)
BACKING_UP = Scene("backup", _backed_up_before, _back_up, _whole_backup, _back_up, step=5)
RESTORING = Scene(
    "restore", _to_be_restored, _restore, _restored_or_not, _restore_again, _in_backup, step=47
)
PUBLISHING = Scene("publish", _published_before, _publish, _published, _publish, step=47)
MIRRORING = Scene("mirror", _mirrored_before, _mirror, _following, _mirror, step=47)
SCENES = (
    CREATING,
    ERASING,
    MAINTAINING,
    PACKING,
    MIGRATING,
    BACKING_UP,
    RESTORING,
    PUBLISHING,
    MIRRORING,
)
