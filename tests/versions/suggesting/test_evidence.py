"""What speaks for a suggested link, piece by piece."""

import datetime
from pathlib import Path

from tests.versions.stores import WHEN
from tests.versions.stores import agreement
from tests.versions.stores import blocks
from tests.versions.stores import clause_id
from tests.versions.stores import imported
from tests.versions.stores import new_store
from versions.minutes.parsing import Minutes
from versions.minutes.parsing import Passage
from versions.minutes.parsing import PassageKind
from versions.minutes.parsing import Topic
from versions.records.links import LinkKind
from versions.records.suggestions import Ground
from versions.records.suggestions import Suggestion
from versions.stages import Audience
from versions.stages import Stage
from versions.store import Store
from versions.suggesting.aligned import aligned
from versions.suggesting.deeds import kind_of

MET = datetime.date(2026, 4, 2)


def family(folder: Path) -> Store:
    """An agreement that was sent on consultation before the meeting and decided after it."""
    store = new_store(folder)
    imported(store, agreement(), date=datetime.date(2026, 3, 1))
    changed = agreement(notice="Avtalet kan sägas upp med tolv månaders varsel.")
    imported(store, changed, "beslut-1", Stage.DECISION, date=datetime.date(2026, 6, 1))
    return store


def suggested(
    store: Store,
    text: str,
    topic: str = "",
    label: str = "",
    kind: PassageKind = PassageKind.TEXT,
    met: datetime.date | None = MET,
) -> tuple[Suggestion, ...]:
    """What is suggested for a note of one passage."""
    heading = Passage("p1", 0, PassageKind.HEADING, topic, label=label)
    minutes = Minutes(
        "Mötesanteckning",
        "Styrgruppen",
        met,
        topics=(Topic(label, topic),),
        passages=(heading, Passage("p2", 0, kind, text)),
    )
    note = store.import_note(minutes, b"", "anteckning.txt", when=WHEN)
    return store.view(Audience.DRAFT).suggestions(note.id)


def grounds(one: Suggestion) -> set[Ground]:
    return {evidence.ground for evidence in one.evidence}


def test_a_heading_that_names_a_clause_suggests_it(tmp_path: Path) -> None:
    store = family(tmp_path)
    first = suggested(store, "Frågan behöver belysas mer.", "Läkarkontakt")[0]

    assert first.target.clause == clause_id(store, "lakarkontakt")
    assert Ground.HEADING in grounds(first)
    assert first.shown


def test_a_number_is_that_of_the_version_valid_at_the_meeting(tmp_path: Path) -> None:
    store = family(tmp_path)
    first = suggested(store, "Lydelsen i avsnitt 2 är oklar.")[0]

    assert first.target.clause == clause_id(store, "lakarkontakt")
    assert [one.version for one in first.evidence if one.ground is Ground.NUMBER] == ["remiss-1"]


def test_a_number_that_opens_a_passage_says_what_all_of_it_is_about(tmp_path: Path) -> None:
    store = family(tmp_path)
    first = suggested(store, "Avsnitt 2: Gruppen vill ha kvar texten.")[0]

    assert first.target.clause == clause_id(store, "lakarkontakt")
    assert first.shown


def test_a_word_or_two_in_quotation_marks_are_quoted_from_no_proposal(tmp_path: Path) -> None:
    store = family(tmp_path)
    store.propose(
        "hsa",
        clause_id(store, "lakarkontakt"),
        title="Förslag 1",
        from_="Regionen",
        blocks=blocks("Kommunen ska erbjuda läkarkontakt."),
        when=WHEN,
    )
    found = suggested(store, 'Byt "bör" mot "ska erbjuda".')

    assert all(Ground.PROPOSAL not in grounds(one) for one in found)


