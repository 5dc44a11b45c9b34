import pytest

from clauses.checking.checks import Fault
from clauses.checking.checks import broken
from clauses.checking.checks import broken_in
from clauses.checking.checks import check
from clauses.checking.pointing import pointers
from clauses.model import Document
from tests.making import clause
from tests.making import document
from tests.making import item

GUIDE = document(
    clause("Syfte", "Om vård.", number="1"), title="Riktlinje om avvikelser i Västmarken"
)


def faults(*args: Document | dict[str, Document] | None) -> list[tuple[Fault, str, str]]:
    return [(one.fault, one.text, one.about) for one in check(*args)]  # type: ignore[arg-type]


def test_references_point_at_clauses_by_number_and_at_documents_by_name() -> None:
    text = "Se avsnitt 2 och bilaga 1. Avsnitt 1 i riktlinjen om avvikelser gäller."
    old = document(
        clause("Syfte", text, number="1"),
        clause("Ansvar", "A.", number="2"),
        clause("Bilaga 1 Priser", "B."),
    )
    found = pointers(old, {"avvikelser": GUIDE})

    assert [(one.text, one.document, one.target) for one in found] == [
        ("2", "", 1),
        ("bilaga 1", "", 2),
        ("1", "avvikelser", 0),
        ("riktlinjen om avvikelser", "avvikelser", None),
    ]


def test_references_into_laws_are_not_the_documents_own() -> None:
    text = "Enligt 16 kap. 4 § hälso- och sjukvårdslagen och 25 och 26 kap. lagen (2009:400)."

    assert not pointers(document(clause("A", text, number="1")))


def test_a_section_beside_a_chapter_of_a_law_is_the_documents_own() -> None:
    text = "Enligt avsnitt 9.4 samt 16 kap. 1 § hälso- och sjukvårdslagen."
    own = document(clause("A", text, number="1"), clause("B", "C.", number="9.4"))

    assert [(one.text, one.target) for one in pointers(own)] == [("9.4", 1)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Enligt 7 § 3–12, 7 a och 7 b §§ passlagen gäller annat.", id="a list of sections"
        ),
        pytest.param("As set out in 18 U.S.C. § 1833(b) and FAR section 12.212.", id="codes"),
        pytest.param(
            "See Section 19 of the UK Addendum and Article 28(3) of the GDPR.", id="others"
        ),
        pytest.param("Kraven i bilaga I till kommissionens förordning gäller.", id="its appendix"),
        pytest.param("Det framgår av en bilaga i pärmen.", id="a small word"),
    ],
)
def test_references_to_what_lies_outside_do_not_dangle(text: str) -> None:
    assert faults(document(clause("A", text, number="1"))) == []


def test_a_chapter_without_a_heading_and_an_appendix_in_the_family_are_there() -> None:
    text = "Se avsnitt 2 och bilaga 3."
    family = {"prislista": document(clause("A", "B."), title="Bilaga 3 Prislista")}
    found = pointers(
        document(clause("A", text, number="1.1"), clause("B", "C.", number="2.1")), family
    )

    assert [(one.text, one.document, one.target) for one in found] == [
        ("2", "", 1),
        ("bilaga 3", "prislista", None),
    ]


def test_sections_are_followed_where_clauses_are_numbered_by_them() -> None:
    text = "Enligt 2 a och 4 §§ gäller detta, men inte enligt 9 § förvaltningslagen."
    found = faults(document(clause("", text, number="1 §"), clause("", "B.", number="2 a §")))

    assert found == [(Fault.DANGLING, "4", "")]


def test_a_term_that_another_document_of_the_family_uses_is_used() -> None:
    main = document(clause("Definitioner", item("Egenvård: vård man ger sig själv.")))
    guide = document(clause("A", "Egenvården planeras."))

    assert faults(main) == [(Fault.UNUSED, "Egenvård", "")]
    assert faults(main, {"guide": guide}) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Avdelning II och avdelning II.", id="a numeral"),
        pytest.param("SKA GÄLLA. SKA GÄLLA.", id="a line in capitals"),
        pytest.param("EU beslutar. EU styr.", id="everybody knows it"),
        pytest.param('General Regulation ("GDPR"). GDPR applies.', id="written out in quotes"),
    ],
)
def test_capitals_that_need_no_explanation_are_left_alone(text: str) -> None:
    undefined = [one for one in faults(document(clause("A", text))) if one[0] is Fault.UNDEFINED]

    assert undefined == []


