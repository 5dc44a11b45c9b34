"""Which suggested passages may explain changed words, the likeliest first."""

from collections.abc import Collection
from collections.abc import Iterable

from versions.minutes.values import WORDINGS
from versions.minutes.values import PassageKind
from versions.records.links import LinkKind
from versions.records.suggestions import Suggestion
from versions.words.spans import phrase_spans

_BY_KIND = {
    LinkKind.DECIDES: 1.0,
    LinkKind.ENDORSES: 0.97,
    LinkKind.PROPOSES: 0.95,
    LinkKind.DISCUSSES: 0.8,
    LinkKind.NOTES: 0.6,
    LinkKind.LEAVES: 0.3,
}
"""How often a passage that does this to a clause is the reason for a change in it."""
_WORDING = 0.8
_ROW = 0.75
"""An answer asks for a change; the reason is with those who made it."""
_SAYS = 1.4
"""A passage that says the very words."""
_ELSEWHERE = 0.7
"""A passage that speaks of other words of the clause."""


def likeliest_reason(
    suggestions: Iterable[Suggestion], document: str, clauses: Collection[str], words: str
) -> Suggestion | None:
    """The one suggestion that most likely explains changed words, if any is likely enough.

    One, since the right passage is mostly first and seldom second. An answer to a consultation
    has to speak of the very words.

    Args:
        suggestions: Those of any notes.
        document: The document with the words.
        clauses: Ids of the clauses that have or had them.
        words: What was struck or added; nothing where clauses were moved, split or merged.
    """
    found = likely_reasons(filter(_is_likely, suggestions), document, clauses, words)
    told = (one for one in found if one.passage_kind is not PassageKind.ROW or _tells(one, words))
    return next(told, None)


def _is_likely(one: Suggestion) -> bool:
    return one.shown and one.kind is not LinkKind.LEAVES


def likely_reasons(
    suggestions: Iterable[Suggestion], document: str, clauses: Collection[str], words: str
) -> tuple[Suggestion, ...]:
    """The suggestions that may explain changed words of some clauses.

    Args:
        suggestions: Those of any notes.
        document: The document with the words.
        clauses: Ids of the clauses that have or had them.
        words: What was struck or added; nothing where clauses were moved, split or merged.

    Returns:
        A passage once, the likeliest first.
    """
    here = [
        one
        for one in suggestions
        if one.target.document == document and one.target.clause in clauses
    ]
    here.sort(key=lambda one: (-_likelihood(one, words), one.note, one.passage))
    return tuple({(one.note, one.passage): one for one in reversed(here)}.values())[::-1]


def _likelihood(one: Suggestion, words: str) -> float:
    share = _BY_KIND[one.kind] * _by_passage(one.passage_kind)
    reasoned = one.passage_kind not in WORDINGS and one.passage_kind is not PassageKind.ROW
    if words and reasoned and phrase_spans(words, one.quote):
        return one.strength * share * _SAYS
    return one.strength * share * (1 if _tells(one, words) else _ELSEWHERE)


def _tells(one: Suggestion, words: str) -> bool:
    """Whether it is about the words rather than others of the clause."""
    return not words or any(_meet(phrase, words) for phrase in one.phrases)


def _by_passage(kind: PassageKind) -> float:
    if kind in WORDINGS:
        return _WORDING
    return _ROW if kind is PassageKind.ROW else 1.0


def _meet(phrase: str, words: str) -> bool:
    """Whether one stretch of words holds the other."""
    return bool(phrase_spans(phrase, words) or phrase_spans(words, phrase))
