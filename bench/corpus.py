"""Read every file of a folder: ``python -m bench.corpus FOLDER``.

Ends with 1 where the characters of a file do not add up, or reading it failed in a way that is
no refusal.
"""

import resource
import sys
from collections import Counter
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from clauses.errors import ClausesError
from clauses.model import Characters
from clauses.reading import RefusedError
from clauses.reading.guard import read_guarded

ENDINGS = {
    *(".docx", ".docm", ".dotx", ".dotm", ".doc", ".dot", ".odt", ".ott", ".rtf", ".pdf"),
    *(".md", ".txt"),
}
SLOWEST = 5
_NONE = Characters(0, 0, 0)
UNFORESEEN = "Error: "
"""Stands in the detail of a refusal whose error nobody foresaw."""


@dataclass(frozen=True, slots=True)
class Row:
    """What became of one file."""

    file: str
    cpu: float
    """Seconds, user and system, the process of its own included."""
    refused: str = ""
    clauses: int = 0
    characters: Characters = _NONE
    revisions: int = 0
    comments: int = 0

    @property
    def wrong(self) -> bool:
        """Whether characters went missing, or an error was not foreseen."""
        told = self.characters
        return told.visible != told.kept + told.remarked or UNFORESEEN in self.refused

    def __str__(self) -> str:
        if self.refused:
            return f"| {self.file} | refused: {self.refused} | | | | | | {self.cpu:.2f} |"
        told = self.characters
        return (
            f"| {self.file} | {self.clauses} | {told.visible} | {told.kept} | {told.remarked} "
            f"| {self.revisions} | {self.comments} | {self.cpu:.2f} |"
        )


def rows(folder: Path) -> Iterator[Row]:
    """Read every file below a folder whose ending says that it can be read."""
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() in ENDINGS and path.is_file():
            yield _row(path, str(path.relative_to(folder)))


def _row(path: Path, name: str) -> Row:
    before = _cpu()
    try:
        reading = read_guarded(path.read_bytes(), path.name)
    except RefusedError as error:
        detail = f" ({error.detail[:60]})" if error.detail else ""
        return Row(name, _cpu() - before, f"{error.reason}{detail}".replace("\n", " "))
    except ClausesError as error:
        return Row(name, _cpu() - before, str(error))
    return Row(
        name,
        _cpu() - before,
        clauses=len(reading.document.clauses),
        characters=reading.characters,
        revisions=len(reading.revisions),
        comments=len(reading.comments),
    )


def _cpu() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def summary(read: Sequence[Row]) -> Iterator[str]:
    """How many were opened and refused, what was kept in all, and which took longest."""
    opened = [row for row in read if not row.refused]
    reasons = Counter(row.refused.partition(" ")[0] for row in read if row.refused)
    yield f"{len(read)} files: {len(opened)} read, {len(read) - len(opened)} refused"
    yield from (f"  {reason}: {count}" for reason, count in sorted(reasons.items()))
    told = [row.characters for row in opened]
    yield (
        f"{sum(one.visible for one in told):,} visible characters: "
        f"{sum(one.kept for one in told):,} kept, {sum(one.remarked for one in told):,} remarked"
    )
    slowest = sorted(read, key=lambda row: -row.cpu)[:SLOWEST]
    yield "Slowest: " + ", ".join(f"{row.file} {row.cpu:.2f} s" for row in slowest)
    yield from (f"WRONG: {row.file} {row.refused or row.characters}" for row in read if row.wrong)


def main() -> None:
    """Print the table and its sum."""
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_dir():
        raise SystemExit("say which folder: make corpus FOLDER=…")
    print("| file | clauses | visible | kept | remarked | revisions | comments | CPU s |")
    print("|---|---:|---:|---:|---:|---:|---:|---:|")
    read = []
    for row in rows(Path(sys.argv[1])):
        read.append(row)
        print(row)
    print("\n" + "\n".join(summary(read)))
    raise SystemExit(any(row.wrong for row in read))


if __name__ == "__main__":
    main()
