"""WikiWho's way of finding where words are from, written after its paper, to hold ours against.

F. Flöck and M. Acosta, "WikiWho: Precise and efficient attribution of authorship of revisioned
content", WWW 2014. A paragraph, then a sentence, that is the same as one of the last revision, or
of any before it, keeps its words; between what is left the words are compared by difflib. The
parts about vandalism are left out: nobody vandalises here.
"""

from collections import defaultdict
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(slots=True, eq=False)
class _Word:
    text: str
    first: int


@dataclass(slots=True, eq=False)
class _Sentence:
    text: str
    words: list[_Word]


@dataclass(slots=True, eq=False)
class _Paragraph:
    text: str
    sentences: list[_Sentence]


class WikiWho:
    """The revisions of a text, earliest first, and the origins of the words of the last one."""

    def __init__(self) -> None:
        """Nothing has been said yet."""
        self._step = -1
        self._last: list[_Paragraph] = []
        self._paragraphs: dict[str, list[_Paragraph]] = defaultdict(list)
        self._sentences: dict[str, list[_Sentence]] = defaultdict(list)

    def firsts(self) -> Iterator[int]:
        """The revision that brought each word of the last one."""
        for paragraph in self._last:
            for sentence in paragraph.sentences:
                yield from (word.first for word in sentence.words)

    def add(self, wording: str) -> None:
        """Take in the next revision: paragraphs are lines, words stand between spaces."""
        self._step += 1
        taken: set[int] = set()
        texts = wording.split("\n")
        found = [self._known_paragraph(text, taken) for text in texts]
        left = [one for one in self._last if id(one) not in taken]
        sentences = self._compare_sentences(
            [text for text, known in zip(texts, found, strict=True) if not known], left, taken
        )
        fresh = iter(sentences)
        self._last = [known or next(fresh) for known in found]
        for paragraph, known in zip(self._last, found, strict=True):
            if not known:
                self._paragraphs[paragraph.text].append(paragraph)

    def _known_paragraph(self, text: str, taken: set[int]) -> _Paragraph | None:
        """The same paragraph, of the last revision rather than of an earlier one."""
        last = [one for one in self._last if one.text == text]
        candidates: list[_Paragraph] = [*last, *self._paragraphs.get(text, [])]
        for one in candidates:
            words = [id(word) for sentence in one.sentences for word in sentence.words]
            if taken.isdisjoint((id(one), *words)):
                taken.update((id(one), *words))
                return one
        return None

    def _compare_sentences(
        self, texts: Sequence[str], left: Sequence[_Paragraph], taken: set[int]
    ) -> list[_Paragraph]:
        """Paragraphs that are new as a whole, from sentences that are known where they are."""
        standing: dict[str, list[_Sentence]] = defaultdict(list)
        for paragraph in left:
            for sentence in paragraph.sentences:
                standing[sentence.text].append(sentence)
        made = [
            _Paragraph(
                text,
                [
                    self._known_sentence(one, standing, taken) or _Sentence(one, [])
                    for one in _sentences(text)
                ],
            )
            for text in texts
        ]
        rest = [word for some in standing.values() for one in some for word in one.words]
        self._compare_words(
            [one for some in made for one in some.sentences if not one.words],
            [word for word in rest if id(word) not in taken],
        )
        return made

    def _known_sentence(
        self, text: str, standing: dict[str, list[_Sentence]], taken: set[int]
    ) -> _Sentence | None:
        candidates: list[_Sentence] = [*standing.get(text, []), *self._sentences.get(text, [])]
        for one in candidates:
            words = [id(word) for word in one.words]
            if taken.isdisjoint((id(one), *words)):
                taken.update((id(one), *words))
                return one
        return None

    def _compare_words(self, fresh: Sequence[_Sentence], old: Sequence[_Word]) -> None:
        """Words of new sentences, compared with those of the sentences that are gone."""
        texts = [text for sentence in fresh for text in sentence.text.split()]
        told = [_Word(text, self._step) for text in texts]
        matcher = SequenceMatcher(None, [word.text for word in old], texts, autojunk=False)
        for start, at, size in matcher.get_matching_blocks():
            told[at : at + size] = list(old[start : start + size])
        place = 0
        for sentence in fresh:
            size = len(sentence.text.split())
            sentence.words = told[place : place + size]
            place += size
            self._sentences[sentence.text].append(sentence)


def _sentences(paragraph: str) -> list[str]:
    return [one for one in paragraph.replace(". ", ".\0").split("\0") if one.strip()]
