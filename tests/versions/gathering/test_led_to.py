"""What the passages of a note led to, and what of it is still open."""

from pathlib import Path

import pytest

from clauses.reading import read
from tests.versions.stores import WHEN
from tests.versions.stores import agreement
from tests.versions.stores import blocks
from tests.versions.stores import clause_id
from tests.versions.stores import edited
from tests.versions.stores import imported
from tests.versions.stores import new_store
from versions.gathering.led_to import What
from versions.gathering.led_to import led_to
from versions.minutes.parsing import read_minutes
from versions.records.links import LinkKind
from versions.records.links import Target
from versions.records.notes import PassageRef
from versions.stages import Audience
from versions.stages import Stage
from versions.store import Store

MINUTES = """Mötesanteckning

Styrgruppen

Datum: 2026-02-01

1. Ärenden

Syftet ska skrivas om.

Varseltiden ska bli kortare.

Läkarkontakten lämnas till nästa möte."""


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = new_store(tmp_path)
    imported(made, agreement(), "remiss-1", Stage.CONSULTATION)
    made.import_note(read_minutes(read(MINUTES.encode(), "m.txt")), b"", "m.txt", when=WHEN)
    return made


def passage(store: Store, words: str) -> PassageRef:
    (note,) = store.view(Audience.DRAFT).notes()
    (found,) = (one for one in note.passages if words in one.text)
    return PassageRef(note.id, found.id)


def results(store: Store, audience: Audience = Audience.DRAFT) -> list[tuple[str, What, bool]]:
    view = store.view(audience)
    (note,) = view.notes()
    return [(one.passage.text[:9], one.what, one.open) for one in led_to(view, note.id)]


def decide(store: Store, words: str, slug: str, kind: LinkKind = LinkKind.DECIDES) -> None:
    target = Target("hsa", clause_id(store, slug))
    store.link(passage(store, words), target, kind, by="Arbetsgruppen", when=WHEN)


def test_a_clause_that_was_changed_since_is_what_the_passage_led_to(store: Store) -> None:
    decide(store, "Syftet", "syfte")
    edited(store, "syfte", "Något annat.", by="Arbetsgruppen", why="")

    assert results(store) == [("Syftet sk", What.CHANGE, False)]


def test_what_was_decided_and_not_done_is_open(store: Store) -> None:
    decide(store, "Varseltiden", "uppsagning-av-avtal")

    assert results(store) == [("Varseltid", What.NOTHING, True)]


def test_what_is_merely_discussed_or_endorsed_waits_for_nobody(store: Store) -> None:
    decide(store, "Varseltiden", "uppsagning-av-avtal", LinkKind.ENDORSES)
    decide(store, "Läkarkontakten", "lakarkontakt", LinkKind.DISCUSSES)

    assert results(store) == []


def test_questions_and_proposals_that_a_passage_raised_are_told_while_they_are_open(
    store: Store,
) -> None:
    ref = passage(store, "Läkarkontakten")
    question = store.ask("Inom vilken tid?", body="Styrgruppen", note=ref, when=WHEN)
    store.propose(
        "hsa",
        clause_id(store, "lakarkontakt"),
        title="Genast",
        from_="Styrgruppen",
        blocks=blocks("Genast."),
        note=ref,
        when=WHEN,
    )
    before = results(store)
    store.answer(question.id, "Inom ett dygn.", by="Styrgruppen", when=WHEN)

    assert before == [("Läkarkont", What.PROPOSAL, True), ("Läkarkont", What.QUESTION, True)]
    assert results(store) == [
        ("Läkarkont", What.PROPOSAL, True),
        ("Läkarkont", What.QUESTION, False),
    ]
