from clauses.changes import Credit
from clauses.compare import compare
from clauses.reading import read
from clauses.writing.labels import english
from clauses.writing.ooxml.resolved import accepted_word
from clauses.writing.ooxml.resolved import rejected_word
from clauses.writing.redline.word import redline_word
from tests.clauses.writing.word_made import docx
from tests.clauses.writing.word_made import p

DOCTORS = ("Läkare", "Regionen ansvarar för läkarmedverkan i kommunal vård dygnet runt.")
PHONE = ("Telefon", "Kommunen ansvarar för att sjuksköterska kan nås alla dagar i veckan.")
COST = ("Kostnad", "Kostnader enligt avsnitt 2 delas lika. Tvister om avsnitt 2 löses i samråd.")
NEW = ("Utbildning", "Parterna planerar gemensam utbildning minst en gång om året.")
WARNING = (
    "The reference to 2 did not follow the new numbers: the clause is now 3 Telefon. "
    "That number now belongs to 2 Läkare."
)


def agreement(*clauses: tuple[str, str]) -> bytes:
    return docx(
        "".join(
            p(f"{number} {heading}", "Heading1") + p(text)
            for number, (heading, text) in enumerate(clauses, start=1)
        )
    )


def redline(old: bytes, new: bytes) -> bytes:
    comparison = compare(read(old).document, read(new).document)
    made = redline_word(old, new, comparison=comparison, say=english)
    assert made.level == "format"
    return made.data


def remarks(data: bytes) -> list[tuple[str, str]]:
    """What each comment says, and the words it is about."""
    return [(one.text, one.quote) for one in read(data).comments]


def test_a_reference_that_did_not_follow_has_a_comment_about_its_number_alone() -> None:
    old, new = agreement(DOCTORS, PHONE, COST), agreement(NEW, DOCTORS, PHONE, COST)

    assert remarks(redline(old, new)) == [(WARNING, "2"), (WARNING, "2")]


def test_it_has_one_in_a_paragraph_that_was_edited_too() -> None:
    edited = (COST[0], COST[1].replace("delas lika", "betalas av den som beställer"))
    old, new = agreement(DOCTORS, PHONE, COST), agreement(NEW, DOCTORS, PHONE, edited)
    data = redline(old, new)

    assert remarks(data) == [(WARNING, "2"), (WARNING, "2")]
    for made, wanted in ((accepted_word(data).data, new), (rejected_word(data).data, old)):
        assert read(made).document.clauses == read(wanted).document.clauses


def test_references_that_followed_are_left_alone() -> None:
    followed = (COST[0], COST[1].replace("avsnitt 2", "avsnitt 3"))
    old, new = agreement(DOCTORS, PHONE, COST), agreement(NEW, DOCTORS, PHONE, followed)

    assert b"commentReference" not in redline(old, new)


def test_what_moved_is_told_at_both_places_without_being_asked_for() -> None:
    old, new = agreement(DOCTORS, PHONE, NEW), agreement(NEW, DOCTORS, PHONE)
    told = [text for text, _ in remarks(redline(old, new))]

    assert sorted(told) == ["Moved from 3", "Moved to 1"]


def test_what_nobody_sees_is_told_by_name_in_a_comment() -> None:
    later = (DOCTORS[0], DOCTORS[1].replace(" för", "\u00a0för").replace("dygn", "dy\u200bgn"))
    told = [text for text, _ in remarks(redline(agreement(DOCTORS), agreement(later)))]

    assert told == [
        "Change that is not seen: ⟨U+0020 SPACE⟩ became ⟨U+00A0 NO-BREAK SPACE⟩",
        "Change that is not seen: dygnet became dy⟨U+200B ZERO WIDTH SPACE⟩gnet",
    ]


def test_a_remark_is_signed_by_nobody_who_did_not_make_it() -> None:
    old, new = agreement(DOCTORS, PHONE, NEW), agreement(NEW, DOCTORS, PHONE)
    comparison = compare(read(old).document, read(new).document)
    why = Credit("Styrgruppen", "2026-05-13", ("Utbildning kommer först.",))
    data = redline_word(old, new, comparison=comparison, credit=lambda _edit: why).data

    assert {(one.author, one.text.split("\n")[0]) for one in read(data).comments} == {
        ("Styrgruppen", "Utbildning kommer först."),
        ("Lydelse", "Moved from 3"),
        ("Lydelse", "Moved to 1"),
    }
