"""The words inside a pair: ours and diff-match-patch on the same tokens."""

import json
import random
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from diff_match_patch import diff_match_patch

from bench import cases
from bench.edits import EDITS
from bench.revisions import revised
from clauses.changes import Op
from clauses.diffing.cleanup import readable
from clauses.diffing.diff import Span
from clauses.diffing.hunks import word_hunks
from clauses.text import tokens

_Tokens = Sequence[str]
_Way = Callable[[_Tokens, _Tokens], list[Span]]
_OPS = {0: Op.EQUAL, -1: Op.DELETE, 1: Op.INSERT}


def by_diff_match_patch(old: _Tokens, new: _Tokens, *, semantic: bool = False) -> list[Span]:
    """A shortest edit by diff-match-patch, a character a token, without a time limit."""
    codes: dict[str, str] = {}
    lines = [
        "".join(codes.setdefault(one, chr(len(codes) + 1)) for one in side) for side in (old, new)
    ]
    engine = diff_match_patch()
    engine.Diff_Timeout = 0
    found = engine.diff_main(*lines, False)
    if semantic:
        engine.diff_cleanupSemantic(found)
    spans = []
    old_at = new_at = 0
    for op, text in found:
        old_end, new_end = old_at + len(text) * (op <= 0), new_at + len(text) * (op >= 0)
        spans.append(Span(_OPS[op], old_at, old_end, new_at, new_end))
        old_at, new_at = old_end, new_end
    return spans


def _semantic(old: _Tokens, new: _Tokens) -> list[Span]:
    return by_diff_match_patch(old, new, semantic=True)


WAYS: dict[str, _Way] = {
    "diff-match-patch": by_diff_match_patch,
    "the same, semantic clean-up": _semantic,
    "lydelse": readable,
}


@dataclass(frozen=True, slots=True)
class Figures:
    """How many stretches and characters are marked, and what it cost."""

    hunks: int
    characters: int
    cpu: float


def figures(pairs: Iterable[tuple[_Tokens, _Tokens]], way: _Way) -> Figures:
    """Compare every pair one way."""
    hunks = characters = 0
    cpu = 0.0
    for old, new in pairs:
        start = time.process_time()
        found = way(old, new)
        cpu += time.process_time() - start
        hunks += sum(1 for _ in _changes(found))
        characters += sum(_marked(span, old, new) for span in found)
    return Figures(hunks, characters, cpu)


def _changes(found: Sequence[Span]) -> Iterator[Span]:
    """The first span of every change."""
    before = Op.EQUAL
    for span in found:
        if span.op is not Op.EQUAL and before is Op.EQUAL:
            yield span
        before = span.op


def _marked(span: Span, old: _Tokens, new: _Tokens) -> int:
    if span.op is Op.EQUAL:
        return 0
    struck, added = old[span.old_start : span.old_end], new[span.new_start : span.new_end]
    return sum(map(len, struck)) + sum(map(len, added))


def real(folder: Path) -> list[tuple[_Tokens, _Tokens]]:
    """Every clause of real texts that differs between two versions, in each wording once."""
    texts: dict[Path, list[dict[str, str]]] = defaultdict(list)
    for path in sorted(folder.glob("*/*.json")):
        texts[path.parent].append({one["id"]: one["text"] for one in json.loads(path.read_bytes())})
    found = {
        (old[name], new[name])
        for versions in texts.values()
        for old, new in combinations(versions, 2)
        for name in old.keys() & new.keys()
        if old[name] != new[name]
    }
    return [(tokens(old), tokens(new)) for old, new in sorted(found)]


def synthetic() -> list[tuple[_Tokens, _Tokens]]:
    """Clauses of our own making that were edited."""
    made = revised(4711, 1000)
    pairs = ((made.old[left].text, made.new[right].text) for left, right in sorted(made.links))
    return [(tokens(old), tokens(new)) for old, new in pairs if old != new]


def without_anchors(words: int = 50_000, kinds: int = 200, share: float = 0.2) -> tuple[str, str]:
    """A long text of few kinds of words, a share of them edited: no word occurs but once."""
    chance = random.Random(4711)
    vocabulary = [f"ord{number}" for number in range(kinds)]
    old = [chance.choice(vocabulary) for _ in range(words)]
    new = []
    for word in old:
        roll = chance.random() / share
        if roll >= 2 / 3:
            new.append(word if roll >= 1 else chance.choice(vocabulary))
        elif roll >= 1 / 3:
            new += [word, chance.choice(vocabulary)]
    return " ".join(old), " ".join(new)


def rows(folder: Path | None) -> Iterator[str]:
    """The table, a line at a time."""
    yield "| clauses | way | hunks | characters, × the shortest edit | CPU, × diff-match-patch |"
    yield "|---|---|---:|---:|---:|"
    sets = {"edited clauses of our making": synthetic()}
    if folder:
        sets["edited clauses of real texts"] = real(folder)
    for name, pairs in sets.items():
        found = {way: figures(pairs, run) for way, run in WAYS.items()}
        least = found["diff-match-patch"]
        for way, one in found.items():
            marked, cpu = one.characters / least.characters, one.cpu / least.cpu
            yield f"| {len(pairs)} {name} | {way} | {one.hunks} | {marked:.2f} | {cpu:.2f} |"
    told = [hunk for old, new in EDITS for hunk in word_hunks(old, new)]
    marked = sum(len(hunk.text) for hunk in told if hunk.op is not Op.EQUAL)
    edits = [(tokens(old), tokens(new)) for old, new in EDITS]
    yield f"\nEleven Swedish edits: {figures(edits, readable).hunks} hunks, {marked} characters."
    yield "\n" + "\n".join(cases.rows())
    old, new = without_anchors()
    start = time.process_time()
    word_hunks(old, new)
    yield f"\n50,000 words, a fifth edited, no anchors: {time.process_time() - start:.2f} s CPU."


def main() -> None:
    """Print the table."""
    for row in rows(Path(sys.argv[1]) if len(sys.argv) > 1 else None):
        print(row, flush=True)


if __name__ == "__main__":
    main()
