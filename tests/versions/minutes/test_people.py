import pytest

from versions.minutes.lines import Line
from versions.minutes.people import take_people
from versions.minutes.people_tables import read_table
from versions.minutes.persons import is_name
from versions.minutes.persons import read_person
from versions.minutes.values import Participant


def lines(*texts: str) -> tuple[Line, ...]:
    return tuple(Line(text) for text in texts)


def test_a_list_under_its_label_is_taken_out_of_the_text() -> None:
    people, rest = take_people(lines("Kallade", "Ada Bok", "Bo Alm (förhinder)", "Inledning"))

    assert people == (
        Participant("Ada Bok", role="Kallade"),
        Participant("Bo Alm", absent=True, role="Kallade"),
    )
    assert rest == lines("Inledning")


def test_names_on_the_line_of_the_label_are_taken_apart() -> None:
    people, rest = take_people(
        lines("Närvarande: Ada Bok (Ekby kommun), Bo Alm, Region Nord och Disa Ek (förhindrad).")
    )

    assert [person.name for person in people] == ["Ada Bok", "Bo Alm", "Disa Ek"]
    assert [person.organisation for person in people] == ["Ekby kommun", "Region Nord", ""]
    assert [person.absent for person in people] == [False, False, True]
    assert rest == ()


def test_everybody_under_a_label_of_the_absent_is_absent() -> None:
    people, _ = take_people(lines("Förhinder:", "Ada Bok", "Bo Alm"))

    assert all(person.absent for person in people)


def test_groups_within_a_list_become_roles() -> None:
    people, _ = take_people(lines("Deltagare", "Regionen:", "Ada Bok", "Kommunerna:", "Bo Alm"))

    assert [person.role for person in people] == ["Regionen", "Kommunerna"]


def test_a_pointer_to_a_list_elsewhere_stays_in_the_text() -> None:
    assert take_people(lines("Kallade: Se lista."))[1] == lines("Kallade: Se lista.")


def test_a_sentence_that_opens_like_a_label_stays_in_the_text() -> None:
    sentence = lines("Närvarande var alla som hade kallats till mötet.")

    assert take_people(sentence) == ((), sentence)


def test_a_topic_that_looks_like_a_name_ends_the_list() -> None:
    topic = Line("Nya Frågor")
    text = Line("Vi talade länge om detta. " * 10)

    assert take_people((*lines("Kallade", "Ada Bok"), topic, text))[1] == (topic, text)


def test_bullets_that_are_no_plain_names_still_belong_to_the_list() -> None:
    bullets = (Line("Ada", item=True), Line("Bo (ordf.)", item=True))
    people, rest = take_people((Line("Deltagare:"), *bullets))

    assert [person.name for person in people] == ["Ada", "Bo"]
    assert rest == ()


def test_a_table_of_groups_gives_each_person_the_group_of_the_column() -> None:
    rows = (
        ("Styrgrupp Region", "Styrgrupp Kommun"),
        ("Ada Bok, Region Nord", "Bo Alm, Ekby kommun (förhindrad)"),
        ("", "Disa Ek, Alby kommun"),
        ("Övriga deltagare", ""),
        ("Eva Gran, Region Nord", ""),
    )
    people = read_table(rows)

    assert [(person.name, person.role) for person in people] == [
        ("Ada Bok", "Styrgrupp Region"),
        ("Bo Alm", "Styrgrupp Kommun"),
        ("Disa Ek", "Styrgrupp Kommun"),
        ("Eva Gran", "Övriga deltagare"),
    ]
    assert people[1].absent


def test_a_table_with_columns_for_name_and_organisation_is_read() -> None:
    rows = (
        ("Namn", "Kommun", "Närvaro"),
        ("Ada Bok", "Ekby", "Ja"),
        ("Bo Alm", "Alby", "Förhinder"),
    )

    assert read_table(rows) == [
        Participant("Ada Bok", "Ekby", remark="Ja"),
        Participant("Bo Alm", "Alby", absent=True, remark="Förhinder"),
    ]


def test_a_table_of_something_else_is_left_alone() -> None:
    assert read_table((("Ärende", "Tid"), ("Avtalet", "30 min"))) == []


def test_whom_somebody_replaces_is_kept_beside_the_name() -> None:
    person = read_person("Ada Bok, Ekby kommun (ersätter Bo Alm)")

    assert (person.name, person.organisation, person.absent) == ("Ada Bok", "Ekby kommun", False)
    assert person.remark == "ersätter Bo Alm"


@pytest.mark.parametrize("text", ["Ada Bok", "Bo von Alm", "Ann-Sofie Ek Lund", "Örjan Ås"])
def test_names_are_known(text: str) -> None:
    assert is_name(text)


@pytest.mark.parametrize(
    "text", ["Inledning", "Övriga frågor", "Ekby Kommun", "Avtalets längd", "2 Ada", ""]
)
def test_other_short_lines_are_no_names(text: str) -> None:
    assert not is_name(text)
