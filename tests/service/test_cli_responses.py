"""What came in while a version was on consultation, on the command line."""

import json
from pathlib import Path

import pytest

from tests.running import lydelse


def test_it_is_told_line_by_line_and_for_programs(sample_store: Path) -> None:
    told = lydelse("--lang", "sv", "responses", "hsa@remiss-1", store=sample_store).out
    plain = json.loads(lydelse("responses", "hsa@remiss-1", "--json", store=sample_store).out)

    assert told.startswith("26 svar från 18 remissinstanser, om 19 av 49 klausuler.")
    assert "8.1 Politiskt samråd · Norrviks kommun · Synpunkt, Inte tillgodosedd" in told
    assert len(plain["responses"]) == 26


@pytest.mark.parametrize("ending", [".xlsx", ".csv", ".pdf", ".docx", ".html"])
def test_it_is_written_as_a_file(sample_store: Path, tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"svar{ending}"
    lydelse("responses", "hsa@remiss-1", "-o", str(file), store=sample_store)

    assert file.stat().st_size > 1000


def test_a_version_nobody_was_asked_of_is_refused(sample_store: Path) -> None:
    refused = lydelse("--lang", "sv", "responses", "hsa@beslut-1", store=sample_store)
    unknown = lydelse("responses", "hsa@remiss-1", "-o", "svar.odt", store=sample_store)

    assert (refused.code, unknown.code) == (4, 2)
    assert "har inte varit på remiss" in refused.err
