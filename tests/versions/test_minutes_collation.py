import pytest

from versions.minutes_collation import read_collation
from versions.minutes_collation import read_columns
from versions.minutes_collation import read_outcome
from versions.minutes_values import Outcome
from versions.minutes_values import PassageKind


@pytest.mark.parametrize(
    "header",
    [
        ("Avsnitt", "Remissinstans", "Synpunkt", "Hantering"),
        ("Section", "Respondent", "View", "Handling"),
        ("Clause", "Consultee", "Comment", "Response by the group"),
    ],
)
def test_columns_are_known_in_swedish_and_english(header: tuple[str, ...]) -> None:
    assert read_columns(header) == {"section": 0, "respondent": 1, "view": 2, "handling": 3}


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
        ("Avsnittet skrivs om.", Outcome.UNKNOWN),
        ("Noteras.", Outcome.UNKNOWN),
        ("", Outcome.UNKNOWN),
    ],
)
def test_an_outcome_is_what_the_handling_plainly_says(handling: str, outcome: Outcome) -> None:
    assert read_outcome(handling) is outcome
