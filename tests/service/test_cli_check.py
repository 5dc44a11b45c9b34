import json
from pathlib import Path

import pytest

from tests.running import lydelse

FIRST = "1 Syfte\n\nSe avsnitt 2.\n\n2 Ansvar\n\nRegionen ansvarar för läkare dygnet runt.\n"
SECOND = FIRST.replace("2 Ansvar", "2 Parter\n\nHär anges vilka parterna är.\n\n3 Ansvar")


@pytest.fixture
def store(tmp_path: Path) -> Path:
    folder = tmp_path / "store"
    lydelse("--store", folder, "init", "vast", "--title", "Familj")
    for name, text in {"utkast-1": FIRST, "utkast-2": SECOND}.items():
        file = tmp_path / f"{name}.txt"
        file.write_text(text, "utf-8")
        words = ("--document", "hsa", "--version", name, "--stage", "draft")
        lydelse("--store", folder, "import", file, *words)
    return folder


def test_a_reference_that_stayed_behind_is_told_in_the_readers_language(store: Path) -> None:
    told = lydelse("--store", store, "--lang", "sv", "check", "hsa@utkast-2").out

    assert told == "1 Syfte: ”2” hänvisade till en klausul som nu har nummer 3\n"


def test_what_a_version_broke_is_told_as_data(store: Path) -> None:
    told = json.loads(lydelse("--store", store, "check", "hsa@latest", "--broken", "--json").out)

    assert [one["fault"] for one in told["findings"]] == ["stale-reference"]


def test_nothing_is_said_of_a_version_that_holds_together(store: Path) -> None:
    told = lydelse("--store", store, "--lang", "en", "check", "hsa@utkast-1").out

    assert told == "Nothing was found.\n"


def test_an_import_tells_what_it_broke(store: Path, tmp_path: Path) -> None:
    file = tmp_path / "third.txt"
    file.write_text(SECOND.replace("Se avsnitt 2.", "Se avsnitt 9."), "utf-8")
    words = ("--document", "hsa", "--version", "utkast-3", "--stage", "draft")
    told = lydelse("--store", store, "--lang", "en", "import", file, *words).out

    assert told.endswith("1 Syfte: “9” refers to a clause that does not exist\n")


def test_an_import_tells_what_it_broke_in_another_document(store: Path, tmp_path: Path) -> None:
    def imported(text: str, document: str, version: str) -> str:
        file = tmp_path / f"{document}.json"
        clauses = [
            {"number": number, "text": said, "heading": heading}
            for number, heading, said in (line.split("|") for line in text.splitlines())
        ]
        told = {"title": f"Avtal om {document}", "clauses": clauses}
        file.write_text(json.dumps(told), "utf-8")
        words = ("--document", document, "--version", version, "--stage", "draft")
        return lydelse("--store", store, "--lang", "sv", "import", file, *words).out

    imported("1|Syfte|God vård.\n2|Ansvar|Regionen svarar för läkare.", "vard", "utkast-1")
    imported("1|Pengar|Enligt avsnitt 2 i avtalet om vard.", "pengar", "utkast-1")
    told = imported(
        "1|Syfte|God vård.\n2|Parter|Alla.\n3|Ansvar|Regionen svarar för läkare.",
        "vard",
        "utkast-2",
    )

    assert "Avtal om pengar, 1 Pengar: ”2” hänvisade till en klausul som nu har nummer 3\n" in told
