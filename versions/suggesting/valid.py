"""The documents as they were on the day of a meeting: their numbers and titles."""

import datetime
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass

from versions.index.moment import Moment
from versions.seen.texts import Seen
from versions.stages import NOW
from versions.suggesting.around import valid_at
from versions.words.stems import stems


@dataclass(frozen=True, slots=True)
class Valid:
    """A document in the version that was valid on a day."""

    document: str
    version: str
    numbers: Mapping[str, str]
    """Ids of clauses by the numbers they had."""
    preamble: frozenset[str]
    """Clauses whose heading is the document's title."""
    title: tuple[str, ...]
    """The stems of its title."""


def valid_documents(seen: Seen, moment: Moment, day: datetime.date | None) -> tuple[Valid, ...]:
    """Every document on a day, the agreement first."""
    return tuple(_valid(seen, moment, day))


def _valid(seen: Seen, moment: Moment, day: datetime.date | None) -> Iterator[Valid]:
    texts = moment.readers.texts
    for info in seen.documents():
        version = valid_at(seen, info.id, day) or NOW
        tree = seen.tree(info.id, version)
        places = texts.places(tree)
        yield Valid(
            info.id,
            version,
            {place.number.rstrip("."): place.clause_id for place in places if place.number},
            frozenset(place.clause_id for place in places if place.level == 0),
            tuple(one.text for one in stems(texts.record(tree).title)),
        )


def spoken_of(documents: Sequence[Valid], *texts: tuple[str, ...]) -> tuple[Valid, ...]:
    """The documents whose titles some texts name; the first of all where they name none.

    Args:
        documents: The documents, the agreement first.
        texts: Stems of what was said, the nearest first: the first that names a title counts.
    """
    for text in texts:
        named = [one for one in documents if _names(text, one.title)]
        if named:
            return tuple(named)
    return tuple(documents[:1])


def _names(text: tuple[str, ...], title: tuple[str, ...]) -> bool:
    """Whether most of a title's telling words stand in a text, two of them at least."""
    common = set(title) & set(text)
    return len(common) >= 2 and 3 * len(common) >= 2 * len(set(title))
