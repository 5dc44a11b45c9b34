"""Two wordings in rows: common text across, what differs beside each other."""

from clauses.compare import compare
from clauses.writing.marked import columns
from service.parallel import rows
from tests.making import clause
from tests.making import document
from tests.making import item
from tests.making import table


def test_common_text_stands_across_and_what_differs_in_columns() -> None:
    old = document(clause("A", "Regionen svarar för", item("läkare,"), item("läkemedel,"), id="a"))
    new = document(clause("A", "Regionen svarar för", item("läkare,"), item("hjälpmedel,"), id="a"))
    comparison = compare(old, new)
    before, after = columns(comparison.changes[0], comparison)
    across, beside = rows(before.blocks, after.blocks)

    assert ["".join(run.text for run in block.runs) for block in across.common] == [
        "Regionen svarar för",
        "läkare,",
    ]
    assert [len(side) for side in (beside.old, beside.new)] == [1, 1]
    assert not beside.common


def test_what_only_one_wording_has_stands_beside_nothing() -> None:
    comparison = compare(
        document(clause("A", "Ett.", "Två tas bort helt.", id="a")),
        document(clause("A", "Ett.", id="a")),
    )
    before, after = columns(comparison.changes[0], comparison)
    _, struck = rows(before.blocks, after.blocks)

    assert struck.old
    assert struck.new == ()


def test_tables_that_differ_do_not_stand_across() -> None:
    comparison = compare(
        document(clause("A", table(("Insats", "Ansvar"), ("Läkare", "Regionen")), id="a")),
        document(clause("A", table(("Insats", "Ansvar"), ("Läkare", "Kommunen")), id="a")),
    )
    before, after = columns(comparison.changes[0], comparison)
    (only,) = rows(before.blocks, after.blocks)

    assert only.old
    assert only.new
