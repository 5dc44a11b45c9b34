"""A file that is made for others holds nothing that they may not read."""

import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from clauses.reading import read
from clauses.writing.ooxml.shared import Kept
from service.files.exporting import TYPES
from service.files.sharing import TAKEN_OUT
from tests.clauses.writing.pdf_read import words_of
from tests.running import Done
from tests.running import lydelse

DRAFT_REASON = "Titeln bör inte ge intryck av en avsiktsförklaring"
"""From a note that the working group alone reads."""


def exported(store: Path, out: Path, *more: str) -> Done:
    return lydelse(
        *("--lang", "sv", "export", "hsa@beslut-1", "--since", "remiss-1", "-o", out, *more),
        store=store,
    )


def words(data: bytes, ending: str) -> str:
    if ending == ".pdf":
        return words_of(data)
    if ending in {".docx", ".xlsx"}:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return " ".join(archive.read(name).decode("utf-8") for name in archive.namelist())
    return data.decode()


@pytest.mark.parametrize("ending", TYPES)
def test_reasons_of_the_working_group_reach_no_file_for_the_parties(
    sample_store: Path, tmp_path: Path, ending: str
) -> None:
    out = tmp_path / f"r{ending}"
    done = exported(sample_store, out, "--for", "consultation")
    told = words(out.read_bytes(), ending)

    assert done.code == 0
    assert DRAFT_REASON not in " ".join(told.split())
    assert DRAFT_REASON in done.err
    assert done.err.startswith("Utelämnat för parterna:\n")


def test_reasons_are_left_out_where_nobody_wants_them(sample_store: Path, tmp_path: Path) -> None:
    out = tmp_path / "r.docx"
    exported(sample_store, out, "--no-reasons")

    assert DRAFT_REASON not in " ".join(words(out.read_bytes(), ".docx").split())
    comments = zipfile.ZipFile(out).read("word/comments.xml").decode()
    assert set(re.findall(r'w:author="([^"]*)"', comments)) == {"Lydelse"}
    assert 'w:author="Gemensam styrgrupp"' in words(out.read_bytes(), ".docx")


def test_the_working_group_gets_everything_and_is_told_so(
    sample_store: Path, tmp_path: Path
) -> None:
    out = tmp_path / "r.pdf"
    done = exported(sample_store, out, "--for", "draft")

    assert done.err == "Inget behövde utelämnas för arbetsgruppen.\n"
    assert DRAFT_REASON in words(out.read_bytes(), ".pdf")


def test_what_readers_may_not_see_cannot_be_exported_for_them(
    sample_store: Path, tmp_path: Path
) -> None:
    out = tmp_path / "r.pdf"
    done = exported(sample_store, out, "--for", "Norrviks kommun")

    assert done == Done(4, "", "lydelse: hsa@remiss-1: versionen finns inte\n")
    assert not out.exists()


def test_nothing_is_listed_where_nobody_is_named_or_quiet_is_asked_for(
    sample_store: Path, tmp_path: Path
) -> None:
    out = tmp_path / "r.txt"
    arguments = ("export", "hsa@beslut-1", "--since", "remiss-1", "-o", out)
    quiet = lydelse("--quiet", *arguments, "--for", "consultation", store=sample_store)

    assert exported(sample_store, out).err == quiet.err == ""


def test_the_word_file_of_a_version_is_cleaned_for_its_readers(
    sample_store: Path, tmp_path: Path
) -> None:
    own, cleaned = tmp_path / "own.docx", tmp_path / "for.docx"
    arguments = ("--lang", "sv", "export", "hsa@beslut-1", "-o")
    lydelse(*arguments, own, store=sample_store)
    done = lydelse(*arguments, cleaned, "--for", "draft", store=sample_store)

    assert "<dc:creator>Arbetsgruppen" in words(own.read_bytes(), ".docx")
    assert "<dc:creator>Arbetsgruppen" not in words(cleaned.read_bytes(), ".docx")
    assert "Egenskap: creator: Arbetsgruppen" in done.err
    assert read(own.read_bytes()).document == read(cleaned.read_bytes()).document


def test_every_kind_of_what_is_taken_out_is_said_in_swedish() -> None:
    assert {kind.value for kind in Kept} == set(TAKEN_OUT)
