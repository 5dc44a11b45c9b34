"""Print what ours and the peers cost, and keep it in docs/benchmarks.md when asked to."""

import argparse
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bench.large import write_pair
from bench.measure import Cost
from bench.measure import cost_of

ROOT = Path(__file__).parent.parent
OURS = str(ROOT / ".venv/bin/lydelse")
PEER = str(ROOT / ".venv-bench/bin/docx-trackdiff")
KEPT = ROOT / "docs/benchmarks.md"
SECTION = "## Commands\n\n"
"""Where in it the table is kept."""


@dataclass(frozen=True, slots=True)
class Row:
    """One command's cost, told beside another's."""

    task: str
    who: str
    cost: Cost
    beside: Cost

    def __str__(self) -> str:
        return (
            f"| {self.task} | {self.who} | {self.cost.cpu:.2f} | "
            f"{self.cost.cpu / self.beside.cpu:.2f} | {self.cost.memory:.0f} |"
        )


def main() -> None:
    """Measure, print, and keep."""
    parser = argparse.ArgumentParser(prog="python -m bench")
    parser.add_argument("--keep", action="store_true", help="write docs/benchmarks.md")
    parser.add_argument("--pair", nargs=2, type=Path, metavar=("OLD", "NEW"), help="two more files")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        table = "\n".join([*_HEAD, *(str(row) for row in _rows(Path(name), wanted.pair))])
    print(table)
    if wanted.keep:
        before, mark, rest = KEPT.read_text("utf-8").partition(SECTION)
        _, end, after = rest.partition("\n## ")
        KEPT.write_text(f"{before}{mark}{_intro()}\n{table}\n{end}{after}", "utf-8")


_HEAD = (
    "| task | command | CPU s | × the first of its task | MB |",
    "|---|---|---:|---:|---:|",
)


def _intro() -> str:
    python = ".".join(str(part) for part in sys.version_info[:3])
    return (
        f"`make bench` on {date.today().isoformat()}, Python {python}; every figure is the median\n"
        "of three runs of a whole process.\n"
    )


def _rows(folder: Path, pair: list[Path] | None) -> Iterator[Row]:
    small = folder / "a.txt", folder / "b.txt"
    small[0].write_text("1 Syfte\n\nDet bör ske.\n", "utf-8")
    small[1].write_text("1 Syfte\n\nDet ska ske.\n", "utf-8")
    yield from _task(
        "start-up",
        {
            "python -c pass": [sys.executable, "-c", "pass"],
            "lydelse compare, two short texts": [OURS, "compare", *map(str, small)],
        },
    )
    yield from _redline("Word redline, 300 clauses of our making", write_pair(folder), folder)
    if pair:
        yield from _redline("Word redline, the given pair", (pair[0], pair[1]), folder)
    yield from _papers("170 clauses", write_pair(folder, 170), folder)
    yield from _task("the sample family", {"lydelse demo --no-serve": _demo(folder)}, runs=1)


def _redline(task: str, pair: tuple[Path, Path], folder: Path) -> Iterator[Row]:
    old, new = map(str, pair)
    out = str(folder / "redline.docx")
    commands = {
        "docx-trackdiff 1.0.0": [PEER, old, new, out],
        "lydelse compare -o redline.docx": [OURS, "compare", old, new, "-o", out],
    }
    yield from _task(task, {who: line for who, line in commands.items() if Path(line[0]).exists()})


def _papers(task: str, pair: tuple[Path, Path], folder: Path) -> Iterator[Row]:
    compared = [OURS, "compare", *map(str, pair)]
    forms = {
        "-o redline.json": [],
        "-o redline.pdf": [],
        "--view columns -o columns.pdf": ["--view", "columns"],
        "--view columns -o columns.docx": ["--view", "columns"],
        "-o redline.html": [],
        "-o changes.xlsx": [],
    }
    yield from _task(
        task,
        {
            f"lydelse compare {form}": [*compared, *more, "-o", str(folder / form.split()[-1])]
            for form, more in forms.items()
        },
    )


def _demo(folder: Path) -> list[str]:
    return [OURS, "--store", str(folder / "store"), "demo", "--no-serve"]


def _task(task: str, commands: dict[str, list[str]], runs: int = 3) -> Iterator[Row]:
    costs = {who: cost_of(command, runs) for who, command in commands.items()}
    first = next(iter(costs.values()))
    for who, cost in costs.items():
        yield Row(task, who, cost, first)


if __name__ == "__main__":
    main()
