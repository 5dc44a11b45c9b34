"""What is known of each change, and which of them a reader asked for."""

from datetime import date

import pytest

from clauses.changes import Edit
from clauses.compare import compare
from service.comparing.choice import Choice
from service.comparing.choice import Nature
from service.comparing.sifting import chapters
from service.comparing.sifting import facts_of
from service.comparing.sifting import nature_counts
from service.comparing.sifting import natures
from service.comparing.sifting import source_counts
from tests.making import clause
from tests.making import document
from versions.explaining.reasons import Answer

OLD = document(
    clause("Inledning", "Parterna är överens.", number="1", id="a"),
    clause("Syfte", "Avtalet bör ge trygghet.", number="1.1", level=2, id="b"),
    clause("Ansvar", "Regionen svarar för läkare.", number="2", id="c"),
    clause("Utgår", "Detta stycke gäller inte längre i något fall.", number="2.1", level=2, id="d"),
    clause("Tvist", "Tvister löses i samråd.", number="2.2", level=2, id="e"),
)
NEW = document(
    clause("Inledning", "Parterna är överens!", number="1", id="a"),
    clause("Syfte", "Avtalet ska ge trygghet.", number="1.1", level=2, id="b"),
    clause("Ansvar", "Regionen svarar för läkare.", number="2", id="c"),
    clause("Tvist", "Tvister löses i samråd.", number="2.1", level=2, id="e"),
)
COMPARISON = compare(OLD, NEW)


def told(edit: Edit) -> Answer:
    return Answer("Styrgruppen", date(2026, 1, 2), explained=edit.text in {"bör", "ska"})


FACTS = facts_of(COMPARISON, told)


def headings(choice: Choice) -> list[str]:
    return [
        (COMPARISON.new_clauses(one.change) or COMPARISON.old_clauses(one.change))[0].heading
        for one in FACTS
        if one.asked_for(choice)
    ]


@pytest.mark.parametrize(
    ("nature", "wanted"),
    [
        (Nature.SUBSTANCE, ["Syfte", "Utgår"]),
        (Nature.EDITORIAL, ["Inledning"]),
        (Nature.NUMBERING, ["Tvist"]),
        (Nature.MOVE, []),
    ],
)
def test_changes_are_asked_for_by_what_they_are_about(nature: Nature, wanted: list[str]) -> None:
    assert headings(Choice(natures=frozenset([nature]))) == wanted


@pytest.mark.parametrize(
    ("later", "wanted"),
    [
        ("Regionen  svarar för läkare.", {Nature.EDITORIAL, Nature.SPACING}),
        ("regionen svarar för läkare.", {Nature.EDITORIAL, Nature.CASE}),
        ("Regionen svarar för läkare!", {Nature.EDITORIAL, Nature.PUNCTUATION}),
        ("Regionen svarar för l\u00e4\u200bkare.", {Nature.EDITORIAL, Nature.UNSEEN}),
        ("Regionen svarar\u00a0för läkare.", {Nature.EDITORIAL, Nature.SPACING}),
        ("Regionen svarar för läkaren.", {Nature.SUBSTANCE}),
    ],
)
def test_each_kind_of_tidying_can_be_asked_for_by_itself(later: str, wanted: set[Nature]) -> None:
    old, new = (document(clause("A", text)) for text in ("Regionen svarar för läkare.", later))
    (change,) = compare(old, new).changes

    assert natures(change) == wanted


def test_a_chapter_has_the_clauses_that_were_struck_from_it() -> None:
    assert headings(Choice(chapter="2")) == ["Utgår", "Tvist"]


def test_what_has_no_reason_can_be_asked_for_alone() -> None:
    assert headings(Choice(unexplained=True)) == ["Inledning", "Utgår"]


def test_a_body_leads_to_the_changes_it_is_a_reason_for() -> None:
    assert headings(Choice(source="Styrgruppen")) == ["Inledning", "Syfte", "Utgår"]
    assert headings(Choice(source="Juristerna")) == []
    assert source_counts(FACTS) == {"Styrgruppen": 3}


def test_natures_are_counted_by_change() -> None:
    assert nature_counts(FACTS) == {
        Nature.SUBSTANCE: 2,
        Nature.EDITORIAL: 1,
        Nature.PUNCTUATION: 1,
        Nature.NUMBERING: 1,
    }


def test_each_chapter_tells_how_much_of_its_text_changed() -> None:
    first, second = chapters(COMPARISON, FACTS)

    assert (first.name, first.changes) == ("1 Inledning", 2)
    assert (second.name, second.changes) == ("2 Ansvar", 2)
    assert 0 < first.share < second.share < 1


def test_a_chapter_with_any_change_never_tells_nothing() -> None:
    long = "Parterna ska samverka om vården för den enskilde. " * 100
    comparison = compare(document(clause("A", long)), document(clause("A", long + "Nu.")))
    (only,) = chapters(comparison, facts_of(comparison, None))

    assert only.percent == 1


def test_a_reference_that_only_follows_a_new_number_waits_for_no_reason() -> None:
    old = document(
        clause("Ansvar", "Regionen svarar.", number="1", id="a"),
        clause("Utgår", "Detta gäller inte längre i något fall alls.", number="2", id="b"),
        clause("Tvist", "Tvister löses i samråd mellan parterna.", number="3", id="c"),
        clause("Slut", "Se avsnitt 3 om tvister mellan parterna.", number="4", id="d"),
    )
    new = document(
        clause("Ansvar", "Regionen svarar.", number="1", id="a"),
        clause("Tvist", "Tvister löses i samråd mellan parterna.", number="2", id="c"),
        clause("Slut", "Se avsnitt 2 om tvister mellan parterna.", number="3", id="d"),
    )
    facts = facts_of(compare(old, new), lambda _: Answer("", date(2026, 1, 2)))
    (slut,) = [one for one in facts if one.change.new == (2,)]

    assert not slut.unexplained
    assert [one.follows for one in slut.reasons] == [True]
    assert [one.unexplained for one in facts] == [False, True, False, False]
