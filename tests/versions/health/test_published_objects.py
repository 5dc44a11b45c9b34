"""A published repository says nothing of what is kept beside the texts, whoever may read that.

Each kind of thing says a word of its own, so that what got out is told by name.
"""

import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.running import lydelse
from tests.versions.stores import DUTY
from tests.versions.stores import agreement
from tests.versions.stores import blocks
from tests.versions.stores import clause_id
from tests.versions.stores import edited
from tests.versions.stores import imported
from tests.versions.stores import new_store
from tests.versions.test_view import minutes
from versions.minutes.parsing import Participant
from versions.readership import Readership
from versions.records.links import LinkKind
from versions.records.links import Target
from versions.records.notes import PassageRef
from versions.records.proposals import Status
from versions.records.verdicts import Outcome
from versions.stages import Audience
from versions.stages import Stage
from versions.store import Store
from versions.writing.plans import Planned
from versions.writing.verdicts import Decided

EVERYONE = Readership(Audience.DECISION)
NAME, MAIL = "Ordnamn Ordsson", "ordinbjuden@norrvik.example"
SENT = DUTY.removeprefix("Kommunen ")
WORDS = {
    "draft": "ordutkast",
    "edit": "ordredigering",
    "unpublished reason": "ordskäl",
    "published reason": "ordsagtskäl",
    "comment": "ordkommentar",
    "question": "ordfråga",
    "answer": "ordsvar",
    "body a question lies with": "ordnämnd",
    "proposal": "ordförslag",
    "withdrawn proposal": "ordtillbaka",
    "source of a compromise": "ordunderlag",
    "compromise": "ordkompromiss",
    "minutes": "ordprotokoll",
    "minutes for everyone": "ordöppet",
    "phrase of a link": "ordfras",
    "step of a plan": "ordsteg",
    "party that decided": "ordpart",
    "reader of a version": "ordläsare",
    "name of a person": "ordsson",
    "file a version came from": "source of hsa",
    "name of a file": "ordfilen",
}
"""What nobody may meet in a published repository."""


def family(folder: Path) -> Store:
    """A store with something of every kind beside its texts."""
    store = new_store(folder)
    said = WORDS
    imported(store, agreement(duty=f"Kommunen {said['draft']}."), "utkast-1", Stage.DRAFT)
    imported(store, agreement(), why=said["unpublished reason"])
    done = edited(store, "lakarkontakt", said["edit"], why=said["unpublished reason"], by=NAME)
    edited(store, "lakarkontakt", "Kommunen ska.")
    store.publish_reason(done.commit, EVERYONE, by="S", text=said["published reason"])
    store.release("hsa", "beslut-1", Stage.DECISION, by="S", why=said["unpublished reason"])
    clause = clause_id(store, "syfte")
    target = Target("hsa", clause)
    _say(store, target)
    _propose(store, clause)
    meeting = minutes(f"Mötet sade {said['minutes']}.")
    people = (Participant(NAME, "Norrvik"),)
    note = store.import_note(
        replace(meeting, participants=people), b"x", f"{said['name of a file']}.txt"
    )
    store.link(
        PassageRef(note.id, "p1"), target, LinkKind.DISCUSSES, phrase=said["phrase of a link"]
    )
    store.import_note(minutes(said["minutes for everyone"]), b"x", "a.txt", readers=EVERYONE)
    store.set_readers("hsa", "remiss-1", _and(said["reader of a version"]), by="S")
    store.release_comparison(
        "hsa", "utkast-1", "remiss-1", _and(said["reader of a version"]), by="S"
    )
    lydelse("users", "add", MAIL, "--name", NAME, "--role", "reader", store=folder / "store")
    return store


def _and(body: str) -> Readership:
    return Readership(Audience.CONSULTATION, (body,))


def _say(store: Store, target: Target) -> None:
    said = WORDS
    store.comment(
        replace(target, version="now"), "vården", said["comment"], by=NAME, readers=EVERYONE
    )
    asked = store.ask(said["question"], body="S", targets=(target,), readers=EVERYONE)
    store.escalate(asked.id, said["body a question lies with"], by="S")
    store.answer(asked.id, said["answer"], by="S")
    store.plan(Planned("hsa", said["step of a plan"], date(2026, 5, 1), None, "S", ""))
    party = said["party that decided"]
    store.decide(Decided("hsa", "beslut-1", party, Outcome.YES, date(2026, 5, 2), "S"))


def _propose(store: Store, clause: str) -> None:
    def proposal(kind: str, *made_of: str) -> str:
        text = blocks(f"{WORDS[kind]}.")
        made = store.propose(
            "hsa", clause, title="F", from_="K", blocks=text, readers=EVERYONE, made_of=made_of
        )
        return made.id

    proposal("proposal")
    store.set_proposal_status(proposal("withdrawn proposal"), Status.REJECTED, by="S")
    proposal("compromise", proposal("source of a compromise"))


def told(folder: Path) -> str:
    """Everything in a folder of git: its objects, and its other files by name and content."""
    words = ["git", "-c", "safe.directory=*", "--git-dir", str(folder)]
    objects = subprocess.run(
        [*words, "cat-file", "--batch-all-objects", "--batch"], capture_output=True, check=True
    ).stdout
    return (objects + b"\n".join(_files(folder))).decode(errors="replace").lower()


def _files(folder: Path) -> Iterator[bytes]:
    for path in folder.rglob("*"):
        yield str(path.relative_to(folder)).encode()
        if path.is_file():
            yield path.read_bytes()


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return family(tmp_path_factory.mktemp("told"))


@pytest.mark.parametrize("audience", list(Audience))
def test_no_object_or_file_says_what_is_kept_beside_the_texts(
    store: Store, audience: Audience
) -> None:
    published = told(store.publish(audience).path)
    of_audience = {"draft"} if audience is Audience.DRAFT else set()

    assert "kommunen ska." in published
    assert (SENT in published) is (audience is not Audience.DECISION)
    assert {kind for kind, word in WORDS.items() if word in published} == of_audience
    assert MAIL not in published


def test_the_store_itself_says_every_one_of_them(store: Store) -> None:
    folder = store._readers.folder.path
    kept = "".join(told(folder / name) for name in ("texts.git", "notes.git"))

    assert {kind for kind, word in WORDS.items() if word not in kept} == set()
    assert MAIL.encode() in b"".join(path.read_bytes() for path in folder.glob("accounts.sqlite*"))
