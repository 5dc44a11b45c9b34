"""Words that passed from one clause to another keep the reasons that they had there."""

from pathlib import Path

import pytest

from clauses.changes import Hunk
from tests.versions.stores import PURPOSE
from tests.versions.stores import WHEN
from tests.versions.stores import clause_id
from tests.versions.stores import edited
from tests.versions.stores import store_with_agreement
from versions.explaining.why import Reason
from versions.explaining.why import Why
from versions.stages import Audience
from versions.stages import Stage
from versions.store import Store

TOGETHER = "Varje insats planeras alltid med den enskildes uttryckliga samtycke."
CHANGED = TOGETHER.replace("alltid", "jämt")
NOTICE = "Avtalet kan sägas upp med sex månaders varsel."


def released(store: Store, version: str) -> None:
    store.release("hsa", version, Stage.CONSULTATION, by="Arbetsgruppen", when=WHEN)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A sentence comes in clause 1, has a word changed there, and passes to clause 3."""
    store = store_with_agreement(tmp_path)
    edited(store, "syfte", f"{PURPOSE} {TOGETHER}", why="Samtycke saknades.")
    released(store, "remiss-2")
    edited(store, "syfte", f"{PURPOSE} {CHANGED}", why="Jämt är tydligare.")
    released(store, "remiss-3")
    edited(store, "syfte", PURPOSE, why="Hör hemma i uppsägningen.")
    edited(store, "uppsagning-av-avtal", f"{NOTICE} {CHANGED}")
    released(store, "remiss-4")
    return store


def told(store: Store, phrase: str = "", slug: str = "uppsagning-av-avtal") -> Why:
    view = store.view(Audience.DRAFT)
    return view.why("hsa", clause_id(store, slug), "remiss-4", phrase)


def reasons(found: Why) -> list[tuple[str, str]]:
    return [(one.to, one.why) for one in found.changes]


def test_their_history_there_is_told_with_theirs_here(store: Store) -> None:
    found = told(store)

    assert reasons(found) == [
        ("remiss-4", "Hör hemma i uppsägningen."),
        ("remiss-3", "Jämt är tydligare."),
        ("remiss-2", "Samtycke saknades."),
    ]
    assert [one.elsewhere for one in found.changes] == ["", *2 * [clause_id(store, "syfte")]]
    assert not found.unexplained


def test_a_reason_given_where_they_stood_explains_that_they_came(store: Store) -> None:
    moved: Reason = told(store).changes[0]

    assert moved.explained
    assert moved.by == "Styrgruppen"


@pytest.mark.parametrize(
    ("phrase", "versions"),
    [
        ("den enskildes uttryckliga samtycke", ["remiss-4", "remiss-2"]),
        ("jämt med den enskildes", ["remiss-4", "remiss-3", "remiss-2"]),
        ("sex månaders varsel", []),
    ],
    ids=["the words that passed", "words changed before they passed", "words that were there"],
)
def test_a_phrase_is_followed_with_them(store: Store, phrase: str, versions: list[str]) -> None:
    assert [one.to for one in told(store, phrase).changes] == versions


def test_what_the_clause_they_left_said_besides_is_not_told(tmp_path: Path) -> None:
    store = store_with_agreement(tmp_path)
    purpose = PURPOSE.replace("reglerar", "bestämmer")
    edited(store, "syfte", f"{purpose} {TOGETHER}", why="Samtycke saknades.")
    released(store, "remiss-2")
    edited(store, "syfte", f"{purpose.replace('vården', 'all vård')} {CHANGED}", why="Skärpt.")
    released(store, "remiss-3")
    edited(store, "syfte", purpose.replace("vården", "all vård"))
    edited(store, "uppsagning-av-avtal", f"{NOTICE} {CHANGED}", why="Hör hemma här.")
    released(store, "remiss-4")
    words = {hunk.text.strip() for one in told(store).changes for hunk in told_of(one)}

    assert {"alltid", "jämt"} <= words
    assert not words & {"reglerar", "bestämmer", "vården", "all vård"}


def told_of(reason: Reason) -> list[Hunk]:
    pairs = zip(reason.hunks, reason.answers, strict=True)
    return [hunk for hunk, answer in pairs if answer is not None]


def test_what_was_decided_of_them_before_they_came_is_told_too(tmp_path: Path) -> None:
    store = store_with_agreement(tmp_path)
    edited(store, "syfte", f"{PURPOSE} {TOGETHER}", why="Samtycke saknades.")
    edited(store, "syfte", f"{PURPOSE} {CHANGED}", why="Jämt är tydligare.")
    edited(store, "syfte", PURPOSE, why="Hör inte hemma här.")
    edited(store, "uppsagning-av-avtal", f"{NOTICE} {CHANGED}", why="Hör hemma här.")
    released(store, "remiss-4")

    assert reasons(told(store, "jämt")) == [("remiss-4", "Hör hemma här.\nJämt är tydligare.")]
    assert reasons(told(store, "samtycke")) == [("remiss-4", "Hör hemma här.\nSamtycke saknades.")]


def test_a_word_changed_between_the_versions_keeps_the_reason_it_got_there(
    tmp_path: Path,
) -> None:
    store = store_with_agreement(tmp_path)
    edited(store, "syfte", f"{PURPOSE} {TOGETHER}")
    released(store, "remiss-2")
    edited(store, "syfte", f"{PURPOSE} {CHANGED}", why="Jämt är tydligare.")
    edited(store, "syfte", PURPOSE)
    edited(store, "uppsagning-av-avtal", f"{NOTICE} {CHANGED}")
    released(store, "remiss-4")

    assert reasons(told(store, "jämt")) == [("remiss-4", "Jämt är tydligare.")]
