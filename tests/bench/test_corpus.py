from pathlib import Path

from bench.corpus import rows
from bench.corpus import summary
from clauses.model import Characters
from tests.clauses.reading.word_files import p
from tests.clauses.reading.word_files import word


def test_every_file_of_a_folder_is_read_or_said_to_be_refused(tmp_path: Path) -> None:
    (tmp_path / "under").mkdir()
    (tmp_path / "under/bra.docx").write_bytes(word(p("Text")))
    (tmp_path / "halv.docx").write_bytes(word(p("Text"))[:200])
    (tmp_path / "bild.png").write_bytes(b"png")
    half, good = rows(tmp_path)

    assert half.refused.startswith("broken")
    assert (good.file, good.characters) == ("under/bra.docx", Characters(4, 4, 0))
    assert next(summary([half, good])) == "2 files: 1 read, 1 refused"
    assert not half.wrong
