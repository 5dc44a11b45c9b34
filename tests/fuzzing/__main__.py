"""Fuzz the gate and the readers: ``python -m tests.fuzzing EXECUTIONS``.

Everything that is handed in must be read whole or be refused. What shows something new, a
remark or a shape that no input showed before, is damaged further.
"""

import argparse
import signal
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from io import BytesIO
from pathlib import Path
from random import Random

from lxml import etree

from clauses.model import Reading
from clauses.reading import RefusedError
from clauses.reading import read
from tests.fuzzing import mutations
from tests.fuzzing import seeds

LONGEST = 5
"""Seconds after which a reader hangs."""
_KEPT = 400
"""So many interesting inputs are kept beside the seeds of each target."""
_PARTS = ("word/document.xml",) * 6 + tuple(f"word/{kind}.xml" for kind in (*seeds.PARTS, "styles"))
_SHEET_PARTS = ("xl/worksheets/sheet1.xml",) * 4 + (
    "xl/worksheets/sheet2.xml",
    "xl/sharedStrings.xml",
    "xl/workbook.xml",
    "xl/styles.xml",
    "xl/comments/comment1.xml",
)


class FoundError(Exception):
    """An input that was neither read whole nor refused."""

    def __init__(self, target: str, data: bytes, what: str) -> None:
        super().__init__(f"{target}: {what}")
        self.target, self.data = target, data


@dataclass(slots=True)
class Target:
    """What is fuzzed: inputs, how they are damaged, and the name they are read under."""

    name: str
    file: str
    inputs: list[bytes]
    damaged: Callable[[bytes, Random], bytes]
    shapes: set[object] = field(default_factory=set)

    def run(self, chance: Random) -> str:
        """Damage one input and read it; say how it went."""
        data = self.damaged(chance.choice(self.inputs), chance)
        shape = _shape(self.name, data, self.file)
        if shape not in self.shapes and len(self.inputs) < _KEPT:
            self.shapes.add(shape)
            self.inputs.append(data)
        return "refused" if isinstance(shape, str) else "read"


def targets() -> list[Target]:
    """Everything that takes files from outside."""
    return [
        Target("gate", "a.docx", list(seeds.WORDS), mutations.of_bytes),
        Target("word", "a.docx", list(seeds.WORDS), _word),
        Target("sheet", "a.xlsx", list(seeds.SHEETS), _sheet),
        Target("pdf", "a.pdf", list(seeds.PDFS), mutations.of_bytes),
        Target("markdown", "a.md", list(seeds.TEXTS), mutations.of_bytes),
        Target("plain", "a.txt", list(seeds.TEXTS), mutations.of_bytes),
        Target("json", "a.json", list(seeds.TEXTS), mutations.of_bytes),
    ]


def _word(data: bytes, chance: Random) -> bytes:
    return _package(data, chance, _PARTS)


def _sheet(data: bytes, chance: Random) -> bytes:
    return _package(data, chance, _SHEET_PARTS)


def _package(data: bytes, chance: Random, wanted: Sequence[str]) -> bytes:
    """An Office file with one part damaged, as a tree or byte by byte."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice([part for part in wanted if part in parts])
    change = mutations.of_bytes if chance.random() < 0.05 else mutations.of_tree
    try:
        parts[name] = change(parts[name], chance)
    except (ValueError, etree.XMLSyntaxError):
        parts[name] = mutations.of_bytes(parts[name], chance)
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    return stream.getvalue()


def _shape(target: str, data: bytes, name: str) -> object:
    """What a reader makes of an input, roughly.

    Raises:
        FoundError: It is neither read whole nor refused, or takes too long.
    """
    signal.alarm(LONGEST)
    try:
        reading = read(data, name)
    except RefusedError as error:
        return f"{error.reason} {error.detail[:12]}"
    except Exception as error:
        raise FoundError(target, data, f"{type(error).__name__}: {error}") from error
    finally:
        signal.alarm(0)
    told = reading.characters
    if told.visible != told.kept + told.remarked:
        raise FoundError(target, data, f"{told} do not add up")
    return _outline(reading)


def _outline(reading: Reading) -> object:
    document = reading.document
    return (
        tuple(sorted({remark.kind for remark in reading.remarks})),
        tuple(sorted({revision.kind for revision in reading.revisions})),
        tuple(
            (clause.level, bool(clause.number), bool(clause.heading), len(clause.blocks))
            for clause in document.clauses[:4]
        ),
    )


def _hang(_signal: int, _frame: object) -> None:
    raise TimeoutError("it hangs")


def fuzz(executions: int, seed: int = 1, only: str = "") -> Counter[str]:
    """Run every target in turn.

    Args:
        executions: How many inputs are read in all.
        seed: Where chance begins.
        only: The name of the only target wanted.

    Returns:
        How many inputs of each target were read, and refused.

    Raises:
        FoundError: One was neither read whole nor refused.
    """
    signal.signal(signal.SIGALRM, _hang)
    chance, counts = Random(seed), Counter[str]()
    chosen = [target for target in targets() if only in ("", target.name)]
    for turn in range(executions):
        target = chosen[turn % len(chosen)]
        counts[f"{target.name} {target.run(chance)}"] += 1
    return counts


def main() -> None:
    """Fuzz, and keep what was found."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzzing")
    parser.add_argument("executions", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="")
    wanted = parser.parse_args()
    begun = time.process_time()
    try:
        counts = fuzz(wanted.executions, wanted.seed, wanted.only)
    except FoundError as found:
        kept = Path(f"found-{found.target}-{wanted.seed}.bin")
        kept.write_bytes(found.data)
        raise SystemExit(f"{found} (kept as {kept})") from found
    for name, count in sorted(counts.items()):
        print(f"{name:18} {count:>9}")
    print(f"{sum(counts.values()):,} executions in {time.process_time() - begun:.0f} s CPU")


if __name__ == "__main__":
    main()
