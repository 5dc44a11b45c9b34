import zipfile
from io import BytesIO

import pytest
from lxml import etree

from clauses.reading import read
from clauses.writing.clean.word import write_word
from clauses.writing.ooxml.about import About
from clauses.writing.ooxml.package import Package
from tests.clauses.writing.word_made import docx
from tests.clauses.writing.word_made import p
from tests.clauses.writing.word_made import r
from tests.making import clause
from tests.making import document

WANTED = document(clause("Avtal", "Mellan parterna.", level=0), clause("Syfte", "Ett.", number="1"))
ABOUT = About(
    *("Avtal", "sv", "Remiss", "Remiss 1", "2026-05-13"), header=("Avtal", "Remiss 1, 13 maj 2026")
)
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def template(header: str) -> bytes:
    xml = f'<w:hdr xmlns:w="{W}">{header}</w:hdr>'
    links = {"rIdH": ("header", "header1.xml")}
    return docx(p("Gammalt.", "Heading1"), {"header1.xml": xml}, links)


def said(data: bytes, name: str) -> str:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return str(etree.fromstring(archive.read(name)).xpath("string()"))


def read_part(data: bytes, name: str) -> str:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return archive.read(name).decode()


def test_a_version_tells_title_stage_version_and_date() -> None:
    data = write_word(WANTED, about=ABOUT)
    core = read_part(data, "docProps/core.xml")

    assert said(data, "word/header1.xml") == "AvtalRemiss 1, 13 maj 2026"
    for value in ("Avtal<", "Remiss<", "Remiss 1<", "2026-05-13T00:00:00Z<"):
        assert value in core
    assert read(data).document == WANTED


def test_the_header_of_a_template_no_longer_names_another_version() -> None:
    tab = "<w:r><w:tab/></w:r>"
    line = f"<w:p>{r('Riktlinje', '<w:i/>')}{tab}{r('Utkast 3')}</w:p>{p('1 maj 2024')}"
    data = write_word(WANTED, template(line), ABOUT)
    header = read_part(data, "word/header1.xml")

    assert said(data, "word/header1.xml") == "AvtalRemiss 1, 13 maj 2026"
    assert header.count("<w:i/>") == 3
    assert header.count("<w:tab/>") == 1


def test_a_picture_in_the_header_of_a_template_stays() -> None:
    line = f"<w:p><w:r><w:drawing/></w:r>{r('Utkast 3')}</w:p>"
    data = write_word(WANTED, template(line), ABOUT)

    assert "<w:drawing/>" in read_part(data, "word/header1.xml")
    assert said(data, "word/header1.xml") == "Avtal · Remiss 1, 13 maj 2026"


def test_whoever_wrote_the_template_is_not_named() -> None:
    package = Package(write_word(WANTED))
    properties = package.root("docProps/core.xml")
    etree.SubElement(properties, "{http://purl.org/dc/elements/1.1/}creator").text = "Ada"
    package.touch("docProps/core.xml")
    signed = package.write()

    assert "Ada" in read_part(signed, "docProps/core.xml")
    assert "Ada" not in read_part(write_word(WANTED, signed, ABOUT), "docProps/core.xml")


@pytest.mark.parametrize("about", [ABOUT, About("Avtal")], ids=["with a header", "without"])
def test_a_template_for_new_files_gives_a_file(about: About) -> None:
    package = Package(write_word(WANTED))
    types = package.root("[Content_Types].xml")
    (main,) = (one for one in types if "document.main" in one.get("ContentType", ""))
    main.set("ContentType", main.get("ContentType", "").replace("document.main", "template.main"))
    package.touch("[Content_Types].xml")
    dotx = package.write()
    data = write_word(WANTED, dotx, about)

    assert "template.main" in read_part(dotx, "[Content_Types].xml")
    assert "template.main" not in read_part(data, "[Content_Types].xml")
    assert read(data).document == WANTED
