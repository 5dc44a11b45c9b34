"""Which lines of a Word file open a clause, and at which depth."""

import re
from collections import Counter
from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field

from clauses.numbering import TypedNumber
from clauses.numbering import plain_number
from clauses.numbering import typed_number
from clauses.reading.word.layout import is_layout
from clauses.reading.word.layout import unfolded
from clauses.reading.word.lines import Grid
from clauses.reading.word.lines import Line

LONGEST_HEADING = 120
LONGEST_TITLE = 200
_ENDED = (".", ",", ";", ":")
_SECTION = re.compile(r"\d+(?:\.\d+)+\.?")


@dataclass(slots=True)
class Draft:
    """A clause in the making: the line that opens it and those that follow."""

    level: int
    opening: Line | None = None
    titled: bool = True
    """Whether the opening line is the heading rather than the first words of the text."""
    number: str = ""
    skip: int = 0
    """How many characters of the opening line are the typed number."""
    guessed: bool = False
    lines: list[Line | Grid] = field(default_factory=list)

    @property
    def heading(self) -> str:
        """The words of the heading; empty where there is none."""
        return self.opening.text[self.skip :] if self.opening and self.titled else ""


@dataclass(frozen=True, slots=True)
class Outline:
    """The clauses of a file in the making."""

    drafts: tuple[Draft, ...]
    title: str = ""
    headless: bool = False
    """Whether nothing in the file opens a clause, so that each paragraph became one."""


def outline(lines: Iterable[Line | Grid]) -> Outline:
    """Cut the lines of a body into clauses.

    Headings by style come first. A file without any is cut at numbers and at short bold lines,
    and one without those at its paragraphs. See docs/why/reading.md.
    """
    seen = [line for line in lines if isinstance(line, Grid) or not line.blank]
    plan = _outline(seen)
    return _laid_out(seen) if plan.headless and is_layout(seen) else plan


def _laid_out(seen: list[Line | Grid]) -> Outline:
    """The clauses of a file whose tables are its layout."""
    lines, headings = unfolded(seen)
    plan = _outline(lines)
    for draft in plan.drafts:
        draft.guessed = draft.guessed or any(draft.opening is line for line in headings)
    return plan


def _outline(seen: list[Line | Grid]) -> Outline:
    title = _title(seen)
    rest = [line for line in seen if line is not title]
    styled = any(isinstance(line, Line) and _is_styled(line) for line in rest)
    openings = _styled_openings(rest) if styled else _guessed_openings(rest)
    headless = not openings
    if headless:
        openings = _paragraph_openings(rest)
    drafts = list(_drafts(rest, openings))
    if title is not None:
        _add_title(drafts, title)
    told = "" if title is None else title.text.strip()
    return Outline(tuple(drafts), told, headless)


def _add_title(drafts: list[Draft], title: Line) -> None:
    if not drafts or drafts[0].level:
        drafts.insert(0, Draft(0))
    drafts[0].opening = title
    drafts[0].guessed = not _is_styled(title)
    if title.level and not title.title:
        for draft in drafts[1:]:
            draft.level = max(1, draft.level - title.level)


def _drafts(lines: list[Line | Grid], openings: dict[int, Draft]) -> Iterator[Draft]:
    draft = Draft(0)
    for at, line in enumerate(lines):
        if at in openings:
            if draft.opening is not None or draft.lines:
                yield draft
            draft = openings[at]
            if isinstance(line, Grid):
                draft.lines.append(line)
        else:
            draft.lines.append(line)
    if draft.opening is not None or draft.lines:
        yield draft


def _is_styled(line: Line) -> bool:
    return bool(line.level or line.title) and not line.boxed


def _title(lines: list[Line | Grid]) -> Line | None:
    """The line that is the title: by style, or the first where it stands out."""
    for line in lines:
        if isinstance(line, Line) and _is_styled(line):
            if line.title or _stands_above(line, lines):
                return line
            break
    first = lines[0] if lines else None
    if not isinstance(first, Line) or first.boxed or not _may_be_title(first):
        return None
    return first if _stands_out(first, lines) else None


def _stands_above(line: Line, lines: list[Line | Grid]) -> bool:
    """Whether a heading opens the file and is the only one of its depth, over at least two."""
    levels = [other.level for other in lines if isinstance(other, Line) and other.level]
    return (
        line is lines[0]
        and line.label is None
        and typed_number(line.text, heading=True) is None
        and len(levels) > 2
        and min(levels[1:]) > line.level
    )


def _may_be_title(line: Line) -> bool:
    text = line.text.strip()
    plain = not line.level and line.label is None and typed_number(text) is None
    return plain and len(text) <= LONGEST_TITLE and not text.endswith(_ENDED)


def _stands_out(line: Line, lines: list[Line | Grid]) -> bool:
    others = [other for other in lines if isinstance(other, Line) and other is not line]
    usual = Counter(other.size for other in others).most_common(1)
    larger = bool(usual) and line.size > usual[0][0]
    return bool(others) and (line.centred or larger or _is_loud(line))


