import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clauses.model import Cell
from clauses.model import Characters
from clauses.model import Clause
from clauses.model import Document
from clauses.model import Item
from clauses.model import Paragraph
from clauses.model import Reading
from clauses.model import Remark
from clauses.model import RemarkKind
from clauses.model import Run
from clauses.model import Table
from clauses.reading import read
from versions.minutes.parsing import Minutes
from versions.minutes.parsing import Passage
from versions.minutes.parsing import PassageKind
from versions.minutes.parsing import Topic
from versions.minutes.parsing import note_id
from versions.minutes.parsing import read_minutes
from versions.minutes.people_tables import read_table

SWEDISH = """Mötesanteckning

Gemensam styrgrupp för ett nytt avtal om samverkan

Datum: 12 augusti 2025
Tid: kl. 13:00 – 16:00
Mötesform: Hybrid
Plats: Rum Eken

Kallade

Ada Bok
Bo von Alm, Ekby kommun (*förhindrad*)
Disa Ek-Lund, Region Nord (ersätter Eva Gran)

1. Inledning

Ordföranden gick igenom arbetet sedan sist och vad som återstår att göra.

2. Bemanning

Två förslag har lämnats:

Förslag 1: Parterna ska bemanna med den kompetens som uppdraget kräver.

Kompetensen ska följa av lag.

Förslag 2 (från kommunerna): Regionen svarar för läkare.

Inspel från styrgrupperna:

- Det första förslaget är tydligt.
- Det andra är kort.

Omskriven text (förslag under mötet):

"Parterna ska bemanna med rätt kompetens."

Slutlig skrivelse (förslag):

"Parterna ska bemanna med rätt kompetens.

Regionen svarar för läkare."

Deltagarna läser texten i lugn och ro.

Ställningstagande: Styrgruppen står bakom skrivningen.

3. Uppsägning

Arbetsgruppen stryker "Sex månader gäller" och skriver "Tolv månader gäller" i stället.

Vid anteckningarna:

Ada Bok

Justerat av:

Disa Ek-Lund
"""

ENGLISH = """Minutes of the joint steering group

Date: August 12th, 2025
Time: 13.00 to 16.00
Place: Room Oak

Present: Ada Bok (Region North), Bo Alm (Oakby)
Apologies: Eva Gran

1. Staffing

Proposal 1: The parties shall staff the service.

Comments from the municipalities:

- The proposal is clear.

Final wording (proposal):

"The parties shall staff the service."

Decision: The group agrees on the wording.

Minutes taken by: Ada Bok

Approved by: Bo Alm
"""


def reading_of(text: str) -> Reading:
    blocks = tuple(Paragraph((Run(line),)) for line in text.splitlines() if line.strip())
    return reading_with(Clause("", blocks=blocks))


def reading_with(*clauses: Clause, title: str = "", remarks: tuple[Remark, ...] = ()) -> Reading:
    return Reading(Document(title, clauses), Characters(0, 0, 0), remarks)


def paragraph(text: str, *, bold: bool = False) -> Paragraph:
    return Paragraph((Run(text, bold=bold),))


def table(*rows: tuple[str, ...]) -> Table:
    return Table(tuple(tuple(Cell((paragraph(text),)) for text in row) for row in rows))


def of_kind(minutes: Minutes, kind: PassageKind) -> list[Passage]:
    return [passage for passage in minutes.passages if passage.kind is kind]


def texts(minutes: Minutes, kind: PassageKind) -> list[str]:
    return [passage.text for passage in of_kind(minutes, kind)]


# ------------------------------------------------------------------------------- header


def test_title_body_date_time_and_form_are_found() -> None:
    minutes = read_minutes(reading_of(SWEDISH))

    assert minutes.title == "Mötesanteckning"
    assert minutes.body == "Gemensam styrgrupp för ett nytt avtal om samverkan"
    assert minutes.date == date(2025, 8, 12)
    assert minutes.time == "kl. 13:00 – 16:00"
    assert minutes.form == "Hybrid, Rum Eken"
    assert minutes.language == "sv"


