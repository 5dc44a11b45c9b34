"""A Word file with all of its tracked changes made, or taken back."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from clauses.writing.ooxml.check import text_parts
from clauses.writing.ooxml.names import Element
from clauses.writing.ooxml.package import Package
from clauses.writing.ooxml.resolve import accept
from clauses.writing.ooxml.resolve import reject

_REVISION = re.compile(rb"<w:(?:ins|del|moveFrom|moveTo|cellIns|cellDel|cellMerge|\w+Change)\b")


@dataclass(frozen=True, slots=True)
class Resolved:
    """A Word file without tracked changes."""

    data: bytes
    changes: int
    """How many marks there were; one edit can leave several."""


def accepted_word(data: bytes) -> Resolved:
    """Make every tracked change of a Word file final, in its text, notes, headers and comments.

    Raises:
        RefusedError: It is not a Word file that can be read safely.
    """
    return _resolved(data, accept)


def rejected_word(data: bytes) -> Resolved:
    """Take every tracked change of a Word file back, likewise.

    Raises:
        RefusedError: It is not a Word file that can be read safely.
    """
    return _resolved(data, reject)


def _resolved(data: bytes, how: Callable[[Element], int]) -> Resolved:
    package = Package(data)
    changes = resolve(package, how)
    return Resolved(package.write() if changes else data, changes)


def resolve(package: Package, how: Callable[[Element], int] = accept) -> int:
    """Resolve the tracked changes that a package holds; say how many there were."""
    count = 0
    for part in (*text_parts(package), *package.linked("comments")):
        if _REVISION.search(package.read(part)):
            count += how(package.root(part))
            package.touch(part)
    return count
