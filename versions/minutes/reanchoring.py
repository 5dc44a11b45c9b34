"""Which passages of minutes that came again are the ones there were."""

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace

from rapidfuzz.distance import Indel

from versions.minutes.values import Passage
from versions.minutes.values import PassageKind

ALIKE = 0.6
"""From this share of common characters on, in order, two passages are one that was edited."""


@dataclass(frozen=True, slots=True)
class Carried:
    """The passages of minutes that came again, and those that did not."""

    passages: tuple[Passage, ...]
    """With the ids of the passages they are, and new ids for what is new."""
    went: tuple[Passage, ...]


def carry(old: Sequence[Passage], gone: Sequence[Passage], new: Sequence[Passage]) -> Carried:
    """Give passages the ids of those they are, so that links to them stay.

    The same words are the same passage, in order where they are said twice; then the likest words,
    headings among headings. A passage that went and comes again gets its id again.

    Args:
        old: The passages there were.
        gone: Those that went before.
        new: The passages as they are now.
    """
    known = (*old, *gone)
    ids = dict(_same(known, new))
    ids |= _likest(known, new, ids)
    unused = _unused({passage.id for passage in known})
    passages = tuple(
        replace(passage, id=ids[at] if at in ids else next(unused))
        for at, passage in enumerate(new)
    )
    kept = set(ids.values())
    return Carried(passages, tuple(passage for passage in known if passage.id not in kept))


def _same(old: Iterable[Passage], new: Sequence[Passage]) -> Iterator[tuple[int, str]]:
    """The passages whose words are the same: position now, and id."""
    there: dict[str, list[str]] = {}
    for passage in old:
        there.setdefault(_words(passage), []).append(passage.id)
    for at, passage in enumerate(new):
        if ids := there.get(_words(passage)):
            yield at, ids.pop(0)


def _words(passage: Passage) -> str:
    return " ".join(passage.text.casefold().split())


def _likest(
    old: Sequence[Passage], new: Sequence[Passage], known: Mapping[int, str]
) -> dict[int, str]:
    """The passages whose words are alike, the likest and nearest first."""
    left = [(at, one) for at, one in enumerate(old) if one.id not in set(known.values())]
    fresh = [(at, one) for at, one in enumerate(new) if at not in known]
    pairs = (
        (Indel.normalized_similarity(_words(one), _words(other), score_cutoff=ALIKE), at, there)
        for there, one in left
        for at, other in fresh
        if _is_heading(one) == _is_heading(other)
    )
    alike = sorted((-score, abs(at - there), at, there) for score, at, there in pairs if score)
    found: dict[int, str] = {}
    for _, _, at, there in alike:
        if at not in found and old[there].id not in found.values():
            found[at] = old[there].id
    return found


def _is_heading(passage: Passage) -> bool:
    return passage.kind is PassageKind.HEADING


def _unused(ids: Iterable[str]) -> Iterator[str]:
    """Ids that no passage has had: `p41` after `p40`."""
    last = max((int(one[1:]) for one in ids), default=0)
    while True:
        last += 1
        yield f"p{last}"