def test_a_reference_to_nothing_dangles() -> None:
    assert faults(document(clause("A", "Se avsnitt 7.", number="1"))) == [(Fault.DANGLING, "7", "")]


def test_a_reference_that_did_not_follow_a_renumbering_is_stale() -> None:
    old = document(
        clause("A", "Se avsnitt 2.", number="1", id="a"), clause("B", "X.", number="2", id="b")
    )
    new = document(
        clause("A", "Se avsnitt 2.", number="1", id="a"),
        clause("N", "Y.", number="2", id="n"),
        clause("B", "X.", number="3", id="b"),
    )

    assert faults(new, {}, old) == [(Fault.STALE, "2", "3")]
    assert [one.fault for one in broken(new, old)] == [Fault.STALE]
    assert faults(old) == []


def test_a_number_that_was_written_anew_beside_one_that_followed_is_not_stale() -> None:
    old = document(
        clause("A", "Svar lämnas enligt avsnitt 2 till parterna.", number="1", id="a"),
        clause("B", "X.", number="2", id="b"),
    )
    later = "Svar lämnas enligt avsnitt 3 till parterna. För tvister gäller avsnitt 2."
    new = document(
        clause("A", later, number="1", id="a"),
        clause("N", "Y.", number="2", id="n"),
        clause("B", "X.", number="3", id="b"),
    )

    assert faults(new, {}, old) == []


def test_a_number_of_another_document_is_not_stale_here() -> None:
    text = "Svar lämnas enligt avsnitt 2 i riktlinjen."
    others = {"riktlinje": document(clause("R", "Z.", number="2"), title="Riktlinje")}
    old = document(clause("A", text, number="1", id="a"), clause("B", "X.", number="2", id="b"))
    new = document(
        clause("A", text, number="1", id="a"),
        clause("N", "Y.", number="2", id="n"),
        clause("B", "X.", number="3", id="b"),
    )

    assert faults(new, others, old) == []


def test_terms_that_nobody_uses_or_explains_are_told() -> None:
    text = "Planering sker med SIP. Även andra använder SIP."
    found = faults(
        document(
            clause("Definitioner", item("Egenvård: vård."), item("Egen-vård: annan vård.")),
            clause("Ansvar", text),
        )
    )

    assert (Fault.UNUSED, "Egenvård", "") in found
    assert (Fault.TWO_NAMES, "Egen-vård", "Egenvård") in found
    assert (Fault.UNDEFINED, "SIP", "") in found


def test_a_short_name_that_is_written_out_once_is_explained() -> None:
    text = "En samordnad individuell plan (SIP) upprättas. SIP följs upp."

    assert not check(document(clause("A", text)))


def test_what_a_version_broke_in_another_document_is_told() -> None:
    other = document(clause("A", "Se avsnitt 2 i avtalet.", number="1"), title="Riktlinje")
    old = document(clause("A", "X.", number="1", id="a"), clause("B", "Y.", number="2", id="b"))
    new = document(
        clause("A", "X.", number="1", id="a"),
        clause("N", "Z.", number="2", id="n"),
        clause("B", "Y.", number="3", id="b"),
    )

    assert [(one.fault, one.text, one.about) for one in broken_in(other, "avtal", new, old)] == [
        (Fault.STALE, "2", "3")
    ]
    assert not broken_in(other, "avtal", old, old)


def test_two_terms_that_are_said_to_mean_the_same_are_told() -> None:
    same = "vård och omsorg som någon får i sitt eget hem"
    terms = clause("Begrepp", item(f"Hemvård: {same}."), item(f"Hemsjukvård: {same}."))
    found = faults(document(terms, clause("A", "Hemvård och hemsjukvård ges.")))

    assert found == [(Fault.TWO_NAMES, "Hemsjukvård", "Hemvård")]
