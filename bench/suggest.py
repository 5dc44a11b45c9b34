"""Importing a 20-page note and suggesting links against a large family: CPU seconds.

`python -m bench.suggest [FOLDER]`: the family is made in FOLDER unless it lies there already.
"""

import random
import sys
import tempfile
import time
from datetime import UTC
from datetime import date
from datetime import datetime
from pathlib import Path

from clauses.model import Characters
from clauses.model import Clause
from clauses.model import Document
from clauses.model import Paragraph
from clauses.model import Reading
from clauses.model import Run
from clauses.reading import read
from versions.minutes.parsing import read_minutes
from versions.stages import Audience
from versions.stages import Stage
from versions.store import Store

CLAUSES, VERSIONS, CHANGED = 3000, 10, 150
TOPICS = 40
"""Twenty pages at two topics a page, some 430 words a page."""
WHEN = datetime(2026, 1, 1, 12, tzinfo=UTC)


def main() -> None:
    """Make the family where it is missing, then measure."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(sys.argv[1] if len(sys.argv) > 1 else name) / "store"
        if not folder.exists():
            make(folder)
        for _ in range(3):
            print(measured(folder))


def make(folder: Path) -> None:
    """A family of one document with many clauses and versions."""
    store = Store.create(folder, "stor", "En stor familj", when=WHEN)
    draw = random.Random(7)
    texts = [[draw_words(draw, 9) for _ in range(9)] for _ in range(CLAUSES)]
    for version in range(1, VERSIONS + 1):
        for at in draw.sample(range(CLAUSES), CHANGED if version > 1 else 0):
            texts[at][draw.randrange(9)] = draw_words(draw, 9)
        store.import_version(
            Reading(document(texts), Characters(0, 0, 0)),
            b"",
            "stor.txt",
            document="hsa",
            version=f"remiss-{version}",
            stage=Stage.CONSULTATION,
            date=date(2025, version, 1),
            when=WHEN,
        )


def document(texts: list[list[str]]) -> Document:
    """Clauses numbered 1 and on, a paragraph a sentence."""
    clauses = [
        Clause(
            f"{said[0].split()[0].title()} och {said[0].split()[-1]} {place}",
            1,
            str(place),
            tuple(Paragraph((Run(f"{sentence.capitalize()}."),)) for sentence in said),
        )
        for place, said in enumerate(texts, start=1)
    ]
    return Document("Ett stort avtal", tuple(clauses))


def draw_words(draw: random.Random, count: int) -> str:
    """Words of syllables, some common and most rare, as in a language."""
    return " ".join(word(int(draw.paretovariate(0.7)) % 20_000) for _ in range(count))


def word(number: int) -> str:
    """The word of a rank."""
    syllables = ("ka", "re", "son", "vil", "dor", "mi", "tas", "bel", "no", "fru")
    return "".join(syllables[int(digit)] for digit in f"{number:02d}")


def minutes() -> bytes:
    """The text of a note that speaks of clauses here and there."""
    draw = random.Random(11)
    lines = ["Mötesanteckning", "Gemensam styrgrupp", "Datum: 2025-05-13", ""]
    for _ in range(TOPICS):
        number = draw.randrange(1, CLAUSES)
        lines += [f"Avsnitt {number}", ""]
        lines += [f"{draw_words(draw, 50).capitalize()}." for _ in range(4)]
        lines += [f'"{draw_words(draw, 15).capitalize()}."', ""]
    return "\n\n".join(lines).encode()


def measured(folder: Path) -> str:
    """CPU seconds of reading, keeping and suggesting, in a store that was just opened."""
    data = minutes()
    start = time.process_time()
    store = Store.open(folder)
    note = store.import_note(read_minutes(read(data, "m.txt")), data, "m.txt", when=WHEN)
    kept = time.process_time()
    found = store.view(Audience.DRAFT).suggestions(note.id)
    end = time.process_time()
    said = sum(len(passage.text.split()) for passage in note.passages)
    return (
        f"{said} words, {len(note.passages)} passages: import {kept - start:.2f} s, "
        f"{len(found)} suggestions {end - kept:.2f} s, together {end - start:.2f} s CPU"
    )


if __name__ == "__main__":
    main()
