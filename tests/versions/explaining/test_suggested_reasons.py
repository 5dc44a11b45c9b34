"""What may explain a change that nobody has explained is suggested, and no more."""

from datetime import date
from pathlib import Path

import pytest

from clauses.reading import read
from tests.versions.stores import DUTY
from tests.versions.stores import NOTICE
from tests.versions.stores import WHEN
from tests.versions.stores import agreement
from tests.versions.stores import clause_id
from tests.versions.stores import imported
from tests.versions.stores import new_store
from versions.explaining.why import Why
from versions.minutes.parsing import read_minutes
from versions.records.links import LinkKind
from versions.records.suggestions import Suggestion
from versions.stages import Audience
from versions.store import Store

MINUTES = """Mötesanteckning

Styrgruppen

Datum: {}

1. Uppsägning av avtal

Ställningstagande: Tiden sex månader ersätts av tolv månaders varsel.
"""
NOTE = "2026-02-03-styrgruppen"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Two versions with a change that nobody explained, and minutes between them."""
    made = new_store(tmp_path)
    imported(made, agreement(), date=date(2026, 1, 1))
    changed = agreement(notice=NOTICE.replace("sex", "tolv"), duty=DUTY.replace("bör", "ska"))
    imported(made, changed, "remiss-2", date=date(2026, 3, 1))
    keep(made, "2026-02-03")
    return made


def keep(store: Store, day: str) -> None:
    text = MINUTES.format(day).encode()
    store.import_note(read_minutes(read(text, "m.txt")), text, "m.txt", when=WHEN)


def told(store: Store, slug: str = "uppsagning-av-avtal") -> Why:
    return store.view(Audience.DRAFT).why("hsa", clause_id(store, slug), "remiss-2")


def suggested(store: Store) -> tuple[Suggestion, ...]:
    (change,) = told(store).changes
    return change.suggested


def test_a_passage_that_speaks_of_the_change_is_suggested_and_explains_nothing(
    store: Store,
) -> None:
    (change,) = told(store).changes
    (one,) = change.suggested

    assert (one.note, one.quote.split()[:2]) == (NOTE, ["Tiden", "sex"])
    assert not change.explained
    assert change.notes == ()
    assert [words.text.strip() for words in told(store).unexplained] == ["sex", "tolv"]


def test_a_change_that_no_minutes_speak_of_has_no_suggestion(store: Store) -> None:
    assert [change.suggested for change in told(store, "lakarkontakt").changes] == [()]


def test_a_confirmed_suggestion_is_a_reason_and_a_rejected_one_is_gone(store: Store) -> None:
    (one,) = suggested(store)
    store.reject(NOTE, one.id)
    rejected = suggested(store)
    (other,) = store.view(Audience.DRAFT).rejections(NOTE)

    assert rejected == ()
    assert (other.note, other.passage) == (one.note, one.passage)


def test_what_was_confirmed_is_not_suggested_again(store: Store) -> None:
    (one,) = suggested(store)
    store.confirm(NOTE, one.id, kind=LinkKind.DECIDES, by="Styrgruppen", when=WHEN)
    (change,) = told(store).changes

    assert change.explained
    assert change.suggested == ()


def test_a_meeting_after_the_version_is_not_suggested_for_it(store: Store) -> None:
    keep(store, "2026-04-09")

    assert {one.note for one in suggested(store)} == {NOTE}


def test_nothing_is_suggested_to_those_outside_the_working_group(store: Store) -> None:
    clause = clause_id(store, "uppsagning-av-avtal")
    seen = store.view(Audience.CONSULTATION).why("hsa", clause, "remiss-2")

    assert [change.suggested for change in seen.changes] == [()]
