"""The origin of words: ours against the truth, on histories of a hundred versions."""

import random
import time
from collections.abc import Sequence
from dataclasses import dataclass

from bench.agreements import Author
from clauses.origins import Origins
from clauses.text import is_word
from clauses.text import tokens

_Word = tuple[str, int]
_Sentence = list[_Word]


@dataclass(frozen=True, slots=True)
class Figures:
    """The share of words whose origin is right, and seconds for a version."""

    right: float
    cpu: float


def history(seed: int, versions: int, sentences: int) -> list[list[list[_Sentence]]]:
    """Versions of a text of paragraphs, each word with the version that brought it.

    A version rewords some sentences, adds, strikes and moves some, and now and then takes back
    what a sentence said in an older version.
    """
    author = Author(random.Random(seed))
    text = [[_said(author, 0) for _ in range(4)] for _ in range(sentences // 4)]
    told = [text]
    for version in range(1, versions):
        text = [[list(one) for one in paragraph] for paragraph in text]
        for _ in range(6):
            _change(author, text, version, told)
        told.append(text)
    return told


def _said(author: Author, version: int) -> _Sentence:
    return [(word, version) for word in author.sentence().split()]


def _change(
    author: Author, text: list[list[_Sentence]], version: int, told: Sequence[list[list[_Sentence]]]
) -> None:
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
            paragraph.insert(at, list(chance.choice(back)))


def figures(seed: int = 1, versions: int = 100, sentences: int = 140) -> Figures:
    """Follow a history and hold every word of every tenth version against the truth."""
    origins = Origins()
    cpu = 0.0
    right = words = 0
    for number, text in enumerate(history(seed, versions, sentences)):
        wording = "\n".join(" ".join(word for one in part for word, _ in one) for part in text)
        start = time.process_time()
        origins.add(wording)
        cpu += time.process_time() - start
        if number % 10 == 9:
            truth = [
                born
                for part in text
                for one in part
                for word, born in one
                for token in tokens(word)
                if is_word(token)
            ]
            found = [origin.first for word, origin in origins.words() if is_word(word)]
            right += sum(one == other for one, other in zip(found, truth, strict=True))
            words += len(truth)
    return Figures(right / words, cpu / versions)


def main() -> None:
    """Print the table."""
    print("| history | words right | ms a version |\n|---|---:|---:|")
    for seed in range(1, 4):
        found = figures(seed)
        print(f"| {seed}: 100 versions, 2,000 words | {found.right:.3f} | {found.cpu * 1e3:.2f} |")


if __name__ == "__main__":
    main()
