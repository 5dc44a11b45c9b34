"""An office program opens what we write, and shows both texts."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.filling import fill_in
from tests.running import lydelse

MISSING = [tool for tool in ("soffice", "pdftotext") if shutil.which(tool) is None]
pytestmark = [
    pytest.mark.office,
    pytest.mark.skipif(
        bool(MISSING) and not os.environ.get("CI"),
        reason=f"needs LibreOffice and poppler-utils; missing: {', '.join(MISSING)}",
    ),
]


def printed(word: Path, folder: Path) -> str:
    """The words of a Word file as LibreOffice prints it."""
    subprocess.run(
        [
            *("soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile"),
            *("--convert-to", "pdf", "--outdir", folder, word),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    done = subprocess.run(
        ["pdftotext", "-layout", folder / f"{word.stem}.pdf", "-"],
        check=True,
        capture_output=True,
        text=True,
    )
    return " ".join(done.stdout.split())


def test_a_redline_is_printed_with_struck_and_added_words(
    sample_store: Path, tmp_path: Path
) -> None:
    out = tmp_path / "redline.docx"
    lydelse("export", "hsa@beslut-1", "--since", "remiss-1", "-o", out, store=sample_store)
    text = printed(out, tmp_path)

    assert "Vistelse i annan kommun" in text
    assert "Lokala tillämpningsavtal" in text
    assert "Dosdispenserade läkemedel" in text


def test_a_document_without_a_word_file_is_printed_whole(tmp_path: Path) -> None:
    source, store, out = tmp_path / "a.md", tmp_path / "store", tmp_path / "clean.docx"
    source.write_text("# Avtal\n\n## Syfte\n\nDet ska ske.\n\n- ett\n- två\n", "utf-8")
    lydelse("init", "prov", "--title", "Prov", store=store)
    lydelse(
        *("import", source, "--document", "avtal", "--version", "v-1", "--stage", "draft"),
        *("--by", "Arbetsgruppen"),
        store=store,
    )
    lydelse("export", "avtal@v-1", "-o", out, store=store)
    text = printed(out, tmp_path)

    assert all(words in text for words in ("Avtal", "Syfte", "Det ska ske.", "ett", "två"))


def test_word_columns_are_printed_with_heads_header_and_pages(
    sample_store: Path, tmp_path: Path
) -> None:
    out = tmp_path / "columns.docx"
    arguments = ("export", "hsa@beslut-1", "--since", "remiss-1", "--view", "columns", "-o", out)
    lydelse("--lang", "sv", *arguments, store=sample_store)
    text = printed(out, tmp_path)

    assert "Paralleluppställning" in text
    assert "Remiss 1, 2 juni 2025 Beslut 1, 20 februari 2026" in text
    assert "Vistelse i annan kommun" in text
    assert "Sida 2 av " in text


def test_an_agenda_that_an_office_program_saved_comes_back_linked(
    own_store: Path, tmp_path: Path
) -> None:
    agenda, saved = tmp_path / "dagordning.docx", tmp_path / "sparad"
    meeting = ("--body", "Gemensam styrgrupp", "--date", "2027-01-27")
    lydelse("agenda", *meeting, "-o", agenda, store=own_store)
    said = {"lydelse_final": "Läkaren gör hembesök inom ett dygn.", "lydelse_position": "Enigt."}
    agenda.write_bytes(fill_in(agenda.read_bytes(), said))
    subprocess.run(
        [
            *("soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile"),
            *("--convert-to", "docx", "--outdir", saved, agenda),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    note = lydelse("note", "import", saved / agenda.name, store=own_store).out.strip()
    told = json.loads(lydelse("note", "show", note, "--json", store=own_store).out)
    kinds = sorted(link["kind"] for one in told["passages"] for link in one["links"])

    assert {kind: kinds.count(kind) for kind in sorted(set(kinds))} == {
        "decides": 4,
        "discusses": 4,
        "proposes": 4,
    }