def test_the_header_is_found_in_english_too() -> None:
    minutes = read_minutes(reading_of(ENGLISH))

    assert minutes.body == "joint steering group"
    assert (minutes.date, minutes.time) == (date(2025, 8, 12), "13.00 to 16.00")
    assert (minutes.form, minutes.language) == ("Room Oak", "en")
    assert (minutes.written_by, minutes.adjusted) == ("Ada Bok", True)


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Mötesanteckning – Politisk referensgrupp", "Politisk referensgrupp"),
        ("Protokoll från styrgruppen den 12 augusti 2025", "styrgruppen"),
        ("Minnesanteckningar: Juristerna", "Juristerna"),
        ("Minutes of the steering group, 12 August 2025", "steering group"),
    ],
)
def test_a_body_in_the_title_is_found(title: str, body: str) -> None:
    minutes = read_minutes(reading_of(f"{title}\nDatum: 2025-08-12\nMötet öppnades."))

    assert (minutes.title, minutes.body) == (title, body)


def test_a_field_that_names_the_body_beats_the_line_below_the_title() -> None:
    minutes = read_minutes(reading_of("Protokoll\nStort möte\nGrupp: Juristerna\nDatum: 1/2 2025"))

    assert minutes.body == "Juristerna"


def test_what_the_caller_says_beats_the_text() -> None:
    minutes = read_minutes(reading_of(SWEDISH), body="styrgruppen", date=date(2024, 1, 2))

    assert (minutes.body, minutes.date) == ("styrgruppen", date(2024, 1, 2))


def test_a_date_in_the_title_serves_where_no_field_gives_one() -> None:
    minutes = read_minutes(reading_of("Styrgruppen 12 augusti 2025\nVi talade om avtalet."))

    assert minutes.date == date(2025, 8, 12)


def test_minutes_without_a_date_have_none() -> None:
    assert read_minutes(reading_of("Protokoll\nVi talade om avtalet.")).date is None


def test_a_second_date_stays_in_the_text() -> None:
    minutes = read_minutes(reading_of("Protokoll\nDatum: 2025-08-12\nDatum: 2025-08-13"))

    assert minutes.date == date(2025, 8, 12)
    assert [passage.text for passage in minutes.passages] == ["Datum: 2025-08-13"]


def test_a_date_that_is_not_understood_stays_in_the_text() -> None:
    minutes = read_minutes(reading_of("Protokoll\nDatum: i förra veckan\nTid: 13–14"))

    assert (minutes.date, minutes.time) == (None, "13–14")
    assert [passage.text for passage in minutes.passages] == ["Datum: i förra veckan"]


def test_a_header_in_a_table_is_read() -> None:
    header = table(("Datum", "2025-08-12"), ("Tid", "13–14"), ("Ärende", "Avtalet"))
    minutes = read_minutes(reading_with(Clause("Protokoll", 0, blocks=(header,))))

    assert (minutes.date, minutes.time) == (date(2025, 8, 12), "13–14")
    assert [passage.text for passage in minutes.passages] == ["Ärende – Avtalet"]


def test_a_repeated_page_title_is_no_topic() -> None:
    reading = reading_with(
        Clause("Protokoll", 0), Clause("Protokoll"), Clause("Styrgruppen", 2, blocks=(
            paragraph("Datum: 2025-08-12"),)), Clause("Avtalet", 2, "1"), title="Protokoll",
    )  # fmt: skip
    minutes = read_minutes(reading)

    assert minutes.body == "Styrgruppen"
    assert minutes.topics == (Topic("1", "Avtalet"),)


def test_minutes_that_are_to_be_adjusted_are_not_yet_adjusted() -> None:
    minutes = read_minutes(reading_of("Protokoll\nJusteras:\nAda Bok"))

    assert not minutes.adjusted
    assert minutes.participants[0].role == "Justeras"


def test_an_empty_file_gives_empty_minutes() -> None:
    assert read_minutes(reading_with()) == Minutes("", "", None)


