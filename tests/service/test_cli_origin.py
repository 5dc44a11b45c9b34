import json
from pathlib import Path

from tests.running import lydelse

FIRST = "1 Ansvar\n\nRegionen bör svara för läkare dygnet runt.\n"


def test_each_word_of_a_clause_is_told_with_what_brought_it(tmp_path: Path) -> None:
    store, text = tmp_path / "store", tmp_path / "text.txt"
    lydelse("--store", store, "init", "vast", "--title", "Familj")
    text.write_text(FIRST, "utf-8")
    words = ("--document", "hsa", "--version", "utkast-1", "--stage", "draft")
    lydelse("--store", store, "import", text, *words)
    text.write_text("Regionen ska svara för läkare dygnet runt.\n", "utf-8")
    edit = ("edit", "hsa/ansvar", "--text-file", text, "--latest", "--by", "Arbetsgruppen")
    lydelse("--store", store, *edit, "--why", "Ett krav, inget råd.")
    told = json.loads(lydelse("--store", store, "origin", "hsa/ansvar@now", "--json").out)

    assert [(one["text"], one["version"], one["why"]) for one in told["spans"]][1] == (
        "ska ",
        None,
        "Ett krav, inget råd.",
    )
    assert "".join(one["text"] for one in told["spans"]) == told["wording"]
    assert "Ett krav" in lydelse("--store", store, "origin", "hsa/ansvar@now").out


def test_a_version_without_the_edit_does_not_tell_it(tmp_path: Path) -> None:
    store, text = tmp_path / "store", tmp_path / "text.txt"
    lydelse("--store", store, "init", "vast", "--title", "Familj")
    text.write_text(FIRST, "utf-8")
    words = ("--document", "hsa", "--version", "utkast-1", "--stage", "draft")
    lydelse("--store", store, "import", text, *words)
    told = json.loads(lydelse("--store", store, "origin", "hsa/ansvar", "--json").out)

    assert [one["version"] for one in told["spans"]] == ["utkast-1"]
