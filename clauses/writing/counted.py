"""How much changed, in one line for the head of a written comparison."""

from clauses.changes import Comparison
from clauses.compare import summary
from clauses.statistics import statistics
from clauses.writing.labels import KINDS
from clauses.writing.labels import TIDYINGS
from clauses.writing.labels import Say


def counts(comparison: Comparison, say: Say) -> str:
    """How many clauses changed in which way, and in how many places something was only tidied."""
    found = summary(comparison)
    told = [f"{say(label)}: {found[kind]}" for kind, label in KINDS.items() if found[kind]]
    told.append(f"{say('Unchanged')}: {found['same']}")
    editorial = statistics(comparison).document.editorial
    places = [f"{say(one)} {editorial[kind]}" for kind, one in TIDYINGS.items() if editorial[kind]]
    told += [f"{say('Editorial changes')}: {', '.join(places)}"] if places else []
    return " · ".join(told)
