from clauses.changes import edits
from clauses.changes import replacements
from clauses.compare import compare
from clauses.model import part_text
from tests.making import clause
from tests.making import document

ONE = "Regionen ansvarar för läkarmedverkan i kommunal hälso- och sjukvård dygnet runt."
TWO = "Kommunen ansvarar för att sjuksköterska kan nås på telefon alla dagar i veckan."


def test_every_edit_says_where_its_words_stand() -> None:
    old = document(clause("Ansvar", ONE, TWO))
    new = document(
        clause("Ansvaret", ONE.replace("dygnet runt", "dagtid")),
        clause("Bemanning", TWO.replace("alla", "vissa")),
    )
    comparison = compare(old, new)
    found = [edit for change in comparison.changes for edit in edits(change, comparison)]

    assert [edit.text for edit in found if edit.place.part == "text"] == [
        "dygnet runt",
        "dagtid",
        "alla",
        "vissa",
    ]
    for edit in found:
        side = old if edit.op.value == "delete" else new
        text = part_text(side.clauses[edit.place.clause], edit.place.part)
        start = edit.place.start
        assert text[start : start + len(edit.text)] == edit.text


def test_struck_words_and_what_took_their_place_belong_together() -> None:
    old = document(clause("A", "Det bör ske i samråd nu."))
    new = document(clause("A", "Det ska ske i samråd."))
    comparison = compare(old, new)
    found = list(replacements(comparison.changes[0], comparison))

    assert [
        ("".join(one.text for one in both.struck), "".join(one.text for one in both.added))
        for both in found
    ] == [("bör", "ska"), (" nu", "")]
