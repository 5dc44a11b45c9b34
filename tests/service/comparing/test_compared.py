"""How a comparison is laid out for a reader."""

from datetime import date

from clauses.changes import Edit
from clauses.changes import Kind
from clauses.compare import compare
from clauses.model import Document
from clauses.writing.marked import inline
from service.comparing.choice import Choice
from service.comparing.choice import Layout
from service.comparing.compared import Compared
from service.comparing.compared import Departed
from service.comparing.compared import Fold
from service.comparing.compared import Shown
from service.comparing.compared import compared
from service.comparing.explained import explained
from service.comparing.known import known_of
from service.comparing.marking import CONTEXT
from service.comparing.marking import excerpt
from service.web.addresses import OF_SUBSTANCE
from tests.making import clause
from tests.making import document
from tests.making import numbered
from versions.explaining.reasons import Answer

OLD_DAY = date(2026, 1, 14)
LONG = "Parterna ska samverka om vården för den enskilde och svara för var sin del av den. " * 8
OLD = numbered(
    clause("Parter", "Regionen och kommunerna.", id="a"),
    clause("Syfte", "Avtalet bör ge trygghet i vården för alla.", id="b"),
    clause("Tvist", "Tvister löses i samråd mellan parterna.", id="c"),
    clause("Giltighet", "Avtalet gäller i fyra år från dagen för beslut.", id="d"),
)
NEW = numbered(
    clause("Parter", "Regionen och kommunerna.", id="a"),
    clause("Giltighet", "Avtalet gäller i fyra år från dagen för beslut.", id="d"),
    clause("Syfte", "Avtalet ska ge trygghet i vården för alla.", id="b"),
    clause("Tvist", "Tvister löses i samråd mellan parterna.", id="c"),
)


def laid_out(old: Document, new: Document, choice: Choice | None = None) -> Compared:
    return compared(known_of(compare(old, new)), choice or Choice())


def test_changes_are_numbered_in_the_order_they_are_met() -> None:
    shown = laid_out(OLD, NEW)

    assert [one.number for one in shown.changes] == [1, 2, 3]
    assert [one.before for one in shown.changes] == ["", "andring-1", "andring-2"]
    assert [one.after for one in shown.changes] == ["andring-2", "andring-3", ""]


def test_a_moved_clause_leaves_a_word_where_it_stood() -> None:
    entries = laid_out(OLD, NEW).entries
    (departed,) = (entry for entry in entries if isinstance(entry, Departed))
    (moved,) = (one for one in entries if isinstance(one, Shown) and one.came_from)

    assert entries[-1] is departed
    assert departed.target == moved.anchor
    assert moved.came_from == departed.anchor
    assert departed.name == "2 Giltighet"


def test_unchanged_clauses_are_folded_unless_they_are_asked_for() -> None:
    folded, whole = laid_out(OLD, NEW), laid_out(OLD, NEW, Choice(whole=True))

    assert [one.unchanged for one in folded.entries if isinstance(one, Fold)] == [1]
    assert not any(isinstance(one, Fold) for one in whole.entries)


def test_what_was_not_asked_for_is_folded_and_counted_apart() -> None:
    shown = laid_out(OLD, NEW, Choice(kinds=frozenset({Kind.MOVED})))
    folds = [one for one in shown.entries if isinstance(one, Fold)]

    assert len(shown.changes) == 1
    assert sum(one.outside for one in folds) == 2
    assert shown.known.changed == 3


def test_a_clause_that_only_got_another_number_is_no_change_of_substance() -> None:
    shown = laid_out(OLD, NEW, Choice(natures=OF_SUBSTANCE))

    assert [one.name for one in shown.changes] == ["2 Giltighet", "3 Syfte"]


def test_only_the_changes_are_shown_with_a_few_words_beside_them() -> None:
    old = document(clause("Ansvar", f"{LONG}Regionen bör svara. {LONG}"))
    new = document(clause("Ansvar", f"{LONG}Regionen ska svara. {LONG}"))
    comparison = compare(old, new)

    (block,) = excerpt(inline(comparison.changes[0], comparison)).blocks
    text = "".join(run.text for run in block.runs)

    assert text.startswith(" … ")
    assert text.endswith(" … ")
    assert "Regionen börska svara." in text
    assert len(text) < 2 * CONTEXT + 80


def test_an_empty_document_beside_another_is_all_new() -> None:
    shown = laid_out(Document("Avtal"), NEW, Choice(Layout.SIDES))

    assert shown.known.counts == {Kind.INSERTED: 4}
    assert shown.known.same == 0


def test_words_with_one_reason_are_told_together_and_the_unexplained_last() -> None:
    old = document(clause("Ansvar", "Regionen bör svara i tid. Kommunen får klaga på detta."))
    new = document(clause("Ansvar", "Regionen ska svara i tid. Kommunen kan klaga på detta."))
    comparison = compare(old, new)

    def explain(edit: Edit) -> Answer:
        known = edit.text in {"får", "kan"}
        return Answer("Styrgruppen" if known else "", OLD_DAY, explained=known)

    found = explained(comparison.changes[0], comparison, explain)

    assert [one.answer.explained for one in found] == [True, False]
    assert [(one.struck, one.added) for one in found[0].phrases] == [("får", "kan")]
    assert [(one.struck, one.added) for one in found[1].phrases] == [("bör", "ska")]
