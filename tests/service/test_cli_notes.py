"""Commands that keep minutes and collations, and what comes back from them."""

import json
from pathlib import Path
from typing import Any

import openpyxl

from tests.running import lydelse

HEADER = ("Avsnitt", "Remissinstans", "Synpunkt", "Tillgodoses", "Motivering")


def told(store: Path, *words: object) -> Any:
    done = lydelse("--lang", "en", *words, "--json", store=store)

    assert done.code == 0, done.err
    return json.loads(done.out)


def collation(folder: Path) -> Path:
    """A workbook of answers, one of them hidden."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Sammanställning av remissvar, utkast 2"])
    sheet.append(["Datum: 2025-09-01"])
    sheet.append(list(HEADER))
    sheet.append(["9.1 Giltighet", "Almviks kommun", "Datumet är för tidigt.", "Ja", "Nytt datum."])
    sheet.append([None, "Norrviks kommun", "Bra datum.", "Nej", "Se svaret ovan."])
    sheet.append(["9.1 Giltighet", "Intern kommentar", "Visas inte.", "", ""])
    sheet.merge_cells("A4:A5")
    sheet.row_dimensions[6].hidden = True
    file = folder / "svar.xlsx"
    book.save(file)
    return file


def test_a_workbook_of_answers_becomes_a_note(own_store: Path, tmp_path: Path) -> None:
    done = lydelse("--lang", "en", "note", "import", collation(tmp_path), store=own_store)
    note = told(own_store, "note", "show", done.out.strip())
    answers = [one for one in note["passages"] if one["kind"] == "row"]

    assert (note["title"], note["date"]) == ("Sammanställning av remissvar, utkast 2", "2025-09-01")
    assert [(one["section"], one["respondent"], one["outcome"]) for one in answers] == [
        ("9.1 Giltighet", "Almviks kommun", "met"),
        ("9.1 Giltighet", "Norrviks kommun", "not"),
    ]
    assert (answers[0]["view"], answers[0]["handling"]) == ("Datumet är för tidigt.", "Nytt datum.")
    assert "Visas inte." in done.err


def test_an_answer_is_a_reason_like_any_other(own_store: Path, tmp_path: Path) -> None:
    note = lydelse("note", "import", collation(tmp_path), store=own_store).out.strip()
    answer = next(
        one["id"] for one in told(own_store, "note", "show", note)["passages"] if one.get("outcome")
    )
    clause = "hsa/giltighet@beslut-1"
    made = lydelse(
        *("note", "link", f"{note}#{answer}", clause, "--kind", "proposes"),
        *("--phrase", "1 oktober 2026"),
        store=own_store,
    )
    notes = [one for change in told(own_store, "why", clause)["changes"] for one in change["notes"]]

    assert made.code == 0
    assert (note, answer) in [(one["id"], one["passage"]) for one in notes]


def test_minutes_that_come_again_replace_a_note(own_store: Path, tmp_path: Path) -> None:
    file = tmp_path / "m.txt"
    said = (
        "Mötesanteckning\n\nLilla gruppen\n\nDatum: 2026-03-02\n\nEtt beslut togs.\n\nGamla ord.\n"
    )
    file.write_text(said, "utf-8")
    note = lydelse("note", "import", file, store=own_store).out.strip()
    file.write_text(said.replace("Gamla ord.", "Justerat av: Ada Bok"), "utf-8")
    done = lydelse("--lang", "en", "note", "import", file, "--replaces", note, store=own_store)
    shown = told(own_store, "note", "show", note)

    assert done.out.splitlines() == [note, "Passages that went:", "   p2  Gamla ord."]
    assert (shown["state"], [one["text"] for one in shown["went"]]) == ("adjusted", ["Gamla ord."])


def test_the_state_of_minutes_is_told_beside_each_quote(own_store: Path) -> None:
    note, clause = "2025-11-12-gemensam-styrgrupp", "hsa/giltighet@beslut-1"
    before = lydelse("--lang", "en", "why", clause, store=own_store).out
    assert lydelse("note", "adjust", note, "--by", "Maja", store=own_store).code == 0
    after = lydelse("--lang", "en", "why", clause, store=own_store).out
    states = {
        one["state"]
        for change in told(own_store, "why", clause)["changes"]
        for one in change["notes"]
    }

    assert f"{note}#" in before
    assert "(not yet approved)" in before
    assert "(approved)" in after
    assert "adjusted" in states


def test_a_wording_in_minutes_is_offered_and_made_a_proposal(
    own_store: Path, tmp_path: Path
) -> None:
    file = tmp_path / "m.txt"
    said = "Regionen och kommunen svarar för var sina kostnader och fakturerar varandra varje år."
    file.write_text(
        f"Styrgruppen\n\nDatum: 2026-01-20\n\n6.2 Kostnader\n\nFörslag 1: {said}\n", "utf-8"
    )
    note = lydelse("note", "import", file, store=own_store).out.strip()
    ref, clause = f"{note}#p2", "hsa/kostnader@beslut-1"
    made = lydelse("note", "propose", ref, clause, "--title", "Årsvis", store=own_store)
    offered = told(own_store, "proposals", "hsa/kostnader", "--offered")["offered"]
    proposals = told(own_store, "proposals", "hsa/kostnader")["proposals"]

    assert made.code == 0, made.err
    assert said not in [one["text"] for one in offered]
    assert [(one["title"], one["from"], one["note"]) for one in proposals][-1:] == [
        ("Årsvis", "Styrgruppen", ref)
    ]
