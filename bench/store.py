"""What the store costs: ``python -m bench.store``; CPU time, beside what git itself answers."""

import resource
import subprocess
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC
from datetime import datetime
from pathlib import Path
from statistics import median

from clauses.model import Characters
from clauses.model import Clause
from clauses.model import Document
from clauses.model import Paragraph
from clauses.model import Reading
from clauses.model import Run
from versions.format.identifiers import new_id
from versions.format.layout import INDEX_FILE
from versions.format.layout import link_path
from versions.format.messages import Action
from versions.format.messages import Message
from versions.format.messages import write_message
from versions.git.repository import MAIN
from versions.git.repository import Repository
from versions.minutes.parsing import Minutes
from versions.minutes.parsing import Passage
from versions.minutes.parsing import PassageKind
from versions.records.links import Link
from versions.records.links import LinkKind
from versions.records.links import Target
from versions.records.links import write_link
from versions.records.notes import PassageRef
from versions.stages import Audience
from versions.stages import Stage
from versions.store import Store

_EDITS = 40
_LONG = 10_000
_WHEN = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


def main(folder: Path) -> None:
    """Measure and print a table."""
    print("| what | CPU ms |\n|---|---:|")
    small, flat = (brought(folder, clauses) for clauses in (300, 3000))
    families = {300: small, 3000: spread(folder / "spread-3000", 10)}
    families |= {300_000: spread(folder / "spread-300000", 1000)}
    costs = {clauses: edits(store, _EDITS) for clauses, store in families.items()}
    for clauses, spent in costs.items():
        tell(f"one edit in a family of {clauses:,} clauses, 300 in each document", spent)
    tell("one edit in a document of 3,000 clauses", edits(flat, _EDITS))
    for links in (300, 3_000, 30_000):
        tell(f"one more link beside {links:,}", linked(folder / f"links-{links}", links))
    grown(folder / "300")


def brought(folder: Path, clauses: int) -> Store:
    """A family of one document, and what it costs to import and to read."""
    store = Store.create(folder / str(clauses), "familj", "F", when=_WHEN)
    tell(f"import of {clauses} clauses", [cpu(lambda: bring(store, clauses))])
    reopened = Store.open(folder / str(clauses))
    tell(f"reading {clauses}, first", [cpu(lambda: read(reopened))])
    tell(f"reading {clauses}, again", [cpu(lambda: read(reopened)) for _ in range(5)])
    return store


def spread(folder: Path, documents: int) -> Store:
    """A family of many documents with the same 300 clauses."""
    store = Store.create(folder, "familj", "F", when=_WHEN)
    bring(store, 300)
    repository = Repository(folder / "texts.git")
    tip = repository.commit(repository.tip() or "")
    one = repository.find(tip.tree, "documents/hsa")
    trees = {f"documents/a{number}": one.oid for number in range(1, documents) if one}
    tree = repository.write_tree(tip.tree, trees)
    message = write_message(Message("more documents", Action.IMPORT))
    commit = repository.write_commit(tree, (tip.oid,), message, tip.author, tip.committer)
    repository.swap(MAIN, tip.oid, commit)
    return Store.open(folder)


def linked(folder: Path, links: int) -> list[float]:
    """What each of some links costs where so many are."""
    store = Store.create(folder, "familj", "F", when=_WHEN)
    bring(store, 1)
    said = [Passage(f"p{n}", None, PassageKind.TEXT, f"Mötet sade {n}.") for n in range(_EDITS)]
    note = store.import_note(Minutes("Möte", "S", None, passages=tuple(said)), b"x", "a.txt")
    target = Target("hsa", store.view(Audience.DRAFT).document("hsa", "now").clauses[0].id)
    one = store.link(PassageRef(note.id, "p0"), target, LinkKind.NOTES, when=_WHEN)
    _fill(folder, [replace(one, id=new_id((), "bench", str(n))) for n in range(1, links)])
    store.maintain()
    refs = [PassageRef(note.id, passage.id) for passage in said[1:]]
    return [cpu(lambda r=r: store.link(r, target, LinkKind.NOTES)) for r in refs]  # type: ignore[misc]


def _fill(folder: Path, links: list[Link]) -> None:
    """Keep many links at once."""
    notes = Repository(folder / "notes.git")
    tip = notes.commit(notes.tip() or "")
    tree = notes.write_tree(tip.tree, {link_path(one.id): write_link(one) for one in links})
    commit = notes.write_commit(tree, (tip.oid,), "links\n", tip.author, tip.committer)
    notes.swap(MAIN, tip.oid, commit)