def _is_loud(line: Line) -> bool:
    text = line.text.strip()
    return line.strong or (text.isupper() and len(text) > 3)


def _styled_openings(lines: list[Line | Grid]) -> dict[int, Draft]:
    openings: dict[int, Draft] = {}
    depths = _depths_of_lists(lines)
    number, level = "", 0
    for at, line in enumerate(lines):
        if not isinstance(line, Line) or line.boxed:
            continue
        if _is_styled(line):
            level = line.level or 1
            openings[at] = _heading(line, level)
            number = openings[at].number
        elif draft := _continued(line, depths, number, level):
            openings[at] = draft
    return openings


def _heading(line: Line, level: int) -> Draft:
    if line.label is not None and line.label.ordered:
        return Draft(level, line, number=line.label.text)
    typed = typed_number(line.text, heading=True)
    if typed is None:
        return Draft(level, line)
    return Draft(level, line, number=typed.number, skip=typed.length)


def _depths_of_lists(lines: list[Line | Grid]) -> dict[str, dict[int, int]]:
    """For the lists that number headings: the depth of headings on each of their levels."""
    depths: dict[str, dict[int, int]] = {}
    for line in lines:
        if isinstance(line, Line) and line.level and line.label and line.label.ordered:
            depths.setdefault(line.label.list, {})[line.label.level] = line.level
    return depths


def _continued(
    line: Line, depths: dict[str, dict[int, int]], number: str, level: int
) -> Draft | None:
    """A numbered paragraph that goes on where the numbers of the headings stop."""
    label = line.label
    if label is not None and label.list in depths:
        known = depths[label.list]
        if label.level in known:
            return Draft(known[label.level], line, titled=False, number=label.text)
        if _SECTION.fullmatch(label.text):
            above = max((at for at in known if at < label.level), default=min(known))
            depth = max(1, known[above] + label.level - above)
            return Draft(depth, line, titled=False, number=label.text)
    if label is None and number:
        typed = typed_number(line.text)
        if typed and typed.number.startswith(plain_number(number) + "."):
            return Draft(level + 1, line, titled=False, number=typed.number, skip=typed.length)
    return None


def _guessed_openings(lines: list[Line | Grid]) -> dict[int, Draft]:
    """The numbered paragraphs and short loud lines of a file without headings."""
    found: dict[int, Draft] = {}
    for at, line in enumerate(lines):
        if isinstance(line, Line) and not line.boxed:
            following = lines[at + 1] if at + 1 < len(lines) else None
            draft = _numbered(line, following) or _loud(line)
            if draft is not None:
                found[at] = draft
    unnumbered = [draft for draft in found.values() if not draft.number]
    if len(unnumbered) * 2 > len(lines):
        found = {at: draft for at, draft in found.items() if draft.number}
        unnumbered = []
    for draft in found.values():
        draft.level += bool(unnumbered) and bool(draft.number)
    return found


def _numbered(line: Line, following: Line | Grid | None) -> Draft | None:
    number, depth, skip = "", 1, 0
    if line.label is not None:
        if not _names_clause(line.label.text) or not line.label.ordered:
            return None
        number, depth = line.label.text, line.label.level + 1
    else:
        typed = typed_number(line.text, heading=_is_loud(line))
        if typed is None or typed.item:
            return None
        number, depth, skip = typed.number, typed.depth, typed.length
    titled = _reads_as_heading(line, skip, following)
    return Draft(depth, line, titled, number, skip, guessed=titled)


def _names_clause(label: str) -> bool:
    return any(char.isdigit() for char in label)


def _reads_as_heading(line: Line, skip: int, following: Line | Grid | None) -> bool:
    text = line.text[skip:].strip()
    if len(text) > LONGEST_HEADING or "\n" in text:
        return False
    if not text or _is_loud(line):
        return True
    below = isinstance(following, Line) and not _same_list(line, following)
    return below and not text.endswith((*_ENDED, "?", "!", "”", '"'))


def _same_list(line: Line, following: Line) -> bool:
    if line.label is None or following.label is None:
        typed: TypedNumber | None = typed_number(following.text)
        return line.label is None and typed is not None
    return line.label.level == following.label.level and following.label.ordered


def _loud(line: Line) -> Draft | None:
    text = line.text.strip()
    short = len(text) <= LONGEST_HEADING and "\n" not in text and "\t" not in text
    if line.label is not None or not short or not _is_loud(line) or text.endswith(_ENDED):
        return None
    return Draft(1, line, guessed=True) if text[:1].isalpha() else None


def _paragraph_openings(lines: list[Line | Grid]) -> dict[int, Draft]:
    """Every paragraph and table opens a clause; items stay with what stands before them."""
    openings = {}
    for at, line in enumerate(lines):
        if isinstance(line, Grid):
            openings[at] = Draft(1)
        elif not (at and (line.label is not None or line.boxed)):
            openings[at] = Draft(1, line, titled=False)
    return openings
