"""A comparison as a paper: both wordings in one, or beside each other, with the reasons."""

from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import replace

from clauses.changes import Change
from clauses.changes import Comparison
from clauses.changes import Op
from clauses.checking.following import Stale
from clauses.checking.following import stale_by_change
from clauses.checking.following import stale_references
from clauses.model import Clause
from clauses.writing.counted import counts
from clauses.writing.credited import MOST
from clauses.writing.credited import Phrase
from clauses.writing.credited import Told
from clauses.writing.credited import quoted
from clauses.writing.credited import shortened
from clauses.writing.credited import signs
from clauses.writing.credited import told_credits
from clauses.writing.credited import whose
from clauses.writing.labels import Say
from clauses.writing.labels import has_passages
from clauses.writing.labels import kinds
from clauses.writing.labels import numbers
from clauses.writing.labels import sign
from clauses.writing.labels import stale_label
from clauses.writing.layout import Page
from clauses.writing.layout import View
from clauses.writing.marked import MarkedBlock
from clauses.writing.marked import MarkedClause
from clauses.writing.papers.marked import Marks
from clauses.writing.papers.marked import paper_blocks
from clauses.writing.papers.marked import paper_line
from clauses.writing.papers.paper import Block
from clauses.writing.papers.paper import Box
from clauses.writing.papers.paper import Contents
from clauses.writing.papers.paper import Grid
from clauses.writing.papers.paper import Group
from clauses.writing.papers.paper import Heading
from clauses.writing.papers.paper import Line
from clauses.writing.papers.paper import Paper
from clauses.writing.papers.paper import Role
from clauses.writing.papers.paper import Rules
from clauses.writing.papers.paper import Text
from clauses.writing.papers.paper import Tone
from clauses.writing.papers.paper import Words
from clauses.writing.papers.paper import line
from clauses.writing.parallel import Blocks
from clauses.writing.parallel import Shared
from clauses.writing.parallel import Stretch
from clauses.writing.parallel import parallel
from clauses.writing.parallel import side_by_side
from clauses.writing.parted import columns_by_clause
from clauses.writing.parted import inline_by_clause

_SHORT = 1500
"""A reason of fewer characters stays on one page."""


def redline_paper(comparison: Comparison, page: Page | None = None) -> Paper:
    """Lay a comparison out as a paper to be set in type.

    Args:
        comparison: What became of each clause.
        page: Names, language, layout, and whose the changes are.
    """
    page = page or Page()
    title = comparison.new.title or comparison.old.title or page.say("Comparison")
    columns = page.view is View.COLUMNS
    return Paper(
        title,
        (
            Group(tuple(_front(comparison, page)), language=page.language),
            *_clauses(comparison, page),
        ),
        language=comparison.new.language,
        said_in=page.language,
        kind=page.say("Parallel columns" if columns else "Redline"),
        subtitle=page.between,
        running=(title, page.between),
        page=page.say("Page {page} of {pages}"),
        date=page.date,
    )


def _front(comparison: Comparison, page: Page) -> Iterator[Block]:
    say = page.say
    yield Text(line(counts(comparison, say), Tone.LABEL))
    yield Text(_legend(comparison, page))
    if stale := stale_references(comparison):
        count = say("References that did not follow the new numbers: {count}")
        yield Text((Words(count.format(count=len(stale)), bold=True),))
    if any(change.kinds for change in comparison.changes):
        yield Contents(say("Changes"))
    else:
        yield Text(line(say("The texts are the same.")))


def _legend(comparison: Comparison, page: Page) -> Line:
    say = page.say
    promises = [say("Words without marks are the same in both texts.")]
    if page.view is View.INLINE:
        promises.append(say("A line in the margin shows where something changed."))
    if page.view is View.CHANGES:
        promises.append(say("Unchanged clauses are left out."))
    if page.credit is not None:
        promises.append(say("The reason stands below each clause."))
    return (
        Words(f"{say('Marks')}: ", tone=Tone.LABEL),
        Words(say("struck text"), Op.DELETE, tone=Tone.LABEL),
        Words(" ", tone=Tone.LABEL),
        Words(say("added text"), Op.INSERT, tone=Tone.LABEL),
        *(_moved_legend(say) if has_passages(comparison) else ()),
        Words(f". {' '.join(promises)}", tone=Tone.LABEL),
    )


def _moved_legend(say: Say) -> Line:
    moved = say("moved text")
    return (
        Words(" ", tone=Tone.LABEL),
        Words(moved, Op.DELETE, tone=Tone.LABEL, moved=True),
        Words(" → ", tone=Tone.LABEL),
        Words(moved, Op.INSERT, tone=Tone.LABEL, moved=True),
    )


def _clauses(comparison: Comparison, page: Page) -> Iterator[Block]:
    stale = stale_by_change(comparison)
    for change in comparison.changes:
        if change.kinds or change in stale or page.view is not View.CHANGES:
            warnings = _warnings(stale.get(change, ()), comparison, page)
            yield Group((*_clause(change, comparison, page), *warnings), Role.SECTION)


def _warnings(stale: Sequence[Stale], comparison: Comparison, page: Page) -> Iterator[Block]:
    """What a reader must know of references that did not follow."""
    if stale:
        word = Words(f"{page.say('Attention')}: ", bold=True)
        lines = (Text((word, *line(stale_label(one, comparison, page.say)))) for one in stale)
        yield Group(tuple(lines), Role.ASIDE, page.language)


