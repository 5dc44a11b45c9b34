"""A search narrowed down: what is counted, and that each count is what its choice then shows."""

from dataclasses import replace
from datetime import date

import pytest

from clauses.model import Document
from clauses.reading import read
from tests.versions.stores import agreement
from tests.versions.stores import blocks
from tests.versions.stores import clause
from tests.versions.stores import clause_id
from tests.versions.stores import edited
from tests.versions.stores import imported
from tests.versions.stores import new_store
from versions.minutes.parsing import read_minutes
from versions.readership import Reader
from versions.readership import Readership
from versions.searching.facets import Facet
from versions.searching.facets import Scope
from versions.searching.hits import Hits
from versions.stages import Audience
from versions.stages import Stage
from versions.store import Store

MINUTES = """Mötesanteckning

Styrgruppen

Datum: 2025-11-02

Närvarande: Vera Varsel, Arbetsgruppen

1. Ärenden

Varsel om sex månader är för kort.

Varsel och läkarkontakt hör ihop, sade Vera Varsel."""
PARTY = "Norrviks kommun"
QUERIES = ("varsel", "läkarkontakt", "avtal", '"sex månaders varsel"', "3", "parterna samverkar")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    made = new_store(tmp_path_factory.mktemp("facets"))
    imported(made, agreement(), "remiss-1", date=date(2025, 3, 1))
    other = agreement(notice="Varsel ges i avtal om tre månader.")
    imported(made, other, "beslut-1", Stage.DECISION, date=date(2026, 2, 1))
    under = Document(
        "Riktlinje",
        (
            clause("Riktlinje", "Om varsel.", level=0),
            clause("Varsel", "Varsel ges skriftligt.", number="1"),
            clause("Frist", "Fristen för varsel är en månad.", number="1.1", level=2),
        ),
    )
    imported(made, under, "utkast-1", Stage.DRAFT, "riktlinje", date=date(2026, 3, 1))
    edited(made, "lakarkontakt", "Läkarkontakt ges efter varsel.")
    party = Readership(Audience.DRAFT, (PARTY,))
    minutes = read_minutes(read(MINUTES.encode(), "m.txt"))
    made.import_note(minutes, MINUTES.encode(), "m.txt", readers=party)
    made.propose(
        "hsa",
        clause_id(made, "syfte"),
        title="Om varsel",
        from_=PARTY,
        blocks=blocks("Varsel hör till avtalets syfte."),
        readers=party,
    )
    return made


def things(found: Hits) -> set[tuple[str, ...]]:
    return {(one.kind, one.document, one.clause, one.passage, one.proposal) for one in found.hits}


READERS = (
    Reader(Audience.DRAFT),
    Reader(Audience.CONSULTATION, frozenset({PARTY})),
    Reader(Audience.DECISION),
)


@pytest.mark.parametrize("reader", READERS, ids=lambda one: one.audience.value)
@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("scope", [Scope(), Scope("hsa"), Scope(kind="clause"), Scope(year="2025")])
def test_each_count_is_how_much_its_choice_shows(
    store: Store, reader: Reader, query: str, scope: Scope
) -> None:
    view = store.view(reader)
    found = view.sought(query, scope)

    for facet, counts in found.counts.items():
        for value, count in counts.items():
            narrowed = view.sought(query, replace(scope, **{facet.value: value}))
            assert len(things(narrowed)) == count, (facet, value)


@pytest.mark.parametrize("reader", READERS, ids=lambda one: one.audience.value)
def test_what_a_reader_may_not_see_is_counted_nowhere(store: Store, reader: Reader) -> None:
    counts = store.view(reader).sought("varsel", Scope()).counts
    told = {value for each in counts.values() for value in each}

    hidden = {
        Audience.DRAFT: set[str](),
        Audience.CONSULTATION: {"riktlinje", "utkast-1", "draft", "now"},
        Audience.DECISION: {"riktlinje", "utkast-1", "draft", "now", "remiss-1", PARTY, "note"},
    }[reader.audience]
    assert told & hidden == set()
    assert told >= {"hsa", "beslut-1", "decision", "clause", "2026"}


def test_a_name_that_is_withheld_is_not_counted(store: Store) -> None:
    party = Reader(Audience.CONSULTATION, frozenset({PARTY}))

    assert store.view(Audience.DRAFT).sought("vera", Scope()).counts[Facet.KIND] == {"note": 1}
    assert not store.view(party).sought("vera", Scope()).counts[Facet.KIND]


def test_chapters_are_told_within_a_document(store: Store) -> None:
    view = store.view(Audience.DRAFT)
    duty = clause_id(store, "varsel", "riktlinje")

    assert not view.sought("varsel", Scope()).counts[Facet.CHAPTER]
    assert view.sought("varsel", Scope("riktlinje")).counts[Facet.CHAPTER][duty] == 2


def test_scopes_of_several_facets_narrow_together(store: Store) -> None:
    view = store.view(Audience.DRAFT)
    found = view.sought("varsel", Scope(stage="decision", year="2025"))

    assert [hit.title for hit in found.hits] == ["Uppsägning av avtal"]
    assert found.counts[Facet.STAGE] == {"decision": 1, "consultation": 1, "draft": 1}
    assert found.counts[Facet.YEAR] == {"2025": 1}
