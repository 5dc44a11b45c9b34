from pathlib import Path

from tests.versions.stores import DUTY
from tests.versions.stores import WHEN
from tests.versions.stores import clause_id
from tests.versions.stores import edited
from tests.versions.stores import store_with_agreement
from versions.stages import Audience
from versions.stages import Stage
from versions.store import Store


def family(folder: Path) -> Store:
    store = store_with_agreement(folder)
    edited(store, "lakarkontakt", "Kommunen ska.", why="Kravet skärptes.")
    edited(store, "lakarkontakt", "Kommunen måste.", why="Ännu skarpare.")
    store.release("hsa", "beslut-1", Stage.DECISION, by="Arbetsgruppen", when=WHEN)
    store.release("hsa", "beslut-2", Stage.DECISION, by="Arbetsgruppen", when=WHEN)
    return store


def test_a_clause_is_followed_through_every_decision(tmp_path: Path) -> None:
    store = family(tmp_path)
    wordings = store.view(Audience.DRAFT).history("hsa", clause_id(store, "lakarkontakt"))

    assert [(one.version, one.kind, one.why, one.text) for one in wordings] == [
        ("remiss-1", "import", "", DUTY),
        (None, "edit", "Kravet skärptes.", "Kommunen ska."),
        ("beslut-1", "edit", "Ännu skarpare.", "Kommunen måste."),
    ]
    assert wordings[-1].versions == ("beslut-1", "beslut-2")


def test_outside_only_published_wordings_are_told(tmp_path: Path) -> None:
    store = family(tmp_path)
    wordings = store.view(Audience.CONSULTATION).history("hsa", clause_id(store, "lakarkontakt"))

    assert [(one.version, one.commit, one.why, one.text) for one in wordings] == [
        ("remiss-1", "", "", DUTY),
        ("beslut-1", "", "", "Kommunen måste."),
    ]


def test_what_happened_last_comes_first(tmp_path: Path) -> None:
    events = family(tmp_path).view(Audience.DRAFT).latest(3)

    assert [(one.kind, one.version, one.heading) for one in events] == [
        ("release", "beslut-2", ""),
        ("release", "beslut-1", ""),
        ("edit", "", "Läkarkontakt"),
    ]


def test_a_view_of_an_old_moment_tells_what_stood_then(tmp_path: Path) -> None:
    store = store_with_agreement(tmp_path)
    before = store.view(Audience.DRAFT)
    clause = clause_id(store, "syfte")
    told = before.history("hsa", clause)
    edited(store, "syfte", "Ny text.")
    after = store.view(Audience.DRAFT).history("hsa", clause)

    assert len(after) == len(told) + 1
    assert before.history("hsa", clause) == told
    assert len(before.decisions) + 1 == len(store.view(Audience.DRAFT).decisions)