# ------------------------------------------------------------------------------- topics


def test_topics_are_found_by_number() -> None:
    minutes = read_minutes(reading_of(SWEDISH))

    assert minutes.topics == (
        Topic("1", "Inledning"), Topic("2", "Bemanning"), Topic("3", "Uppsägning"),
    )  # fmt: skip


def test_topics_are_found_by_headings_of_the_file() -> None:
    minutes = read_minutes(
        reading_with(
            Clause("Protokoll", 0),
            Clause("Avtalet", number="§ 1", blocks=(paragraph("Kort rad"), paragraph("Text."))),
            Clause("Övrigt", number="§ 2"),
            title="Protokoll",
        )
    )

    assert minutes.topics == (Topic("§ 1", "Avtalet"), Topic("§ 2", "Övrigt"))
    assert texts(minutes, PassageKind.TEXT) == ["Kort rad", "Text."]


def test_topics_are_found_by_bold_lines() -> None:
    blocks = (paragraph("Protokoll"), paragraph("Avtalet", bold=True), paragraph("Vi talade."))
    minutes = read_minutes(reading_with(Clause("", blocks=blocks)))

    assert minutes.topics == (Topic("", "Avtalet"),)


def test_a_topic_that_runs_into_its_text_is_found() -> None:
    minutes = read_minutes(
        reading_of(
            "Protokoll\nBemanning – Gruppen kom överens om att återkomma när juristerna har svarat."
        )
    )

    assert minutes.topics == (Topic("", "Bemanning"),)
    assert texts(minutes, PassageKind.TEXT) == [
        "Gruppen kom överens om att återkomma när juristerna har svarat."
    ]


def test_a_definition_is_no_topic() -> None:
    minutes = read_minutes(
        reading_of("Protokoll\nKort behov – Innebär ett behov som snart är över för den enskilde.")
    )

    assert minutes.topics == ()


def test_an_agenda_is_a_list_and_not_topics() -> None:
    agenda = "Protokoll\nDagordning:\n1. Avtalet\n2. Tiden\n3. Övrigt\n"
    minutes = read_minutes(reading_of(f"{agenda}1. Avtalet\nVi talade.\n2. Tiden\nDen räcker."))

    assert [topic.number for topic in minutes.topics] == ["", "1", "2"]
    assert [passage.label for passage in of_kind(minutes, PassageKind.TEXT)[:3]] == ["1", "2", "3"]


def test_a_guessed_heading_that_is_a_name_stays_with_the_participants() -> None:
    clauses = [Clause(text) for text in ("Protokoll", "Kallade", "Ada Bok", "Bo Alm", "Inledning")]
    guessed = tuple(Remark(RemarkKind.GUESSED_HEADING, clause=number) for number in range(5))
    last = Clause("", blocks=(paragraph("Vi talade om avtalet."),))
    minutes = read_minutes(reading_with(*clauses, last, remarks=guessed))

    assert [person.name for person in minutes.participants] == ["Ada Bok", "Bo Alm"]
    assert minutes.topics == (Topic("", "Inledning"),)


# ----------------------------------------------------------------------------- passages


def test_ids_of_passages_follow_from_their_positions() -> None:
    ids = [passage.id for passage in read_minutes(reading_of(SWEDISH)).passages]

    assert ids == [f"p{number}" for number in range(1, len(ids) + 1)]


def test_proposals_are_found_with_their_labels_and_may_span_paragraphs() -> None:
    first, second = of_kind(read_minutes(reading_of(SWEDISH)), PassageKind.PROPOSAL)

    assert (first.label, second.label) == ("Förslag 1", "Förslag 2 (från kommunerna)")
    assert second.speaker == "kommunerna"
    assert first.text == (
        "Parterna ska bemanna med den kompetens som uppdraget kräver."
        "\nKompetensen ska följa av lag."
    )


def test_inputs_carry_the_body_that_gave_them() -> None:
    inputs = of_kind(read_minutes(reading_of(SWEDISH)), PassageKind.INPUT)

    assert [passage.speaker for passage in inputs] == ["styrgrupperna", "styrgrupperna"]
    assert inputs[1].text == "Det andra är kort."


