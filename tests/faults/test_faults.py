"""The short form of ``make faults``: some of each fault, judged by the git command line."""

import os
import shutil
from pathlib import Path

import pytest

from tests.faults import crowd
from tests.faults import kills
from tests.faults import powercuts
from tests.faults import scenes
from tests.faults import sick_disks
from tests.faults import work
from tests.faults.scenes import Scene
from tests.faults.work import Operation

REQUIRED = bool(os.environ.get("CI"))
traced = pytest.mark.skipif(
    not REQUIRED and shutil.which("strace") is None, reason="strace is not installed"
)
rooted = pytest.mark.skipif(
    not REQUIRED and os.getuid() != 0, reason="only root can make a small disk"
)
EACH = pytest.mark.parametrize("operation", [work.edit, work.bring, work.adopt])


def test_kills_lose_nothing_acknowledged_and_block_nobody(tmp_path: Path) -> None:
    trial = kills.at_random_moments(tmp_path, 12)

    assert trial.acknowledged > 0
    assert trial.wrong == []


@EACH
def test_a_kill_at_any_system_call_leaves_no_half_decision(
    tmp_path: Path, operation: Operation
) -> None:
    trial = kills.at_every_system_call(tmp_path, operation, step=71)

    assert trial.runs > 3
    assert trial.wrong == []


def test_a_kill_while_somebody_is_erased_is_rolled_forward_or_back(tmp_path: Path) -> None:
    trial = kills.at_every_system_call(tmp_path, work.erase, 307, work.name_somebody)

    assert trial.runs > 3
    assert trial.wrong == []


def test_writers_in_several_processes_lose_no_edit(tmp_path: Path) -> None:
    trial = crowd.writers(tmp_path, 4, 20)

    assert trial.acknowledged == 80
    assert trial.wrong == []


@traced
def test_a_power_cut_loses_nothing_acknowledged(tmp_path: Path) -> None:
    trial = powercuts.at_every_system_call(tmp_path, 6, step=41)

    assert trial.runs > 20
    assert trial.wrong == []


@traced
def test_what_a_killed_writer_never_synced_is_not_relied_on(tmp_path: Path) -> None:
    trial = powercuts.after_a_kill(tmp_path, work.bring, step=17)

    assert trial.acknowledged > 3
    assert trial.wrong == []


def test_a_store_whose_making_was_cut_off_is_made_by_who_tries_again(tmp_path: Path) -> None:
    trial = kills.in_scene(tmp_path / "new", scenes.CREATING, 997)

    assert trial.acknowledged == 1
    assert trial.runs > 2
    assert trial.wrong == []


@traced
@pytest.mark.parametrize("scene", [scenes.ERASING, scenes.MAINTAINING], ids=lambda one: one.name)
def test_a_power_cut_while_git_works_loses_nothing(tmp_path: Path, scene: Scene) -> None:
    trial = powercuts.in_scene(tmp_path, scene, step=307, again=12)

    assert trial.acknowledged == 1
    assert trial.runs > 20
    assert trial.wrong == []


@traced
@EACH
def test_a_failing_disk_is_told_and_leaves_no_half_decision(
    tmp_path: Path, operation: Operation
) -> None:
    trial = sick_disks.failing_calls(tmp_path, operation, "EIO", step=14)

    assert trial.runs > 7
    assert trial.wrong == []


@rooted
def test_a_full_disk_is_told_and_what_is_there_stays_readable(tmp_path: Path) -> None:
    trial = sick_disks.full(tmp_path / "disk")

    assert 0 < trial.acknowledged < trial.runs
    assert trial.wrong == []


@rooted
def test_a_disk_that_may_only_be_read_is_told_and_read(tmp_path: Path) -> None:
    trial = sick_disks.read_only(tmp_path / "disk")

    assert trial.acknowledged == 0
    assert trial.wrong == []
