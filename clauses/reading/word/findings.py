"""What is found beside the text while walking through a Word file."""

from dataclasses import dataclass
from dataclasses import field

from clauses.model import Remark
from clauses.model import RemarkKind
from clauses.reading.whole import count


@dataclass(frozen=True, slots=True)
class Found:
    """Something to remark, and the block of the story where it stands."""

    kind: RemarkKind
    text: str
    characters: int
    block: int


@dataclass(slots=True)
class Findings:
    """Collects what has to be remarked, in order."""

    found: list[Found] = field(default_factory=list)
    unseen: int = 0
    """How many characters stand where visible ones do and yet are hidden."""
    drawn: int = 0
    """How many characters are visible that stand in no text element."""

    def hidden(self, text: str, block: int, *, among_visible: bool = True) -> None:
        """Text that no reader of the file sees; neighbours are one remark."""
        self.unseen += count(text) * among_visible
        self.joined(RemarkKind.HIDDEN_TEXT, text, block)

    def joined(self, kind: RemarkKind, text: str, block: int) -> None:
        """Text that has something in common; neighbours in a block are one remark."""
        last = self.found[-1] if self.found else None
        if last and last.kind is kind and last.block == block:
            self.found[-1] = Found(kind, last.text + text, 0, block)
        elif text.strip():
            self.found.append(Found(kind, text, 0, block))

    def left_out(self, kind: RemarkKind, text: str, block: int) -> None:
        """Visible text that does not come along."""
        self.found.append(Found(kind, text, count(text), block))

    def beside(self, kind: RemarkKind, text: str, block: int) -> None:
        """Visible text that is no text of the file, such as a choice in a form."""
        self.drawn += count(text)
        self.left_out(kind, text, block)

    def noted(self, kind: RemarkKind, text: str, block: int) -> None:
        """Something that costs no visible character."""
        self.found.append(Found(kind, text, 0, block))

    def remarks(self, clauses: dict[int, int]) -> list[Remark]:
        """Everything found as remarks, placed by the clauses that blocks became."""
        return [
            Remark(one.kind, one.text, one.characters, clauses.get(one.block)) for one in self.found
        ]
