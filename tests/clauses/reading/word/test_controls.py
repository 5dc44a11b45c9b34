"""What was filled in where a file asked for it."""

import io
import zipfile

import pytest

from clauses.model import Control
from clauses.reading import read
from clauses.writing.papers.paper import Control as Asked
from clauses.writing.papers.paper import Group
from clauses.writing.papers.paper import Paper
from clauses.writing.papers.paper import Text
from clauses.writing.papers.paper import line
from clauses.writing.papers.word import write_paper_word

NAMES = ("lydelse_final_k7f3a9xw", "lydelse_position_p2m4h6tt")


def made(*texts: str, empty: bool = False) -> bytes:
    """A Word file with a control of one paragraph for each text, and words between."""
    groups = (
        Group((Text(line(text)),), control=Asked(name, "Plats", empty))
        for name, text in zip(NAMES, texts, strict=False)
    )
    blocks = [one for group in groups for one in (Text(line("Emellan.")), group)]
    return write_paper_word(Paper("Dagordning", tuple(blocks)))


def without(data: bytes, *parts: tuple[str, str]) -> bytes:
    """The same file with some of its markup replaced."""
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(kept, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            for before, after in parts if name == "word/document.xml" else ():
                assert before.encode() in text
                text = text.replace(before.encode(), after.encode())
            new.writestr(name, text)
    return kept.getvalue()


def test_the_words_of_controls_are_read_in_order() -> None:
    reading = read(made("Läkaren ska nås.", "Enigt."), "a.docx")

    assert reading.controls == tuple(
        Control(name, text)
        for name, text in zip(NAMES, ("Läkaren ska nås.", "Enigt."), strict=True)
    )


def test_bookmarks_are_read_where_the_names_of_controls_were_lost() -> None:
    tags = [(f'<w:tag w:val="{name}"/>', "") for name in NAMES]
    reading = read(without(made("Läkaren ska nås.", "Enigt."), *tags), "a.docx")

    assert [one.text for one in reading.controls] == ["Läkaren ska nås.", "Enigt."]


@pytest.mark.parametrize("empty", [True, False], ids=["a placeholder", "words in brackets"])
def test_what_only_asks_is_empty(empty: bool) -> None:
    reading = read(made("[Skriv här]", empty=empty), "a.docx")

    assert reading.controls == (Control(NAMES[0], ""),)


def test_names_of_others_are_left_alone() -> None:
    foreign = without(made("Ord."), (NAMES[0], "kundnummer"))

    assert read(foreign, "a.docx").controls == ()


def test_many_bookmarks_over_much_text_are_read_up_to_a_limit() -> None:
    marks = "".join(
        f'<w:bookmarkStart w:id="{at}" w:name="lydelse_final_a{at}"/>' for at in range(3_000)
    )
    body = without(made("Ord " * 2_000), ("<w:body>", f"<w:body>{marks}"))
    found = read(body, "a.docx").controls

    assert len(found) <= 1_000
    assert sum(len(one.text) for one in found) < 1_100_000
