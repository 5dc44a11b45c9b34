"""What search costs: its answers over many clauses, and the building of its index."""

import random
import tempfile
from collections.abc import Callable
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from statistics import median
from statistics import quantiles
from time import process_time

from clauses.model import Characters
from clauses.model import Clause
from clauses.model import Document
from clauses.model import Paragraph
from clauses.model import Reading
from clauses.model import Run
from versions.searching.facets import Scope
from versions.searching.hits import Hits
from versions.stages import Audience
from versions.stages import Stage
from versions.store import Store
from versions.view import View

DOCUMENTS = 100
CLAUSES = 1000
"""In each document."""
_SOUNDS = [a + b for a in "bdfghklmnprstv" for b in "aeiouyåäö"]


def main() -> None:
    """Measure and print."""
    chance = random.Random(1)
    words = ["".join(chance.choices(_SOUNDS, k=chance.randint(2, 5))) for _ in range(20_000)]
    with tempfile.TemporaryDirectory() as folder:
        store = _store(Path(folder) / "store", words, chance)
        print(f"| building the index | {_cpu(store.reindex):.1f} s |")
        view = store.view(Audience.DRAFT)
        view.search(words[0])
        asked = [" ".join(chance.sample(words[100:], 2 - at % 2)) for at in range(300)]
        _told("search", view.search, asked)
        _told("counted by facet", partial(_counted, view), asked)


def _counted(view: View, query: str) -> Hits:
    return view.sought(query, Scope())


def _told(name: str, ask: Callable[[str], Hits], queries: Sequence[str]) -> None:
    spent = [_cpu(partial(ask, one)) * 1000 for one in queries]
    print(f"| {name}, median | {median(spent):.1f} ms |")
    print(f"| {name}, 95th percentile | {quantiles(spent, n=20)[-1]:.1f} ms |")


def _cpu(work: Callable[[], object]) -> float:
    before = process_time()
    work()
    return process_time() - before


def _store(folder: Path, words: list[str], chance: random.Random) -> Store:
    """Documents whose words are as often used as those of a language."""
    weights = [1 / (at + 3) for at in range(len(words))]
    store = Store.create(folder, "familj", "Familjen")
    for number in range(DOCUMENTS):
        clauses = tuple(
            Clause(f"Punkt {at}", 1, str(at), (Paragraph((Run(text),)),))
            for at in range(1, CLAUSES + 1)
            for text in [" ".join(chance.choices(words, weights, k=25))]
        )
        store.import_version(
            Reading(Document("Avtal", clauses), Characters(0, 0, 0)),
            b"",
            "avtal.md",
            document=f"avtal-{number}",
            version="remiss-1",
            stage=Stage.CONSULTATION,
        )
    return store


if __name__ == "__main__":
    main()
