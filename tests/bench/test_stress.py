from pathlib import Path

from bench.stress import trials
from clauses.writing.ooxml.check import check
from clauses.writing.ooxml.shown import Level
from tests.clauses.writing.word_made import FOOTNOTES
from tests.clauses.writing.word_made import docx
from tests.clauses.writing.word_made import footnotes
from tests.clauses.writing.word_made import noted
from tests.clauses.writing.word_made import p
from tests.clauses.writing.word_made import table

AGREEMENT = docx(
    p("Syfte", "Heading1")
    + p("Parterna ska samverka om vården, i hemmet och på sjukhus.")
    + noted("Kommunen svarar för hemmet", 1, " och regionen för sjukhuset.")
    + table(("Post", "Region", "Kommun"), ("Läkare", "100", "0"), ("Hjälpmedel", "20", "80"))
    + p("Uppföljning", "Heading1")
    + p("Avtalet följs upp varje år.", look="<w:i/>")
    + p("Det gäller tills vidare."),
    footnotes("Se lagen."),
    FOOTNOTES,
)


def test_redlines_hold_both_files_whatever_was_edited(tmp_path: Path) -> None:
    (tmp_path / "avtal.docx").write_bytes(AGREEMENT)
    made = list(trials(tmp_path, 40))

    assert len({one.edits for one in made}) > 30
    assert [str(one) for one in made if one.wrong] == []
    assert {check(*one.files) for one in made} == {Level.FORMAT}
