"""Reading Word files, ours beside the peers: ``python -m bench.reading FILE-OR-FOLDER …``.

For each the CPU time and memory of a whole process that reads all files, and the share of the
characters it keeps that can be seen in them.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from collections.abc import Sequence
from concurrent.futures import Executor
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from bench.measure import Cost
from bench.measure import cost_of
from bench.readers import READERS
from bench.readers import seen

ROOT = Path(__file__).parent.parent
OURS = ROOT / ".venv/bin/python"
PEERS = ROOT / ".venv-bench/bin/python"
_READERS = ROOT / "bench/readers.py"


def rows(task: str, files: Sequence[Path], elsewhere: Executor) -> Iterator[str]:
    """A row of the table for each reader, the fastest that keeps 99 % being the measure.

    Everything large is done elsewhere: a new process is charged for the memory of the one that
    starts it.
    """
    found = {
        name: (_cost(name, files), elsewhere.submit(_kept, name, files).result())
        for name in READERS
    }
    whole = [cost.cpu for name, (cost, kept) in found.items() if kept >= 0.99]
    fastest = min(whole)
    for name, (cost, kept) in found.items():
        yield (
            f"| {task} | {name} | {cost.cpu:.2f} | {cost.cpu / fastest:.2f} "
            f"| {cost.memory:.0f} | {kept:.1%} |"
        )


def _command(name: str, files: Sequence[Path]) -> list[str]:
    python = OURS if name.startswith("lydelse") else PEERS
    return [str(python), str(_READERS), name, *map(str, files)]


def _cost(name: str, files: Sequence[Path]) -> Cost:
    os.environ["PYTHONPATH"] = str(ROOT)
    return cost_of(_command(name, files))


def _kept(name: str, files: Sequence[Path]) -> float:
    """The share of the characters, sign by sign, that are in what a reader makes of the files."""
    told = subprocess.run(_command(name, files), capture_output=True, text=True, check=True)
    kept = total = 0
    for file, line in zip(files, told.stdout.splitlines(), strict=True):
        wanted = Counter("".join(seen(file).split()))
        kept += (wanted & Counter(json.loads(line))).total()
        total += wanted.total()
    return kept / total


def _readable(folder: Path) -> list[Path]:
    """The Word files of a folder that our gate lets through."""
    from clauses.reading import RefusedError
    from clauses.reading import read

    found = []
    for path in sorted(folder.rglob("*.docx")):
        try:
            read(path.read_bytes(), path.name)
        except RefusedError:
            continue
        found.append(path)
    return found


def _large(folder: Path) -> Path:
    from bench.large import write_pair

    return write_pair(folder)[0]


def main() -> None:
    """Print the table."""
    print("| files | reader | CPU s | × the fastest that keeps 99 % | MB | kept |")
    print("|---|---|---:|---:|---:|---:|")
    with tempfile.TemporaryDirectory() as name, ProcessPoolExecutor(1) as elsewhere:
        large = elsewhere.submit(_large, Path(name)).result()
        tasks = [("an agreement of 29,000 words", [large])]
        for given in map(Path, sys.argv[1:]):
            files = elsewhere.submit(_readable, given).result() if given.is_dir() else [given]
            tasks.append((f"{given.name}, {len(files)} files", files))
        for task, files in tasks:
            for row in rows(task, files, elsewhere):
                print(row, flush=True)


if __name__ == "__main__":
    main()
