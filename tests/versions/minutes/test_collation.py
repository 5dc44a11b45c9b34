import pytest

from versions.minutes.collation import read_collation
from versions.minutes.columns import read_columns
from versions.minutes.outcomes import read_outcome
from versions.minutes.values import Outcome
from versions.minutes.values import PassageKind


@pytest.mark.parametrize(
    "header",
    [
        ("Avsnitt", "Remissinstans", "Synpunkt", "Hantering"),
        ("Section", "Respondent", "View", "Handling"),
        ("Clause", "Consultee", "Comment", "Response by the group"),
    ],
)
def test_columns_are_known_in_swedish_and_english(header: tuple[str, ...]) -> None:
    assert read_columns(header) == {
        "section": (0,),
        "respondent": (1,),
        "view": (2,),
        "handling": (3,),
    }


def test_columns_may_stand_in_any_order() -> None:
    rows = (
        ("Hantering", "Synpunkt", "Avsnitt", "Part"),
        ("Tillgodoses.", "Oklart.", "4.2", "Ekby"),
    )
    answer = read_collation(rows)[1]

    assert (answer.section, answer.respondent) == ("4.2", "Ekby")
    assert (answer.view, answer.handling) == ("Oklart.", "Tillgodoses.")
    assert (answer.kind, answer.outcome) == (PassageKind.ROW, Outcome.MET)


def test_a_table_of_something_else_is_no_collation() -> None:
    assert read_collation((("Ärende", "Ansvarig"), ("Avtalet", "Alla"))) == ()
    assert read_collation(()) == ()


def test_a_section_that_stands_once_holds_for_the_rows_below() -> None:
    rows = (
        ("Avsnitt", "Remissinstans", "Synpunkt", "Hantering"),
        ("4.2", "Ekby", "Oklart.", ""),
        ("", "Alby", "Bra.", ""),
        ("5 Uppföljning", "5 Uppföljning", "5 Uppföljning", "5 Uppföljning"),
        ("", "Ekby", "Saknas.", ""),
    )
    answers = [row for row in read_collation(rows) if row.kind is PassageKind.ROW]

    assert [answer.section for answer in answers] == ["4.2", "4.2", "5 Uppföljning"]


def test_the_topic_is_the_section_where_the_table_has_none() -> None:
    rows = (("Remissinstans", "Synpunkt"), ("Ekby", "Oklart."))

    assert read_collation(rows, "4.2 Kompetens")[1].section == "4.2 Kompetens"


def test_a_row_shorter_than_the_header_is_read() -> None:
    rows = (("Part", "Synpunkt", "Hantering"), ("Ekby",))

    assert read_collation(rows)[1].respondent == "Ekby"


def test_a_column_nobody_knows_is_kept_in_the_text() -> None:
    rows = (("Part", "Synpunkt", "Diarienummer"), ("Ekby", "Oklart.", "D-17"))

    assert "D-17" in read_collation(rows)[1].text


@pytest.mark.parametrize(
    ("handling", "outcome"),
    [
        ("Tillgodoses.", Outcome.MET),
        ("Synpunkten är beaktad.", Outcome.MET),
        ("Accepted.", Outcome.MET),
        ("Delvis tillgodosett, se 4.3.", Outcome.PARTLY),
        ("Tillgodoses delvis.", Outcome.PARTLY),
        ("Partly met.", Outcome.PARTLY),
        ("Tillgodoses inte.", Outcome.NOT),
        ("Har inte kunnat tillgodoses.", Outcome.NOT),
        ("Föranleder ingen ändring.", Outcome.NOT),
        ("Texten lämnas oförändrad.", Outcome.NOT),
        ("Not accepted.", Outcome.NOT),
        ("Nej", Outcome.NOT),
        ("Beaktas ej.", Outcome.NOT),
        ("Synpunkten avslås då lagen styr.", Outcome.NOT),
        ("Föranleder ingen åtgärd", Outcome.NOT),
        ("Nej, se ovan. Frågan beaktas i riktlinjen.", Outcome.NOT),
        ("Ja, delvis", Outcome.PARTLY),
        ("Tillgodoses. Texten förtydligas delvis.", Outcome.MET),
        ("Texten ändras enligt förslaget.", Outcome.MET),
        ("✓", Outcome.MET),
        ("Utreds vidare.", Outcome.UNKNOWN),
        ("Avsnittet skrivs om.", Outcome.UNKNOWN),
        ("Noteras.", Outcome.UNKNOWN),
        ("", Outcome.UNKNOWN),
    ],
)
def test_an_outcome_is_what_the_handling_plainly_says(handling: str, outcome: Outcome) -> None:
    assert read_outcome(handling) is outcome