def _clause(change: Change, comparison: Comparison, page: Page) -> Iterator[Block]:
    told = told_credits(change, comparison, page.credit) if page.credit and change.kinds else ()
    numbered = signs(told, change, comparison, page.credit) if page.credit and told else ()
    marks = Marks(numbered, page.text_marks, page.say)
    shown = inline_by_clause(change, comparison)
    clauses = comparison.new_clauses(change) or comparison.old_clauses(change)
    yield from _head(shown, clauses, change, comparison, page, marks)
    if page.view is View.COLUMNS and change.kinds:
        yield from _beside(change, comparison, page, marks)
    else:
        yield from paper_blocks(shown.blocks, marks, clauses[0].level + 1)
        yield from _notes(shown.notes, marks)
    if told:
        yield Group(tuple(_why(told, page, comparison.new.language)), Role.ASIDE, page.language)


def _head(
    shown: MarkedClause,
    clauses: Sequence[Clause],
    change: Change,
    comparison: Comparison,
    page: Page,
    marks: Marks,
) -> Iterator[Block]:
    words = paper_line(shown.heading, marks)
    if not clauses[0].level and _unmarked(words) == comparison.new.title:
        words = ()
    remark = ", ".join(kinds(change, page.say))
    number = clauses[0].number
    if words or number:
        level = max(1, clauses[0].level)
        yield Heading(words, level, number, listed=bool(change.kinds), remark=remark)
    if change.kinds:
        renumbered = numbers(change, comparison)
        doubtful = page.say("doubtful pair") if change.doubtful else ""
        labels = " · ".join(filter(None, (remark, renumbered, doubtful)))
        yield Group((Text(line(labels, Tone.LABEL)),), Role.LEAD, page.language)


def _unmarked(words: Line) -> str:
    """The text of a line in which nothing changed."""
    return "".join(one.text for one in words if one.op is Op.EQUAL)


def _notes(notes: Sequence[MarkedBlock], marks: Marks) -> Iterator[Block]:
    if notes:
        yield Group(tuple(paper_blocks(labelled(notes), marks)), Role.NOTES)


def _beside(change: Change, comparison: Comparison, page: Page, marks: Marks) -> Iterator[Block]:
    level = 1 + max(1, *(clause.level for clause in comparison.old_clauses(change)), 1)
    sides = columns_by_clause(change, comparison)
    notes = side_by_side([labelled(side.notes) for side in sides])
    stretches = (*parallel(change, comparison), *notes)
    if all(isinstance(one, Shared) for one in stretches):
        for one in stretches:
            yield from paper_blocks(_shared(one), marks, level)
        return
    yield parallel_grid(page.heads, stretches, replace(marks, bars=False), level)


def parallel_grid(
    heads: Sequence[str], stretches: Sequence[Stretch], marks: Marks, level: int = 2
) -> Grid:
    """Wordings beside each other as a table: a column each, what they share across all."""
    head = tuple(Box((Text(line(name)),)) for name in heads)
    rows = [
        (Box(tuple(paper_blocks(one.blocks, marks, level)), len(heads)),)
        if isinstance(one, Shared)
        else tuple(Box(tuple(paper_blocks(blocks, marks, level))) for blocks in one.columns)
        for one in stretches
    ]
    return Grid((head, *rows), rules=Rules.PARALLEL)


def _shared(stretch: Stretch) -> Blocks:
    return stretch.blocks if isinstance(stretch, Shared) else ()


def labelled(notes: Sequence[MarkedBlock]) -> Blocks:
    """Notes with their numbers as they are printed."""
    return tuple(replace(block, label=sign(block.label)) for block in notes)


def _why(told: Sequence[Told], page: Page, language: str) -> Iterator[Block]:
    yield Group((Text((Words(page.say("Why?"), bold=True),)),), Role.LEAD)
    for number, one in enumerate(told, start=1):
        before = f"{number}  " if len(told) > 1 else ""
        shown = (
            Text((Words(f"{before}{whose(one.credit, page.say)}", bold=True),)),
            Group((Text(_phrases(one.phrases)),), language=language),
            *_reasons(one, page),
        )
        short = sum(map(len, one.credit.reasons)) < _SHORT
        yield Group(shown, Role.WHOLE if short else Role.PASSAGE)


def _phrases(phrases: Sequence[Phrase]) -> Line:
    words: list[Words] = []
    for phrase in phrases[:MOST]:
        words += [Words(" · ")] if words else []
        for edit in phrase:
            words += [Words(" → ")] if edit is not phrase[0] else []
            words.append(Words(shortened(edit), edit.op))
    return (*words, *([Words(" …")] if len(phrases) > MOST else []))


def _reasons(told: Told, page: Page) -> Iterator[Block]:
    for reason in map(quoted, told.credit.reasons):
        if reason.source:
            yield Group((Text(line(reason.text)),), Role.QUOTE)
            yield Text(line(reason.source, Tone.QUIET))
        else:
            yield Text(line(reason.text))
    if not told.credit.reasons:
        yield Text((Words(page.say("No reason given"), italic=True, tone=Tone.QUIET),))
