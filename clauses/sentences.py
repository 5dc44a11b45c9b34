"""Sentences of a text: where one ends and the next begins."""

import re
from collections.abc import Iterator
from itertools import pairwise

_END = re.compile(r"[.!?:][)\]\"”’»]*[^\S\n]+(?=[(\[\"”«‘]*[A-ZÅÄÖÉ])|\n+")
_ABBREVIATED = re.compile(
    r"\w\.|(?:\w+\.)+\w+\.|(?:ca|dr|ff|fr|kl|kr|nr|no|pp|st|vs"
    r"|art|bil|dnr|enl|jfr|kap|mom|prop|resp|sec|tel)\.",
    re.IGNORECASE,
)
_LABEL = re.compile(r"[(\[]?(?:\d{1,3}(?:\.\d{1,3})*|[a-zåäö])[.)]")


def sentence_starts(text: str) -> Iterator[int]:
    r"""Where each sentence and line of a text begins, the first at 0.

    A full stop after an abbreviation or after a number ends no sentence.

    Examples:
        >>> list(sentence_starts("Det ska ske. Se t.ex. Region Väst.\nSlut."))
        [0, 13, 35]
        >>> list(sentence_starts("Den följs upp varje år. Kommunen svarar ej. Slut."))
        [0, 24, 44]
    """
    if text:
        yield 0
    for found in _END.finditer(text):
        if found.end() < len(text) and not _ends_nothing(_word_until(text, found.start() + 1)):
            yield found.end()


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence and line of a text begins, and where the next one does.

    Examples:
        >>> list(sentence_spans("Det ska ske. Slut."))
        [(0, 13), (13, 18)]
    """
    return pairwise([*sentence_starts(text), len(text)])


def sentences(text: str) -> Iterator[str]:
    r"""The sentences and lines of a text, without the spaces about them.

    Examples:
        >>> list(sentences("Det ska ske. Slut.\nSe bilaga."))
        ['Det ska ske.', 'Slut.', 'Se bilaga.']
    """
    for start, end in sentence_spans(text):
        yield text[start:end].strip()


def _word_until(text: str, end: int) -> str:
    """The word that a place stands in, as far as that."""
    start = end
    while start and not text[start - 1].isspace():
        start -= 1
    return text[start:end]


def _ends_nothing(word: str) -> bool:
    bare = word.lstrip('(["”«‘')
    return bool(_ABBREVIATED.fullmatch(bare) or _LABEL.fullmatch(word))
