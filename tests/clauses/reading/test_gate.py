import struct
import zipfile
from io import BytesIO

import pytest

from clauses.errors import ClausesError
from clauses.model import RemarkKind
from clauses.reading import Refusal
from clauses.reading import RefusedError
from clauses.reading import read
from clauses.reading.word.reading import read_word
from tests.clauses.reading.word_files import MAIN
from tests.clauses.reading.word_files import OFFICE
from tests.clauses.reading.word_files import p
from tests.clauses.reading.word_files import pack
from tests.clauses.reading.word_files import table
from tests.clauses.reading.word_files import unpack
from tests.clauses.reading.word_files import word

GOOD = word(p("Text"))
DOCUMENT = "word/document.xml"


def refusal(data: bytes, name: str = "avtal.docx") -> Refusal:
    with pytest.raises(RefusedError) as caught:
        read(data, name)
    assert caught.value.name == name
    assert isinstance(caught.value, ClausesError)
    return caught.value.reason


def changed(**parts: bytes) -> bytes:
    named = {name.replace("__", "/"): content for name, content in parts.items()}
    return pack({**unpack(GOOD), **named})


def document(content: bytes) -> bytes:
    return pack({**unpack(GOOD), DOCUMENT: content})


def added(name: str, content: bytes = b"x") -> bytes:
    return pack({**unpack(GOOD), name: content})


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", Refusal.EMPTY),
        (b"hej", Refusal.NOT_WORD),
        (b"%PDF-1.4", Refusal.WRONG_NAME),
        (OLE, Refusal.OLD_WORD),
        (OLE + "EncryptedPackage".encode("utf-16-le"), Refusal.ENCRYPTED),
        (GOOD[: len(GOOD) // 2], Refusal.BROKEN),
        (b"<html>" + GOOD, Refusal.NOT_WORD),
        (GOOD + GOOD, Refusal.DANGEROUS),
        (pack({"hej.txt": "hej"}), Refusal.NOT_WORD),
        (word(p("Text"), main="text/plain"), Refusal.NOT_WORD),
        (word(p("Text"), main=MAIN.replace("document.main", "template.main")), Refusal.WRONG_NAME),
        (word(p()), Refusal.EMPTY),
        (added("../ut.xml"), Refusal.DANGEROUS),
        (added("word\\ut.xml"), Refusal.DANGEROUS),
        (added("WORD/Document.xml"), Refusal.DANGEROUS),
        (added("word/media/a.bin", b"\0" * 3_000_000), Refusal.TOO_LARGE),
    ],
    ids=[
        "nothing at all",
        "a text called a Word file",
        "a PDF called a Word file",
        "an old Word file",
        "a file with a password",
        "half a file",
        "a web page in front",
        "two archives in one",
        "an archive that is no document",
        "a text of another type",
        "a template called a document",
        "a document without a word",
        "a part that climbs out",
        "a part named with backslashes",
        "two parts that differ in case alone",
        "a part that unpacks without measure",
    ],
)
def test_what_is_no_readable_word_file_is_refused(data: bytes, reason: Refusal) -> None:
    assert refusal(data) is reason


ENTITY = b'<!DOCTYPE a [<!ENTITY x "dold">]>'


@pytest.mark.parametrize("part", [DOCUMENT, "[Content_Types].xml", "_rels/.rels"])
def test_a_part_with_a_document_type_is_refused(part: str) -> None:
    files = unpack(GOOD)

    assert refusal(pack({**files, part: ENTITY + files[part]})) is Refusal.DANGEROUS


def test_a_document_type_in_wide_characters_is_refused() -> None:
    text = (ENTITY + unpack(GOOD)[DOCUMENT]).decode()

    assert refusal(document(text.encode("utf-16"))) is Refusal.DANGEROUS


def test_a_document_in_wide_characters_is_read() -> None:
    text = '<?xml version="1.0" encoding="UTF-16"?>' + unpack(GOOD)[DOCUMENT].decode()

    assert read(document(text.encode("utf-16"))) == read(GOOD)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"<w:document", Refusal.BROKEN),
        (b"<?xml version='1.1'?><a/>", Refusal.UNDECODABLE),
        (b"<?xml version='1.0' encoding='UTF-7'?><a/>", Refusal.UNDECODABLE),
        (b"\x4c\x6f\xa7\x94", Refusal.UNDECODABLE),
        (b"<a/>", Refusal.NOT_WORD),
        (b"<a>" * 300 + b"</a>" * 300, Refusal.BROKEN),
        (b"<a>\xff</a>", Refusal.BROKEN),
        (b"<a>&#0;</a>", Refusal.BROKEN),
    ],
)
def test_markup_that_word_does_not_write_is_refused(content: bytes, reason: Refusal) -> None:
    assert refusal(document(content)) is reason


