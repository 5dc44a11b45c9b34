"""What is made gets its name when it is complete, and what was left half made goes."""

from pathlib import Path

import pytest

from versions.git.journal import CannotWriteError
from versions.git.making import made_beside
from versions.git.making import put_in_place


def test_what_a_killed_one_left_goes_with_the_next(tmp_path: Path) -> None:
    left = tmp_path / ".backup.unfinished"
    (left / "folder").mkdir(parents=True)
    (left / "folder/file").write_text("half")
    with made_beside(tmp_path / "backup") as place:
        found = list(place.folder.iterdir())

    assert found == []
    assert list(tmp_path.iterdir()) == []


def test_two_who_make_the_same_do_not_meet(tmp_path: Path) -> None:
    with made_beside(tmp_path / "backup") as place:
        (place.folder / "mine").touch()
        with pytest.raises(CannotWriteError, match="another program"):
            made_beside(tmp_path / "backup").__enter__()

        assert (place.folder / "mine").exists()


@pytest.mark.parametrize("at_once", [True, False], ids=["at once", "where that cannot be done"])
def test_a_folder_takes_the_place_of_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, at_once: bool
) -> None:
    if not at_once:
        monkeypatch.setattr("versions.git.making._exchanged", lambda _one, _other: False)
    (tmp_path / "whole").mkdir()
    (tmp_path / "whole/old").touch()
    with made_beside(tmp_path / "whole") as place:
        (place.folder / "made").mkdir()
        (place.folder / "made/new").touch()
        put_in_place(place.folder / "made", tmp_path / "whole")

    assert [path.name for path in tmp_path.rglob("*")] == ["whole", "new"]
