"""What the store costs: ``python -m bench.store``; CPU time, beside what git itself answers."""

import resource
import subprocess
import tempfile
import time
from collections.abc import Callable
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
from versions.stages import Audience
from versions.stages import Stage
from versions.store import Store

_EDITS = 40
_LONG = 1000
_WHEN = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


def main() -> None:
    """Measure and print a table."""
    print("| what | CPU ms |\n|---|---:|")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for clauses in (300, 3000):
            store = Store.create(folder / str(clauses), "familj", "F", when=_WHEN)
            tell(f"import of {clauses} clauses", [cpu(lambda s=store, n=clauses: bring(s, n))])  # type: ignore[misc]
            tell(f"one edit among {clauses}", edits(store, _EDITS))
            reopened = Store.open(folder / str(clauses))
            tell(f"reading {clauses}, first", [cpu(lambda s=reopened: read(s))])  # type: ignore[misc]
            tell(f"reading {clauses}, again", [cpu(lambda s=reopened: read(s)) for _ in range(5)])  # type: ignore[misc]
        grown(folder / "300")


def grown(folder: Path) -> None:
    """A long history: what it weighs and how it answers, beside git."""
    store = Store.open(folder)
    edits(store, _LONG)
    print(f"| size after {_LONG + _EDITS} edits, loose: {size(folder)} MB | |")
    store.maintain()
    print(f"| size after maintain: {size(folder)} MB | |")
    view = Store.open(folder).view(Audience.DRAFT)
    clause = view.document("hsa", "now").clauses[7].id
    path = f"documents/hsa/clauses/{clause}.md"
    tell("history of a clause, first", [cpu(lambda: view.history("hsa", clause))])
    tell("history of a clause, again", [cpu(lambda: view.history("hsa", clause))])
    for words in (("log", "--format=%H", "main", "--", path), ("blame", "main", "--", path)):
        command = ["git", "--git-dir", str(folder / "texts.git"), *words]
        tell(f"git {words[0]} of its file", [cpu(lambda c=command: run(c))])  # type: ignore[misc]


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
    main()
