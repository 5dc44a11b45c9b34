"""What came in while a version was on consultation."""

from dataclasses import replace
from datetime import UTC
from datetime import date
from datetime import datetime
from pathlib import Path

import pytest

from clauses.reading import read
from tests.versions.stores import DUTY
from tests.versions.stores import agreement
from tests.versions.stores import blocks
from tests.versions.stores import clause
from tests.versions.stores import clause_id
from tests.versions.stores import imported
from tests.versions.stores import new_store
from versions.gathering.response_matrix import Asked
from versions.gathering.response_matrix import Became
from versions.gathering.response_matrix import Says
from versions.gathering.response_matrix import matrix
from versions.gathering.responses import NotConsultedError
from versions.gathering.responses import Responses
from versions.gathering.responses import responses
from versions.minutes.parsing import read_minutes
from versions.readership import Reader
from versions.readership import Readership
from versions.records.links import LinkKind
from versions.records.links import Target
from versions.records.notes import NoteRecord
from versions.records.notes import PassageRef
from versions.stages import Audience
from versions.stages import Stage
from versions.store import Store

PARTIES = ("Norrviks kommun", "Granåkers kommun", "Sjö kommun")
PARTY = Readership(Audience.DRAFT, ("Norrviks kommun",))
ANSWERS = """# Sammanställning av remissvar

Datum: 2026-04-02

| Avsnitt | Remissinstans | Synpunkt | Hantering |
| --- | --- | --- | --- |
| Hela avtalet | Granåkers kommun | Tillstyrker avtalet. | |
| 2 Läkarkontakt | NORRVIKS KOMMUN | Två dygn är för länge. | Tillgodoses. |
| 3 Uppsägning av avtal | Pensionärsrådet | Avstyrks. | Tillgodoses inte. |
| Avtalets bilaga | Granåkers kommun | Vad gäller bilagan? | |
""".encode()


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = new_store(tmp_path)
    imported(made, agreement(), "remiss-1", Stage.CONSULTATION, date=date(2026, 3, 1))
    made.name_parties(PARTIES)
    return made


def answered(store: Store) -> NoteRecord:
    return store.import_note(read_minutes(read(ANSWERS, "s.md")), ANSWERS, "s.md")


def proposed(store: Store, by: str, month: int, readers: Readership = PARTY) -> str:
    return store.propose(
        "hsa",
        clause_id(store, "lakarkontakt"),
        title=f"Förslag från {by}",
        from_=by,
        blocks=blocks("Regionen ska svara inom ett dygn."),
        readers=readers,
        when=datetime(2026, month, 2, tzinfo=UTC),
    ).id


def told(store: Store, version: str = "remiss-1", reader: Reader | None = None) -> Responses:
    return responses(store.view(reader or Audience.DRAFT), "hsa", version)


def said(found: Responses) -> list[tuple[str, str, str]]:
    headings = {one.id: one.heading for one in found.document.clauses}
    return [(headings.get(one.clause, ""), one.respondent, one.text) for one in found.found]


def test_an_answer_is_of_the_clause_that_its_section_names(store: Store) -> None:
    answered(store)

    assert said(told(store)) == [
        ("", "Granåkers kommun", "Tillstyrker avtalet."),
        ("Läkarkontakt", "Norrviks kommun", "Två dygn är för länge."),
        ("Uppsägning av avtal", "Pensionärsrådet", "Avstyrks."),
    ]


def test_what_could_not_be_placed_and_who_said_nothing_is_told(store: Store) -> None:
    answered(store)
    found = told(store)

    assert [one.section for one in found.unplaced] == ["Avtalets bilaga"]
    assert found.silent == ("Sjö kommun",)
    assert found.respondents == ("Norrviks kommun", "Granåkers kommun", "Pensionärsrådet")
    assert found.answered == 2


def test_a_link_places_an_answer_and_beats_its_section(store: Store) -> None:
    note = answered(store)
    lost = next(one for one in note.passages if one.section == "Avtalets bilaga")
    named = next(one for one in note.passages if one.section == "2 Läkarkontakt")
    for passage in (lost, named):
        to = Target("hsa", clause_id(store, "syfte"))
        store.link(PassageRef(note.id, passage.id), to, LinkKind.DISCUSSES)
    found = told(store)

    assert [heading for heading, _, _ in said(found)] == ["", "Syfte", "Syfte", *said(found)[3][:1]]
    assert found.unplaced == ()


