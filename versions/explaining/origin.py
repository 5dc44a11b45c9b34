"""Where each word of a clause came from, and what was said of it."""

from collections.abc import Iterable
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from clauses.tracing.origins import by_token
from versions.explaining.history import Wording
from versions.index.lives import Lives
from versions.index.moment import Moment
from versions.records.links import Link


@dataclass(frozen=True, slots=True)
class OriginSpan:
    """A stretch of a wording that one decision or version brought."""

    start: int
    end: int
    text: str
    brought_by: Wording
    """The wording in which its words first stood."""
    notes: tuple[Link, ...]
    """The passages that are linked to that decision, or speak of these very words."""


def origin(
    moment: Moment, history: Sequence[Wording], links: Sequence[Link], lives: Lives | None = None
) -> tuple[OriginSpan, ...]:
    """Tell for each word of the last wording of a clause which one brought it.

    Args:
        moment: What keeps words that were followed before.
        history: The wordings, oldest first.
        links: The links to the clause.
        lives: What is known of the words of these wordings beforehand.

    Returns:
        Spans in order; joined they are the last wording. Words that moved or came back are from
        where they first stood.
    """
    found = []
    at = 0
    for step, group in groupby(_by_word(moment, history, lives), key=lambda one: one[1]):
        text = "".join(word for word, _ in group)
        notes = tuple(link for link in links if _tells(link, history[step], text))
        found.append(OriginSpan(at, at + len(text), text, history[step], notes))
        at += len(text)
    return tuple(found)


def _by_word(
    moment: Moment, history: Sequence[Wording], lives: Lives | None
) -> Iterable[tuple[str, int]]:
    """Every token with the step it is from; spaces go with the word before them."""
    if lives is not None and history:
        return by_token(history[-1].text, lives.firsts(len(history) - 1), 0)
    texts = [one.text for one in history]
    name = tuple(texts[:1]), *(one.clause for one in history[-1:])
    return moment.readers.followings.origins(name, texts)


def _tells(link: Link, wording: Wording, text: str) -> bool:
    of_decision = bool(link.change) and link.change == wording.commit
    return of_decision or bool(link.phrase and link.phrase.casefold() in text.casefold())