def test_rewritten_and_final_wordings_are_found() -> None:
    minutes = read_minutes(reading_of(SWEDISH))
    (rewritten,) = of_kind(minutes, PassageKind.REWRITTEN)
    (final,) = of_kind(minutes, PassageKind.FINAL)

    assert rewritten.wordings == ("Parterna ska bemanna med rätt kompetens.",)
    assert final.wordings == (
        "Parterna ska bemanna med rätt kompetens.\nRegionen svarar för läkare.",
    )
    assert "Deltagarna läser texten i lugn och ro." in texts(minutes, PassageKind.TEXT)


def test_a_position_is_found() -> None:
    minutes = read_minutes(reading_of(SWEDISH))

    assert texts(minutes, PassageKind.POSITION) == ["Styrgruppen står bakom skrivningen."]


def test_wordings_quoted_in_running_text_are_found() -> None:
    passage = read_minutes(reading_of(SWEDISH)).passages[-1]

    assert passage.wordings == ("Sex månader gäller", "Tolv månader gäller")


def test_a_paragraph_in_quotation_marks_is_a_quote() -> None:
    minutes = read_minutes(reading_of('Protokoll\nNu lyder den:\n"Parterna ska svara."\nVi enas.'))

    assert of_kind(minutes, PassageKind.QUOTE)[0].wordings == ("Parterna ska svara.",)


def test_a_wording_without_quotation_marks_is_found_by_what_announces_it() -> None:
    minutes = read_minutes(
        reading_of("Protokoll\nTexten lyder nu:\nParterna ska svara.\nMötet enades.")
    )

    assert texts(minutes, PassageKind.QUOTE) == ["Parterna ska svara."]


def test_a_quote_that_never_ends_swallows_nothing() -> None:
    minutes = read_minutes(reading_of('Protokoll\n"Parterna ska svara.\nInspel:\n- Bra.'))

    assert texts(minutes, PassageKind.INPUT) == ["Bra."]


def test_a_lead_without_anything_below_stays_as_text() -> None:
    minutes = read_minutes(reading_of("Protokoll\nVi talade.\nInspel från styrgruppen:"))

    assert texts(minutes, PassageKind.TEXT)[-1] == "Inspel från styrgruppen:"


def test_what_stands_under_a_heading_of_inputs_is_input() -> None:
    said = (paragraph("Gruppen är nöjd."), paragraph("Planen håller."))
    minutes = read_minutes(
        reading_with(
            Clause("Protokoll", 0),
            Clause("Planen", number="1"),
            Clause("Inspel från styrgruppen", 2, blocks=said),
            Clause("Övrigt", number="2"),
            title="Protokoll",
        )
    )

    assert texts(minutes, PassageKind.INPUT) == ["Gruppen är nöjd.", "Planen håller."]
    assert of_kind(minutes, PassageKind.INPUT)[0].topic == 0


def test_english_leads_are_understood() -> None:
    minutes = read_minutes(reading_of(ENGLISH))

    assert [passage.kind for passage in minutes.passages] == [
        PassageKind.HEADING,
        PassageKind.PROPOSAL,
        PassageKind.INPUT,
        PassageKind.FINAL,
        PassageKind.DECISION,
    ]
    assert of_kind(minutes, PassageKind.INPUT)[0].speaker == "municipalities"


def test_bullets_of_a_word_list_are_items() -> None:
    items = (Item((Run("Aktuellt läge"),)), Item((Run("Tidsplan"),)))
    minutes = read_minutes(reading_with(Clause("Protokoll", 0, blocks=items), title="Protokoll"))

    assert texts(minutes, PassageKind.ITEM) == ["Aktuellt läge", "Tidsplan"]


