"""Files of other office programs, as LibreOffice converts them."""

import shutil
import subprocess
import threading
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from http.server import HTTPServer
from io import BytesIO
from pathlib import Path

import pytest

from clauses.model import RemarkKind
from clauses.reading import Refusal
from clauses.reading import RefusedError
from clauses.reading import read
from clauses.reading.guard import read_guarded
from tests.clauses.reading.word_files import level
from tests.clauses.reading.word_files import numbered
from tests.clauses.reading.word_files import numbering
from tests.clauses.reading.word_files import p
from tests.clauses.reading.word_files import word

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
_NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "text", "manifest")
)
_MANIFEST_PART = f"""<manifest:manifest xmlns:manifest="{_MANIFEST}">
<manifest:file-entry manifest:full-path="/"
 manifest:media-type="application/vnd.oasis.opendocument.text"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
</manifest:manifest>"""


def open_document(body: str, manifest: str = _MANIFEST_PART) -> bytes:
    content = (
        f'<office:document-content {_NAMES} xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'office:version="1.2"><office:body><office:text>{body}</office:text></office:body>'
        "</office:document-content>"
    )
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("META-INF/manifest.xml", manifest)
        archive.writestr("content.xml", content)
    return stream.getvalue()


def refusal(data: bytes, name: str) -> Refusal:
    with pytest.raises(RefusedError) as caught:
        read_guarded(data, name)
    return caught.value.reason


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A numbered agreement in the three other types."""
    folder = tmp_path_factory.mktemp("office")
    body = numbered("Syfte", style="Heading1") + p("Parterna ska samverka på ön.")
    source = folder / "avtal.docx"
    source.write_bytes(word(body, numbering=numbering(level(0, "%1."))))
    for ending in ("doc", "odt", "rtf"):
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = ["soffice", "--headless", profile, "--convert-to", ending]
        subprocess.run(
            [*command, "--outdir", str(folder), str(source)], check=True, capture_output=True
        )
    return folder


@pytest.mark.office
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
class TestConverted:
    @pytest.mark.parametrize("ending", ["doc", "odt", "rtf"])
    def test_the_text_is_that_of_the_word_file(self, converted: Path, ending: str) -> None:
        reading = read_guarded((converted / f"avtal.{ending}").read_bytes(), f"avtal.{ending}")
        clause = reading.document.clauses[0]

        assert (clause.number, clause.heading) == ("1.", "Syfte")
        assert clause.text == "Parterna ska samverka på ön."
        assert reading.remarks[0].kind is RemarkKind.GUESSED_STRUCTURE

    def test_no_link_out_of_the_file_is_followed(self, tmp_path: Path, listening: str) -> None:
        secret = tmp_path / "hemligt.txt"
        secret.write_text("HEMLIGT")
        linked = [secret.as_uri(), f"{listening}/a.txt"]
        sections = "".join(
            f'<text:section text:name="s{at}"><text:section-source xlink:href="{link}"/>'
            "<text:p>Kvar</text:p></text:section>"
            for at, link in enumerate(linked)
        )
        reading = read_guarded(open_document(f"<text:p>Text</text:p>{sections}"), "a.odt")

        assert [clause.text for clause in reading.document.clauses] == ["Text", "Kvar", "Kvar"]
        assert not _Listener.asked

    def test_what_libreoffice_cannot_read_is_broken(self) -> None:
        assert refusal(OLE + b"\0" * 4000, "a.doc") is Refusal.BROKEN


class _Listener(BaseHTTPRequestHandler):
    asked: list[str]

    def do_GET(self) -> None:
        self.asked.append(self.path)
        self.send_error(404)


@pytest.fixture
def listening() -> Iterator[str]:
    """A server that nobody should ask."""
    _Listener.asked = []
    with HTTPServer(("127.0.0.1", 0), _Listener) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_without_libreoffice_the_user_is_told_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(RefusedError, match=r"save it as \.docx") as caught:
        read(rb"{\rtf1 Text}", "a.rtf")

    assert caught.value.reason is Refusal.NO_CONVERTER


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        (OLE + b"\0" * 504 + b"\xec\xa5" + b"\0" * 9 + b"\x01", "a.doc", Refusal.ENCRYPTED),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "a.doc", Refusal.ENCRYPTED),
        (
            open_document("", "<a><manifest:encryption-data/></a>"),
            "a.odt",
            Refusal.ENCRYPTED,
        ),
        (open_document("<!DOCTYPE a>"), "a.odt", Refusal.DANGEROUS),
        (b"{\\rtf1" + b"{" * 600 + b"}" * 601, "a.rtf", Refusal.TOO_LARGE),
        (b"{\\rtf1 Text}", "a.doc", Refusal.WRONG_NAME),
        (b"{\\rtf1 Text}", "a.txt", Refusal.WRONG_NAME),
        (open_document("<text:p>a</text:p>"), "a.docx", Refusal.WRONG_NAME),
        (word(p("Text")), "a.odt", Refusal.WRONG_NAME),
        (word(p("Text")), "a.pdf", Refusal.WRONG_NAME),
    ],
    ids=[
        "an old Word file with a password",
        "a new Word file with a password",
        "an open document with a password",
        "a document type",
        "groups without end",
        "rich text called an old Word file",
        "rich text called a text",
        "an open document called a Word file",
        "a Word file called an open document",
        "a Word file called a PDF",
    ],
)
def test_what_must_not_be_converted_is_refused(data: bytes, name: str, reason: Refusal) -> None:
    assert refusal(data, name) is reason
