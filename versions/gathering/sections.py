"""Which clause the section of an answer names, in the version that was sent on consultation."""

import re
from collections.abc import Iterable

from clauses.model import Document
from versions.words.stems import stems

WHOLE = ""
"""What stands for the document as a whole, where a clause is named."""
_WHOLE = re.compile(
    r"\W*(?:hela|helheten|övergripande|allmän|generell|samlad|whole|general|overall)", re.IGNORECASE
)
_NUMBERED = re.compile(
    r"\W*(?:(?:avsnitt|punkt|kap|klausul|section|clause|chapter|article)\w*\.?|§+)?\s*"
    r"(?P<number>\d+(?:\.\d+)*(?:\s?[a-z](?!\w))?)\.?\s*(?:§+|kap\w*\.?)?[\s:.–-]*(?P<heading>.*)",
    re.IGNORECASE | re.DOTALL,
)


class Sections:
    """The clauses of a version, found by what answers call them."""

    def __init__(self, document: Document) -> None:
        """Take the version; what is not alone in its number or heading is not found by it."""
        clauses = document.clauses
        self._numbers = _alone((_number(one.number), one.id) for one in clauses)
        self._headings = _alone((_plain(one.heading), one.id) for one in clauses)
        self._heading_of = {one.id: one.heading for one in clauses}

    def find(self, section: str) -> str | None:
        """The id of the clause that is named.

        A number beside the heading of another clause is not believed: it may be of another
        version.

        Returns:
            An id, `WHOLE` for the whole document; nothing where it is not certain.
        """
        if _WHOLE.match(section):
            return WHOLE
        numbered = _NUMBERED.fullmatch(section)
        if not numbered:
            return self._headings.get(_plain(section))
        heading = _plain(numbered["heading"])
        named = self._headings.get(heading) if heading else None
        found = self._numbers.get(_number(numbered["number"]))
        if named or not found or not heading:
            return named or found
        return found if self._alike(heading, found) else None

    def _alike(self, heading: str, clause: str) -> bool:
        """Whether a heading shares a word with that of a clause."""
        known = {one.text for one in stems(self._heading_of[clause])}
        return not known.isdisjoint(one.text for one in stems(heading))


def _alone(named: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Clauses by a name that no other has."""
    holders: dict[str, set[str]] = {}
    for name, clause in named:
        holders.setdefault(name, set()).add(clause)
    return {name: min(ids) for name, ids in holders.items() if name and len(ids) == 1}


def _number(number: str) -> str:
    return re.sub(r"[\s.§]|kap\w*", "", number.casefold())


def _plain(heading: str) -> str:
    return " ".join(re.findall(r"\w+", heading.casefold()))
