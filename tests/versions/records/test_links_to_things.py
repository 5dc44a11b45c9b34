"""Passages can be about documents, proposals, questions and steps of plans too."""

from datetime import date
from pathlib import Path

import pytest

from clauses.reading import read
from tests.versions.stores import WHEN
from tests.versions.stores import blocks
from tests.versions.stores import clause_id
from tests.versions.stores import store_with_agreement
from versions.errors import NotFoundError
from versions.minutes.parsing import read_minutes
from versions.readership import Readership
from versions.records.links import BadTargetError
from versions.records.links import LinkKind
from versions.records.links import Target
from versions.records.notes import PassageRef
from versions.stages import Audience
from versions.store import Store
from versions.writing.plans import Planned

NOTE = PassageRef("2026-02-03-styrgruppen", "p1")
OPEN = Readership(Audience.DECISION)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = store_with_agreement(tmp_path)
    text = b"Styrgruppen\n\nDatum: 2026-02-03\n\nFr\xc3\xa5gan bordl\xc3\xa4ggs till mars.\n"
    made.import_note(read_minutes(read(text, "m.txt")), text, "m.txt", readers=OPEN, when=WHEN)
    return made


@pytest.fixture(params=["document", "question", "step", "proposal"])
def target(request: pytest.FixtureRequest, store: Store) -> Target:
    """One of each thing that is no clause."""
    if request.param == "document":
        return Target("hsa")
    if request.param == "question":
        made = store.ask("Vem svarar?", body="Styrgruppen", when=WHEN).id
    elif request.param == "step":
        made = store.plan(Planned("hsa", "Beslut", date(2026, 9, 1), None, "", ""), when=WHEN).id
    else:
        clause = clause_id(store, "lakarkontakt")
        given = {"title": "Kortare", "from_": "Ekby", "blocks": blocks("Kommunen svarar.")}
        made = store.propose("hsa", clause, **given, when=WHEN).id  # type: ignore[arg-type]
    return Target.parse(f"{request.param}:{made}")


def test_a_passage_is_tied_to_it_and_the_link_is_found_again(store: Store, target: Target) -> None:
    made = store.link(NOTE, target, LinkKind.NOTES, when=WHEN)
    (link,) = store.view(Audience.DRAFT).links(note=NOTE.note)

    assert (link.target, link.kind) == (target, LinkKind.NOTES)
    assert link == made
    assert Target.parse(str(target)) == target
    assert store.verify() == ()


def test_a_link_to_what_a_reader_does_not_see_is_not_seen(store: Store, target: Target) -> None:
    store.link(NOTE, target, LinkKind.NOTES, readers=OPEN, when=WHEN)

    assert store.view(Audience.DECISION).links(note=NOTE.note) == ()


@pytest.mark.parametrize("text", ["question:nope", "proposal:nope", "step:nope", "nope"])
def test_what_there_is_not_cannot_be_linked_to(store: Store, text: str) -> None:
    with pytest.raises(NotFoundError):
        store.link(NOTE, Target.parse(text), LinkKind.NOTES, when=WHEN)


@pytest.mark.parametrize("text", ["", "/x", "question:", "mote:k7f3a9", "@remiss-1"])
def test_what_names_nothing_is_told_how_to_name_something(text: str) -> None:
    with pytest.raises(BadTargetError, match="question:ID"):
        Target.parse(text)
