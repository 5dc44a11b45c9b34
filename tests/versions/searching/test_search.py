from dataclasses import replace
from pathlib import Path

import pytest

from clauses.model import Document
from tests.versions.stores import agreement
from tests.versions.stores import blocks
from tests.versions.stores import clause
from tests.versions.stores import clause_id
from tests.versions.stores import edited
from tests.versions.stores import imported
from tests.versions.stores import new_store
from tests.versions.stores import store_with_agreement
from versions.minutes.parsing import Minutes
from versions.minutes.parsing import Passage
from versions.minutes.parsing import PassageKind
from versions.minutes.values import Participant
from versions.readership import Reader
from versions.readership import Readership
from versions.searching.hits import Hit
from versions.stages import Audience
from versions.store import Store


def searched(store: Store, query: str, document: str = "", version: str = "") -> tuple[Hit, ...]:
    return store.view(Audience.DRAFT).search(query, document, version).hits


def test_words_are_found_by_their_beginning_whatever_their_case(tmp_path: Path) -> None:
    (hit,) = searched(store_with_agreement(tmp_path), "LÄKARK dygn")

    assert (hit.kind, hit.document, hit.version, hit.title) == (
        "clause",
        "hsa",
        "now",
        "Läkarkontakt",
    )
    marked = [hit.snippet[start:end] for start, end in hit.marks]
    assert marked == ["läkark", "dygn"]


def test_a_wording_that_has_gone_is_found_in_the_version_that_had_it(tmp_path: Path) -> None:
    store = store_with_agreement(tmp_path)
    imported(store, agreement(duty="Något annat."), "remiss-2")

    assert [hit.version for hit in searched(store, "läkarkontakt dygn")] == ["remiss-1"]
    assert searched(store, "dygn", "hsa", "remiss-2") == ()


def test_small_words_of_a_question_need_not_stand_there_and_are_not_marked(
    tmp_path: Path,
) -> None:
    (hit,) = searched(store_with_agreement(tmp_path), "vem erbjuder läkarkontakt i kommunen?")

    marked = [hit.snippet[start:end] for start, end in hit.marks]
    assert [word.lower() for word in marked] == ["kommunen", "erbjud", "läkarkontakt"]


