"""Stores whose past is damaged: what still can be read is told, and nothing is made up.

What was read before, the index tells as long as it is kept; here it has gone.
"""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.running import lydelse
from tests.serving import Page
from tests.serving import application
from tests.serving import signed_in
from tests.versions.health.spoilt import Spoilt
from tests.versions.health.spoilt import is_clear
from tests.versions.stores import agreement
from tests.versions.stores import copied
from tests.versions.stores import edited
from tests.versions.stores import family_with_everything
from tests.versions.stores import imported
from versions.stages import Stage
from versions.store import Store

ANSWERED = {
    "documents": ("documents", "--json"),
    "now": ("show", "hsa@now"),
    "latest": ("show", "hsa@latest", "--json"),
    "another document": ("show", "annat@now"),
    "search": ("search", "patienten"),
    "note": ("note", "show", "utan-datum-s"),
    "state": ("state",),
    "since": ("diff", "hsa@beslut-2", "hsa@now"),
}
PAGES = ("/", "/hsa/nu", "/hsa/beslut-2", "/annat/remiss-1", "/anteckningar", "/sok?q=patienten")
OF_BEFORE = "main~2"
"""A decision on the agreement whose clauses stand in an order that none has now."""


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with a past: an agreement that lost a clause, and another document."""
    folder = tmp_path_factory.mktemp("past")
    store = family_with_everything(folder)
    fewer = replace(agreement(), clauses=agreement().clauses[:-1])
    imported(store, fewer, "beslut-2", Stage.DECISION)
    imported(store, agreement(), name="annat")
    return folder


def spoilt(whole: Path, tmp_path: Path, what: str, *, indexed: bool = False) -> Spoilt:
    """A copy of the store without an object, and with the index of before or none."""
    copied(whole, tmp_path / "family")
    at = Spoilt(tmp_path / "family/store")
    lydelse("search", "vården", store=at.folder)
    at.loose("texts", what).rename(tmp_path / "lost")
    for file in at.folder.glob("index.sqlite*"):
        file.unlink() if not indexed else None
    return at


@pytest.mark.parametrize(
    "what",
    [
        pytest.param(f"{OF_BEFORE}:documents/hsa/outline.tsv", id="an order of clauses"),
        pytest.param(OF_BEFORE, id="a decision"),
        pytest.param(f"{OF_BEFORE}^{{tree}}", id="all that a decision left"),
        pytest.param(f"{OF_BEFORE}:documents/hsa", id="a document as a decision left it"),
        pytest.param(f"{OF_BEFORE}:documents/hsa/clauses", id="the clauses as it left them"),
        pytest.param("main~5", id="the first decision of all"),
    ],
)
def test_what_came_after_a_lost_object_is_answered_and_what_rests_on_it_refused(
    whole: Path, tmp_path: Path, what: str
) -> None:
    at = spoilt(whole, tmp_path, what)
    answers = {
        name: lydelse("--lang", "en", *words, store=at.folder) for name, words in ANSWERED.items()
    }
    history = lydelse("--lang", "en", "history", "hsa/syfte", store=at.folder)
    client = signed_in(application(Store.open(at.folder)))

    assert {name: one.err for name, one in answers.items() if one.code} == {}
    assert all("left out, since it cannot be read" in one.err for one in answers.values())
    assert (history.code, is_clear(history)) == (6, True)
    documents = json.loads(answers["documents"].out)["documents"]
    assert [one["versions"][-1]["id"] for one in documents] == ["beslut-2", "remiss-1"]
    assert len(json.loads(answers["latest"].out)["clauses"]) == 3
    assert {page: client.get(page).status_code for page in PAGES} == dict.fromkeys(PAGES, 200)
    assert any("är utelämnat" in text for text in Page(client.get("/").text).texts("aside"))


def test_other_documents_tell_their_history_all_the_same(whole: Path, tmp_path: Path) -> None:
    at = spoilt(whole, tmp_path, f"{OF_BEFORE}:documents/hsa/outline.tsv")
    done = lydelse("history", "annat/syfte", "--json", store=at.folder)

    assert done.code == 0
    assert [one["version"] for one in json.loads(done.out)["history"]] == ["remiss-1"]


def test_an_index_made_before_answers_as_before(whole: Path, tmp_path: Path) -> None:
    at = spoilt(whole, tmp_path, OF_BEFORE, indexed=True)
    sound = lydelse("history", "hsa/syfte", store=whole / "store")

    assert lydelse("history", "hsa/syfte", store=at.folder) == sound
    assert "index" not in faults(at)


def test_work_goes_on_and_is_told(whole: Path, tmp_path: Path) -> None:
    at = spoilt(whole, tmp_path, OF_BEFORE)
    edited(Store.open(at.folder), "syfte", "Nytt syfte.", why="Tydligare.")
    shown = lydelse("show", "hsa@now", store=at.folder)
    found = lydelse("search", "Nytt", store=at.folder)

    assert "Nytt syfte." in shown.out
    assert "Nytt" in found.out


def test_what_is_found_again_is_told_once_the_index_is_made_anew(
    whole: Path, tmp_path: Path
) -> None:
    at = spoilt(whole, tmp_path, OF_BEFORE)
    lydelse("documents", store=at.folder)
    lost = at.git("texts", "rev-parse", OF_BEFORE)
    (tmp_path / "lost").rename(at.folder / "texts.git/objects" / lost[:2] / lost[2:])

    assert faults(at) == {"index": "lydelse reindex"}
    assert lydelse("reindex", store=at.folder).code == 0
    assert faults(at) == {}
    assert lydelse("history", "hsa/syfte", store=at.folder).code == 0


def test_a_version_that_no_decision_names_is_not_taken_for_the_latest(
    whole: Path, tmp_path: Path
) -> None:
    copied(whole, tmp_path / "family")
    at = Spoilt(tmp_path / "family/store")
    says = "Version: hsa/beslut-9\nStage: decision\nDate: 2030-01-01"
    at.git("texts", "tag", "-a", "-m", says, "hsa/beslut-9", "hsa/beslut-1^{commit}")
    latest = lydelse("show", "hsa@latest", "--json", store=at.folder)
    why = lydelse("reasons", "hsa@beslut-9", "hsa@beslut-2", store=at.folder)

    assert len(json.loads(latest.out)["clauses"]) == 3
    assert (why.code, is_clear(why)) == (6, True)
    assert list(faults(at)) == ["not-named"]


def faults(at: Spoilt) -> dict[str, str]:
    """What `verify` finds, and what mends it."""
    told = json.loads(lydelse("verify", "--json", store=at.folder).out)
    return {one["fault"]: one["mend"] for one in told["findings"]}
