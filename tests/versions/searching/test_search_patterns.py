"""The index makes a search quicker, never other."""

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from clauses.model import Document
from tests.versions.searching.test_search import searched
from tests.versions.stores import clause
from tests.versions.stores import imported
from tests.versions.stores import new_store
from versions.store import Store
from versions.words.query import patterns

WORDS = [
    "kommun",
    "kommunen",
    "kommunernas",
    "Regionen",
    "regionens",
    "ansvar",
    "ansvaret",
    "vård",
    "hemsjukvården",
    "vården",
    "hjälpmedel",
    "hjälpmedlet",
    "t.ex.",
    "16",
    "16a",
    "4.2",
    "§5",
    "HR",
    "hrf",
    "och",
    "i",
    "IT-stöd",
    "hälso-",
    "vård-",
    "År",
    "år",
    "STRAẞE",
    "straße",
    "e-post/brev",
    "(bilaga)",
    "kommun_a",
    "①",
    "x²",
    "ﬁn",
    "50%",
    "«citat»",
    "Åland",
    "avtal",
    "huvudavtal",
    "avtalstid",
]
TEXTS = [" ".join(WORDS[at : at + 3]) for at in range(len(WORDS))]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """A store with a clause for each of some texts."""
    made = new_store(tmp_path_factory.mktemp("family"))
    told = tuple(clause(f"{at}:e", text) for at, text in enumerate(TEXTS))
    imported(made, Document("Avtal", told), "remiss-1")
    return made


@settings(deadline=None, max_examples=300)
@given(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=2).map(" ".join)
    | st.lists(st.sampled_from(WORDS), min_size=1, max_size=2).map(lambda two: f'"{" ".join(two)}"')
    | st.sampled_from(WORDS).flatmap(
        lambda word: st.integers(1, len(word)).map(lambda size: word[:size])
    )
    | st.text(max_size=6)
)
def test_what_the_index_finds_is_what_the_patterns_find(store: Store, query: str) -> None:
    wanted = tuple(patterns(query))
    found = {hit.title for hit in searched(store, query)}

    said = ((f"{at}:e", text) for at, text in enumerate(TEXTS))
    assert found == {
        heading
        for heading, text in said
        if wanted and all(one.search(f"{heading}\n{text}\n") for one in wanted)
    }
