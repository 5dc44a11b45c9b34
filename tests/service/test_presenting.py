from datetime import date
from pathlib import Path

import pytest

from clauses.writing.marked import shown
from service.presenting.documents import Section
from service.presenting.documents import contents
from service.presenting.notes import matters as topics
from service.presenting.overview import Matter
from service.presenting.overview import matters
from service.presenting.overview import ways
from service.presenting.places import spot
from service.presenting.places import states
from service.presenting.proposals import rounds
from service.presenting.search import found
from tests.making import clause
from versions.searching.facets import Scope
from versions.stages import Audience
from versions.stages import Stage
from versions.store import Store
from versions.view import View


@pytest.fixture
def view(sample_store: Path) -> View:
    return Store.open(sample_store).view(Audience.DRAFT)


def test_the_contents_lie_as_deep_as_the_clauses() -> None:
    preamble = _section("Avtal", 0)
    first, below, second = _section("Inledning", 1), _section("Parter", 2), _section("Ansvar", 1)
    outline = contents([preamble, first, below, second])

    assert [entry.section for entry in outline] == [preamble, first, second]
    assert [entry.section for entry in outline[1].below] == [below]


def test_a_clause_without_a_heading_is_no_line_of_the_contents() -> None:
    assert contents([_section("", 1)]) == ()


def test_a_clause_is_best_read_in_its_newest_version(view: View) -> None:
    clause_id = view.clause_id("hsa", "remiss-1", "lokala-tillampningsavtal")
    struck = spot(view, "hsa", clause_id)
    standing = spot(view, "hsa", view.clause_id("hsa", "remiss-1", "syfte"), "remiss-1")

    assert struck is not None
    assert struck.state.id == "remiss-1"
    assert standing is not None
    assert standing.state.id == "remiss-1"


def test_what_the_audience_may_not_see_has_no_place(sample_store: Path, view: View) -> None:
    everyone = Store.open(sample_store).view(Audience.DECISION)
    clause_id = view.clause_id("hsa", "remiss-1", "lokala-tillampningsavtal")

    assert spot(everyone, "hsa", clause_id) is None
    assert spot(everyone, "avvikelser", clause_id) is None


def test_the_working_text_is_a_state_where_it_says_something_else(view: View) -> None:
    assert [state.id for state in states(view, "hsa")] == ["utkast-3", "remiss-1", "beslut-1"]


def test_a_document_stands_at_the_stage_of_its_newest_version(view: View) -> None:
    (guideline,) = (way for way in ways(view, date(2026, 12, 1)) if way.info.id == "avvikelser")

    assert [one.stage for one in guideline.stations if one.current] == [Stage.CONSULTATION]
    assert guideline.below


def test_a_document_tells_what_comes_next_until_it_is_past(view: View) -> None:
    def coming(day: date) -> str:
        (agreement,) = (way for way in ways(view, day) if way.info.id == "hsa")
        return agreement.coming.title if agreement.coming else ""

    assert coming(date(2027, 2, 22)) == "Kvarnsund och Norrvik beslutar"
    assert coming(date(2027, 2, 23)) == "Avtalet börjar gälla"
    assert coming(date(2027, 4, 2)) == ""


def _settled(view: View) -> Matter:
    (matter,) = (one for one in matters(view) if one.spot.document.id == "hsa")
    return matter


def test_a_question_is_settled_when_no_proposal_waits(view: View) -> None:
    matter = _settled(view)

    assert len(matter.proposals) == 5
    assert matter.unsettled == 0
    assert matter.final is not None
    assert matter.final.title == "Slutlig skrivelse"


def test_proposals_for_the_same_wording_stand_together_oldest_first(view: View) -> None:
    place = _settled(view).spot
    (together,) = rounds(view, place)

    assert together.state is not None
    assert together.state.id == "remiss-1"
    assert [offer.proposal.date for offer in together.offers] == sorted(
        offer.proposal.date for offer in together.offers
    )
    assert together.final is together.offers[-1]


def test_passages_under_one_label_are_one_speech(view: View) -> None:
    note = view.note("2025-11-12-gemensam-styrgrupp")
    topic = topics(view, note)[2]
    sizes = {speech.label: len(speech.passages) for speech in topic.speeches}

    assert sizes["Inspel från styrgrupperna"] == 6
    assert sizes["Slutlig skrivelse (förslag)"] == 1


def test_a_clause_is_found_once_in_its_newest_wording(view: View) -> None:
    hits = found(view, "legitimerade personal", Scope()).clauses
    names = [hit.spot.name for hit in hits]

    assert len(names) == len(set(names))
    assert "4.7 Kontakt kväll, natt och helg" in names


def _section(heading: str, level: int) -> Section:
    one = clause(heading, "Text.", level=level)
    return Section(one, heading.lower(), shown(one), (), 0, 0)
