from clauses.changes import Editorial
from clauses.changes import Kind
from clauses.changes import Sort
from clauses.compare import compare
from clauses.statistics import Tally
from clauses.statistics import statistics
from clauses.statistics import tally
from clauses.statistics import tidied
from clauses.statistics import total
from clauses.writing.json import comparison_to_json
from tests.making import clause
from tests.making import document

MOVING = "Tvister mellan parterna löses i samråd inom trettio dagar."
OLD = document(
    clause("Inledning", "Parterna är överens.", number="1", id="a"),
    clause("Syfte", "Avtalet bör ge trygghet.", number="1.1", level=2, id="b"),
    clause("Ansvar", f"Regionen svarar för läkare. {MOVING}", number="2", id="c"),
    clause("Utgår", "Detta gäller inte längre.", number="2.1", level=2, id="d"),
    clause("Tvist", "Så görs.", number="2.2", level=2, id="e"),
)
NEW = document(
    clause("Inledning", "Parterna är överens!", number="1", id="a"),
    clause("Syfte", "Avtalet ska alltid ge trygghet.", number="1.1", level=2, id="b"),
    clause("Ansvar", "Regionen svarar för läkare.", number="2", id="c"),
    clause("Tvist", f"Så görs. {MOVING}", number="2.1", level=2, id="e"),
)
COMPARISON = compare(OLD, NEW)


def test_words_of_each_clause_are_counted_by_how_much_they_matter() -> None:
    by_clause = statistics(COMPARISON).clauses

    assert by_clause[1] == Tally({Kind.EDITED: 1}, {Sort.SUBSTANCE: 1}, {Sort.SUBSTANCE: 2}, {})
    assert by_clause[0].struck == {Sort.EDITORIAL: 1}


def test_a_deleted_clause_is_counted_in_the_chapter_it_stood_in() -> None:
    chapter = statistics(COMPARISON).chapters["2"]

    assert chapter.kinds[Kind.DELETED] == 1
    assert chapter.struck == {Sort.SUBSTANCE: 5}


def test_text_that_only_moved_is_neither_struck_nor_added() -> None:
    assert any(hunk.moved is not None for change in COMPARISON.changes for hunk in change.hunks)
    assert statistics(COMPARISON).chapters["2"].added == {}


def test_chapters_and_clauses_add_up_to_the_document() -> None:
    counted = statistics(COMPARISON)

    assert total(counted.chapters.values()) == total(counted.clauses) == counted.document


def test_the_comparison_as_json_tells_them() -> None:
    told = comparison_to_json(COMPARISON)["statistics"]

    assert [one["chapter"] for one in told["chapters"]] == ["1", "2"]
    assert told["clauses"][1] == {
        "kinds": {"edited": 1},
        "struck": {"substance": 1},
        "added": {"substance": 2},
        "editorial": {},
    }
    assert told["document"]["editorial"] == {"punctuation": 1}


def test_what_was_only_tidied_is_counted_by_place_and_kind() -> None:
    old, new = (
        document(clause("A", text))
        for text in (
            "Kommunen skall svara.  Det gäller, i dag.",
            "Kommunen ska svara. Det gäller i dag.",
        )
    )
    (change,) = compare(old, new).changes

    assert tally(change).editorial == {
        Editorial.SPELLING: 1,
        Editorial.SPACING: 1,
        Editorial.PUNCTUATION: 1,
    }
    assert tidied(change) == (Editorial.SPELLING, Editorial.PUNCTUATION, Editorial.SPACING)


def test_a_clause_with_one_change_of_substance_is_not_said_to_be_tidied() -> None:
    old, new = (
        document(clause("A", text))
        for text in (
            "Kommunen skall svara parterna och deras ombud inom 5 dagar.",
            "Kommunen ska svara parterna och deras ombud inom 15 dagar.",
        )
    )
    (change,) = compare(old, new).changes

    assert tally(change).editorial == {Editorial.SPELLING: 1}
    assert tidied(change) == ()
