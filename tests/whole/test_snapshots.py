"""Whole comparisons against files that are reviewed like code (`pytest --snapshot-update`)."""

from collections.abc import Callable
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension
from syrupy.location import PyTestLocation

from tests.running import lydelse

FOLDER = Path(__file__).parent.parent / "snapshots"


class _Texts(SingleFileSnapshotExtension):
    """One text file for each snapshot, all in one folder."""

    file_extension = "txt"

    @classmethod
    def dirname(cls, *, test_location: PyTestLocation) -> str:
        return str(FOLDER / test_location.basename)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("hsa-remiss-1", "hsa-beslut-1"),
        ("utskrivning-utkast-1", "utskrivning-remiss-1"),
        ("lakarmedverkan-utkast-1", "lakarmedverkan-remiss-1"),
        ("avvikelser-utkast-1", "avvikelser-remiss-1"),
    ],
)
def test_the_sample_is_compared_as_before(
    snapshot: SnapshotAssertion, sample_word: Callable[[str], Path], old: str, new: str
) -> None:
    told = lydelse("--lang", "en", "compare", sample_word(old), sample_word(new)).out

    assert told.encode() == snapshot(extension_class=_Texts)
