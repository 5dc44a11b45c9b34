"""Edit real Word files at random and redline them: ``python -m bench.stress FOLDER``.

Ends with 1 where a redline does not hold both files with all their looks, or a paragraph or
table had to be replaced as a whole.
"""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from bench.opening import decided
from bench.word_edits import edited
from clauses.reading.refusal import RefusedError
from clauses.writing.redline.word import anonymous
from clauses.writing.redline.word import redline_word

FULL = "format"


@dataclass(frozen=True, slots=True)
class Trial:
    """One file, edited, and how well its redline holds both."""

    file: str
    seed: int
    edits: tuple[str, ...]
    level: str
    fallbacks: int
    files: tuple[bytes, bytes, bytes]
    """The earlier file, the later one, the redline."""

    @property
    def wrong(self) -> bool:
        """Whether the redline holds less than both files, or marks more than it should."""
        return self.level != FULL or self.fallbacks > 0

    def __str__(self) -> str:
        return f"{self.file} seed {self.seed}: {self.level}, {self.fallbacks} replaced as a whole"


def trials(folder: Path, count: int, first: int = 1) -> Iterator[Trial]:
    """Edit files of a folder in turn, each time with the next seed.

    Args:
        folder: Where the Word files lie, in folders of their own too.
        count: How many trials to make.
        first: The first seed.
    """
    files = sorted(folder.rglob("*.docx"))
    for seed in range(first, first + count):
        path = files[seed % len(files)]
        try:
            yield trial(path.read_bytes(), path.name, seed)
        except RefusedError:
            continue


def trial(data: bytes, name: str, seed: int) -> Trial:
    """Edit one file with a seed and redline it; with moves, days and reasons for every other."""
    random = Random(seed)
    old, _ = edited(data, random, 0)
    new, edits = edited(data, random, random.randint(1, 25))
    told = bool(seed % 2)
    made = redline_word(old, new, moves=told, credit=decided if told else anonymous)
    return Trial(name, seed, tuple(edits), made.level, made.fallbacks, (old, new, made.data))


def main() -> None:
    """Print what fell, and how many did."""
    parser = argparse.ArgumentParser(prog="python -m bench.stress")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--first", type=int, default=1, help="the first seed")
    parser.add_argument("--keep", type=Path, help="where the files of what fell are put")
    wanted = parser.parse_args()
    made = fell = 0
    for one in trials(wanted.folder, wanted.count, wanted.first):
        made += 1
        if one.wrong:
            fell += 1
            print(one, ", ".join(one.edits), flush=True)
            _keep(one, wanted.keep)
    print(f"{made} trials, {fell} fell")
    raise SystemExit(fell > 0)


def _keep(one: Trial, folder: Path | None) -> None:
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in zip(("old", "new", "redline"), one.files, strict=True):
            (folder / f"{one.seed}-{name}.docx").write_bytes(data)


if __name__ == "__main__":
    main()
