"""The origin of words: ours and other ways, against the truth, on long histories."""

import json
import random
import sys
import time
from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.agreements import Author
from bench.blaming import Blame
from bench.blaming import cpu_of_children
from bench.wikiwho import WikiWho
from clauses.tracing.origins import Origins

SENTENCES = 116
"""They make 2,000 words."""
TOLD = 10
"""Every tenth version is held against the truth."""
_Word = tuple[str, int]
_Sentence = list[_Word]
_Text = list[list[_Sentence]]


@dataclass(frozen=True, slots=True)
class Figures:
    """The share of words whose origin is right, and seconds for a version."""

    right: float
    cpu: float


@dataclass(frozen=True, slots=True)
class History:
    """The versions of a text and, for each word of them, the version that brought it."""

    wordings: tuple[str, ...]
    births: tuple[tuple[int, ...], ...]


def history(author: Author, versions: int, sentences: int) -> History:
    """Write a text of paragraphs and revise it.

    A version rewords some sentences, adds, strikes and moves some, and now and then takes back
    what a sentence said in an older version.
    """
    text = [[_said(author, 0) for _ in range(4)] for _ in range(sentences // 4)]
    told = [text]
    for version in range(1, versions):
        text = [[list(one) for one in paragraph] for paragraph in text]
        for _ in range(6):
            _change(author, text, version, told)
        told.append(text)
    return History(tuple(map(_wording, told)), tuple(map(_births, told)))


def _wording(text: _Text) -> str:
    return "\n".join(" ".join(word for one in part for word, _ in one) for part in text)


def _births(text: _Text) -> tuple[int, ...]:
    return tuple(born for part in text for one in part for _, born in one)


def _said(author: Author, version: int) -> _Sentence:
    return [(word, version) for word in author.sentence().split()]


def _change(author: Author, text: _Text, version: int, told: Sequence[_Text]) -> None:
    chance = author.chance
    paragraph = chance.choice([one for one in text if one])
    at = chance.randrange(len(paragraph))
    roll = chance.random()
    if roll < 0.5:
        start = chance.randrange(len(paragraph[at]))
        added = [(word, version) for word in author.words(chance.randrange(3))]
        paragraph[at][start : start + chance.randrange(3)] = added
    elif roll < 0.6:
        paragraph.insert(at, _said(author, version))
    elif roll < 0.7 and len(paragraph) > 1:
        paragraph.pop(at)
    elif roll < 0.85 and len(paragraph) > 1:
        chance.choice(text).append(paragraph.pop(at))
    else:
        older = chance.choice(chance.choice(told[-10:]))
        standing = {tuple(one) for some in text for one in some}
        back = [one for one in older if tuple(one) not in standing]
        if back:
            _take_back(text, paragraph, at, list(chance.choice(back)))


def _take_back(text: _Text, paragraph: list[_Sentence], at: int, back: _Sentence) -> None:
    """Let a sentence say again what it said; one that was struck comes in where it may."""
    said = set(back)
    for some in text:
        for place, one in enumerate(some):
            if 2 * len(said & set(one)) >= len(said):
                some[place] = back
                return
    paragraph.insert(at, back)


def ours(story: History) -> Figures:
    """Take in every version by the origins of Lydelse."""
    origins = Origins()
    return _followed(story, origins.add, lambda wording: _first_tokens(origins, wording))


def by_wikiwho(story: History) -> Figures:
    """Take in every version by WikiWho's way."""
    origins = WikiWho()
    return _followed(story, origins.add, lambda _: origins.firsts())


def by_blame(story: History) -> Figures:
    """Ask ``git blame`` of every tenth version; a version costs one blame."""
    versions = range(TOLD - 1, len(story.wordings), TOLD)
    with TemporaryDirectory() as folder:
        blame = Blame(Path(folder))
        blame.commit(story.wordings)
        start = cpu_of_children()
        found = [blame.firsts(version) for version in versions]
        cpu = cpu_of_children() - start
    return _judged(story, dict(zip(versions, found, strict=True)), cpu / len(versions))


def _followed(
    story: History, add: Callable[[str], object], firsts: Callable[[str], Iterator[int]]
) -> Figures:
    """Take in one version after another, the CPU of taking in alone counted."""
    cpu = 0.0
    found = {}
    for version, wording in enumerate(story.wordings):
        start = time.process_time()
        add(wording)
        cpu += time.process_time() - start
        if version % TOLD == TOLD - 1:
            found[version] = list(firsts(wording))
    return _judged(story, found, cpu / len(story.wordings))


def _judged(story: History, found: dict[int, list[int]], cpu: float) -> Figures:
    pairs = [
        pair
        for version, told in found.items()
        for pair in zip(told, story.births[version], strict=True)
    ]
    return Figures(sum(one == other for one, other in pairs) / len(pairs), cpu)


def _first_tokens(origins: Origins, wording: str) -> Iterator[int]:
    """The origin of each word between spaces: that of its first token."""
    inside = False
    for token, origin in origins.words(wording):
        if not token.isspace() and not inside:
            yield origin.first
        inside = not token.isspace()


WAYS = {"lydelse": ours, "WikiWho, as published": by_wikiwho, "git blame -w -M -C": by_blame}


def histories(folder: Path | None) -> Iterator[tuple[str, History]]:
    """Histories of our own making, and of real texts where a folder of them is given."""
    for seed in range(1, 4):
        yield f"{seed}: 100 versions, 2,000 words", history(_author(seed), 100, SENTENCES)
    yield "300 versions, 2,000 words", history(_author(4), 300, SENTENCES)
    yield "100 versions, 8,000 words", history(_author(5), 100, 4 * SENTENCES)
    if folder:
        for name, author in _quoters(folder):
            yield f"100 versions of {name}", history(author, 100, SENTENCES)


def _author(seed: int) -> Author:
    return Author(random.Random(seed))


@dataclass(frozen=True, slots=True)
class _Quoter(Author):
    """An author who says the sentences of a real text, each once, and rewords with its words."""

    unsaid: Iterator[str]
    vocabulary: tuple[str, ...]

    def sentence(self) -> str:
        return next(self.unsaid)

    def word(self) -> str:
        return self.chance.choice(self.vocabulary)


def _quoters(folder: Path) -> Iterator[tuple[str, Author]]:
    """An author for each text that has sentences enough."""
    for number, text in enumerate(sorted(folder.iterdir())):
        chance = random.Random(number)
        told = json.loads(max(text.glob("*.json")).read_bytes())
        words = tuple(word for clause in told for word in clause["text"].split())
        sentences = list(
            dict.fromkeys(one for clause in told for one in _sentences(clause["text"]))
        )
        if len(sentences) > 2 * SENTENCES:
            chance.shuffle(sentences)
            yield text.name, _Quoter(chance, iter(sentences), words)


def _sentences(text: str) -> Iterator[str]:
    found = (" ".join(one.split()) for one in text.split(". "))
    return (f"{one.rstrip('.')}." for one in found if len(one) > 20)


def main() -> None:
    """Print the table."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    print("| history | way | words right | ms a version | × ours |\n|---|---|---:|---:|---:|")
    for name, story in histories(folder):
        least = 0.0
        for way, follow in WAYS.items():
            found = follow(story)
            least = least or found.cpu
            told = f"{found.right:.3f} | {found.cpu * 1e3:.2f} | {found.cpu / least:.1f}"
            print(f"| {name} | {way} | {told} |", flush=True)


if __name__ == "__main__":
    main()
