"""What an edit on a stale base is told: enough to go on from, and nothing lost."""

from pathlib import Path

import pytest

from tests.versions.stores import DUTY
from tests.versions.stores import blocks
from tests.versions.stores import clause_id
from tests.versions.stores import edited
from tests.versions.stores import store_with_agreement
from versions.format.clause_file import wording_id
from versions.stages import Audience
from versions.store import Store
from versions.writing.conflict import Conflict
from versions.writing.conflict import StaleBaseError


def met(store: Store, theirs: str, yours: str, base: str = "") -> Conflict:
    """Both sides change the same clause; the second is refused."""
    duty = store.view(Audience.DRAFT).clause("hsa", "now", "lakarkontakt")
    edited(store, "lakarkontakt", theirs)
    with pytest.raises(StaleBaseError) as refused:
        store.edit(
            "hsa", duty.id, blocks=blocks(yours), base=base or wording_id(duty), by="A", why=""
        )
    return refused.value.conflict


def test_changes_in_different_places_are_joined(tmp_path: Path) -> None:
    store = store_with_agreement(tmp_path)
    conflict = met(store, DUTY.replace("bör", "ska"), DUTY.replace("två", "tre"))

    assert conflict.merge is not None
    assert conflict.merge.text == DUTY.replace("bör", "ska").replace("två", "tre")


def test_changes_of_the_same_words_are_kept_side_by_side(tmp_path: Path) -> None:
    store = store_with_agreement(tmp_path)
    conflict = met(store, DUTY.replace("två", "fyra"), DUTY.replace("två", "tre"))

    assert conflict.merge is not None
    assert conflict.merge.text is None
    (at,) = conflict.merge.conflicts
    assert conflict.merge.stretches[at].wordings == ("fyra", "tre")


def test_a_base_that_never_stood_has_no_merge(tmp_path: Path) -> None:
    conflict = met(store_with_agreement(tmp_path), "Ett.", "Två.", base="0123456789ab")

    assert (conflict.base, conflict.merge) == (None, None)
    assert (conflict.theirs.text, conflict.yours.text) == ("Ett.", "Två.")


def test_the_joined_text_can_be_decided_on_what_stands(tmp_path: Path) -> None:
    store = store_with_agreement(tmp_path)
    conflict = met(store, DUTY.replace("bör", "ska"), DUTY.replace("två", "tre"))
    joined = conflict.merge.text if conflict.merge else None
    assert joined
    store.edit(
        "hsa",
        clause_id(store, "lakarkontakt"),
        blocks=blocks(joined),
        base=wording_id(conflict.theirs),
        by="A",
        why="",
    )

    assert store.view(Audience.DRAFT).clause("hsa", "now", "lakarkontakt").text == joined
