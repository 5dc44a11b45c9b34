"""Whatever is written into the store is read back from it."""

import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from clauses.model import Clause
from clauses.model import Document
from tests.versions.clauses_made import CLAUSES
from tests.versions.stores import clause
from tests.versions.stores import imported
from tests.versions.stores import new_store
from versions.format.layout import Place
from versions.format.layout import read_json
from versions.format.layout import read_outline
from versions.format.layout import write_json
from versions.format.layout import write_outline
from versions.format.normal import normal_document
from versions.stages import Audience

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)
IDS = st.text("abcdefgh23456789", min_size=8, max_size=8)
NUMBERS = st.text(st.characters(exclude_categories=["Cs", "Zl", "Zp"]), max_size=8)


@given(st.dictionaries(TEXTS, VALUES, max_size=6))
def test_any_record_is_read_back_as_it_was_written(record: dict[str, object]) -> None:
    file = write_json(record)

    assert read_json(file, "file") == record
    assert write_json(read_json(file, "file")) == file


@given(st.lists(st.builds(Place, IDS, st.integers(0, 9), NUMBERS)))
def test_any_outline_is_read_back_as_it_was_written(places: list[Place]) -> None:
    file = write_outline(places)

    assert read_outline(file, "file") == tuple(places)
    assert file.count(b"\n") == len(places)


@settings(max_examples=10, deadline=None)
@given(st.lists(CLAUSES, min_size=1, max_size=4))
def test_any_document_is_read_back_as_it_was_imported(clauses: list[Clause]) -> None:
    made = (clause("Syfte", "Samverkan."), *clauses)
    document = Document("Avtal", tuple(replace(one, id="", number="") for one in made))
    with tempfile.TemporaryDirectory() as folder:
        store = new_store(Path(folder))
        imported(store, document)
        view = store.view(Audience.DRAFT)
        read = view.document("hsa", "remiss-1")
        findings = store.verify()

    assert [replace(one, id="") for one in read.clauses] == list(normal_document(document).clauses)
    assert findings == ()