def test_numbers_and_words_of_two_letters_are_found_as_they_are(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    said = (("Lag", "Enligt 16 kap. gäller HR."), ("Annat", "År 1600 gällde HRF."))
    imported(store, Document("Avtal", tuple(clause(*one) for one in said)), "remiss-1")

    assert [hit.title for hit in searched(store, "16")] == ["Lag"]
    assert [hit.title for hit in searched(store, "hr")] == ["Lag"]
    assert [hit.title for hit in searched(store, "16 kap.")] == ["Lag"]


@pytest.mark.parametrize("query", ["2", "avsnitt 2", "§2", "Punkt 2."])
def test_a_clause_is_found_by_its_number_now(tmp_path: Path, query: str) -> None:
    store = store_with_agreement(tmp_path)
    edited(store, "lakarkontakt", "Kommunen ska erbjuda läkarkontakt.")

    (hit,) = searched(store, query)

    assert (hit.version, hit.title, hit.since, hit.until) == ("now", "Läkarkontakt", "now", "")


def test_a_number_finds_the_clause_and_what_refers_to_it(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    refers, about = (clause(*one) for one in (("Syfte", "Se 1.2 nedan."), ("Ansvar", "Delas.")))
    numbered = (replace(refers, number="1.1"), replace(about, number="1.2"))
    imported(store, Document("Avtal", numbered), "remiss-1")

    assert [hit.title for hit in searched(store, "1.2")] == ["Ansvar", "Syfte"]


def test_a_clause_that_names_its_own_number_is_told_once(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    about = replace(clause("Ansvar", "Enligt 1.2 delas det."), number="1.2")
    imported(store, Document("Avtal", (about,)), "remiss-1")
    edited(store, "ansvar", "Enligt 1.2 delas allt.")

    assert [(hit.version, hit.since) for hit in searched(store, "1.2")] == [
        ("now", "now"),
        ("remiss-1", "remiss-1"),
    ]


def test_a_clause_whose_heading_says_it_comes_first(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    first = clause("Omfattning", "Vård, hjälpmedel och rehabilitering.")
    about = clause("Rehabilitering", "Kommunen ansvarar.")
    imported(store, Document("Avtal", (first, about)), "remiss-1")

    found = searched(store, "rehabilitering")

    assert [hit.title for hit in found] == ["Rehabilitering", "Omfattning"]


def test_a_party_that_searches_again_is_answered_again(tmp_path: Path) -> None:
    store = store_with_agreement(tmp_path)
    readers = Readership(Audience.DRAFT, ("Norrviks kommun",))
    clause_of = clause_id(store, "syfte")
    said = blocks("Varsel hör till syftet.")
    store.propose("hsa", clause_of, title="T", from_="N", blocks=said, readers=readers)
    party = Reader(Audience.CONSULTATION, frozenset({"Norrviks kommun"}))

    assert len(store.view(party).search("varsel").hits) == 2
    assert len(store.view(party).search("varsel syftet").hits) == 1


def test_a_phrase_in_quotes_stands_together(tmp_path: Path) -> None:
    store = store_with_agreement(tmp_path)

    assert searched(store, '"sex månaders"') != ()
    assert searched(store, '"månaders sex"') == ()


def test_notes_and_proposals_are_found(tmp_path: Path) -> None:
    store = store_with_agreement(tmp_path)
    passage = Passage("p1", None, PassageKind.TEXT, "Frågan om hjälpmedel togs upp.")
    store.import_note(Minutes("Möte", "Styrgruppen", None, passages=(passage,)), b"", "")
    duty = clause_id(store, "lakarkontakt")
    store.propose("hsa", duty, title="T", from_="A", blocks=blocks("Hjälpmedel lånas ut."))

    assert [hit.kind for hit in searched(store, "hjälpmedel")] == ["note", "proposal"]


def test_a_note_is_found_by_its_title_by_those_who_may_read_it(tmp_path: Path) -> None:
    store = store_with_agreement(tmp_path)
    passage = Passage("p1", None, PassageKind.TEXT, "Frågan togs upp.")
    lead = Minutes(
        "Beredning av hjälpmedel med Kim Exempel",
        "Styrgruppen",
        None,
        passages=(passage,),
        participants=(Participant("Kim Exempel"),),
    )
    note = store.import_note(lead, b"", "")
    within = searched(store, "hjälpmedel beredning")
    parties = Reader(Audience.CONSULTATION)
    before = store.view(parties).search("hjälpmedel").hits
    store.set_note_readers(note.id, Readership(Audience.CONSULTATION), by="Arbetsgruppen")
    after = store.view(parties).search("hjälpmedel").hits

    assert [(hit.note, hit.passage, hit.snippet) for hit in within] == [(note.id, "", lead.title)]
    assert before == ()
    assert [hit.note for hit in after] == [note.id]
    assert "Kim" not in after[0].title + after[0].snippet
    assert store.view(parties).search("Exempel").hits == ()


def test_signs_of_patterns_are_only_signs(tmp_path: Path) -> None:
    store = store_with_agreement(tmp_path)

    assert searched(store, ".*") == ()
    assert searched(store, "(") == ()
    assert searched(store, "  ") == ()


def test_where_there_is_more_than_is_told_that_is_said_and_notes_are_told_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("versions.searching.search.MOST", 2)
    store = store_with_agreement(tmp_path)
    passage = Passage("p1", None, PassageKind.TEXT, "Avtalet ändras.")
    store.import_note(Minutes("Möte", "Styrgruppen", None, passages=(passage,)), b"", "")

    told = store.view(Audience.DRAFT).search("avtal")
    few = store.view(Audience.DRAFT).search("läkark dygn")

    assert [hit.kind for hit in told.hits] == ["clause", "clause", "note"]
    assert not told.complete
    assert few.complete
