"""Agreements of our own making, the same every time: chapters, repeated headings, boilerplate."""

import random
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass

from clauses.model import Clause
from clauses.model import Paragraph
from clauses.model import Run

_STEMS = """
    vård omsorg samverkan ansvar region kommun läkare sjuksköterska plan uppföljning hemsjukvård
    rehabilitering hjälpmedel läkemedel journal information utskrivning psykiatri tandvård
    primärvård akut palliativ barn äldre patient anhörig kompetens utbildning bemanning kostnad
    ersättning fördelning tvist avvikelse remiss inskrivning bedömning insats team kontakt tid
    dygn vecka månad protokoll beslut nämnd styrgrupp arbetsgrupp avtal överenskommelse
    riktlinje
""".split()  # noqa: SIM905
_ENDS = ("", "", "en", "et", "s", "er", "erna", "ernas", "ens")
_VERBS = """
    ansvarar svarar ska bör kan får ger tar planerar följer erbjuder säkerställer samordnar
    dokumenterar bedömer beslutar informerar deltar bekostar
""".split()  # noqa: SIM905
_SMALL = """
    och i att som för av med till på den det vid om när eller samt från enligt inom
""".split()  # noqa: SIM905
_OPENINGS = (
    "Regionen ansvarar för",
    "Kommunen ansvarar för",
    "Parterna ska tillsammans",
    "Region och kommun ska",
    "Vid behov ska",
    "Den som är ansvarig ska",
)
_REPEATED = ("Syfte", "Ansvar", "Uppföljning", "Allmänt", "Kostnader")
_BOILERPLATE = (
    "Avsnittet ses över vid behov och minst en gång om året.",
    "Avvikelser rapporteras enligt gällande rutin.",
    "Parterna svarar var för sig för sina kostnader.",
)


@dataclass(frozen=True, slots=True)
class Author:
    """Writes headings, sentences and clauses by chance."""

    chance: random.Random

    def word(self) -> str:
        """A word: often a small one, else one of a few common or many rare compounds."""
        roll = self.chance.random()
        if roll < 0.38:
            return self.chance.choice(_SMALL)
        if roll < 0.5:
            return self.chance.choice(_VERBS)
        stem = self._stem()
        if self.chance.random() < 0.4:
            stem += self._stem()
        return stem + self.chance.choice(_ENDS)

    def _stem(self) -> str:
        """Some stems are far more common than others."""
        return _STEMS[int(len(_STEMS) * self.chance.random() ** 2)]

    def words(self, count: int) -> list[str]:
        """Some words."""
        return [self.word() for _ in range(count)]

    def sentence(self) -> str:
        """A sentence, half of the time with an opening that many share."""
        words = self.words(self.chance.randrange(6, 22))
        if self.chance.random() < 0.5:
            return f"{self.chance.choice(_OPENINGS)} {' '.join(words)}."
        return f"{' '.join(words).capitalize()}."

    def heading(self) -> str:
        """A heading; a fifth of them occur in many chapters."""
        if self.chance.random() < 0.2:
            return self.chance.choice(_REPEATED)
        return f"{self._stem()}{self._stem()} och {self._stem()}".capitalize()

    def text(self) -> str:
        """What a clause says: mostly a few sentences, now and then boilerplate or a fragment."""
        roll = self.chance.random()
        if roll < 0.03:
            return self.chance.choice(_BOILERPLATE)
        if roll < 0.06:
            return " ".join(self.words(self.chance.randrange(3, 7))).capitalize() + "."
        return " ".join(self.sentence() for _ in range(self.chance.randrange(1, 6)))

    def clause(self, level: int) -> Clause:
        """A clause with heading and text."""
        return made(self.heading(), self.text(), level)

    def agreement(self, size: int) -> list[Clause]:
        """Chapters without text, each with some clauses below it."""
        clauses: list[Clause] = []
        while len(clauses) < size:
            clauses.append(made(self.heading(), "", 1))
            clauses += [self.clause(2) for _ in range(self.chance.randrange(3, 12))]
        return clauses[:size]


def made(heading: str, text: str, level: int) -> Clause:
    """A clause of plain paragraphs, one a line."""
    return Clause(heading, level, "", tuple(Paragraph((Run(line),)) for line in text.split("\n")))


def with_numbers(clauses: Sequence[Clause]) -> Iterator[str]:
    """The decimal number of each clause by its place."""
    counts: list[int] = []
    for clause in clauses:
        counts = [*counts[: clause.level], *[0] * (clause.level - len(counts))]
        counts[clause.level - 1] += 1
        yield ".".join(str(count) for count in counts)
