"""A published repository holds what its audience may read, in every object, and nothing else."""

import subprocess
from pathlib import Path

import pytest

from tests.versions.stores import DUTY
from tests.versions.stores import WHEN
from tests.versions.stores import agreement
from tests.versions.stores import imported
from tests.versions.stores import new_store
from tests.versions.stores import store_with_agreement
from tests.versions.test_view import OUTSIDE
from tests.versions.test_view import SECRET
from tests.versions.test_view import family
from versions.readership import WORKING_GROUP
from versions.stages import Audience
from versions.stages import Stage


def git(repository: Path, *words: str) -> str:
    command = ["git", "-c", "safe.directory=*", "-C", str(repository), *words]
    return subprocess.run(command, capture_output=True, check=True).stdout.decode(errors="replace")


@pytest.mark.parametrize("audience", OUTSIDE)
def test_no_stored_object_holds_what_is_not_for_the_audience(
    tmp_path: Path, audience: Audience
) -> None:
    store = family(tmp_path)
    drafted = [decision.commit for decision in store.view(Audience.DRAFT).decisions]
    made = store.publish(audience)
    everything = git(made.path, "cat-file", "--batch-all-objects", "--batch")
    names = git(made.path, "for-each-ref")

    assert "Kommunen ska." in everything
    for hidden in (SECRET, "utkast", "Mötet", "person-", *drafted):
        assert hidden not in everything + names
    assert (DUTY in everything) is (audience is Audience.CONSULTATION)


def test_a_clone_holds_the_newest_version_of_each_document_and_every_version(
    tmp_path: Path,
) -> None:
    store = store_with_agreement(tmp_path)
    imported(store, agreement(duty="Kommunen ska."), "remiss-2")
    imported(store, agreement(), "remiss-1", name="annat")
    imported(store, agreement(), "utkast-1", Stage.DRAFT, name="dolt")
    made = store.publish(Audience.CONSULTATION)
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", str(made.path), str(clone))

    assert made.versions == ("hsa/remiss-1", "hsa/remiss-2", "annat/remiss-1")
    assert sorted(path.name for path in (clone / "documents").iterdir()) == ["annat", "hsa"]
    assert git(clone, "grep", "-h", "Kommunen ska").strip() == "Kommunen ska."
    assert git(clone, "tag").split() == ["annat/remiss-1", "hsa/remiss-1", "hsa/remiss-2"]
    git(made.path, "fsck", "--strict")


def test_publishing_again_gives_the_same_and_takes_back_what_was_taken_back(
    tmp_path: Path,
) -> None:
    store = store_with_agreement(tmp_path)
    first = store.publish(Audience.CONSULTATION)
    tip = git(first.path, "rev-parse", "main")
    again = git(store.publish(Audience.CONSULTATION).path, "rev-parse", "main")
    store.set_readers("hsa", "remiss-1", WORKING_GROUP, by="A", when=WHEN)
    gone = store.publish(Audience.CONSULTATION)

    assert again == tip
    assert gone.versions == ()
    assert git(gone.path, "cat-file", "--batch-all-objects", "--batch-check") == ""
    assert [path.name for path in gone.path.parent.iterdir()] == ["consultation.git"]


def test_a_version_whose_history_is_not_for_the_audience_is_left_out(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    imported(store, agreement(duty=f"{SECRET}."), "remiss-1")
    imported(store, agreement(), "remiss-2")
    store.set_readers("hsa", "remiss-1", WORKING_GROUP, by="A", when=WHEN)
    made = store.publish(Audience.CONSULTATION)

    assert (made.versions, made.left_out) == ((), ("hsa/remiss-2",))
    assert SECRET not in git(made.path, "cat-file", "--batch-all-objects", "--batch")
