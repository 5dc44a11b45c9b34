"""A file that is made for others holds nothing that they may not read."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from service.exporting import TYPES
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
    assert done.err.startswith("Utelämnat för Remiss:\n")


def test_the_working_group_gets_everything_and_is_told_so(
    sample_store: Path, tmp_path: Path
) -> None:
    out = tmp_path / "r.pdf"
    done = exported(sample_store, out, "--for", "draft")

    assert done.err == "Inget behövde utelämnas för Utkast.\n"
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