def test_proposals_and_comments_are_of_the_version_that_was_out_on_their_day(store: Store) -> None:
    before, during = proposed(store, "Norrviks kommun", 2), proposed(store, "Norrviks kommun", 4)
    imported(store, agreement(duty=f"{DUTY} Alltid."), "remiss-2", date=date(2026, 6, 1))
    after = proposed(store, "Norrviks kommun", 7)
    imported(store, agreement(), "beslut-1", Stage.DECISION, date=date(2026, 9, 1))
    decided = proposed(store, "Norrviks kommun", 10)
    words = Target("hsa", clause_id(store, "lakarkontakt"), "remiss-1")
    late = datetime(2026, 8, 1, tzinfo=UTC)
    comment = store.comment(words, "två dygn", "För länge.", by="Sjö kommun", when=late)
    first = [one.source for one in told(store, "remiss-1").found]
    second = [one.source for one in told(store, "remiss-2").found]

    assert (first, second) == ([during, comment.id], [after])
    assert {before, decided}.isdisjoint({*first, *second})


def test_a_collation_is_of_the_version_whose_sections_it_names(store: Store) -> None:
    other = replace(agreement(), clauses=(*agreement().clauses[:1], clause("Annat", "Text.")))
    imported(store, other, "remiss-1", name="bilaga", date=date(2026, 3, 20))
    answered(store)

    assert len(told(store).found) == 3
    assert responses(store.view(Audience.DRAFT), "bilaga", "remiss-1").found == ()


def test_nobody_was_asked_of_clauses_that_came_later(store: Store) -> None:
    grown = agreement()
    grown = replace(grown, clauses=(*grown.clauses, clause("Tvist", "Tvist löses.", number="4")))
    imported(store, grown, "beslut-1", Stage.DECISION, date=date(2026, 9, 1))

    assert [one.heading for one in told(store).later] == ["Tvist"]


def test_a_version_that_was_not_on_consultation_has_no_responses(store: Store) -> None:
    imported(store, agreement(), "beslut-1", Stage.DECISION)

    with pytest.raises(NotConsultedError):
        told(store, "beslut-1")


def test_whoever_may_not_read_a_response_is_told_nothing_of_it(store: Store) -> None:
    answered(store)
    mine = proposed(store, "Norrviks kommun", 4)
    proposed(store, "Sjö kommun", 4, Readership(Audience.DRAFT, ("Sjö kommun",)))
    party = Reader(Audience.CONSULTATION, frozenset({"Norrviks kommun"}))
    found = told(store, reader=party)

    assert [one.source for one in found.found] == [mine]
    assert (found.unplaced, found.silent) == ((), None)
    assert found.respondents == ("Norrviks kommun",)


def test_the_matrix_has_a_line_a_clause_and_a_column_a_respondent(store: Store) -> None:
    answered(store)
    proposed(store, "Norrviks kommun", 4)
    view = store.view(Audience.DRAFT)
    laid = matrix(view, told(store), Asked())

    assert laid.respondents == ("Norrviks kommun", "Granåkers kommun", "Pensionärsrådet")
    assert [(line.clause.heading if line.clause else "", line.count) for line in laid.lines] == [
        ("", 1),
        ("Läkarkontakt", 2),
        ("Uppsägning av avtal", 1),
    ]
    assert (laid.totals, laid.count) == ((2, 1, 1), 4)


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        (Asked(chapter="2"), 2),
        (Asked(respondent="Norrviks kommun"), 2),
        (Asked(says=Says.AGAINST), 1),
        (Asked(says=Says.PROPOSAL), 1),
        (Asked(became=Became.MET), 1),
        (Asked(became=Became.OPEN), 2),
        (Asked(respondent="Norrviks kommun", became=Became.NOT), 0),
    ],
    ids=str,
)
def test_it_shows_what_is_asked_for(store: Store, asked: Asked, count: int) -> None:
    answered(store)
    proposed(store, "Norrviks kommun", 4)

    assert matrix(store.view(Audience.DRAFT), told(store), asked).count == count


def test_everything_tells_of_clauses_and_parties_without_an_answer(store: Store) -> None:
    answered(store)
    laid = matrix(store.view(Audience.DRAFT), told(store), Asked(everything=True))

    assert "Sjö kommun" in laid.respondents
    assert [line.clause.heading for line in laid.lines if line.clause and not line.count] == [
        "Hälso- och sjukvårdsavtal",
        "Syfte",
    ]
