"""Names of persons are for the working group; others read the same words without them."""

from pathlib import Path

import pytest

from clauses.reading import read
from tests.versions.stores import WHEN
from tests.versions.stores import clause_id
from tests.versions.stores import store_with_agreement
from versions.minutes.parsing import read_minutes
from versions.readership import Readership
from versions.records.links import LinkKind
from versions.records.links import Target
from versions.records.notes import PassageRef
from versions.searching.hits import Hits
from versions.stages import Audience
from versions.store import Store
from versions.view import View

OPEN = Readership(Audience.DECISION)
MINUTES = """Mötesanteckning

Styrgruppen

Datum: 2026-02-03

Kallade:

Ada Bok, Ekby kommun
Bo von Alm

1. Läkarkontakt enligt Ada Bok

Ada Boks förslag är att "ska" ersätter "bör". Alm, Bo von håller med.

Adas skrivning prövades av Alm. Boken om bok och Ekbyboken lämnas.

Vid anteckningarna: Disa Ek-Lund
"""
NOTE = "2026-02-03-styrgruppen"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = store_with_agreement(tmp_path)
    minutes = read_minutes(read(MINUTES.encode(), "m.txt"))
    made.import_note(minutes, MINUTES.encode(), "m.txt", readers=OPEN, when=WHEN)
    target = Target("hsa", clause_id(made, "lakarkontakt"))
    made.link(
        PassageRef(NOTE, "p2"),
        target,
        LinkKind.DISCUSSES,
        phrase="Ada Boks skrivning, som Alm ville",
        readers=OPEN,
        when=WHEN,
    )
    return made


@pytest.fixture
def outside(store: Store) -> View:
    return store.view(Audience.CONSULTATION)


def test_others_read_the_words_with_nobody_where_persons_stood(outside: View) -> None:
    note = outside.note(NOTE)

    assert [passage.text for passage in note.passages] == [
        "Läkarkontakt enligt NN",
        'NNs förslag är att "ska" ersätter "bör". NN håller med.',
        "NNs skrivning prövades av NN. Boken om bok och Ekbyboken lämnas.",
    ]
    assert [topic.heading for topic in note.topics] == ["Läkarkontakt enligt NN"]
    assert (note.participants, note.written_by) == ((), "")


def test_the_working_group_reads_what_was_said(store: Store) -> None:
    note = store.view(Audience.DRAFT).note(NOTE)

    assert note.passages[1].text.startswith("Ada Boks förslag")
    assert [person.name for person in note.participants] == ["Ada Bok", "Bo von Alm"]


def test_no_quote_names_a_person_to_others(outside: View) -> None:
    (link,) = outside.links(note=NOTE)

    assert link.quote.startswith("NNs förslag")
    assert link.phrase == "NNs skrivning, som NN ville"


def test_a_question_names_nobody_to_others(store: Store) -> None:
    store.ask("Får Ada Bok svara?", body="Styrgruppen", readers=OPEN, when=WHEN)
    (asked,) = store.view(Audience.CONSULTATION).all_questions

    assert asked.title == "Får NN svara?"


def test_a_search_by_others_finds_words_and_no_persons(store: Store, outside: View) -> None:
    assert {hit.note for hit in store.view(Audience.DRAFT).search("Ada Bok").hits} == {NOTE}
    assert outside.search("Ada Bok") == outside.search("Adas") == Hits()
    assert ["Ada" in hit.snippet for hit in outside.search("ersätter").hits] == [False]
