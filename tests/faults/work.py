"""Decisions of every kind on a small family, each acknowledged with what must never be lost."""

import json
import os
import random
from collections.abc import Callable
from dataclasses import asdict
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from tests.versions.stores import agreement
from tests.versions.stores import blocks
from tests.versions.stores import clause_id
from tests.versions.stores import edited
from tests.versions.stores import imported
from versions.format import layout
from versions.minutes.parsing import Minutes
from versions.minutes.parsing import Passage
from versions.minutes.parsing import PassageKind
from versions.records.links import LinkKind
from versions.records.links import Target
from versions.records.notes import PassageRef
from versions.stages import Stage
from versions.store import Store

SLUGS = ("syfte", "lakarkontakt", "uppsagning-av-avtal")


@dataclass(frozen=True, slots=True)
class Kept:
    """What an acknowledged decision left in git."""

    commits: tuple[str, ...] = ()
    """Commits of main in texts."""
    tags: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    """Paths in notes."""
    adopted: tuple[str, ...] = ()
    """Paths of proposals that say they are adopted."""

    erased: tuple[str, ...] = ()
    """Names that nothing in notes may hold."""

    def written(self) -> bytes:
        """The acknowledgement as one line."""
        return json.dumps(asdict(self)).encode() + b"\n"

    @classmethod
    def read(cls, line: bytes) -> "Kept":
        """Read such a line."""
        return cls(**{name: tuple(value) for name, value in json.loads(line).items()})


Operation = Callable[[Store, int], Kept]


def edit(store: Store, number: int) -> Kept:
    """One clause says something else."""
    done = edited(store, SLUGS[number % 3], f"Lydelse {number}.", why=f"Skäl {number}.")
    return Kept(commits=(done.commit,))


def bring(store: Store, number: int) -> Kept:
    """A file becomes a version: texts, tag and source move together."""
    done = imported(store, agreement(duty=f"Skyldighet {number}."), f"v-{number}")
    kept = layout.source_record_path("hsa", f"v-{number}")
    return Kept(commits=(done.commit,), tags=(f"hsa/v-{number}",), notes=(kept,))


def propose(store: Store, number: int) -> Kept:
    """A proposal is kept."""
    clause = clause_id(store, SLUGS[number % 3])
    made = store.propose(
        "hsa", clause, title=f"F{number}", from_="Kommunerna", blocks=blocks(f"Förslag {number}.")
    )
    return Kept(notes=(layout.proposal_path("hsa", clause, made.id),))


def adopt(store: Store, number: int) -> Kept:
    """A proposal becomes the wording: texts and notes move together."""
    clause = clause_id(store, SLUGS[number % 3])
    made = store.propose(
        "hsa", clause, title=f"A{number}", from_="Kommunerna", blocks=blocks(f"Antaget {number}.")
    )
    done = store.adopt(made.id, by="Styrgruppen", why="Enighet.", base="latest")
    path = layout.proposal_path("hsa", clause, made.id)
    return Kept(commits=(done.commit,), notes=(path,), adopted=(path,))


def release(store: Store, number: int) -> Kept:
    """The text being worked on becomes a version: main and tag move together."""
    store.release("hsa", f"r-{number}", Stage.DECISION, by="Styrgruppen")
    return Kept(tags=(f"hsa/r-{number}",))


def note(store: Store, number: int) -> Kept:
    """Minutes are kept and linked."""
    passage = Passage("p1", None, PassageKind.TEXT, f"Mötet sade {number}.")
    minutes = Minutes(f"Möte {number}", "Styrgruppen", None, passages=(passage,))
    kept = store.import_note(minutes, b"x", "a.txt")
    target = Target("hsa", clause_id(store, "syfte"))
    made = store.link(PassageRef(kept.id, "p1"), target, LinkKind.DISCUSSES)
    return Kept(notes=(f"notes/{kept.id}/note.json", layout.link_path(made.id)))


NAME = "Viveka Almgren"


def name_somebody(store: Store) -> None:
    """Minutes are kept that name somebody, and what they said is linked."""
    said = Passage("p1", None, PassageKind.TEXT, f"{NAME} anmälde jäv.")
    minutes = Minutes("Möte", "Styrgruppen", None, passages=(said,), written_by=NAME)
    kept = store.import_note(minutes, b"x", "a.txt")
    target = Target("hsa", clause_id(store, "syfte"))
    store.link(PassageRef(kept.id, "p1"), target, LinkKind.DISCUSSES, by=NAME)


def erase(store: Store, _number: int) -> Kept:
    """Somebody who is named is erased: from history, packs and index."""
    store.erase(NAME)
    return Kept(erased=(NAME,))


OPERATIONS: tuple[Operation, ...] = (edit, bring, propose, adopt, release, note)


def work(folder: Path, first: int, out: int, most: int) -> None:
    """Decide one thing after another, and acknowledge each on a pipe once it is told as done."""
    store = Store.open(folder)
    chance = random.Random(first)
    for number in count(first) if most < 0 else range(first, first + most):
        os.write(out, chance.choice(OPERATIONS)(store, number).written())
