from datetime import date
from pathlib import Path

import pytest

from tests.versions.stores import WHEN
from tests.versions.stores import clause_id
from tests.versions.stores import edited
from tests.versions.stores import store_with_agreement
from versions.git.repository import Repository
from versions.minutes.parsing import Minutes
from versions.minutes.parsing import Outcome
from versions.minutes.parsing import Participant
from versions.minutes.parsing import Passage
from versions.minutes.parsing import PassageKind
from versions.minutes.parsing import Topic
from versions.records.links import LinkKind
from versions.records.links import Target
from versions.records.links import UnknownChangeError
from versions.records.links import UnknownLinkError
from versions.records.notes import BadPassageError
from versions.records.notes import EmptyNoteError
from versions.records.notes import NoteRecord
from versions.records.notes import PassageRef
from versions.records.notes import UnknownNoteError
from versions.seen.texts import UnknownClauseError
from versions.seen.texts import UnknownDocumentError
from versions.seen.texts import UnknownVersionError
from versions.stages import Audience
from versions.store import Store

PERSON = "Ingrid Exempelsson"
MINUTES = Minutes(
    "Mötesanteckning",
    "Styrgruppen",
    date(2026, 2, 3),
    time="10–12",
    form="Teams",
    adjusted=True,
    topics=(Topic("1", "Läkarkontakt"),),
    passages=(
        Passage("p1", None, PassageKind.TEXT, "Mötet öppnades."),
        Passage("p2", 0, PassageKind.DECISION, "Ordet bör byts mot ska.", speaker="Regionen"),
        Passage(
            "p3",
            0,
            PassageKind.ROW,
            "",
            respondent="Kommun A",
            view="För kort.",
            handling="Beaktas.",
            outcome=Outcome.MET,
            section="2",
        ),
    ),
    participants=(Participant(PERSON, "Regionen", role="Kallade"),),
    written_by=PERSON,
)


def with_note(folder: Path) -> tuple[Store, NoteRecord]:
    store = store_with_agreement(folder)
    return store, store.import_note(MINUTES, b"minutes", "Möte.docx", when=WHEN)


def test_minutes_are_kept_whole(tmp_path: Path) -> None:
    store, note = with_note(tmp_path)
    view = store.view(Audience.DRAFT)
    kept = view.note("2026-02-03-styrgruppen")

    assert kept == note
    assert (kept.topics, kept.passages) == (MINUTES.topics, MINUTES.passages)
    assert (kept.participants, kept.written_by) == (MINUTES.participants, PERSON)
    assert (kept.date, kept.time, kept.form, kept.adjusted) == (
        date(2026, 2, 3),
        "10–12",
        "Teams",
        True,
    )
    assert view.note_source(note.id) == ("Möte.docx", b"minutes")


def test_two_meetings_of_a_day_have_names_of_their_own(tmp_path: Path) -> None:
    store, first = with_note(tmp_path)
    second = store.import_note(MINUTES, b"more", "Möte.docx", when=WHEN)

    assert second.id == f"{first.id}-2"


def test_minutes_without_text_are_refused(tmp_path: Path) -> None:
    store = store_with_agreement(tmp_path)
    with pytest.raises(EmptyNoteError):
        store.import_note(Minutes("", "", None), b"", "tom.docx")


def test_a_link_quotes_its_passage(tmp_path: Path) -> None:
    store, note = with_note(tmp_path)
    duty = clause_id(store, "lakarkontakt")
    target = Target("hsa", duty, "remiss-1")
    made = store.link(PassageRef(note.id, "p2"), target, LinkKind.DECIDES, by="A", when=WHEN)
    view = store.view(Audience.DRAFT)

    assert made.quote == "Ordet bör byts mot ska."
    assert view.links(note=note.id) == view.links(document="hsa", clause=duty) == (made,)


def test_the_same_link_twice_is_one(tmp_path: Path) -> None:
    store, note = with_note(tmp_path)
    for _ in range(2):
        store.link(PassageRef(note.id, "p2"), Target("hsa"), LinkKind.NOTES, when=WHEN)

    assert len(store.view(Audience.DRAFT).links(note=note.id)) == 1


def test_a_link_is_taken_away(tmp_path: Path) -> None:
    store, note = with_note(tmp_path)
    made = store.link(PassageRef(note.id, "p2"), Target("hsa"), LinkKind.NOTES, when=WHEN)
    store.unlink(made.id, "A")

    assert store.view(Audience.DRAFT).links(note=note.id) == ()
    with pytest.raises(UnknownLinkError):
        store.unlink(made.id, "A")


def test_a_link_to_what_does_not_exist_is_refused(tmp_path: Path) -> None:
    store, note = with_note(tmp_path)
    passage = PassageRef(note.id, "p2")
    for target, error in [
        (Target("annat"), UnknownDocumentError),
        (Target("hsa", "saknas"), UnknownClauseError),
        (Target("hsa", "", "saknas"), UnknownVersionError),
        (Target("hsa", "saknas", "remiss-1"), UnknownClauseError),
    ]:
        with pytest.raises(error):
            store.link(passage, target, LinkKind.NOTES)
    with pytest.raises(UnknownNoteError):
        store.link(PassageRef(note.id, "p99"), Target("hsa"), LinkKind.NOTES)
    with pytest.raises(UnknownNoteError):
        store.link(PassageRef("saknas", "p1"), Target("hsa"), LinkKind.NOTES)
    with pytest.raises(UnknownChangeError):
        store.link(passage, Target("hsa"), LinkKind.NOTES, change="0" * 40)


def test_an_edit_can_name_the_passage_it_follows(tmp_path: Path) -> None:
    store, note = with_note(tmp_path)
    duty = store.view(Audience.DRAFT).document("hsa", "now").clauses[2]
    done = store.edit(
        "hsa",
        duty.id,
        blocks=(),
        by="Styrgruppen",
        why="",
        note=PassageRef(note.id, "p2"),
        when=WHEN,
    )
    (link,) = store.view(Audience.DRAFT).links(note=note.id)

    assert (link.change, link.target.clause, link.quote) == (
        done.commit,
        duty.id,
        "Ordet bör byts mot ska.",
    )


def test_names_of_persons_never_go_into_texts(tmp_path: Path) -> None:
    store, _ = with_note(tmp_path)
    edited(store, "lakarkontakt", "Kommunen ska.", by=PERSON)
    store.add_person("Olle Påhittad")
    edited(store, "syfte", "Nytt syfte.", by="olle påhittad")
    view = store.view(Audience.DRAFT)
    texts = Repository(tmp_path / "store" / "texts.git")
    authors = {commit.author.name for commit in texts.ancestors(texts.tip() or "")}

    assert not authors & {PERSON, "Olle Påhittad", "olle påhittad"}
    assert [event.by for event in view.latest(2)] == ["Olle Påhittad", PERSON]
    assert store.persons_named(f"Sagt av {PERSON}.") == (PERSON,)


def test_a_passage_is_named_by_note_and_anchor() -> None:
    assert PassageRef.parse("2026-02-03-styrgrupp#p7") == PassageRef("2026-02-03-styrgrupp", "p7")
    with pytest.raises(BadPassageError):
        PassageRef.parse("#p7")
