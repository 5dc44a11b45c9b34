"""A large agreement in two versions, the same every time: 300 clauses, a tenth of them revised."""

import random
from dataclasses import replace
from pathlib import Path

from clauses.model import Clause
from clauses.model import Document
from clauses.model import Paragraph
from clauses.model import Run
from clauses.writing.clean.word import write_word

CLAUSES = 300
PARAGRAPHS = 3
WORDS = 32
REVISED = 10
"""One clause of so many is revised."""

_STEMS = [
    "vård",
    "samverkan",
    "ansvar",
    "region",
    "kommun",
    "part",
    "läkare",
    "plan",
    "uppföljning",
]
_ENDS = ["", "en", "et", "ens", "er", "erna", "ernas", "s"]
_SMALL = [
    "och",
    "i",
    "att",
    "som",
    "för",
    "av",
    "med",
    "till",
    "på",
    "ska",
    "den",
    "det",
    "vid",
    "om",
]


def write_pair(folder: Path, clauses: int = CLAUSES) -> tuple[Path, Path]:
    """Write both versions as Word files; answer where they lie."""
    paths = folder / f"{clauses}-old.docx", folder / f"{clauses}-new.docx"
    for path, document in zip(paths, documents(clauses), strict=True):
        path.write_bytes(write_word(document))
    return paths


def documents(clauses: int = CLAUSES) -> tuple[Document, Document]:
    """Both versions."""
    chance = random.Random(4711)
    old = Document("Stort avtal", tuple(_clause(chance, place) for place in range(clauses)))
    new = replace(
        old,
        clauses=tuple(
            _revised(chance, clause) if place % REVISED == REVISED // 2 else clause
            for place, clause in enumerate(old.clauses)
        ),
    )
    return old, new


def _clause(chance: random.Random, place: int) -> Clause:
    heading = f"{chance.choice(_STEMS)} {chance.choice(_STEMS)}".capitalize()
    level = 1 if place % 6 == 0 else 2
    return Clause(heading, level, blocks=tuple(_paragraph(chance) for _ in range(PARAGRAPHS)))


def _paragraph(chance: random.Random) -> Paragraph:
    words = [_word(chance) for _ in range(WORDS)]
    return Paragraph((Run(" ".join(words).capitalize() + "."),))


def _word(chance: random.Random) -> str:
    if chance.random() < 0.4:
        return chance.choice(_SMALL)
    return chance.choice(_STEMS) + chance.choice(_STEMS) + chance.choice(_ENDS)


def _revised(chance: random.Random, clause: Clause) -> Clause:
    blocks = list(clause.blocks)
    place = chance.randrange(len(blocks))
    words = blocks[place].text.split()
    at = chance.randrange(len(words) - 3)
    words[at : at + chance.randrange(3)] = [_word(chance) for _ in range(chance.randrange(1, 4))]
    blocks[place] = Paragraph((Run(" ".join(words)),))
    return replace(clause, blocks=tuple(blocks))
