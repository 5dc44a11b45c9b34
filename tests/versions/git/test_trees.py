"""Trees that were read are kept, as long as they are not too many."""

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from versions.git.trees import Entry
from versions.git.trees import KeptTrees
from versions.git.trees import tree_bytes
from versions.git.trees import tree_entries
from versions.git.trees import with_other

NAMES = st.text("abcdefghij-.", min_size=1, max_size=6)
OIDS = st.text("0123456789abcdef", min_size=40, max_size=40)
MODES = st.sampled_from(["100644", "100755", "40000", "120000", "160000"])
ENTRIES = st.dictionaries(NAMES, st.builds(Entry, OIDS, MODES))


@given(ENTRIES)
def test_any_tree_is_read_back_as_it_was_written(entries: Mapping[str, Entry]) -> None:
    assert dict(tree_entries(tree_bytes(entries))) == entries


def test_no_more_names_are_kept_than_allowed_and_the_last_is() -> None:
    asked: list[str] = []

    def read(tree: str) -> Mapping[str, Entry]:
        asked.append(tree)
        return {f"{tree}-{number}": Entry("0" * 40) for number in range(40)}

    trees = KeptTrees(read, most=100)
    for tree in ("a", "b", "b", "a", "c", "a", "c", "b"):
        assert len(trees(tree)) == 40

    assert asked == ["a", "b", "c", "a", "b"]


@given(ENTRIES, st.integers(0, 2**160 - 1))
def test_a_tree_of_the_same_names_is_written_from_the_one_before(
    entries: Mapping[str, Entry], number: int
) -> None:
    names = sorted(entries)[::2]
    other = {name: Entry(f"{number:040x}", entries[name].mode) for name in names}
    new = {**entries, **other}

    assert with_other(tree_bytes(entries), entries, new) == tree_bytes(new)