def test_a_quote_that_differs_a_little_marks_the_very_words(tmp_path: Path) -> None:
    store = family(tmp_path)
    text = 'Meningen "Kommunen bör alltid erbjuda läkarkontakt inom två dygn" är vag.'
    first = suggested(store, text)[0]
    (evidence,) = (one for one in first.evidence if one.ground is Ground.WORDING)

    assert first.target.clause == clause_id(store, "lakarkontakt")
    assert [text[low:high] for low, high in evidence.marks] == [
        "erbjuda läkarkontakt inom två dygn"
    ]


def test_what_a_proposal_says_points_at_its_clause(tmp_path: Path) -> None:
    store = family(tmp_path)
    said = "Regionen svarar för att läkare finns att tillgå dygnet runt."
    store.propose(
        "hsa",
        clause_id(store, "lakarkontakt"),
        title="Förslag 1",
        from_="Regionen",
        blocks=blocks(said),
        when=WHEN,
    )
    first = suggested(store, f'"{said}"', kind=PassageKind.PROPOSAL)[0]

    assert first.target.clause == clause_id(store, "lakarkontakt")
    assert Ground.PROPOSAL in grounds(first)
    assert first.kind is LinkKind.PROPOSES


def test_words_that_changed_after_the_meeting_point_at_their_clause(tmp_path: Path) -> None:
    store = family(tmp_path)
    first = suggested(store, "Styrgruppen enas om tolv i stället för sex.")[0]

    assert first.target.clause == clause_id(store, "uppsagning-av-avtal")
    assert first.phrases == ("sex", "tolv")
    assert first.kind is LinkKind.DECIDES
    assert first.change


def test_without_a_date_nothing_is_said_of_what_changed(tmp_path: Path) -> None:
    store = family(tmp_path)
    found = suggested(store, "Styrgruppen enas om tolv i stället för sex.", met=None)

    assert all(Ground.CHANGE not in grounds(one) for one in found)


def test_a_meetings_own_headings_name_no_clause(tmp_path: Path) -> None:
    store = family(tmp_path)

    assert suggested(store, "Ordföranden hälsade välkommen.", "Inledning") == ()


def test_a_rejected_suggestion_does_not_come_back(tmp_path: Path) -> None:
    store = family(tmp_path)
    first = suggested(store, "Frågan behöver belysas mer.", "Läkarkontakt")[0]
    store.reject(first.note, first.id, by="Arbetsgruppen", when=WHEN)
    view = store.view(Audience.DRAFT)

    assert view.suggestions(first.note) == ()
    assert [one.id for one in view.rejections(first.note)] == [first.id]
    assert store.verify() == ()


def test_a_corrected_suggestion_is_linked_as_the_person_says(tmp_path: Path) -> None:
    store = family(tmp_path)
    first = suggested(store, "Frågan behöver belysas mer.", "Läkarkontakt")[0]
    (link,) = store.confirm(
        first.note, first.id, kind=LinkKind.NOTES, phrases=("två dygn",), by="Maja", when=WHEN
    )

    assert (link.kind, link.phrase, link.by) == (LinkKind.NOTES, "två dygn", "Maja")
    assert store.view(Audience.DRAFT).suggestions(first.note) == ()


def test_nothing_is_suggested_outside_the_working_group(tmp_path: Path) -> None:
    store = family(tmp_path)
    note = suggested(store, "Frågan behöver belysas mer.", "Läkarkontakt")[0].note

    for audience in (Audience.CONSULTATION, Audience.DECISION):
        assert all(one.id != note for one in store.view(audience).notes())


def test_a_text_without_common_words_is_not_aligned() -> None:
    assert aligned("inom två dygn", "Avtalet gäller tills vidare.").share == 0


def test_what_was_weighed_and_left_is_told_apart_from_what_was_decided() -> None:
    left = "Möjligheten övervägdes men skrivningen lämnas oförändrad."

    assert kind_of(Passage("p1", None, PassageKind.TEXT, left)) is LinkKind.LEAVES
    assert kind_of(Passage("p1", None, PassageKind.TEXT, "Meningen stryks.")) is LinkKind.DECIDES