def test_an_unknown_table_keeps_its_rows() -> None:
    unknown = table(("Ärende", "Ansvarig"), ("Avtalet", "Alla"))
    minutes = read_minutes(reading_with(Clause("Protokoll", 0, blocks=(unknown,))))

    assert texts(minutes, PassageKind.ROW) == ["Ärende – Ansvarig", "Avtalet – Alla"]


# ---------------------------------------------------------------------- nothing is lost


LINES = st.sampled_from(
    [*SWEDISH.splitlines(), *ENGLISH.splitlines(), "|a|b|", '"', "**x**", "§ 4 A"]
)


@given(st.lists(LINES | st.text('aåB :.-"\t|*#1§(),', max_size=30), max_size=25))
def test_no_word_is_lost_whatever_the_lines(lines: list[str]) -> None:
    assert lost_words("\n".join(lines)) <= LABELS


def test_only_labels_are_left_out_of_minutes() -> None:
    assert lost_words(SWEDISH) <= LABELS
    assert lost_words(ENGLISH) <= LABELS


LABELS = frozenset(
    re.findall(
        r"\w+",
        "Datum Tid Mötesform Plats Vid anteckningarna Justerat av förhindrad Date Time Place"
        " Minutes taken by Approved",
    )
)


CELLS = st.sampled_from(
    [
        "",
        "Punkt",
        "Beslut",
        "Namn",
        "Synpunkt",
        "Remissinstans",
        "Avsnitt",
        "Hantering",
        "Datum",
        "Ansvarig",
        "Närvarande",
        "Ada Bok",
        "Bo Alm, Ekby",
        "ja",
        "4.1 Ansvar",
        "Diskussion",
        "Nuvarande lydelse",
        "Föreslagen lydelse",
        "zebra räv",
        "Tid",
        "13:00",
        "2026-03-12",
        "Vid protokollet",
        "Justerat",
        "Organisation",
        "Kommentar",
        "Förslag 1: kanin",
        "Tillgodoses",
        "Nr",
        "1",
        "Frånvarande",
        "Möte",
        "Styrgruppen uggla",
    ]
)
HEADS = frozenset(
    re.findall(r"\w+", "Namn Organisation Närvarande Frånvarande Möte Vid protokollet Justerat")
)


@given(st.lists(st.lists(CELLS, min_size=1, max_size=4), min_size=1, max_size=5))
def test_no_word_is_lost_whatever_the_table(rows: list[list[str]]) -> None:
    minutes = read_minutes(reading_with(Clause("", blocks=(table(*map(tuple, rows)),))))
    said = "\n".join(cell for row in rows for cell in row)
    lost = words_not_in(minutes, said)

    assert lost <= LABELS | HEADS


def lost_words(text: str) -> set[str]:
    return words_not_in(read_minutes(reading_of(text)), text)


def words_not_in(minutes: Minutes, text: str) -> set[str]:
    kept = [minutes.title, minutes.body, str(minutes.date), minutes.time, minutes.form]
    kept.append(minutes.written_by)
    for person in minutes.participants:
        kept += [person.name, person.organisation, person.role, person.remark]
    for passage in minutes.passages:
        kept += [passage.text, passage.label, passage.speaker]
    dated = {"12", "augusti", "August", "12th", "2025", "2026", "03"}
    return _words(text) - _words(" ".join(kept)) - (dated if minutes.date else set())


def _words(text: str) -> set[str]:
    return set(re.findall(r"[^\W_]+", text))


def test_a_hostile_line_is_read_as_fast_as_any_other() -> None:
    blanks, stars = "Datum:" + " " * 30_000 + "x", "**a " * 20_000
    minutes = read_minutes(reading_of(f"Protokoll\n{blanks}\n{stars}"))

    assert len(minutes.passages) == 2


# ---------------------------------------------------------------------------- addresses


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("arbetsgruppen", "2025-08-12-arbetsgruppen"),
        ("Politisk referensgrupp", "2025-08-12-politisk-referensgrupp"),
        ("Gemensam styrgrupp för nytt avtal om samverkan", "2025-08-12-styrgrupp"),
        ("Regionens styrgrupp för nytt avtal om samverkan", "2025-08-12-regionens-styrgrupp"),
        ("Juristerna, avstämning om det nya avtalet", "2025-08-12-juristerna"),
        ("", "2025-08-12-motesanteckning"),
    ],
)
def test_a_note_is_named_by_its_date_and_body(body: str, name: str) -> None:
    assert note_id(Minutes("Mötesanteckning", body, date(2025, 8, 12))) == name


