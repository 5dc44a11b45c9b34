"""Word redlines, ours beside the peers: ``python -m bench.redlines [PAIRS] [--judge SCRIPT]``.

PAIRS is a text file of two file names a line. The judge is a script outside the project that is
handed OLD, NEW and REDLINE and prints JSON: whether accepting gives NEW and rejecting OLD at the
levels of text, structure and format, how many characters are marked, and how few could be.
Without one only what it costs is told.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from pathlib import Path
from typing import Any

from bench.large import write_pair
from bench.measure import Cost
from bench.measure import cost_of

ROOT = Path(__file__).parent.parent
PEERS = ROOT / ".venv-bench/bin"
DOCXODUS = """
import sys
from pathlib import Path
from python_redlines.engines import DocxodusEngine
old, new, out = map(Path, sys.argv[1:])
data, _, _ = DocxodusEngine().run_redline("Someone", old.read_bytes(), new.read_bytes())
out.write_bytes(data)
"""
ENGINES: dict[str, Callable[[str, str, str], Sequence[str]]] = {
    "lydelse": lambda old, new, out: [
        *(str(ROOT / ".venv/bin/lydelse"), "--quiet", "compare", old, new, "-o", out),
    ],
    "docx-trackdiff 1.0.0": lambda old, new, out: [str(PEERS / "docx-trackdiff"), old, new, out],
    "Docxodus by python-redlines 2.0.0": lambda old, new, out: [
        *(str(PEERS / "python"), "-c", DOCXODUS, old, new, out),
    ],
}
LEVELS = ("text", "struct", "format")
Pairs = Sequence[tuple[str, str]]


@dataclass
class Tally:
    """What one engine did with some pairs."""

    cpu: float = 0.0
    memory: float = 0.0
    right: dict[str, int] = field(default_factory=lambda: dict.fromkeys(LEVELS, 0))
    marked: int = 0
    least: int = 0
    faults: int = 0
    failed: int = 0

    def judge(self, verdict: dict[str, Any]) -> None:
        """Count what a judge says of one redline."""
        for level in LEVELS:
            self.right[level] += bool(
                verdict.get(f"accept_{level}") and verdict.get(f"reject_{level}")
            )
        self.faults += bool(verdict.get("faults"))
        if verdict.get("accept_text") and verdict.get("reject_text"):
            self.marked += verdict.get("chars_marked", 0)
            self.least += verdict.get("min_chars", 0)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench.redlines")
    parser.add_argument("pairs", nargs="?", type=Path, help="two file names a line")
    parser.add_argument("--judge", help="a script that judges one redline")
    wanted = parser.parse_args()
    head = "pairs", "engine", "right: text/struct/format", "faults", "marked × least", "CPU s", "×"
    print(f"| {' | '.join(head)} | MB |")
    print("|---|---|---:|---:|---:|---:|---:|---:|")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        large = write_pair(folder)
        _print("300 clauses of our making", [(str(large[0]), str(large[1]))], wanted.judge, folder)
        if wanted.pairs:
            given = list(read_pairs(wanted.pairs))
            _print(f"{len(given)} real pairs", given, wanted.judge, folder)


def read_pairs(file: Path) -> Iterator[tuple[str, str]]:
    """The names of two files on each line of a file, parted by a tab."""
    for line in file.read_text("utf-8").splitlines():
        old, _, new = line.partition("\t")
        yield old, new


def _print(task: str, pairs: Pairs, judge: str | None, folder: Path) -> None:
    first: Tally | None = None
    for name, command in ENGINES.items():
        if not Path(command("", "", "")[0]).exists():
            continue
        tally = _tally(pairs, command, judge, str(folder / "out.docx"))
        first = first or tally
        print(_row(task, name, tally, first, len(pairs), judged=judge is not None), flush=True)


def _tally(
    pairs: Pairs, command: Callable[[str, str, str], Sequence[str]], judge: str | None, out: str
) -> Tally:
    tally = Tally()
    for old, new in pairs:
        Path(out).unlink(missing_ok=True)
        cost = _cost(command(old, new, out))
        if cost is None or not Path(out).exists():
            tally.failed += 1
            continue
        tally.cpu += cost.cpu
        tally.memory = max(tally.memory, cost.memory)
        if judge:
            tally.judge(_verdict(judge, old, new, out))
    return tally


def _cost(command: Sequence[str]) -> Cost | None:
    try:
        return cost_of(command, runs=1)
    except RuntimeError:
        return None


def _verdict(judge: str, old: str, new: str, out: str) -> dict[str, Any]:
    line = [sys.executable, judge, old, new, out, "--no-libreoffice"]
    done = subprocess.run(line, capture_output=True, text=True, check=False)
    verdict: dict[str, Any] = json.loads(done.stdout or "{}")
    return verdict


def _row(task: str, name: str, tally: Tally, first: Tally, count: int, *, judged: bool) -> str:
    right = "/".join(str(tally.right[level]) for level in LEVELS) if judged else "–"
    marked = f"{tally.marked / tally.least:.2f}" if tally.least else "–"
    failed = f", {tally.failed} failed" if tally.failed else ""
    return (
        f"| {task} | {name} | {right} of {count}{failed} | {tally.faults if judged else '–'} | "
        f"{marked} | {tally.cpu:.1f} | {tally.cpu / first.cpu:.2f} | {tally.memory:.0f} |"
    )


if __name__ == "__main__":
    main()
