from bench.borrowed import revised_texts
from bench.pairing import Case
from bench.pairing import figures
from bench.revisions import revised
from clauses.model import Clause
from clauses.pairing.align import pair_clauses
from tests.making import clause

RESPONSE = "Regionen ansvarar för läkarmedverkan i kommunal hälso- och sjukvård dygnet runt."
STAFF = "Kommunen ansvarar för att sjuksköterska kan nås på telefon alla dagar i veckan."
TRAINING = "Parterna planerar gemensam utbildning för medarbetare minst en gång om året."
MONEY = "Kostnader för hjälpmedel delas lika mellan parterna om inget annat avtalas."
REPEALED = clause("", "Upphävd genom beslut av parterna.")


def doubted(old: list[Clause], new: list[Clause]) -> list[tuple[int, ...]]:
    return [pair.old for pair in pair_clauses(old, new) if pair.doubtful]


def test_an_edited_clause_under_a_new_chapter_is_doubtful_though_its_heading_stands_once() -> None:
    old = [clause("Läkare", RESPONSE, number="1"), clause("Telefon", STAFF, number="1.1")]
    edited = clause("Telefon", STAFF.replace("alla dagar", "vardagar"), number="2.1")
    new = [old[0], clause("Pengar", MONEY, number="2"), edited]

    assert doubted(old, new) == [(1,)]


def test_an_edited_clause_with_a_heading_of_its_own_is_certain_between_known_chapters() -> None:
    chapters = clause("Läkare", RESPONSE, number="1"), clause("Pengar", MONEY, number="2")
    edited = clause("Telefon", STAFF.replace("alla dagar", "vardagar"), number="2.1")
    old = [chapters[0], clause("Telefon", STAFF, number="1.1"), chapters[1]]

    assert doubted(old, [*chapters, edited]) == []


def test_a_clause_that_changed_places_and_was_much_edited_is_doubtful() -> None:
    edited = "Kommunen ska se till att sjuksköterska kan nås på telefon vissa dagar i månaden."
    old = [clause("A", RESPONSE), clause("B", TRAINING), clause("", STAFF), clause("C", MONEY)]
    new = [clause("", edited), clause("A", RESPONSE), clause("B", TRAINING), clause("C", MONEY)]

    assert doubted(old, new) == [(2,)]


def test_a_clause_that_only_changed_places_is_not_doubtful() -> None:
    old = [clause("A", RESPONSE), clause("B", TRAINING), clause("", STAFF), clause("C", MONEY)]

    assert doubted(old, [old[2], old[0], old[1], old[3]]) == []


def test_clauses_in_a_row_that_say_the_same_are_doubtful_when_one_is_gone() -> None:
    old = [clause("A", RESPONSE), REPEALED, REPEALED, clause("B", TRAINING)]
    new = [clause("A", RESPONSE), REPEALED, clause("B", TRAINING)]

    assert len(doubted(old, new)) == 1


def test_clauses_in_a_row_that_say_the_same_are_certain_while_they_are_as_many() -> None:
    old = [clause("A", RESPONSE), REPEALED, REPEALED, clause("B", TRAINING)]

    assert doubted(old, [clause("Ny", STAFF), *old]) == []


def test_what_is_wrong_in_a_revised_text_is_doubtful_and_little_else() -> None:
    texts = [revised(seed, 150).new for seed in range(3)]
    cases = [Case(one.old, one.new, one.links) for one in revised_texts(texts, [4711])]
    found = figures(cases)

    assert min(found.precision, found.recall, *found.parted) >= 0.98
    assert found.wrong_doubted >= 0.9
    assert found.right_doubted <= 0.05