@pytest.mark.parametrize(
    "body",
    [
        table(("a",)).replace("<w:tc>", '<w:tc><w:tcPr><w:gridSpan w:val="1000000000"/></w:tcPr>'),
        table(("a",)).replace("<w:tr>", '<w:tr><w:trPr><w:gridBefore w:val="99999"/></w:trPr>'),
        "<w:p/>" * 100_001,
        p("x" * 1_000_001),
        "<w:p " + " ".join(f'w:a{at}="1"' for at in range(300)) + "/>",
        "<w:p/>" * 1_600_000,
    ],
    ids=["a span", "a gap", "paragraphs", "one text", "attributes", "tags"],
)
def test_what_is_beyond_measure_is_refused(body: str) -> None:
    assert refusal(word(body)) is Refusal.TOO_LARGE


def test_tables_nested_beyond_measure_are_refused() -> None:
    body = "a"
    for _ in range(30):
        body = table((body,))

    assert refusal(word(body)) is Refusal.TOO_LARGE


def test_two_texts_and_two_links_with_one_id_are_refused() -> None:
    link = f'<Relationship Id="rel-styles" Type="{OFFICE}/image" Target="a.png"/>'
    main = f'<Relationship Id="r2" Type="{OFFICE}/officeDocument" Target="word/styles.xml"/>'
    root = unpack(GOOD)["_rels/.rels"].replace(b"</Rel", main.encode() + b"</Rel")

    assert refusal(word(p("Text"), links=link)) is Refusal.DANGEROUS
    assert refusal(pack({**unpack(GOOD), "_rels/.rels": root})) is Refusal.DANGEROUS


def test_links_that_lead_nowhere_are_no_harm() -> None:
    links = "".join(
        f'<Relationship Id="{at}" Type="{OFFICE}/image" Target="{target}"/>'
        for at, target in enumerate(("NULL", "#_Toc1", "media/saknas.png"))
    )

    assert read(word(p("Text"), links=links)).document == read(GOOD).document


def test_an_entry_whose_two_names_differ_is_refused() -> None:
    data = GOOD.replace(b"word/styles.xml", b"word/stulen.xml", 1)

    assert refusal(data) is Refusal.DANGEROUS


def test_an_entry_packed_or_locked_in_an_unknown_way_is_refused() -> None:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_BZIP2) as archive:
        for name, content in unpack(GOOD).items():
            archive.writestr(name, content)
    locked = bytearray(GOOD)
    at = GOOD.index(b"PK\x01\x02")
    struct.pack_into("<H", locked, at + 8, 1)

    assert refusal(stream.getvalue()) is Refusal.BROKEN
    assert refusal(bytes(locked)) is Refusal.ENCRYPTED


def test_a_damaged_part_is_refused() -> None:
    data = bytearray(GOOD)
    at = GOOD.index(b"word/document.xml") + 60
    data[at : at + 20] = b"\xff" * 20

    assert refusal(bytes(data)) is Refusal.BROKEN


def test_macros_are_told() -> None:
    reading = read(added("word/vbaProject.bin"), "avtal.docx")

    assert RemarkKind.MACROS in {remark.kind for remark in reading.remarks}


@pytest.mark.parametrize("name", ["avtal.xls", "avtal.pptx", "avtal.html"])
def test_a_type_that_is_not_known_is_refused(name: str) -> None:
    assert refusal(b"hej", name) is Refusal.UNKNOWN_TYPE


def test_a_word_file_with_the_name_of_another_type_is_refused() -> None:
    assert refusal(GOOD, "avtal.txt") is Refusal.WRONG_NAME


def test_a_refusal_says_what_and_what_to_do() -> None:
    with pytest.raises(RefusedError) as caught:
        read(OLE + "EncryptedPackage".encode("utf-16-le"), "avtal.docx")

    assert str(caught.value) == (
        "avtal.docx: it is protected by a password; save a copy without a password"
    )


def test_an_empty_document_can_still_be_redlined() -> None:
    found = read_word(word(p()))

    assert found.reading.document.clauses == ()
    assert found.places == (None,)
