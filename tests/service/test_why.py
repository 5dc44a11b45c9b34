"""Why a clause reads as it does, as the command, its JSON and the page tell it."""

import json
from pathlib import Path

import pytest

from tests.running import lydelse
from tests.service.reading_pages import page
from tests.service.reading_pages import said
from tests.service.reading_pages import visitor
from tests.versions.stores import NOTICE
from tests.versions.stores import PURPOSE
from tests.versions.stores import WHEN
from tests.versions.stores import blocks
from tests.versions.stores import clause_id
from tests.versions.stores import edited
from tests.versions.stores import store_with_agreement
from versions.stages import Stage
from versions.store import Store

TOGETHER = "Varje insats planeras alltid med den enskildes uttryckliga samtycke."
CHANGED = TOGETHER.replace("alltid", "jämt")


@pytest.fixture
def passed(tmp_path: Path) -> Path:
    """The folder of a store where a sentence was changed in clause 1 and then came to clause 3."""
    store = store_with_agreement(tmp_path)
    for version, purpose, notice in (
        ("remiss-2", f"{PURPOSE} {TOGETHER}", NOTICE),
        ("remiss-3", f"{PURPOSE} {CHANGED}", NOTICE),
        ("remiss-4", PURPOSE, f"{NOTICE} {CHANGED}"),
    ):
        edited(store, "syfte", purpose, why=f"Skälet till {version}.")
        if notice != NOTICE:
            edited(store, "uppsagning-av-avtal", notice)
        store.release("hsa", version, Stage.CONSULTATION, by="Arbetsgruppen", when=WHEN)
    return tmp_path / "store"


def test_the_command_tells_where_the_words_stood(passed: Path) -> None:
    told = lydelse("why", "hsa/uppsagning-av-avtal@remiss-4", store=passed).out

    assert told.count("The words then stood in: 1 Syfte") == 2
    assert "Skälet till remiss-2." in told


def test_those_outside_are_told_that_no_reason_is_published(passed: Path) -> None:
    ask = ("--lang", "sv", "--audience", "consultation", "why", "hsa/uppsagning-av-avtal@remiss-4")
    told = lydelse(*ask, store=passed).out

    assert "Inget skäl publicerat" in told
    assert "Skälet till" not in told
    assert "Inget skäl antecknat" not in told


def test_programs_read_in_which_clause_each_change_was_made(passed: Path) -> None:
    store = Store.open(passed)
    here, there = (f"hsa/{clause_id(store, one)}" for one in ("uppsagning-av-avtal", "syfte"))
    told = json.loads(lydelse("why", f"{here}@remiss-4", "--json", store=passed).out)

    assert [one["clause"] for one in told["changes"]] == [here, there, there]


def test_the_page_tells_what_they_went_through_there(passed: Path) -> None:
    found = page(visitor(passed), "/hsa/remiss-4/uppsagning-av-avtal")
    part = found.part("Vad orden varit med om i andra klausuler")

    assert "Skälet till remiss-3." in said(part)
    assert "Borttaget: alltid → Tillagt: jämt" in said(part)
    assert found.links(part)["1 Syfte"] == "/hsa/remiss-2/syfte"


def test_programs_read_whose_the_words_of_a_compromise_are(tmp_path: Path) -> None:
    store = store_with_agreement(tmp_path)
    clause = clause_id(store, "uppsagning-av-avtal")
    parts = [
        store.propose("hsa", clause, title=one, from_=one, blocks=blocks(text), when=WHEN)
        for one, text in (
            ("Regionen", NOTICE.replace("kan", "får")),
            ("Kommunerna", NOTICE.replace("sex", "tolv")),
        )
    ]
    whole = store.propose(
        "hsa",
        clause,
        title="Kompromiss",
        from_="Styrgruppen",
        blocks=blocks(NOTICE.replace("kan", "får").replace("sex", "tolv")),
        made_of=tuple(one.id for one in parts),
        when=WHEN,
    )
    store.adopt(whole.id, by="Styrgruppen", why="", when=WHEN)
    store.release("hsa", "beslut-1", Stage.DECISION, by="Styrgruppen", when=WHEN)
    found = lydelse("why", f"hsa/{clause}@beslut-1", "--json", store=tmp_path / "store")
    (told,) = json.loads(found.out)["changes"]
    first, second = (one.id for one in parts)

    assert {words["text"].strip(): words["proposals"] for words in told["proposal"]["words"]} == {
        "får": [first],
        "tolv": [second],
    }
