"""What notes say of documents, chapters and plans, and what was considered and left."""

import datetime
import json
from pathlib import Path

import pytest

from tests.running import lydelse
from tests.service.reading_pages import page
from tests.service.reading_pages import said
from tests.service.reading_pages import visitor
from versions.records.links import LinkKind
from versions.records.links import Sort
from versions.records.links import Target
from versions.records.notes import PassageRef
from versions.records.plans import PlanStep
from versions.stages import Audience
from versions.store import Store
from versions.writing.plans import Planned

NOTE = "2025-11-12-gemensam-styrgrupp"
CLAUSE = "/hsa/beslut-1/kontakt-kvall-natt-och-helg"
WENT = "en gemensam rutin"


def quote(store: Store, passage: str) -> str:
    return " ".join(store.view(Audience.DRAFT).note(NOTE).passage(passage).text.split())


def link(store: Store, passage: str, target: Target, kind: LinkKind, phrase: str = "") -> str:
    store.link(PassageRef(NOTE, passage), target, kind, phrase=phrase)
    return quote(store, passage)


@pytest.fixture
def chapter(written: Store) -> Target:
    """The chapter that the clause stands in."""
    return Target("hsa", written.view(Audience.DRAFT).above("hsa", "beslut-1", clause(written))[-1])


def clause(store: Store) -> str:
    slug = CLAUSE.rpartition("/")[2]
    return store.view(Audience.DRAFT).clause_id("hsa", "beslut-1", slug)


def planned(store: Store) -> PlanStep:
    return store.plan(
        Planned("hsa", "Beslut i fullmäktige", datetime.date(2027, 3, 1), None, "", "")
    )


def test_a_document_tells_what_notes_say_of_it_and_of_its_plan(
    written: Store, own_store: Path
) -> None:
    whole = link(written, "p4", Target("hsa"), LinkKind.DISCUSSES)
    step = Target("", sort=Sort.STEP, id=planned(written).id)
    of_step = link(written, "p5", step, LinkKind.NOTES)
    told = said(page(visitor(own_store), "/hsa/beslut-1").part("Vad anteckningarna säger om dok"))

    assert whole in told
    assert of_step in told
    assert "Beslut i fullmäktige" in told


def test_the_state_tells_it_too(written: Store, own_store: Path) -> None:
    whole = link(written, "p4", Target("hsa"), LinkKind.DISCUSSES)

    assert whole in said(page(visitor(own_store), "/lage").part("Hälso- och sjukvårdsavtal"))


def test_a_clause_tells_what_notes_say_of_its_chapter(
    written: Store, own_store: Path, chapter: Target
) -> None:
    words = link(written, "p4", chapter, LinkKind.NOTES)
    found = page(visitor(own_store), CLAUSE)

    assert words in said(found.part("Vad anteckningarna säger om kapitlet"))


def test_what_was_left_in_its_chapter_is_told_of_the_clause(
    written: Store, own_store: Path, chapter: Target
) -> None:
    words = link(written, "p4", chapter, LinkKind.LEAVES, WENT)
    found = page(visitor(own_store), CLAUSE)
    told = json.loads(lydelse("why", f"hsa/{clause(written)}", "--json", store=own_store).out)

    assert words in said(found.part("Övervägt"))
    assert WENT in said(found.part("Övervägt"))
    assert [one["went"] for one in told["considered"]] == [WENT]


def test_all_that_was_left_is_listed_with_where_it_went(
    written: Store, own_store: Path, chapter: Target
) -> None:
    before = json.loads(lydelse("considered", "--json", store=own_store).out)["considered"]
    link(written, "p4", chapter, LinkKind.LEAVES, WENT)
    listed = json.loads(lydelse("considered", "hsa", "--json", store=own_store).out)["considered"]
    told = lydelse("considered", "hsa", "--json", store=own_store)

    assert told.code == 0
    assert len(listed) == len(before) + 1
    assert (str(chapter), WENT) in [(one["target"], one["went"]) for one in listed]
    assert WENT in lydelse("considered", store=own_store).out
    assert WENT in said(page(visitor(own_store), "/anteckningar/overvagt").tree)
    assert lydelse("considered", "finns-inte", store=own_store).code == 4
