"""The simulated disk forgets what was not synced, and follows processes as the system does."""

from pathlib import Path

from tests.faults.disk import Disk
from tests.faults.disk import File
from tests.faults.processes import Processes
from tests.faults.recording import Call


def disk(folder: Path) -> Disk:
    (folder / "one").mkdir()
    (folder / "one/old").write_bytes(b"old")
    (folder / "two").mkdir()
    return Disk.of(folder)


def path(folder: Path, name: str) -> str:
    return f"{folder.resolve()}/{name}"


def file(disk: Disk, where: str) -> File:
    found = disk.at(where)
    assert isinstance(found, File)
    return found


def test_a_synced_file_in_a_directory_that_is_not_is_lost(tmp_path: Path) -> None:
    forgetful = disk(tmp_path)
    forgetful.change((path(tmp_path, "one/new"), File(b"new", b"new")))
    before = forgetful.forgetful()
    one = forgetful.at(path(tmp_path, "one"))
    assert one is not None
    forgetful.sync(one)

    assert "one/new" not in before
    assert forgetful.forgetful()["one/new"] == b"new"


def test_data_that_was_not_synced_may_be_cut_short(tmp_path: Path) -> None:
    forgetful = disk(tmp_path)
    file(forgetful, path(tmp_path, "one/old")).put(3, b"er than")

    assert forgetful.forgetful()["one/old"] == b"old"
    assert forgetful.cut_short()["one/old"] == b"older "
    assert forgetful.killed()["one/old"] == b"older than"


def test_removals_may_reach_the_disk_before_what_came_instead(tmp_path: Path) -> None:
    forgetful = disk(tmp_path)
    forgetful.change((path(tmp_path, "two/new"), File(b"old", b"old")))
    forgetful.change((path(tmp_path, "one/old"), None))

    assert sorted(forgetful.removals_alone()) == ["one", "two"]
    assert sorted(forgetful.additions_alone()) == ["one", "one/old", "two", "two/new"]


def test_a_folder_is_renamed_with_all_that_is_in_it(tmp_path: Path) -> None:
    forgetful = disk(tmp_path)
    one = forgetful.at(path(tmp_path, "one"))
    forgetful.change((path(tmp_path, "one"), None), (path(tmp_path, "three"), one))

    assert sorted(forgetful.forgetful()) == ["one", "one/old", "two"]
    assert sorted(forgetful.names_alone()) == ["three", "three/old", "two"]


def test_a_child_shares_the_place_in_what_it_inherits(tmp_path: Path) -> None:
    kept = disk(tmp_path)
    name = "".join(rf"\x{byte:02x}" for byte in path(tmp_path, "one/old").encode())
    calls = [
        Call(1, "openat", ("AT_FDCWD", f'"{name}"', "O_RDWR"), 3),
        Call(1, "vfork", ("",), 2),
        Call(2, "write", ("3", '"\\x4e\\x45"', "2"), 2),
        Call(1, "write", ("3", '"\\x57"', "1"), 1),
        Call(2, "close", ("3",), 0),
        Call(1, "fsync", ("3",), 0),
    ]
    processes = Processes(kept, calls)
    for call in calls:
        processes.after(call)

    assert kept.forgetful()["one/old"] == b"NEW"
