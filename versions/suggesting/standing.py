"""Every wording that clauses have had, and the versions in which each stands."""

from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass

from versions.bags import Bag
from versions.moment import Moment
from versions.seen import Seen


@dataclass(frozen=True, slots=True)
class Standing:
    """A wording of a clause, and the versions in which it stands."""

    document: str
    clause: str
    versions: tuple[str, ...]
    """Oldest first."""
    bag: Bag


def standings(seen: Seen, moment: Moment, documents: Iterable[str]) -> Iterator[Standing]:
    """Every wording of every clause that can be seen, by document and clause."""
    for document in documents:
        found: dict[tuple[str, str], list[str]] = {}
        for version, tree in seen.trees(document).items():
            for clause, oid in moment.readers.texts.clause_files(tree).items():
                found.setdefault((clause, oid), []).append(version)
        for (clause, oid), versions in sorted(found.items()):
            yield Standing(document, clause, tuple(versions), moment.readers.bags.of(oid))
