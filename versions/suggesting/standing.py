"""Every wording that clauses have had, and the versions in which each stands."""

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from versions.index.moment import Moment
from versions.seen.texts import Seen
from versions.words.bags import Bag


@dataclass(frozen=True, slots=True)
class Standing:
    """A wording of a clause, and the versions in which it stands."""

    document: str
    clause: str
    versions: tuple[str, ...]
    """Oldest first."""
    bag: Bag
    text: Callable[[], str]
    """Reads the wording itself."""

    @property
    def name(self) -> tuple[str, str]:
        """The clause: its document and its id."""
        return self.document, self.clause


def standings(seen: Seen, moment: Moment, documents: Iterable[str]) -> Iterator[Standing]:
    """Every wording of every clause that can be seen, by document and clause."""
    for document in documents:
        found: dict[tuple[str, str], list[str]] = {}
        for version, tree in seen.trees(document).items():
            for clause, oid in moment.readers.texts.clause_files(tree).items():
                found.setdefault((clause, oid), []).append(version)
        for (clause, oid), versions in sorted(found.items()):
            text = partial(moment.readers.texts.wording_text, oid)
            yield Standing(document, clause, tuple(versions), moment.readers.bags.of(oid), text)


def last_versions(found: Iterable[Standing], states: Sequence[str]) -> Mapping[str, str]:
    """The newest version that has each clause of a document.

    Args:
        found: The wordings of the document.
        states: Its versions, oldest first.
    """
    order = {version: place for place, version in enumerate(states)}
    last: dict[str, str] = {}
    for one in found:
        known = last.get(one.clause, one.versions[-1])
        last[one.clause] = max(known, one.versions[-1], key=lambda version: order[version])
    return last
