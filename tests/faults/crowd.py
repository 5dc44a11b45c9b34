"""Many writers at once, in processes of their own, perhaps beside one who tidies."""

import os
import random
import time
from collections.abc import Callable
from pathlib import Path

from tests.faults import judge
from tests.faults.trial import Trial
from tests.faults.trial import family
from tests.faults.trial import in_child
from tests.faults.trial import killed
from tests.faults.trial import received
from tests.faults.work import SLUGS
from tests.faults.work import Kept
from tests.versions.stores import blocks
from versions.format.clause_file import wording_id
from versions.stages import Audience
from versions.store import Store
from versions.writing.conflict import StaleBaseError

_MOST_TRIES = 200


def writers(
    folder: Path, count: int, edits: int, beside: Callable[[Path], None] | None = None
) -> Trial:
    """Let writers edit the same few clauses, each from the wording it has read.

    Args:
        folder: Where to work.
        count: How many writers.
        edits: How many edits each has acknowledged at the end.
        beside: What somebody else does again and again meanwhile.
    """
    trial = Trial(f"{count} writers × {edits} edits in {count} processes")
    trial.what += ", beside one who maintains" if beside else ""
    where = family(folder)
    tidier = in_child(lambda _: _again_and_again(where, beside)) if beside else None
    workers = [in_child(lambda out, n=n: _edit(where, n, edits, out)) for n in range(count)]  # type: ignore[misc]
    kept: list[Kept] = []
    for pid, source in workers:
        kept += received(source)
        if os.waitpid(pid, 0)[1]:
            trial.wrong.append("a writer was shown an error")
    if tidier:
        killed(tidier[0])
        os.close(tidier[1])
    trial.runs, trial.acknowledged = count * edits, len(kept)
    trial.wrong += judge.lost(where, kept)
    trial.wrong += judge.unsound(where)
    trial.wrong += judge.halves(where)
    on_main = int(judge.git(where / "texts.git", "rev-list", "--count", "main").stdout)
    if on_main != len(kept) + 2:
        trial.wrong.append(f"{on_main} commits on main for {len(kept)} edits and the first two")
    return trial


def _edit(where: Path, writer: int, edits: int, out: int) -> None:
    store, chance = Store.open(where), random.Random(writer)
    for number in range(edits):
        os.write(out, _edited(store, chance, f"Skribent {writer}, lydelse {number}.").written())


def _edited(store: Store, chance: random.Random, text: str) -> Kept:
    """Edit from what was read; where somebody was quicker read again, as a person would."""
    for _ in range(_MOST_TRIES):
        name = chance.choice(SLUGS)
        clause = store.view(Audience.DRAFT).clause("hsa", "now", name)
        try:
            done = store.edit(
                "hsa", clause.id, blocks=blocks(text), base=wording_id(clause), by="A", why=text
            )
        except StaleBaseError:
            time.sleep(chance.uniform(0, 0.02))
            continue
        return Kept(commits=(done.commit,))
    raise TimeoutError(text)


def _again_and_again(where: Path, task: Callable[[Path], None]) -> None:
    while True:
        task(where)
