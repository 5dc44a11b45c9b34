"""What an agenda asks for by name, and what that makes of the passages that answer it.

An agenda names the places that are filled in at a meeting; minutes written in it bring the names
back, so what each passage speaks of is known and not guessed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from clauses.reading.word.controls import OURS
from versions.errors import NotFoundError
from versions.minutes.parsing import Minutes
from versions.records.links import LinkKind
from versions.records.links import Sort
from versions.records.links import Target
from versions.view import View


class Part(StrEnum):
    """What a place of an agenda holds."""

    QUESTION = "question"
    """The question itself; named by it."""
    STANDING = "standing"
    """The wording that stands; named by its clause."""
    PROPOSAL = "proposal"
    """A proposed wording; named by it."""
    FINAL = "final"
    """The wording the meeting ends with; named by its clause."""
    POSITION = "position"
    """What the meeting holds of a question; named by it."""


_KINDS = {
    Part.QUESTION: LinkKind.DISCUSSES,
    Part.STANDING: LinkKind.DISCUSSES,
    Part.PROPOSAL: LinkKind.PROPOSES,
    Part.FINAL: LinkKind.DECIDES,
    Part.POSITION: LinkKind.DECIDES,
}
_NAME = re.compile(rf"{OURS}(?P<part>{'|'.join(Part)})_(?P<id>[a-z0-9]+)(?:_\d+)?")


@dataclass(frozen=True, slots=True)
class Answered:
    """A passage, and what it speaks of for certain."""

    passage: str
    target: Target
    kind: LinkKind
    phrase: str = ""
    """The final wording: what has become of these words is decided by it."""


def place_name(part: Part, named: str, again: int = 0) -> str:
    """What a place is called in a file; a number tells apart what is asked for again.

    Examples:
        >>> place_name(Part.FINAL, "k7f3a9xw")
        'lydelse_final_k7f3a9xw'
    """
    return f"{OURS}{part}_{named}{f'_{again}' if again else ''}"


def answered(view: View, minutes: Minutes) -> Iterator[Answered]:
    """What the passages that an agenda asked for speak of, where it is still there."""
    words = {passage.id: passage for passage in minutes.passages}
    for one in minutes.asked:
        found = _NAME.fullmatch(one.name)
        if found is None:
            continue
        part = Part(found["part"])
        phrase = " ".join(words[one.passage].wordings) if part is Part.FINAL else ""
        for target in _targets(view, part, found["id"]):
            yield Answered(one.passage, target, _KINDS[part], " ".join(phrase.split()))


def questions_named(minutes: Minutes) -> Iterator[tuple[str, str]]:
    """The questions that minutes take a position on, each with the passage that does."""
    for one in minutes.asked:
        found = _NAME.fullmatch(one.name)
        if found is not None and found["part"] == Part.POSITION:
            yield found["id"], one.passage


def _targets(view: View, part: Part, named: str) -> Iterator[Target]:
    """A question or proposal, and the clauses it is about."""
    try:
        match part:
            case Part.PROPOSAL:
                proposal = view.proposal(named)
                yield Target(proposal.document, proposal.clause)
                yield Target("", sort=Sort.PROPOSAL, id=named)
            case Part.QUESTION | Part.POSITION:
                yield from view.question(named).targets
                yield Target("", sort=Sort.QUESTION, id=named)
            case _:
                yield from _homes(view, named)
    except NotFoundError:
        return


def _homes(view: View, clause: str) -> Iterator[Target]:
    """The document that a clause is in; ids of clauses are their family's."""
    for info in view.documents():
        try:
            view.last_with(info.id, clause)
        except NotFoundError:
            continue
        yield Target(info.id, clause)
