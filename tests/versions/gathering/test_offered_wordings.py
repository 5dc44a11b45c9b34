"""Wordings in minutes are offered as proposals, and are none until somebody says so."""

from datetime import date
from pathlib import Path

import pytest

from clauses.reading import read
from tests.versions.stores import NOTICE
from tests.versions.stores import WHEN
from tests.versions.stores import clause_id
from tests.versions.stores import store_with_agreement
from versions.gathering.offered_wordings import OfferedWording
from versions.gathering.offered_wordings import UnofferedError
from versions.gathering.offered_wordings import offered_from
from versions.gathering.offered_wordings import offered_wordings
from versions.minutes.parsing import read_minutes
from versions.records.links import LinkKind
from versions.records.links import Target
from versions.records.notes import PassageRef
from versions.stages import Audience
from versions.store import Store

LONGER = "Avtalet kan sägas upp med tolv månaders skriftligt varsel."
MINUTES = f"""Mötesanteckning

Styrgruppen

Datum: 2026-02-03

1. Uppsägning av avtal

Nuvarande lydelse: {NOTICE}

Förslag 1 (från kommunerna): {LONGER}

2. Helt annat

Slutlig skrivning: Kaffet serveras klockan tre.
"""
NOTE = "2026-02-03-styrgruppen"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = store_with_agreement(tmp_path)
    made.import_note(read_minutes(read(MINUTES.encode(), "m.txt")), b"", "m.txt", when=WHEN)
    return made


def offered(store: Store, audience: Audience = Audience.DRAFT) -> list[OfferedWording]:
    clause = clause_id(store, "uppsagning-av-avtal")
    return list(offered_wordings(store.view(audience), "hsa", clause))


def passage_with(store: Store, text: str) -> PassageRef:
    note = store.view(Audience.DRAFT).note(NOTE)
    return PassageRef(NOTE, next(one.id for one in note.passages if text in one.text))


def test_a_wording_is_offered_with_title_body_day_and_source(store: Store) -> None:
    (one,) = offered(store)

    assert (one.title, one.from_) == ("Förslag 1 (från kommunerna)", "kommunerna")
    assert (one.date, one.text) == (date(2026, 2, 3), LONGER)
    assert one.source == passage_with(store, LONGER)
    assert not one.confirmed


def test_what_the_clause_says_already_is_not_offered(store: Store) -> None:
    assert NOTICE not in [one.text for one in offered(store)]


def test_one_act_makes_it_a_proposal_and_it_is_offered_no_more(store: Store) -> None:
    (one,) = offered(store)
    made = store.propose_wording(one)

    assert (made.title, made.from_, made.text) == (one.title, "kommunerna", LONGER)
    assert (made.date.date(), made.note) == (date(2026, 2, 3), one.source)
    assert offered(store) == []


def test_nothing_is_made_a_proposal_by_itself(store: Store) -> None:
    offered(store)

    assert store.view(Audience.DRAFT).proposals() == ()


def test_a_wording_that_is_linked_is_offered_for_that_clause(store: Store) -> None:
    source = passage_with(store, "Kaffet")
    target = Target("hsa", clause_id(store, "lakarkontakt"))
    view = store.view(Audience.DRAFT)
    with pytest.raises(UnofferedError):
        offered_from(view, source)
    store.link(source, target, LinkKind.PROPOSES, when=WHEN)
    found = offered_from(store.view(Audience.DRAFT), source)

    assert (found.clause, found.confirmed) == (target.clause, True)


def test_nothing_is_offered_outside_the_working_group(store: Store) -> None:
    assert offered(store, Audience.CONSULTATION) == []