def test_a_note_without_date_says_so_in_its_name() -> None:
    assert note_id(Minutes("", "", None)) == "utan-datum-anteckning"


# --------------------------------------------------------------------------- the sample

SAMPLE = Path(__file__).parents[3] / "examples"
ARBETSGRUPPEN = "minutes/2025-08-27-arbetsgruppen.txt"
REFERENSGRUPP = "2025-09-16-politisk-referensgrupp"
JURISTERNA = "minutes/2025-10-08-juristerna.txt"
STYRGRUPP = "2025-11-12-gemensam-styrgrupp"
REGIONEN = "2026-01-14-regionens-styrgrupp"
COLLATION = "sammanstallning-remissvar"


def sample(name: str) -> Minutes:
    path = SAMPLE / name
    return read_minutes(read(path.read_bytes(), path.name))


@pytest.mark.parametrize(
    ("name", "day", "topics", "people"),
    [
        (ARBETSGRUPPEN, date(2025, 8, 27), 14, 7),
        (f"minutes/{REFERENSGRUPP}.md", date(2025, 9, 16), 7, 7),
        (f"word/{REFERENSGRUPP}.docx", date(2025, 9, 16), 7, 7),
        (JURISTERNA, date(2025, 10, 8), 7, 4),
        (f"minutes/{STYRGRUPP}.md", date(2025, 11, 12), 7, 8),
        (f"word/{STYRGRUPP}.docx", date(2025, 11, 12), 7, 8),
        (f"minutes/{REGIONEN}.md", date(2026, 1, 14), 6, 6),
        (f"word/{REGIONEN}.docx", date(2026, 1, 14), 6, 6),
    ],
)
def test_the_sample_minutes_are_understood(name: str, day: date, topics: int, people: int) -> None:
    minutes = sample(name)

    assert minutes.date == day
    assert minutes.body
    assert minutes.time
    assert minutes.written_by
    assert (len(minutes.topics), len(minutes.participants)) == (topics, people)


@pytest.mark.parametrize("name", [REFERENSGRUPP, STYRGRUPP, REGIONEN, COLLATION])
def test_a_word_file_and_its_text_give_the_same_minutes(name: str) -> None:
    assert sample(f"word/{name}.docx") == sample(f"minutes/{name}.md")


def test_the_wordings_of_the_escalated_question_are_found() -> None:
    minutes = sample(f"word/{STYRGRUPP}.docx")
    proposals = of_kind(minutes, PassageKind.PROPOSAL)

    assert [passage.label[:9] for passage in proposals] == ["Förslag 1", "Förslag 2", "Förslag 3"]
    assert all(passage.speaker for passage in proposals)
    assert len(of_kind(minutes, PassageKind.REWRITTEN)) == 1
    assert of_kind(minutes, PassageKind.FINAL)[0].text.count("\n") == 2


@pytest.mark.parametrize("name", [f"word/{COLLATION}.docx", f"minutes/{COLLATION}.md"])
def test_the_sample_collation_is_understood(name: str) -> None:
    source = (SAMPLE / f"minutes/{COLLATION}.md").read_text(encoding="utf-8")
    minutes = sample(name)
    rows = of_kind(minutes, PassageKind.ROW)

    assert minutes.collation
    assert len(rows) == source.count("\n|") - 2
    assert all(row.section and row.respondent and row.view and row.handling for row in rows)


