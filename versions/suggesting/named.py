"""What speaks for a clause because a passage or its topic names it, by number or heading."""

import re
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence

from versions.records.suggestions import Evidence
from versions.records.suggestions import Ground
from versions.suggesting.naming import Headings
from versions.suggesting.naming import Mention
from versions.suggesting.naming import Name
from versions.suggesting.naming import numbers
from versions.suggesting.said import Said
from versions.suggesting.standing import Standing
from versions.suggesting.valid import Valid
from versions.suggesting.valid import spoken_of
from versions.words.stems import Stem

_TITLE = re.compile(r"tit(?:el|le)|benämning|\bnamn|rubrik|\bname", re.IGNORECASE)
_OTHERWISE = 0.15
"""How strong a number is beside another clause's heading."""
_ELSEWHERE = 0.6
"""What a heading tells of a document that is not spoken of."""


class Named:
    """Finds the clauses that passages name."""

    def __init__(
        self, documents: Sequence[Valid], standings: Sequence[Standing], title: tuple[str, ...]
    ) -> None:
        """Take the documents of the day, every wording there is, and the note's title in stems."""
        self._documents = documents
        self._title = title
        self._preamble = {(one.document, name) for one in documents for name in one.preamble}
        self._stems: dict[Name, set[str]] = {}
        self._version: dict[tuple[Name, tuple[str, ...]], str] = {}
        holders: dict[tuple[str, ...], set[Name]] = {}
        for one in standings:
            name, heading = (one.document, one.clause), one.bag.heading
            self._stems.setdefault(name, set()).update(heading)
            self._version.setdefault((name, heading), one.versions[-1])
            holders.setdefault(heading, set()).add(name)
        self._holders: Mapping[tuple[str, ...], int] = {
            heading: len(names) for heading, names in holders.items()
        }
        self._headings = Headings(self._version)

    def found(self, said: Said) -> Iterator[tuple[Name, Evidence]]:
        """Everything that a passage and its topic name."""
        yield from self._numbers(said)
        topical = self._headings.find(said.topic.text, said.topic.stems)
        for name, mention in self._longest(topical):
            yield from self._heading(said, name, mention, topical=True)
        for name, mention in self._longest(self._headings.find(said.text, said.stems)):
            yield from self._heading(said, name, mention, topical=False)

    def speaks_of(self, said: Said, name: Name) -> bool:
        """Whether a passage speaks of a clause's document, and of its title if that is asked."""
        if name in self._preamble and not _TITLE.search(f"{said.topic.text} {said.text}"):
            return False
        return name[0] in {one.document for one in self._spoken_of(said)}

    def _numbers(self, said: Said) -> Iterator[tuple[Name, Evidence]]:
        topic = f"{said.topic.label} {said.topic.text}"
        plain = tuple(one.text for one in said.topic.stems)
        documents = self._spoken_of(said)
        for number in dict.fromkeys(one.number for one in numbers(topic, heading=True)):
            yield from self._numbered(documents, number, plain)
        for one in numbers(said.text, heading=False):
            for name, evidence in self._numbered(documents, one.number, ()):
                strength = 0.25 if one.place else 0.72 if one.opens else 0.5
                yield name, _at(evidence, strength, one)

    def _spoken_of(self, said: Said) -> tuple[Valid, ...]:
        heard = (tuple(one.text for one in stems) for stems in (said.stems, said.topic.stems))
        return spoken_of(self._documents, *heard, self._title)

    def _numbered(
        self, documents: Sequence[Valid], number: str, beside: tuple[str, ...]
    ) -> Iterator[tuple[Name, Evidence]]:
        for document in documents:
            if number in document.numbers:
                name = (document.document, document.numbers[number])
                agrees = not beside or bool(self._stems.get(name, set()) & set(beside))
                strength = 0.72 if agrees else _OTHERWISE
                yield name, Evidence(Ground.NUMBER, strength, number, (), document.version)

    def _longest(self, found: Mapping[Name, Mention]) -> Iterator[tuple[Name, Mention]]:
        """Headings that are not part of a longer one at the same place."""
        for name, mention in found.items():
            if not any(
                one.start <= mention.start and mention.end <= one.end and one.words > mention.words
                for one in found.values()
            ):
                yield name, mention

    def _heading(
        self, said: Said, name: Name, mention: Mention, *, topical: bool
    ) -> Iterator[tuple[Name, Evidence]]:
        text = said.topic.text if topical else said.text
        if name in self._preamble and not self.speaks_of(said, name):
            return
        around = said.topic.stems if topical else said.stems
        strength = _by_topic(mention, around) if topical else _by_text(mention)
        strength *= self._rarity(name, mention, around)
        if not self.speaks_of(said, name):
            strength *= _ELSEWHERE
        if strength > 0:
            marks = () if topical else ((mention.start, mention.end),)
            words = text[mention.start : mention.end]
            yield name, Evidence(Ground.HEADING, strength, words, marks, self._last(name, around))

    def _rarity(self, name: Name, mention: Mention, around: Sequence[Stem]) -> float:
        plain = tuple(
            one.text for one in around if mention.start <= one.start and one.end <= mention.end
        )
        holders = self._holders.get(plain, 1)
        return 1.0 if holders == 1 else 1 / holders**0.5

    def _last(self, name: Name, around: Sequence[Stem]) -> str:
        """The newest version in which the clause was called that."""
        plain = tuple(one.text for one in around)
        for (known, heading), version in self._version.items():
            if known == name and _within(heading, plain):
                return version
        return ""


def _within(heading: tuple[str, ...], said: tuple[str, ...]) -> bool:
    size = len(heading)
    return any(said[at : at + size] == heading for at in range(len(said) - size + 1))


def _by_topic(mention: Mention, around: Sequence[Stem]) -> float:
    share = mention.words / len(around)
    return 0.45 + 0.4 * share if mention.words > 1 or share >= 0.5 else 0.35


def _by_text(mention: Mention) -> float:
    if mention.pointed:
        return 0.25 if mention.place else 0.6
    return {1: 0.0, 2: 0.35, 3: 0.5}.get(mention.words, 0.6)


def _at(evidence: Evidence, strength: float, mention: Mention) -> Evidence:
    return Evidence(
        evidence.ground,
        min(strength, evidence.strength),
        evidence.text,
        ((mention.start, mention.end),),
        evidence.version,
    )
