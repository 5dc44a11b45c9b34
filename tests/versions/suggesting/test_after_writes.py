"""What is suggested after each write is what a store opened anew suggests."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.versions.stores import agreement
from tests.versions.stores import blocks
from tests.versions.stores import clause_id
from tests.versions.stores import edited
from tests.versions.stores import imported
from tests.versions.stores import store_with_agreement
from versions.minutes.values import Minutes
from versions.minutes.values import Passage
from versions.minutes.values import PassageKind
from versions.records.suggestions import Suggestion
from versions.stages import Audience
from versions.stages import Stage
from versions.store import Store

PASSAGES = (
    "Avsnitt 2: läkarkontakt ska erbjudas inom ett dygn, inte inom två dygn.",
    "Uppsägning av avtal: tiden bör vara tolv månader.",
)


def _minuted(folder: Path) -> Store:
    store = store_with_agreement(folder)
    passages = (Passage(f"p{at}", None, PassageKind.TEXT, text) for at, text in enumerate(PASSAGES))
    minutes = Minutes("Möte", "Styrgruppen", date(2026, 3, 1), passages=tuple(passages))
    store.import_note(minutes, b"", "")
    return store


def _suggested(store: Store) -> tuple[Suggestion, ...]:
    view = store.view(Audience.DRAFT)
    return tuple(one for note in view.notes() for one in view.suggestions(note.id))


def _edit(store: Store) -> None:
    edited(store, "lakarkontakt", "Kommunen ska erbjuda läkarkontakt inom ett dygn.")


def _import(store: Store) -> None:
    imported(store, agreement(notice="Tiden är tolv månader."), "beslut-1", Stage.DECISION)


def _propose(store: Store) -> None:
    clause, said = clause_id(store, "uppsagning-av-avtal"), blocks("Tolv månader gäller.")
    store.propose("hsa", clause, title="Längre tid", from_="Regionen", blocks=said)


def _ask(store: Store) -> None:
    store.ask("Hur lång tid?", body="Styrgruppen")


def _confirm(store: Store) -> None:
    first = _suggested(store)[0]
    store.confirm(first.note, first.id)


@pytest.mark.parametrize("write", [_edit, _import, _propose, _ask, _confirm])
def test_suggestions_that_were_kept_are_those_made_anew(
    tmp_path: Path, write: Callable[[Store], None]
) -> None:
    store = _minuted(tmp_path)
    assert _suggested(store)
    write(store)

    assert _suggested(store) == _suggested(Store.open(tmp_path / "store"))