def test_alternatives_in_a_list_are_proposals_with_a_dash_too() -> None:
    text = "Natt\n\n- Alternativ A: Parterna ska bemanna.\n- Alternativ B – Regionen ska bemanna.\n"
    found = read_minutes(read(text.encode(), "m.txt")).passages

    assert [(one.label, one.text) for one in found if one.kind is PassageKind.PROPOSAL] == [
        ("Alternativ A", "Parterna ska bemanna."),
        ("Alternativ B", "Regionen ska bemanna."),
    ]


def test_what_a_body_decides_in_clauses_of_att_is_its_decision() -> None:
    text = "1. Avtalet\n\nSRO beslutar\n\natt ställa sig bakom avtalet\n\natt sända det vidare\n"
    found = read_minutes(read(text.encode(), "m.txt")).passages

    assert [one.text for one in found if one.kind is PassageKind.DECISION] == [
        "att ställa sig bakom avtalet",
        "att sända det vidare",
    ]


def test_who_signed_below_labels_in_a_table_is_known() -> None:
    rows = "Vid protokollet\t\tJusterat\n__________\t\t__________\nEva Gran\t\tBo Alm\n"
    found = read_minutes(read(f"Protokoll\n\nInget nytt.\n\n{rows}".encode(), "m.txt"))

    assert (found.written_by, found.adjusted) == ("Eva Gran", True)
    assert [(one.name, one.role) for one in found.participants] == [("Bo Alm", "Justerat")]


def test_a_table_of_names_may_have_columns_of_its_own() -> None:
    header = (("Namn", "Organisation", "Närvarande", "Ersättare"),)
    found = read_table((*header, ("Ada Bok", "Ekby", "Ja", ""), ("Bo Alm", "Alby", "Nej", "Eva")))

    assert [(one.name, one.absent, one.remark) for one in found] == [
        ("Ada Bok", False, "Ja"),
        ("Bo Alm", True, "Nej, Ersättare: Eva"),
    ]


def test_a_mark_in_the_column_of_the_absent_says_that_somebody_was() -> None:
    header = (("Namn", "Organisation", "Närvarande", "Frånvarande"),)
    found = read_table((*header, ("Ada Bok", "Ekby", "X", ""), ("Bo Alm", "Alby", "", "X")))

    assert [(one.name, one.absent) for one in found] == [("Ada Bok", False), ("Bo Alm", True)]


def test_fields_and_lists_that_a_printed_page_put_on_one_line_are_told_apart() -> None:
    text = (
        "Anteckning\n\nDatum: 2026-03-12 Tid: 13–15 Plats: Teams\n\n"
        "Närvarande: Ada Bok (Ekby), Bo Alm Frånvarande: Eva Gran Ej närvarande: Gun Is\n\nInget.\n"
    )
    found = read_minutes(read(text.encode(), "m.txt"))

    assert (str(found.date), found.time, found.form) == ("2026-03-12", "13–15", "Teams")
    assert [(one.name, one.absent) for one in found.participants] == [
        ("Ada Bok", False),
        ("Bo Alm", False),
        ("Eva Gran", True),
        ("Gun Is", True),
    ]


@pytest.mark.parametrize("sign", ["•", "○", "■", "\uf0b7", "➢"])
def test_a_bullet_is_one_whatever_sign_it_has(sign: str) -> None:
    text = f"Bemanning\n\nInspel:\n\n{sign} Bra.\n{sign} För lång.\n"
    found = read_minutes(read(text.encode(), "m.txt")).passages

    assert [one.text for one in found if one.kind is PassageKind.INPUT] == ["Bra.", "För lång."]


def test_plain_headings_beside_numbered_ones_are_topics_too() -> None:
    text = (
        "Mötesanteckning – Referensgruppen\n\nDatum: 2026-11-25\n\nSammanfattning av mötet\n\n"
        "1. Avtalet\n\n- Ska gälla alla.\n\n2. Tvister\n\n- Löses snabbt.\n\n"
        "Nästa steg:\n\nNytt möte.\n"
    )
    found = read_minutes(read(text.encode(), "m.txt")).topics

    assert [one.heading for one in found] == [
        "Sammanfattning av mötet",
        "Avtalet",
        "Tvister",
        "Nästa steg",
    ]
