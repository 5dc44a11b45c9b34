"""A file made of what is open holds nothing of the file that came in, nor of who wrote it."""

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from clauses.reading import read
from service.accounts.people import Role
from tests.serving import application
from tests.serving import sample
from tests.serving import signed_in
from tests.serving import somebody
from tests.serving import swedish
from tests.versions.stores import copied
from versions.readership import Readership
from versions.stages import Audience
from versions.stages import Stage
from versions.store import Store

SECRET = re.compile(r"hemlig\w+", re.IGNORECASE)
BETWEEN = "/hsa/internt-4...beslut-1"
ENDINGS = ("docx", "spalter.docx", "pdf", "html", "csv", "xlsx", "md")
PROPERTIES = ("author", "last_modified_by", "comments", "keywords", "subject", "category", "title")
WRITER = re.compile(rb"<dc:creator>([^<]+)|<cp:lastModifiedBy>([^<]+)|<Company>([^<]+)")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory, sample_store: Path) -> Store:
    """The sample, with a draft whose Word file says who wrote it and hides some words."""
    folder = tmp_path_factory.mktemp("files") / "store"
    copied(sample_store, folder)
    made = Store.open(folder)
    data = _revealing()
    made.import_version(
        read(data, "Hemligfil.docx"),
        data,
        "Hemligfil.docx",
        document="hsa",
        version="internt-4",
        stage=Stage.DRAFT,
        by="Arbetsgruppen",
    )
    readers = Readership(Audience.CONSULTATION)
    made.release_comparison("hsa", "internt-4", "beslut-1", readers, by="Arbetsgruppen")
    return made


def _revealing() -> bytes:
    file = docx.Document(str(sample("hsa-remiss-1.docx")))
    for name in PROPERTIES:
        setattr(file.core_properties, name, f"Hemlig{name}")
    paragraph = file.paragraphs[3]
    paragraph.add_run(" Hemligdold.").font.hidden = True
    file.add_comment(paragraph.runs[0], "Hemligkommentar", author="Hemligperson", initials="H")
    written = io.BytesIO()
    file.save(written)
    return written.getvalue()


@pytest.fixture(scope="module")
def party(store: Store) -> FlaskClient:
    app = application(store, "decision")
    return signed_in(app, somebody(app, of="Borgsund"))


def _pieces(answer: TestResponse) -> Iterator[bytes]:
    """Everything that is in an answer, whatever it is packed in."""
    yield str(answer.headers).encode()
    if answer.data[:2] == b"PK":
        packed = zipfile.ZipFile(io.BytesIO(answer.data))
        for name in packed.namelist():
            yield name.encode()
            yield packed.read(name)
    else:
        yield answer.data


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_file_of_a_released_comparison_says_nothing_of_the_file_that_came_in(
    party: FlaskClient, ending: str
) -> None:
    answer = party.get(f"{BETWEEN}.{ending}")
    pieces = list(_pieces(answer))

    assert answer.status_code == 200
    assert [
        found for one in pieces for found in SECRET.findall(one.decode("utf-8", "replace"))
    ] == []
    assert [found for one in pieces for found in WRITER.findall(one)] == []
    assert not any(b"w:rsid" in one for one in pieces)


def test_what_an_editor_makes_for_the_parties_says_no_more(store: Store) -> None:
    app = application(store, "decision")
    editor = signed_in(app, somebody(app, Role.EDITOR, mail="e@x.example"))
    for address in (f"/exportera{BETWEEN}/fil", "/exportera/hsa/beslut-1/fil"):
        answer = editor.get(f"{address}?form=docx&for=consultation", follow_redirects=True)
        pieces = list(_pieces(answer))

        assert answer.data[:2] == b"PK", address
        found = [SECRET.findall(one.decode("utf-8", "replace")) for one in pieces]
        assert not any(found), address


def test_the_draft_itself_stays_shut_in_every_form(party: FlaskClient, store: Store) -> None:
    shut = [f"/hsa/internt-4.{ending}" for ending in ("docx", "pdf", "html", "md", "json", "txt")]
    shut += ["/hsa/internt-4", "/exportera/hsa/internt-4/fil?form=docx", "/hsa/internt-4...nu"]
    shut += ["/api/documents/hsa/versions/internt-4", "/hsa/internt-4...remiss-1.docx"]

    assert {party.get(one).status_code for one in shut} == {404}
    stranger = swedish(application(store, "decision"))
    assert stranger.get(f"{BETWEEN}.docx").status_code == 404
