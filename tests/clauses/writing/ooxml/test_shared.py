import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from clauses.reading import read
from clauses.writing.clean.word import write_word
from clauses.writing.ooxml.package import Package
from clauses.writing.ooxml.shared import Kept
from clauses.writing.ooxml.shared import Taken
from clauses.writing.ooxml.shared import for_others
from tests.clauses.writing.word_made import R
from tests.clauses.writing.word_made import docx
from tests.clauses.writing.word_made import p
from tests.clauses.writing.word_made import r
from tests.making import clause
from tests.making import document

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
BY = 'w:author="Ada" w:date="2026-01-02T00:00:00Z"'
WHITE = '<w:color w:val="FFFFFF"/>'
COMMENTED = (
    '<w:p><w:commentRangeStart w:id="1"/>'
    f"{r('Kommunen svarar.')}"
    '<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r></w:p>'
)
COMMENTS = (
    f'<w:comments xmlns:w="{W}"><w:comment w:id="1" {BY}>{p("Orimligt krav!")}</w:comment>'
    "</w:comments>"
)


def whole(data: bytes) -> str:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return " ".join(archive.read(name).decode("utf-8") for name in archive.namelist())


def test_comments_tracked_changes_and_hidden_text_are_taken_out_and_told() -> None:
    body = (
        p("Svar", "Heading1")
        + COMMENTED
        + f'<w:p><w:del w:id="7" {BY}><w:r><w:delText>Regionen</w:delText></w:r></w:del>'
        + f'<w:ins w:id="8" {BY}>{r("Kommunen")}</w:ins>{r(" betalar.")}</w:p>'
        + f"<w:p>{r('Öppet ')}{r('hemligt', '<w:vanish/>')}{r('vitt', WHITE)}</w:p>"
    )
    data = docx(body, {"comments.xml": COMMENTS}, {"rId9": ("comments", "comments.xml")})
    shared = for_others(data)
    clean = whole(shared.data)

    for secret in ("Orimligt krav", "Ada", "Regionen", "hemligt", "vitt"):
        assert secret in whole(data)
        assert secret not in clean
    assert Taken(Kept.COMMENT, "Ada: Orimligt krav!") in shared.taken
    assert {one.kind for one in shared.taken} == {Kept.COMMENT, Kept.REVISION, Kept.HIDDEN}
    assert shared.still_hidden == ()
    assert [one.text for one in read(shared.data).document.clauses] == [
        one.text for one in read(data).document.clauses
    ]


def test_numbers_of_editing_sessions_are_taken_out_and_told() -> None:
    sessions = (
        f'<w:settings xmlns:w="{W}"><w:rsids><w:rsid w:val="00AB12CD"/></w:rsids></w:settings>'
    )
    data = docx(
        p("Svar").replace("<w:p>", '<w:p w:rsidR="00AB12CD" w:rsidRDefault="00AB12CD">'),
        {"settings.xml": sessions},
        {"rId9": ("settings", "settings.xml")},
    )
    shared = for_others(data)

    assert "00AB12CD" in whole(data)
    assert "rsid" not in whole(shared.data)
    assert shared.taken == (Taken(Kept.PROPERTY, "rsid: 4"),)


def test_personal_properties_are_taken_out() -> None:
    package = Package(write_word(document(clause("Svar", "Kommunen svarar."))))
    core = package.root("docProps/core.xml")
    creator = core.makeelement("{http://purl.org/dc/elements/1.1/}creator", {}, None)
    creator.text = "Ada Ek"
    core.append(creator)
    package.touch("docProps/core.xml")
    shared = for_others(package.write())

    assert shared.taken == (Taken(Kept.PROPERTY, "creator: Ada Ek"),)
    assert "Ada Ek" not in whole(shared.data)
    assert "<dc:title>Avtal" in whole(shared.data)


def test_the_path_of_a_template_is_taken_out() -> None:
    path = "file:///C:/Users/ada.ek/Mallar/Avtal.dotm"
    settings = (
        f'<w:settings xmlns:w="{W}" xmlns:r="{R}"><w:attachedTemplate r:id="rId1"/></w:settings>'
    )
    links = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{R}/attachedTemplate" Target="{path}"'
        ' TargetMode="External"/></Relationships>'
    )
    parts = {"settings.xml": settings, "_rels/settings.xml.rels": links}
    shared = for_others(docx(p("Kommunen svarar."), parts, {"rId9": ("settings", "settings.xml")}))

    assert shared.taken == (Taken(Kept.PROPERTY, f"attachedTemplate: {path}"),)
    assert "ada.ek" not in whole(shared.data)
    assert "attachedTemplate" not in whole(shared.data)


@pytest.mark.parametrize("name", ["hsa-remiss-1", "lakarmedverkan-utkast-1"])
def test_a_file_for_others_says_the_same(name: str) -> None:
    path = Path(__file__).parents[4] / "examples/word" / f"{name}.docx"
    data = path.read_bytes()

    assert read(for_others(data).data).document == read(data).document
