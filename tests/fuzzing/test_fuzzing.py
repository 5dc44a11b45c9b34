import pytest

from tests.fuzzing.__main__ import fuzz
from tests.fuzzing.__main__ import targets


@pytest.mark.parametrize("target", [target.name for target in targets()])
def test_damaged_files_are_read_whole_or_refused(target: str) -> None:
    counts = fuzz(1_500, seed=11, only=target)

    assert sum(counts.values()) == 1_500
    assert counts[f"{target} refused"]
