"""Minutes that nobody would want to get: each is kept whole, or refused in one sentence."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from clauses.model import Document
from tests.clauses.reading.pdf_files import pdf
from tests.running import Done
from tests.running import lydelse
from tests.serving import application
from tests.serving import swedish
from tests.versions.stores import agreement
from tests.versions.stores import clause_id
from tests.versions.stores import imported
from tests.versions.stores import store_with_agreement
from versions.records.links import LinkKind
from versions.records.links import Target
from versions.records.notes import NoteRecord
from versions.records.notes import PassageRef
from versions.stages import Audience
from versions.store import Store

GERMAN = """Protokoll der Sitzung

Lenkungsgruppe

Sitzung vom 3. Februar

TOP 1: Kündigung

Die Gruppe schlägt vor, die Frist auf "zwölf Monate" zu verlängern.
"""
HOSTILE = """Mötesanteckning <script>alert(1)</script>

<img src=x onerror=alert(2)>gruppen

Datum: 2026-02-03

Närvarande: Ada <b onclick=alert(3)>Bok</b>, Bo Alm

# <svg onload=alert(4)>

Förslag 1: "</blockquote><script>alert(5)</script> [klicka](javascript:alert(6))"
"""


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return store_with_agreement(tmp_path)


@pytest.fixture
def pages(store: Store) -> FlaskClient:
    return swedish(application(store))


def brought(folder: Path, name: str, content: bytes) -> Done:
    file = folder / name
    file.write_bytes(content)
    return lydelse("--lang", "en", "note", "import", file, store=folder / "store")


def kept(store: Store, done: Done) -> NoteRecord:
    assert done.code == 0, done.err
    return store.view(Audience.DRAFT).note(done.out.strip())


def test_minutes_in_another_language_keep_every_line(store: Store, tmp_path: Path) -> None:
    note = kept(store, brought(tmp_path, "p.txt", GERMAN.encode()))
    words = " ".join([note.title, note.body, *(passage.full for passage in note.passages)])

    assert set(GERMAN.split()) <= set(words.split())
    assert [one.wordings for one in note.passages if one.wordings] == [("zwölf Monate",)]


@pytest.mark.parametrize("content", [b"", b"\n \n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_said_to_be_empty(tmp_path: Path, store: Store, content: bytes) -> None:
    done = brought(tmp_path, "tom.txt", content)

    assert done.code == 3
    assert done.err == "lydelse: tom.txt: it holds no text; check that it is the right file\n"
    assert store.view(Audience.DRAFT).notes() == ()


def test_pictures_of_pages_are_said_to_hold_no_text(tmp_path: Path, store: Store) -> None:
    done = brought(tmp_path, "skannad.pdf", pdf([]))

    assert done.code == 3
    assert "pictures of pages and no text" in done.err
    assert store.view(Audience.DRAFT).notes() == ()


@pytest.mark.parametrize("day", ["", "Datum: okänt\n\n", "Datum: 2026-02-31\n\n"])
def test_minutes_without_a_day_that_there_is_say_so(tmp_path: Path, store: Store, day: str) -> None:
    note = kept(store, brought(tmp_path, "m.txt", f"Styrgruppen\n\n{day}Inget nytt.\n".encode()))

    assert note.date is None
    assert note.id.startswith("utan-datum-")
    assert day.strip() in " ".join(one.text for one in note.passages)


def test_of_two_days_the_first_counts_and_the_second_stays_in_the_text(
    tmp_path: Path, store: Store
) -> None:
    text = "Styrgruppen\n\nDatum: 2026-02-03\nDatum: 2026-02-10\n\nInget nytt.\n"
    note = kept(store, brought(tmp_path, "m.txt", text.encode()))

    assert str(note.date) == "2026-02-03"
    assert "Datum: 2026-02-10" in [one.text for one in note.passages]


def test_markup_in_titles_names_and_quotes_is_text(
    tmp_path: Path, store: Store, pages: FlaskClient
) -> None:
    note = kept(store, brought(tmp_path, "m.md", HOSTILE.encode()))
    addresses = (
        "/anteckningar",
        f"/anteckningar/{note.id}",
        f"/anteckningar/{note.id}/lankforslag",
    )
    shown = "".join(pages.get(address).get_data(as_text=True) for address in addresses)

    assert "alert(5)" in shown
    for hostile in ("<script>alert", "<img src=x", "<svg onload", "<b onclick", 'href="javascript'):
        assert hostile not in shown


def test_a_link_to_a_clause_that_is_not_there_is_refused(tmp_path: Path, store: Store) -> None:
    note = kept(store, brought(tmp_path, "m.txt", b"Styrgruppen\n\nInget nytt.\n"))
    passage = f"{note.id}#p1"
    done = lydelse(
        *("note", "link", passage, "hsa/finns-inte", "--kind", "notes"), store=tmp_path / "store"
    )

    assert (done.code, note.passages[0].id) == (4, "p1")
    assert store.view(Audience.DRAFT).links() == ()


def test_a_link_to_a_clause_that_went_is_kept_and_read(
    tmp_path: Path, store: Store, pages: FlaskClient
) -> None:
    note = kept(store, brought(tmp_path, "m.txt", b"Styrgruppen\n\nInget nytt.\n"))
    gone = clause_id(store, "lakarkontakt")
    store.link(PassageRef(note.id, "p1"), Target("hsa", gone), LinkKind.NOTES)
    whole = agreement()
    imported(store, Document(whole.title, (*whole.clauses[:2], *whole.clauses[3:])), "remiss-2")
    page = pages.get(f"/anteckningar/{note.id}")

    assert [link.target.clause for link in store.view(Audience.DRAFT).links()] == [gone]
    assert "/hsa/remiss-1/lakarkontakt" in page.get_data(as_text=True)
    assert store.verify() == ()
