"""Which clause became which: ours and simpler ways, against the truth."""

import json
import sys
import time
from collections import Counter
from collections import defaultdict
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.assigning import best_assignment
from bench.assigning import by_difflib
from bench.assigning import by_minhash
from bench.assigning import by_number
from bench.borrowed import revised_texts
from bench.revisions import Revised
from bench.revisions import revised
from clauses.model import Clause
from clauses.model import Paragraph
from clauses.model import Run
from clauses.pairing.align import Pair
from clauses.pairing.align import pair_clauses

_Way = Callable[[Sequence[Clause], Sequence[Clause]], list[Pair]]
WAYS: dict[str, _Way] = {
    "lydelse": pair_clauses,
    "difflib on whole clauses": by_difflib,
    "MinHash, best first": by_minhash,
    "the same number": by_number,
    "Hungarian assignment": best_assignment,
}


@dataclass(frozen=True, slots=True)
class Case:
    """Two versions and which of their clauses belong together."""

    old: Sequence[Clause]
    new: Sequence[Clause]
    links: frozenset[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Figures:
    """How right the pairs are, as shares, and what they cost."""

    precision: float
    recall: float
    edited: float
    """How many of the clauses whose text changed were found."""
    parted: tuple[float, float]
    """Of splits and merges that were said, how many are; of those that are, how many were said."""
    wrong_doubted: float
    right_doubted: float
    cpu: float
    """Seconds for a case, in the middle."""


def figures(cases: Iterable[Case], way: _Way = pair_clauses) -> Figures:
    """Pair every case one way and hold it against the truth."""
    counts: Counter[str] = Counter()
    times = []
    for case in cases:
        start = time.process_time()
        pairs = way(case.old, case.new)
        times.append(time.process_time() - start)
        counts.update(_counted(case, pairs))

    def share(part: str, whole: str) -> float:
        return counts[part] / counts[whole] if counts[whole] else 1.0

    return Figures(
        share("right", "found"),
        share("right", "true"),
        share("edited found", "edited"),
        (share("parted right", "parted said"), share("parted right", "parted")),
        share("wrong doubted", "wrong"),
        share("right doubted", "right"),
        sorted(times)[len(times) // 2],
    )


def _counted(case: Case, pairs: Sequence[Pair]) -> Iterator[str]:
    found = {(left, right): pair for pair in pairs for left in pair.old for right in pair.new}
    edited = {link for link in case.links if _is_edited(case, link)}
    right = case.links & found.keys()
    wrong = found.keys() - case.links
    said, true = set(_parted(found)), set(_parted(case.links))
    for name, among in {
        "true": case.links,
        "found": found.keys(),
        "right": right,
        "wrong": wrong,
        "edited": edited,
        "edited found": edited & right,
        "wrong doubted": [link for link in wrong if found[link].doubtful],
        "right doubted": [link for link in right if found[link].doubtful],
        "parted": true,
        "parted said": said,
        "parted right": said & true,
    }.items():
        yield from [name] * len(among)


def _is_edited(case: Case, link: tuple[int, int]) -> bool:
    left, right = link
    return case.old[left].text != case.new[right].text


def _parted(links: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The links of clauses that became several, or came of several."""
    listed = sorted(links)
    lefts, rights = (Counter(link[side] for link in listed) for side in (0, 1))
    return (link for link in listed if lefts[link[0]] > 1 or rights[link[1]] > 1)


def synthetic(size: int, seeds: Iterable[int], *, headed: bool = True) -> list[Case]:
    """Cases of our own making, where every kind of change happens."""
    return _cases(revised(seed, size, headed=headed) for seed in seeds)


def borrowed(folder: Path, seeds: Iterable[int], *, headed: bool = True) -> list[Case]:
    """The last versions of real texts, revised by us in every way: the truth is known."""
    texts = [_read(paths[-1]) for paths in _texts(folder)]
    return _cases(revised_texts(texts, seeds, headed=headed))


def _cases(found: Iterable[Revised]) -> list[Case]:
    return [Case(one.old, one.new, one.links) for one in found]


def real(folder: Path, step: int = 1) -> list[Case]:
    """Successive versions of texts: a folder for each, a list of clauses with ids for a version."""
    return [
        _case(old, new)
        for paths in _texts(folder)
        for old, new in zip(paths, paths[step:], strict=False)
    ]


def _texts(folder: Path) -> list[list[Path]]:
    """The versions of each text, in order."""
    texts: dict[Path, list[Path]] = defaultdict(list)
    for path in sorted(folder.glob("*/*.json")):
        texts[path.parent].append(path)
    return list(texts.values())


def _read(path: Path) -> list[Clause]:
    return [_clause(told) for told in json.loads(path.read_bytes())]


def _case(old: Path, new: Path) -> Case:
    before, after = json.loads(old.read_bytes()), json.loads(new.read_bytes())
    places = {told["id"]: place for place, told in enumerate(after)}
    links = {
        (place, places[told["id"]]) for place, told in enumerate(before) if told["id"] in places
    }
    return Case([*map(_clause, before)], [*map(_clause, after)], frozenset(links))


def _clause(told: dict[str, str]) -> Clause:
    """A clause without its id, and without a number that gives the id away."""
    number = "" if told["num"].replace(" ", "") == told["id"] else told["num"]
    blocks = tuple(Paragraph((Run(line),)) for line in told["text"].split("\n"))
    return Clause(told["heading"], 1, number, blocks)


HEAD = (
    "| versions | way | precision | recall | of edited | splits, merges | wrong doubted | "
    "right doubted | CPU s |",
    "|---|---|---:|---:|---:|---:|---:|---:|---:|",
)


def rows(folder: Path | None) -> Iterator[str]:
    """The table, a line at a time."""
    yield from HEAD
    sets = {
        "300 clauses, ten times": synthetic(300, range(10)),
        "300 without headings, ten times": synthetic(300, range(10), headed=False),
        "3,000 clauses, three times": synthetic(3000, range(3)),
    }
    if folder:
        sets["successive versions of real texts"] = real(folder)
        sets["versions that lie two apart"] = real(folder, 2)
        sets["versions that lie three apart"] = real(folder, 3)
        sets["real texts revised by us"] = borrowed(folder, range(3))
        sets["the same without headings"] = borrowed(folder, range(3), headed=False)
    for name, cases in sets.items():
        for way, found in WAYS.items():
            if way != "Hungarian assignment" or len(cases[0].old) < 1000:
                yield _row(name, way, figures(cases, found))


def _row(name: str, way: str, found: Figures) -> str:
    shares = [found.precision, found.recall, found.edited]
    told = [*(f"{share:.3f}" for share in shares), "/".join(f"{one:.2f}" for one in found.parted)]
    told += [f"{found.wrong_doubted:.2f}", f"{found.right_doubted:.3f}", f"{found.cpu:.3f}"]
    return f"| {name} | {way} | {' | '.join(told)} |"


def main() -> None:
    """Print the table."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    for row in rows(folder):
        print(row, flush=True)


if __name__ == "__main__":
    main()
