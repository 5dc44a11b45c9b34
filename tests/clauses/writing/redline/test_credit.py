from dataclasses import replace

from clauses.changes import Comparison
from clauses.changes import Credit
from clauses.changes import Edit
from clauses.changes import Op
from clauses.compare import compare
from clauses.model import Document
from clauses.model import part_text
from clauses.reading import read
from clauses.writing.redline.word import redline_word
from tests.clauses.writing.word_made import FOOTNOTES
from tests.clauses.writing.word_made import docx
from tests.clauses.writing.word_made import footnotes
from tests.clauses.writing.word_made import noted
from tests.clauses.writing.word_made import p
from tests.clauses.writing.word_made import part
from tests.clauses.writing.word_made import table
from tests.clauses.writing.word_made import xpath

OLD = docx(
    p("1 Syfte", "Heading1")
    + p("Parterna ska samverka om vården.")
    + p("2 Ansvar", "Heading1")
    + noted("Kommunen svarar för hemmet", 1, " och regionen för sjukhuset.")
    + table(("Post", "Andel"), ("Läkare", "60 procent")),
    footnotes("Se den gamla lagen."),
    FOOTNOTES,
)
NEW = docx(
    p("1 Mål", "Heading1")
    + p("Parterna ska alltid samverka nära om vården.")
    + p("2 Ansvar", "Heading1")
    + noted("Kommunen svarar för boendet", 1, " och regionen för sjukhuset.")
    + table(("Post", "Andel"), ("Läkare", "70 procent")),
    footnotes("Se den nya lagen."),
    FOOTNOTES,
)


def test_every_edit_says_where_its_words_stand() -> None:
    old, new = read(OLD).document, read(NEW).document
    asked: list[Edit] = []

    def credit(edit: Edit) -> Credit:
        asked.append(edit)
        return Credit("Styrgruppen")

    redline_word(OLD, NEW, credit=credit)
    found = [_words_at(old if edit.op is Op.DELETE else new, edit) for edit in asked]

    assert found == [edit.text for edit in asked]
    assert {edit.place.part for edit in asked} == {"heading", "text", "notes"}


def _words_at(document: Document, edit: Edit) -> str:
    text = part_text(document.clauses[edit.place.clause], edit.place.part)
    return text[edit.place.start : edit.place.start + len(edit.text)]


def test_each_word_is_signed_by_the_one_who_brought_it() -> None:
    def credit(edit: Edit) -> Credit:
        return Credit("Juristerna" if "alltid" in edit.text else "Styrgruppen", "2026-03-01")

    redline = redline_word(OLD, NEW, credit=credit).data
    added = xpath(redline, "//w:ins[w:r]")
    signed = {"".join(map(str, one.itertext())).strip(): one for one in added}

    assert _attribute(redline, signed["alltid"], "author") == "Juristerna"
    assert _attribute(redline, signed["nära"], "author") == "Styrgruppen"
    assert _attribute(redline, signed["nära"], "date") == "2026-03-01T00:00:00Z"


def _attribute(_data: bytes, element: object, name: str) -> str | None:
    value = element.get(f"{{{element.nsmap['w']}}}{name}")  # type: ignore[attr-defined]
    return str(value) if value is not None else None


def test_no_date_is_written_where_none_is_known() -> None:
    redline = redline_word(OLD, NEW, credit=lambda _edit: Credit("A")).data

    assert b"w:date" not in part(redline, "document.xml")


def test_a_reason_is_one_comment_that_names_the_other_clauses_it_is_behind() -> None:
    def credit(_edit: Edit) -> Credit:
        return Credit("Gemensam styrgrupp", "2026-03-01", ("Styrgruppen beslutade det.",))

    comparison = compare(read(OLD).document, read(NEW).document)
    redline = redline_word(OLD, NEW, credit=credit, comparison=comparison).data
    comments = part(redline, "comments.xml").decode()
    anchors = xpath(redline, "//w:commentReference")

    assert comments.count("Styrgruppen beslutade det.") == 1
    assert "Also in 2" in comments
    assert len(anchors) == 1
    assert 'w:initials="GS"' in comments


SWAPPED = (
    p("1 Syfte", "Heading1")
    + p("Parterna ska samverka om vården i hela länet.")
    + p("2 Ansvar", "Heading1")
    + p("Kommunen svarar för hemmet och regionen för sjukhuset.")
    + p("3 Uppföljning", "Heading1")
    + p("Avtalet följs upp varje år i beredningen av parterna gemensamt."),
    p("1 Ansvar", "Heading1")
    + p("Kommunen svarar för hemmet och regionen för sjukhuset.")
    + p("2 Uppföljning", "Heading1")
    + p("Avtalet följs upp varje år i beredningen av parterna gemensamt.")
    + p("3 Syfte", "Heading1")
    + p("Parterna ska nära samverka om vården i hela länet."),
)


def test_a_clause_that_moved_and_was_edited_says_so_at_both_places() -> None:
    old, new = docx(SWAPPED[0]), docx(SWAPPED[1])
    comparison = compare(read(old).document, read(new).document)
    redline = redline_word(old, new, comparison=comparison, moves=True)
    comments = part(redline.data, "comments.xml").decode()

    assert redline.level == "format"
    assert comments.count("Moved to 3, see changed words too") == 1
    assert comments.count("Moved from 1, see changed words too") == 1
    assert comments.count("<w:comment ") == 2


def test_comments_that_were_there_are_kept() -> None:
    start = '<w:commentRangeStart w:id="4"/>'
    end = '<w:commentRangeEnd w:id="4"/><w:r><w:commentReference w:id="4"/></w:r>'
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    old = docx(
        f"<w:p>{start}<w:r><w:t>Ett ord.</w:t></w:r>{end}</w:p>",
        {
            "comments.xml": f'<w:comments xmlns:w="{w}"><w:comment w:id="4" w:author="B">'
            "<w:p><w:r><w:t>Fråga</w:t></w:r></w:p></w:comment></w:comments>"
        },
        {"rIdC": ("comments", "comments.xml")},
    )
    redline = redline_word(
        old, docx(p("Ett nytt ord.")), credit=lambda _: Credit("A", reasons=("Därför.",))
    )

    assert len(xpath(redline.data, "//w:commentReference")) == 2
    assert part(redline.data, "comments.xml").count(b"<w:comment ") == 2


def test_paragraphs_of_clauses_with_different_ids_do_not_become_each_other() -> None:
    old, new = (
        docx(p("Syfte", "Heading1") + p("Ett stycke.")),
        docx(p("Syfte", "Heading1") + p("Ett stycke till.")),
    )
    apart = _with_ids(compare(read(old).document, read(new).document), "a", "b")
    together = _with_ids(compare(read(old).document, read(new).document), "a", "a")
    parted = redline_word(old, new, comparison=apart)
    joined = redline_word(old, new, comparison=together)

    assert parted.level == joined.level == "format"
    assert len(xpath(parted.data, "//w:del")) > len(xpath(joined.data, "//w:del"))


def _with_ids(comparison: Comparison, old_id: str, new_id: str) -> Comparison:
    return compare(
        _named(comparison.old, old_id),
        _named(comparison.new, new_id),
    )


def _named(document: Document, name: str) -> Document:
    clauses = tuple(replace(clause, id=name) for clause in document.clauses)
    return replace(document, clauses=clauses)
