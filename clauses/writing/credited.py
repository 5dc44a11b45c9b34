"""Why a clause was changed: each reason once, with the words it explains, for every form."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from clauses.changes import Attribution
from clauses.changes import Change
from clauses.changes import Comparison
from clauses.changes import Credit
from clauses.changes import Edit
from clauses.changes import Hunk
from clauses.changes import Replacement
from clauses.changes import edits
from clauses.changes import replacements
from clauses.diffing.visible import shown_words
from clauses.text import in_one_line
from clauses.writing.labels import Say

LONGEST = 90
"""How many characters of a struck or added stretch are quoted."""
MOST = 5
"""How many stretches are quoted beside one reason."""
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

_QUOTED = re.compile(r"(?P<source>[^”]+?): ”(?P<quote>.+)”", re.DOTALL)

Phrase = tuple[Edit, ...]
"""Words that were struck, words that were added, or both."""


@dataclass(frozen=True, slots=True)
class Told:
    """A credit and the words that it is about."""

    credit: Credit
    phrases: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Quoted:
    """A reason; where it quotes somebody, what was said and where."""

    text: str
    source: str = ""


def told_credits(change: Change, comparison: Comparison, credit: Attribution) -> tuple[Told, ...]:
    """Each credit of a change once, with the words it explains; what has no reason comes last."""
    known: dict[Credit, list[Phrase]] = {}
    for replacement in replacements(change, comparison):
        for phrase in _phrases(replacement, credit):
            known.setdefault(credit(phrase[0]), []).append(phrase)
    told = sorted((one for one in known if one != Credit()), key=lambda one: not one.reasons)
    return tuple(Told(one, tuple(known[one])) for one in told)


def _phrases(replacement: Replacement, credit: Attribution) -> Iterator[Phrase]:
    """Struck words together with what replaced them, where both are credited alike."""
    both = (*replacement.struck, *replacement.added)
    if len(replacement.struck) == len(replacement.added) == 1 and len(set(map(credit, both))) == 1:
        yield both
    else:
        yield from ((edit,) for edit in both)


def signs(
    told: tuple[Told, ...], change: Change, comparison: Comparison, credit: Attribution
) -> tuple[str, ...]:
    """The number of each edit's reason, in the order of the edits.

    Nothing where one reason is behind all of them, for then there is nothing to tell apart.
    """
    credits = [credit(edit) for edit in edits(change, comparison)]
    if len(set(credits)) < 2:
        return ("",) * len(credits)
    numbers = {one.credit: str(number) for number, one in enumerate(told, start=1)}
    return tuple(numbers.get(one, "") for one in credits)


def quoted(reason: str) -> Quoted:
    """Part a quotation from its source.

    Examples:
        >>> quoted("Styrgruppen, punkt 3: ”Tio kommuner är med.”")
        Quoted(text='Tio kommuner är med.', source='Styrgruppen, punkt 3')
        >>> quoted("Fler har kommit till.").source
        ''
    """
    found = _QUOTED.fullmatch(reason)
    return Quoted(found["quote"], found["source"]) if found else Quoted(reason)


def shortened(edit: Edit | Hunk) -> str:
    """Struck or added words in one line, cut at a word where it is long; nothing stays unseen."""
    return in_one_line(shown_words(edit), LONGEST)


def whose(credit: Credit, say: Say) -> str:
    """Author and day in one line."""
    return ", ".join(filter(None, (credit.author, day(credit.date, say))))


def day(date: str, say: Say) -> str:
    """A date as people write it; as it is where it is no date."""
    try:
        found = datetime.date.fromisoformat(date[:10])
    except ValueError:
        return date
    return f"{found.day} {say(MONTHS[found.month - 1])} {found.year}"
