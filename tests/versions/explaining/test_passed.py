"""Words that passed from one clause to another belong to where they first came from."""

from pathlib import Path

import pytest

from tests.versions.stores import agreement
from tests.versions.stores import clause_id
from tests.versions.stores import edited
from tests.versions.stores import imported
from tests.versions.stores import store_with_agreement
from versions.stages import Audience
from versions.stages import Stage
from versions.store import Store

PURPOSE = "Avtalet reglerar ansvaret för vården."
TOGETHER = "Varje insats planeras alltid med den enskildes samtycke."


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A sentence comes in clause 1, has a word changed there, and passes to clause 3."""
    store = store_with_agreement(tmp_path)
    imported(store, agreement(purpose=f"{PURPOSE} {TOGETHER}"), "remiss-2")
    changed = TOGETHER.replace("alltid", "jämt")
    imported(store, agreement(purpose=f"{PURPOSE} {changed}"), "remiss-3")
    notice = f"Avtalet kan sägas upp med sex månaders varsel. {changed}"
    imported(store, agreement(purpose=PURPOSE, notice=notice), "remiss-4")
    return store


def told(store: Store, audience: Audience = Audience.DRAFT) -> list[tuple[str, str | None]]:
    clause = clause_id(store, "uppsagning-av-avtal")
    spans = store.view(audience).origin("hsa", clause, "remiss-4")
    return [(one.text.strip(), one.brought_by.version) for one in spans]


@pytest.mark.parametrize("audience", [Audience.DRAFT, Audience.CONSULTATION])
def test_they_are_followed_into_the_clause_they_left(store: Store, audience: Audience) -> None:
    found = told(store, audience)

    assert ("jämt", "remiss-3") in found
    assert ("med den enskildes samtycke", "remiss-2") in found
    assert "remiss-4" not in {version for _, version in found}


def test_the_spans_are_the_whole_wording_in_order(store: Store) -> None:
    clause = clause_id(store, "uppsagning-av-avtal")
    view = store.view(Audience.DRAFT)
    text = view.clause("hsa", "remiss-4", clause).text
    spans = view.origin("hsa", clause, "remiss-4")

    assert "".join(one.text for one in spans) == text
    assert [(one.start, one.end) for one in spans] == [
        (one.start, one.start + len(one.text)) for one in spans
    ]


def test_words_that_stand_in_both_clauses_have_not_passed(tmp_path: Path) -> None:
    store = store_with_agreement(tmp_path)
    imported(store, agreement(purpose=f"{PURPOSE} {TOGETHER}"), "remiss-2")
    notice = f"Avtalet kan sägas upp med sex månaders varsel. {TOGETHER}"
    imported(store, agreement(purpose=f"{PURPOSE} {TOGETHER}", notice=notice), "remiss-4")

    assert told(store)[-1][1] == "remiss-4"


def test_words_pass_in_two_edits_too(tmp_path: Path) -> None:
    store = store_with_agreement(tmp_path)
    imported(store, agreement(purpose=f"{PURPOSE} {TOGETHER}"), "remiss-2")
    edited(store, "syfte", PURPOSE)
    edited(store, "uppsagning-av-avtal", f"Avtalet kan sägas upp skriftligen. {TOGETHER}")
    store.release("hsa", "remiss-4", Stage.CONSULTATION, by="Styrgruppen")

    assert (TOGETHER.rstrip("."), "remiss-2") in told(store)