def grown(folder: Path) -> None:
    """A long history: what it weighs and how it answers, beside git."""
    store = Store.open(folder)
    edits(store, _LONG)
    print(
        f"| size after {_LONG + _EDITS} edits, as they are packed by and by: {size(folder)} MB | |"
    )
    store.maintain()
    print(f"| size after maintain: {size(folder)} MB | |")
    answers(store, folder)


def answers(store: Store, folder: Path) -> None:
    """How a long history answers, beside git."""
    tell("building the index", [cpu(store.reindex)])
    ids = [clause.id for clause in store.view(Audience.DRAFT).document("hsa", "now").clauses]
    tell("the index following one edit", [followed(store, folder, ids)])
    view = store.view(Audience.DRAFT)
    view.why("hsa", ids[0], "now")
    for name, ask in (
        ("history", lambda one: view.history("hsa", one)),
        ("origin", lambda one: view.origin("hsa", one, "now")),
        ("why", lambda one: view.why("hsa", one, "now")),
    ):
        tell(f"{name} of a clause, first", [cpu(lambda a=ask, o=one: a(o)) for one in ids[:40]])  # type: ignore[misc]
        tell(f"{name} of a clause, again", [cpu(lambda a=ask, o=one: a(o)) for one in ids[:40]])  # type: ignore[misc]
    path = f"documents/hsa/clauses/{ids[7]}.md"
    lines = ("log", "--format=%H", "-s", "-L", f"1,5:{path}", "main")
    for words in (("log", "--format=%H", "main", "--", path), lines, ("blame", "main", "--", path)):
        command = ["git", "--git-dir", str(folder / "texts.git"), *words]
        name = "git log -L" if "-L" in words else f"git {words[0]}"
        tell(f"{name} of its file", [cpu(lambda c=command: run(c))])  # type: ignore[misc]


def followed(store: Store, folder: Path, ids: list[str]) -> float:
    """What edits cost that bring the index along, beyond those that find none."""
    along = [cpu(lambda n=n: edit(store, ids[n], n)) for n in range(_EDITS)]  # type: ignore[misc]
    (folder / INDEX_FILE).unlink()
    alone = [cpu(lambda n=n: edit(store, ids[-n], n)) for n in range(_EDITS)]  # type: ignore[misc]
    store.reindex()
    return median(along) - median(alone)


def edits(store: Store, count: int) -> list[float]:
    """Edit clauses in turn; answer what each edit costs."""
    ids = [clause.id for clause in store.view(Audience.DRAFT).document("hsa", "now").clauses]
    return [cpu(lambda n=n: edit(store, ids[n % len(ids)], n)) for n in range(count)]  # type: ignore[misc]


def edit(store: Store, clause: str, number: int) -> None:
    """Make a clause say something new."""
    new = (Paragraph((Run(f"{text(number)} Lydelse {time.monotonic_ns()}."),)),)
    store.edit("hsa", clause, blocks=new, by="Styrgruppen", why="Enighet.", when=_WHEN)


def bring(store: Store, clauses: int) -> None:
    """Import a document of so many clauses."""
    made = tuple(
        Clause(f"Rubrik {n}", 1, str(n), (Paragraph((Run(text(n)),)),)) for n in range(clauses)
    )
    reading = Reading(Document("Avtal", made), Characters(0, 0, 0))
    store.import_version(
        reading, b"x", "a.docx", document="hsa", version="v-1", stage=Stage.DRAFT, when=_WHEN
    )


def read(store: Store) -> None:
    """Read the text being worked on."""
    store.view(Audience.DRAFT).document("hsa", "now")


def text(number: int) -> str:
    """A paragraph of its own."""
    return f"Kommunen {number} ska samverka med regionen om vården. " * 6


def run(command: list[str]) -> None:
    """Run a command and throw away what it prints."""
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)


def cpu(task: Callable[[], object]) -> float:
    """CPU of this process and what it ran, in milliseconds."""
    before = used()
    task()
    return 1000 * (used() - before)


def used() -> float:
    """CPU used until now, in seconds."""
    who = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(sum(resource.getrusage(one)[:2]) for one in who)


def tell(what: str, costs: list[float]) -> None:
    """Print a row."""
    print(f"| {what} | {median(costs):.1f} |", flush=True)


def size(folder: Path) -> str:
    """What the store takes on the disk, in megabytes."""
    blocks = sum(path.lstat().st_blocks for path in folder.rglob("*"))
    return f"{blocks * 512 / 1e6:.0f}"


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        main(Path(name))
