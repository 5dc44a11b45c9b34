from clauses.model import Comment
from clauses.model import Reading
from clauses.model import RemarkKind
from clauses.model import Revision
from clauses.model import RevisionKind
from clauses.reading import read
from tests.clauses.reading.word_files import MARK
from tests.clauses.reading.word_files import p
from tests.clauses.reading.word_files import run
from tests.clauses.reading.word_files import table
from tests.clauses.reading.word_files import word

WHO, WHEN = "Region Norr", "2026-01-02T03:04:05Z"
HEADING = p("Syfte", "Heading1")


def reading_of(body: str, **parts: str) -> Reading:
    return read(word(HEADING + body, **parts), "avtal.docx")


def revision(kind: RevisionKind, text: str) -> Revision:
    return Revision(kind, text, WHO, WHEN, 0)


def struck(text: str) -> str:
    return f"<w:del {MARK}><w:r><w:delText>{text}</w:delText></w:r></w:del>"


def added(text: str) -> str:
    return f"<w:ins {MARK}>{run(text)}</w:ins>"


def test_the_outcome_is_the_document_and_every_change_is_listed() -> None:
    reading = reading_of(p(run("Regionen ") + struck("bör") + added("ska") + run(" svara.")))

    assert reading.document.clauses[0].text == "Regionen ska svara."
    assert reading.revisions == (
        revision(RevisionKind.DELETION, "bör"),
        revision(RevisionKind.INSERTION, "ska"),
    )
    assert RemarkKind.TRACKED_CHANGES in {remark.kind for remark in reading.remarks}


def test_touching_runs_of_one_author_are_one_change() -> None:
    reading = reading_of(p(added("ett ") + added("två")))

    assert reading.revisions == (revision(RevisionKind.INSERTION, "ett två"),)


def test_an_inserted_paragraph_is_one_change_with_its_mark() -> None:
    mark = f"<w:rPr><w:ins {MARK}/></w:rPr>"
    reading = reading_of(p("före") + p(added("ny"), properties=mark) + p("efter"))

    assert reading.revisions == (revision(RevisionKind.INSERTION, "ny\n"),)


def test_a_struck_paragraph_mark_joins_two_paragraphs() -> None:
    mark = f"<w:rPr><w:del {MARK}/></w:rPr>"
    reading = reading_of(p("första ", properties=mark) + p("andra"))

    assert reading.document.clauses[0].text == "första andra"
    assert reading.revisions == (revision(RevisionKind.DELETION, "\n"),)


def test_a_paragraph_struck_whole_leaves_no_trace() -> None:
    mark = f"<w:rPr><w:del {MARK}/></w:rPr>"
    reading = reading_of(p("kvar") + p(struck("bort"), properties=mark) + p("också kvar"))

    assert reading.document.clauses[0].text == "kvar\nockså kvar"


def test_a_moved_paragraph_is_one_move() -> None:
    away = p(
        f"<w:moveFrom {MARK}>{run('flyttad')}</w:moveFrom>",
        properties=f"<w:rPr><w:moveFrom {MARK}/></w:rPr>",
    )
    here = p(
        f"<w:moveTo {MARK}>{run('flyttad')}</w:moveTo>",
        properties=f"<w:rPr><w:moveTo {MARK}/></w:rPr>",
    )
    reading = reading_of(away + p("kvar") + here)

    assert reading.document.clauses[0].text == "kvar\nflyttad"
    assert reading.revisions == (revision(RevisionKind.MOVE, "flyttad\n"),)


def test_struck_and_added_rows_are_listed() -> None:
    rows = table(("borta",), ("ny",), ("kvar",))
    rows = rows.replace("<w:tr>", f"<w:tr><w:trPr><w:del {MARK}/></w:trPr>", 1)
    head, tail = rows.split("</w:tr><w:tr>", 1)
    reading = reading_of(f"{head}</w:tr><w:tr><w:trPr><w:ins {MARK}/></w:trPr>{tail}")

    assert reading.document.clauses[0].text == "ny\nkvar"
    assert [(one.kind, one.text) for one in reading.revisions] == [
        (RevisionKind.DELETION, "borta\n"),
        (RevisionKind.INSERTION, "ny\n"),
    ]


def test_changes_of_look_are_listed_with_their_words() -> None:
    look = f"<w:b/><w:rPrChange {MARK}><w:rPr/></w:rPrChange>"
    reading = reading_of(p(run("fet", look)) + p("rak", "", f"<w:pPrChange {MARK}/>"))

    assert reading.revisions == (
        revision(RevisionKind.FORMAT, "fet"),
        revision(RevisionKind.FORMAT, "rak"),
    )


def test_comments_come_with_quote_and_replies() -> None:
    def comment(identity: int, text: str) -> str:
        inner = p(text).replace("<w:p>", f'<w:p w14:paraId="0000000{identity}">')
        return f'<w:comment w:id="{identity}" w:author="{WHO}" w:date="{WHEN}">{inner}</w:comment>'

    def place(identity: int, kind: str) -> str:
        return f'<w:commentRange{kind} w:id="{identity}"/>'

    body = p(
        run("Regionen ")
        + place(1, "Start")
        + place(2, "Start")
        + run("ska")
        + place(1, "End")
        + place(2, "End")
        + run(" svara.")
    )
    reading = reading_of(
        body,
        comments=comment(1, "Varför?") + comment(2, "Därför.") + comment(3, "Fri."),
    )
    first, second, loose = reading.comments

    assert first == Comment("Varför?", "ska", WHO, WHEN, 0)
    assert second.quote == "ska"
    assert (loose.quote, loose.clause) == ("", None)


def test_replies_stand_under_the_comment_they_answer() -> None:
    from tests.clauses.reading.word_files import OFFICE
    from tests.clauses.reading.word_files import pack
    from tests.clauses.reading.word_files import unpack

    def comment(identity: int) -> str:
        inner = p(f"Ord {identity}").replace("<w:p>", f'<w:p w14:paraId="0000000{identity}">')
        return f'<w:comment w:id="{identity}" w:author="{WHO}">{inner}</w:comment>'

    link = f'<Relationship Id="x" Type="{OFFICE}/commentsExtended" Target="threads.xml"/>'
    data = word(HEADING + p("a"), links=link, comments=comment(1) + comment(2) + comment(3))
    space = "http://schemas.microsoft.com/office/word/2012/wordml"
    threads = (
        f'<w15:commentsEx xmlns:w15="{space}"><w15:commentEx w15:paraId="00000001" w15:done="1"/>'
        '<w15:commentEx w15:paraId="00000002" w15:paraIdParent="00000001"/>'
        '<w15:commentEx w15:paraId="00000003" w15:paraIdParent="00000002"/></w15:commentsEx>'
    )
    (first,) = read(pack({**unpack(data), "word/threads.xml": threads})).comments

    assert first.text == "Ord 1"
    assert first.resolved
    assert [reply.text for reply in first.replies] == ["Ord 2", "Ord 3"]


def test_a_comment_on_no_words_stands_where_it_is_referred_to() -> None:
    point = '<w:r><w:commentReference w:id="1"/></w:r>'
    body = p("a") + p("Ansvar", "Heading1") + p(point) + p("b")
    told = f'<w:comment w:id="1" w:author="{WHO}">{p("Varför?")}</w:comment>'
    (comment,) = reading_of(body, comments=told).comments

    assert (comment.clause, comment.quote, comment.resolved) == (1, "", False)