@pytest.mark.parametrize(
    ("header", "columns"),
    [
        (
            ("Nr", "Sida/avsnitt", "Svarslämnare", "Synpunkt", "Förslag till ändring", "Åtgärd"),
            {"section": (1,), "respondent": (2,), "view": (3, 4), "handling": (5,)},
        ),
        (
            ("Kommun", "Kapitel", "Avsnitt", "Remissvar", "Beaktas (ja/delvis/nej)", "Motivering"),
            {"respondent": (0,), "section": (2,), "view": (3,), "outcome": (4,), "handling": (5,)},
        ),
        (
            ("Avser", "Inkommen från", "Kommentar", "Arbetsgruppens kommentar", "Status"),
            {"section": (0,), "respondent": (1,), "view": (2,), "handling": (3,), "outcome": (4,)},
        ),
        (
            ("Vad instansen anser", "Svar på synpunkten", "Part", "Punkt"),
            {"view": (0,), "handling": (1,), "respondent": (2,), "section": (3,)},
        ),
        (
            ("Page", "Organisation", "Feedback", "Our response", "Accepted?"),
            {
                "section": (0,),
                "respondent": (1,),
                "view": (2,),
                "handling": (3,),
                "outcome": (4,),
            },
        ),
    ],
)
def test_columns_are_known_by_their_many_names(
    header: tuple[str, ...], columns: dict[str, tuple[int, ...]]
) -> None:
    assert read_columns(header) == columns


def test_a_title_above_the_header_and_a_header_again_are_text() -> None:
    header = ("Avsnitt", "Remissinstans", "Synpunkt")
    rows = (("Remissvar 2025", "", ""), header, ("4.2", "Ekby", "Oklart."), header)
    found = read_collation((*rows, ("5", "Alby", "Bra.")))

    assert [one.kind.value for one in found] == ["text", "text", "row", "text", "row"]
    assert [one.respondent for one in found] == ["", "", "Ekby", "", "Alby"]


@pytest.mark.parametrize("heading", ["Ekby kommun", "Svar från Ekby kommun"])
def test_a_heading_above_a_table_without_respondents_is_the_respondent(heading: str) -> None:
    rows = (("Avsnitt", "Synpunkt", "Bedömning"), ("4.2", "Oklart.", "Tillgodoses."))
    answer = read_collation(rows, heading)[1]

    assert (answer.respondent, answer.section) == ("Ekby kommun", "4.2")


def test_respondents_may_stand_in_rows_of_their_own() -> None:
    rows = (
        ("Avsnitt", "Synpunkt", "Bedömning"),
        ("Ekby kommun", "", ""),
        ("4.2", "Oklart.", "Tillgodoses."),
        ("Region Nord", "", ""),
        ("5", "Bra.", ""),
    )
    answers = [one for one in read_collation(rows) if one.kind is PassageKind.ROW]

    assert [(one.respondent, one.section) for one in answers] == [
        ("Ekby kommun", "4.2"),
        ("Region Nord", "5"),
    ]


def test_sections_may_stand_in_rows_of_their_own_where_respondents_stand_first() -> None:
    rows = (
        ("Part", "Synpunkt", "Hantering"),
        ("Uppföljning", "", ""),
        ("Ekby", "Saknas.", ""),
        ("", "Otydligt.", ""),
        ("4.2 Ansvar", "", ""),
        ("Alby", "Bra.", ""),
    )
    answers = [one for one in read_collation(rows) if one.kind is PassageKind.ROW]

    assert [(one.respondent, one.section, one.view) for one in answers] == [
        ("Ekby", "Uppföljning", "Saknas."),
        ("Ekby", "Uppföljning", "Otydligt."),
        ("Alby", "4.2 Ansvar", "Bra."),
    ]


def test_a_form_with_a_row_for_each_thing_asked_is_one_answer() -> None:
    rows = (
        ("Remissinstans:", "Ekby kommun"),
        ("Avsnitt", "4.2"),
        ("Synpunkt", "Oklart vem som svarar."),
        ("Bedömning", "Beaktas ej."),
    )
    (answer,) = read_collation(rows)

    assert (answer.respondent, answer.section, answer.view) == (
        "Ekby kommun",
        "4.2",
        "Oklart vem som svarar.",
    )
    assert answer.outcome is Outcome.NOT
    assert "Remissinstans: Ekby kommun" in answer.text


def test_a_view_and_the_wish_beside_it_are_one_view() -> None:
    rows = (("Part", "Synpunkt", "Ändringsförslag"), ("Ekby", "Oklart.", "Skriv ska."))

    assert read_collation(rows)[1].view == "Oklart.\nSkriv ska."


def test_the_outcome_has_its_own_column_and_its_reason_another() -> None:
    rows = (
        ("Part", "Synpunkt", "Tillgodoses", "Motivering"),
        ("Ekby", "Kortare tid.", "Nej", "Lagen anger tiden."),
        ("Alby", "Tydligare text.", "Ja, delvis", "Se 4.3."),
    )
    answers = read_collation(rows)[1:]

    assert [(one.outcome, one.handling) for one in answers] == [
        (Outcome.NOT, "Lagen anger tiden."),
        (Outcome.PARTLY, "Se 4.3."),
    ]
