"""Bodies are called by many names and are one."""

from pathlib import Path

import pytest

from clauses.reading import read
from tests.versions.stores import WHEN
from tests.versions.stores import store_with_agreement
from versions.format.messages import BadTextError
from versions.minutes.parsing import read_minutes
from versions.records.bodies import Body
from versions.records.bodies import called
from versions.stages import Audience
from versions.store import Store

NAME = "Gemensam styrgrupp"
MINUTES = """Mötesanteckning

SG

Datum: 2026-02-03

1. Bemanning

Inspel från styrgr.:

- Bra.
"""


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return store_with_agreement(tmp_path)


def kept(store: Store) -> str:
    minutes = read_minutes(read(MINUTES.encode(), "m.txt"))
    return store.import_note(minutes, b"", "m.txt", when=WHEN).id


@pytest.mark.parametrize("name", ["SG", "sg", "S.G", "Gemensam  styrgrupp", "gemensam styrgrupp"])
def test_case_spaces_and_stops_do_not_count(name: str) -> None:
    assert called([Body(NAME, ("SG", "S.G."))], name) == NAME


def test_a_name_that_nobody_gave_stays_what_it_is() -> None:
    assert called([Body(NAME, ("SG",))], "Styrgruppen för IT") == "Styrgruppen för IT"


def test_minutes_are_of_the_body_that_they_call_by_an_alias(store: Store) -> None:
    store.name_body(NAME, ["SG", "styrgr"], when=WHEN)
    name = kept(store)
    note = store.view(Audience.DRAFT).note(name)

    assert (note.id, note.body) == ("2026-02-03-gemensam-styrgrupp", NAME)
    assert NAME in [passage.speaker for passage in note.passages]


def test_minutes_that_were_kept_before_are_of_it_too(store: Store) -> None:
    note = kept(store)
    store.name_body(NAME, ["SG"], when=WHEN)

    assert store.view(Audience.DRAFT).note(note).body == NAME


def test_an_alias_means_the_body_it_was_given_to_last(store: Store) -> None:
    store.name_body("Arbetsgruppen", ["AG", "SG"], when=WHEN)
    found = store.name_body(NAME, ["SG"], when=WHEN)

    assert found == (Body("Arbetsgruppen", ("AG",)), Body(NAME, ("SG",)))
    assert store.view(Audience.DRAFT).bodies == found
    assert store.verify() == ()


def test_a_body_is_named_more_names_by_any_of_its_own(store: Store) -> None:
    store.name_body(NAME, ["SG"], when=WHEN)

    assert store.name_body("sg", ["GSG"], when=WHEN) == (Body(NAME, ("SG", "GSG")),)


def test_a_name_with_control_characters_is_refused(store: Store) -> None:
    with pytest.raises(BadTextError):
        store.name_body("Styr\x07grupp", when=WHEN)
