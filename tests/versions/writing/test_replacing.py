"""Minutes that come again: adjusted, with their links kept."""

from pathlib import Path

import pytest

from clauses.reading import read
from tests.versions.stores import NOTICE
from tests.versions.stores import WHEN
from tests.versions.stores import agreement
from tests.versions.stores import clause_id
from tests.versions.stores import edited
from tests.versions.stores import imported
from tests.versions.stores import store_with_agreement
from versions.minutes.parsing import Minutes
from versions.minutes.parsing import read_minutes
from versions.readership import Readership
from versions.records.links import LinkKind
from versions.records.links import Target
from versions.records.notes import NoteState
from versions.records.notes import PassageRef
from versions.records.notes import UnknownNoteError
from versions.stages import Audience
from versions.store import Store

DRAFT = """Mötesanteckning

Styrgruppen

Datum: 2026-02-03

1. Uppsägning

Styrgruppen enas om tolv månaders varsel i stället för sex.

2. Läkarkontakt

Frågan tas upp igen.
"""
ADJUSTED = DRAFT.replace("enas om", "beslutar om").replace("Frågan tas upp igen.\n", "Utgår.\n")
ADJUSTED += "\nJusterat av: Ada Bok\n"
NOTE = "2026-02-03-styrgruppen"


def minutes(text: str) -> Minutes:
    return read_minutes(read(text.encode(), "m.txt"))


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A clause that was edited, and the draft minutes that tell why."""
    made = store_with_agreement(tmp_path)
    edited(made, "uppsagning-av-avtal", NOTICE.replace("sex", "tolv"))
    made.import_note(minutes(DRAFT), DRAFT.encode(), "m.txt", when=WHEN)
    for text, kind in (("enas om", LinkKind.DECIDES), ("tas upp", LinkKind.DISCUSSES)):
        target = Target("hsa", clause_id(made, "uppsagning-av-avtal"))
        passage = PassageRef(NOTE, passage_with(made, text))
        made.link(passage, target, kind, phrase="tolv" if kind is LinkKind.DECIDES else "")
    return made


def passage_with(store: Store, text: str) -> str:
    note = store.view(Audience.DRAFT).note(NOTE)
    return next(passage.id for passage in note.passages if text in passage.text)


def test_links_stay_with_passages_that_still_stand(store: Store) -> None:
    before = passage_with(store, "enas om")
    done = store.replace_note(NOTE, minutes(ADJUSTED), ADJUSTED.encode(), "m.md", when=WHEN)
    imported(store, agreement(notice=NOTICE.replace("sex", "tolv")), "remiss-2")
    view = store.view(Audience.DRAFT)
    (link,) = view.links(note=NOTE)
    (change,) = view.why("hsa", clause_id(store, "uppsagning-av-avtal"), "remiss-2").changes

    assert done.note.id == NOTE
    assert (link.passage, link.state) == (before, NoteState.ADJUSTED)
    assert [(note.quote, note.state.value) for note in change.notes] == [
        ("Styrgruppen beslutar om tolv månaders varsel i stället för sex.", "adjusted")
    ]


def test_passages_that_went_are_listed_with_their_links_and_explain_nothing(store: Store) -> None:
    done = store.replace_note(NOTE, minutes(ADJUSTED), b"", "m.md", when=WHEN)
    view = store.view(Audience.DRAFT)

    assert [passage.text for passage in done.went] == ["Frågan tas upp igen."]
    assert [link.quote for link in view.links_gone(NOTE)] == ["Frågan tas upp igen."]
    assert "Frågan tas upp igen." not in [link.quote for link in view.links(note=NOTE)]
    assert store.verify() == ()


def test_what_went_is_not_for_others_to_see(store: Store) -> None:
    store.replace_note(NOTE, minutes(ADJUSTED), b"", "m.md", when=WHEN)
    store.set_note_readers(NOTE, Readership(Audience.DECISION), by="Styrgruppen", when=WHEN)
    outside = store.view(Audience.DECISION)

    assert outside.note(NOTE).gone == ()
    assert outside.links_gone(NOTE) == ()


def test_the_file_is_that_of_the_minutes_that_came_last(store: Store) -> None:
    store.replace_note(NOTE, minutes(ADJUSTED), b"nya", "m.md", when=WHEN)

    assert store.view(Audience.DRAFT).note_source(NOTE) == ("m.md", b"nya")


def test_a_note_that_is_not_there_cannot_be_replaced(store: Store) -> None:
    with pytest.raises(UnknownNoteError):
        store.replace_note("nope", minutes(ADJUSTED), b"", "m.md", when=WHEN)


def test_minutes_can_be_said_to_be_adjusted_and_again_a_draft(store: Store) -> None:
    store.adjust_note(NOTE, by="Styrgruppen", when=WHEN)
    (first, _) = store.view(Audience.DRAFT).links(note=NOTE)
    store.adjust_note(NOTE, adjusted=False, when=WHEN)

    assert first.state is NoteState.ADJUSTED
    assert store.view(Audience.DRAFT).note(NOTE).state is NoteState.DRAFT
