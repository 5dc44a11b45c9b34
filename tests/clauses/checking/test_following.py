"""References that do not follow a renumbering."""

from clauses.changes import Change
from clauses.checking.following import stale_references
from clauses.compare import compare
from clauses.model import Document
from tests.making import clause
from tests.making import document

DOCTORS = "Regionen ansvarar för läkarmedverkan i kommunal hälso- och sjukvård dygnet runt."
PHONE = "Kommunen ansvarar för att sjuksköterska kan nås på telefon alla dagar i veckan."
NEW = "Parterna planerar gemensam utbildning för medarbetare minst en gång om året."
POINTS = "Kostnader för insatser enligt avsnitt {} delas lika mellan parterna varje år."


def told(old: Document, new: Document) -> list[tuple[str, int, int | None, int | None]]:
    return [
        (one.text, one.clause, one.target, one.stands)
        for one in stale_references(compare(old, new))
    ]


def agreement(*texts: tuple[str, str]) -> Document:
    return document(
        *(clause(name, text, number=str(at)) for at, (name, text) in enumerate(texts, start=1))
    )


OLD = agreement(("Läkare", DOCTORS), ("Telefon", PHONE), ("Kostnad", POINTS.format("2")))


def test_an_unchanged_clause_that_still_says_the_old_number_is_found() -> None:
    new = agreement(
        ("Utbildning", NEW),
        ("Läkare", DOCTORS),
        ("Telefon", PHONE),
        ("Kostnad", POINTS.format("2")),
    )

    assert told(OLD, new) == [("2", 3, 2, 1)]


def test_a_reference_that_follows_is_not() -> None:
    new = agreement(
        ("Utbildning", NEW),
        ("Läkare", DOCTORS),
        ("Telefon", PHONE),
        ("Kostnad", POINTS.format("3")),
    )

    assert told(OLD, new) == []


def test_a_reference_to_a_clause_that_is_gone_is_found() -> None:
    new = agreement(("Läkare", DOCTORS), ("Kostnad", POINTS.format("2")))

    assert told(OLD, new) == [("2", 1, None, 1)]


def test_each_of_several_references_that_follow_each_other_is_judged_by_itself() -> None:
    both = "Kostnader enligt avsnitt {} och {} delas lika mellan parterna varje år."
    old = agreement(("Läkare", DOCTORS), ("Telefon", PHONE), ("Kostnad", both.format(1, 2)))
    rest = ("Utbildning", NEW), ("Läkare", DOCTORS), ("Telefon", PHONE)

    assert told(old, agreement(*rest, ("Kostnad", both.format(2, 3)))) == []
    assert told(old, agreement(*rest, ("Kostnad", both.format(1, 2)))) == [
        ("1", 3, 1, 0),
        ("2", 3, 2, 1),
    ]


def test_a_reference_that_somebody_wrote_anew_is_not_stale() -> None:
    other = "Tvist om det som sägs i avsnitt 1 löses av styrgruppen utan dröjsmål."
    new = agreement(("Utbildning", NEW), ("Läkare", DOCTORS), ("Telefon", PHONE), ("Tvist", other))

    assert told(OLD, new) == []


def test_where_no_number_changed_nothing_is_looked_for() -> None:
    new = agreement(("Läkare", DOCTORS), ("Telefon", PHONE), ("Kostnad", POINTS.format("9")))
    changes: tuple[Change, ...] = compare(OLD, new).changes

    assert changes
    assert told(OLD, new) == []
