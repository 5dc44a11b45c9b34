"""A comparison as one self-contained page: no script, nothing fetched."""

from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from html import escape
from importlib.resources import files

from clauses.changes import Attribution
from clauses.changes import Change
from clauses.changes import Comparison
from clauses.changes import Credit
from clauses.changes import Op
from clauses.changes import edits
from clauses.compare import summary
from clauses.writing.labels import KINDS
from clauses.writing.labels import Say
from clauses.writing.labels import english
from clauses.writing.labels import kinds
from clauses.writing.labels import names
from clauses.writing.labels import numbers
from clauses.writing.marked import MarkedBlock
from clauses.writing.marked import MarkedCell
from clauses.writing.marked import MarkedClause
from clauses.writing.marked import MarkedRun
from clauses.writing.marked import columns
from clauses.writing.marked import inline


class View(StrEnum):
    """How a comparison is laid out."""

    INLINE = "inline"
    COLUMNS = "columns"
    CHANGES = "changes"
    """As inline, without what is unchanged."""


@dataclass(frozen=True, slots=True)
class Page:
    """What stands around the comparison."""

    old_name: str = ""
    new_name: str = ""
    language: str = "en"
    view: View = View.INLINE
    credit: Attribution | None = None
    say: Say = english


def write_html(comparison: Comparison, page: Page | None = None) -> str:
    """Write a comparison as an accessible page that can be sent, kept and printed."""
    page = page or Page()
    title = comparison.new.title or comparison.old.title or page.say("Comparison")
    style = files("clauses.writing").joinpath("redline.css").read_text("utf-8")
    return "".join(
        [
            f'<!doctype html>\n<html lang="{escape(page.language)}">\n',
            '<head>\n<meta charset="utf-8">\n',
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
            f"<title>{escape(title)}</title>\n<style>\n{style}</style>\n</head>\n<body>\n",
            _head(title, comparison, page),
            f'<main lang="{escape(comparison.new.language)}">\n',
            *(
                _section(number, change, comparison, page)
                for number, change in _shown(comparison, page)
            ),
            "</main>\n</body>\n</html>\n",
        ]
    )


def _shown(comparison: Comparison, page: Page) -> Iterator[tuple[int, Change]]:
    for number, change in enumerate(comparison.changes):
        if change.kinds or page.view is not View.CHANGES:
            yield number, change


def _head(title: str, comparison: Comparison, page: Page) -> str:
    say = page.say
    counts = summary(comparison)
    told = [f"{counts[kind]} {say(label).lower()}" for kind, label in KINDS.items() if counts[kind]]
    told.append(f"{counts['same']} {say('Unchanged').lower()}")
    between = (
        f'<p class="between">{escape(page.old_name)} → {escape(page.new_name)}</p>\n'
        if page.old_name or page.new_name
        else ""
    )
    return (
        f"<header>\n<h1>{escape(title)}</h1>\n{between}"
        f'<p class="counts">{escape(" · ".join(told))}</p>\n'
        f'<p class="legend">{say("Marks")}: <ins>{say("added text")}</ins> '
        f"<del>{say('struck text')}</del></p>\n{_contents(comparison, say)}</header>\n"
    )


def _contents(comparison: Comparison, say: Say) -> str:
    rows = "".join(
        f'<li><a href="#c{number}">{escape(_name(change, comparison))}</a> '
        f'<span class="kind">{escape(", ".join(kinds(change, say)))}</span></li>\n'
        for number, change in enumerate(comparison.changes)
        if change.kinds
    )
    if not rows:
        return f"<p>{say('The texts are the same.')}</p>\n"
    return f"<nav><h2>{say('Changes')}</h2>\n<ol>\n{rows}</ol></nav>\n"


def _name(change: Change, comparison: Comparison) -> str:
    return names(comparison.new_clauses(change) or comparison.old_clauses(change))


def _section(number: int, change: Change, comparison: Comparison, page: Page) -> str:
    say = page.say
    shape = "columns" if page.view is View.COLUMNS and change.kinds else "inline"
    if shape == "columns":
        left, right = columns(change, comparison)
        body = (
            f'<div class="columns"><div lang="{escape(comparison.old.language)}">'
            f'<p class="side">{escape(page.old_name or say("Earlier wording"))}</p>'
            f"{_clause(left, change, comparison, page)}</div><div>"
            f'<p class="side">{escape(page.new_name or say("Later wording"))}</p>'
            f"{_clause(right, change, comparison, page)}</div></div>\n"
        )
    else:
        body = _clause(inline(change, comparison), change, comparison, page)
    return (
        f'<section id="c{number}"{_classes(change)}>\n{_labels(change, comparison, say)}{body}'
        f"{_reasons(change, comparison, page)}</section>\n"
    )


def _classes(change: Change) -> str:
    if not change.kinds:
        return ""
    return f' class="{" ".join(["changed", *(kind.value for kind in change.kinds)])}"'


def _labels(change: Change, comparison: Comparison, say: Say) -> str:
    if not change.kinds:
        return ""
    told = [f'<span class="kind">{escape(label)}</span>' for label in kinds(change, say)]
    renumbered = numbers(change, comparison)
    if renumbered:
        told.append(f'<span class="numbers">{escape(renumbered)}</span>')
    if change.doubtful:
        told.append(f'<span class="doubtful">{say("doubtful pair")}</span>')
    return f'<p class="labels">{" ".join(told)}</p>\n'


def _clause(shown: MarkedClause, change: Change, comparison: Comparison, page: Page) -> str:
    clauses = comparison.new_clauses(change) or comparison.old_clauses(change)
    level = min(clauses[0].level + 1, 6)
    number = (
        f'<span class="number">{escape(clauses[0].number)}</span> ' if clauses[0].number else ""
    )
    heading = "".join(_run(run, page.say) for run in shown.heading)
    parts = [f"<h{level}>{number}{heading}</h{level}>\n" if heading else ""]
    parts += _blocks(shown.blocks, page.say)
    if shown.notes:
        parts += ['<div class="notes" role="note">\n', *_blocks(shown.notes, page.say), "</div>\n"]
    return "".join(parts)


def _blocks(blocks: Sequence[MarkedBlock], say: Say) -> Iterator[str]:
    for block in blocks:
        if block.kind == "table":
            yield _table(block, say)
            continue
        runs = "".join(_run(run, say) for run in block.runs)
        if block.kind == "item":
            label = block.label or "•"
            yield (
                f'<p class="item" style="--level:{block.level}">'
                f'<span class="label">{escape(label)}</span> {runs}</p>\n'
            )
        else:
            yield f"<p>{runs}</p>\n"


def _table(block: MarkedBlock, say: Say) -> str:
    rows = []
    for index, row in enumerate(block.rows):
        tag = "th" if block.headed and index == 0 else "td"
        rows.append(f"<tr>{''.join(_cell(cell, tag, say) for cell in row)}</tr>\n")
    return f"<table>\n{''.join(rows)}</table>\n"


def _cell(cell: MarkedCell, tag: str, say: Say) -> str:
    span = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
    scope = ' scope="col"' if tag == "th" else ""
    return f"<{tag}{scope}{span}>{''.join(_blocks(cell.blocks, say))}</{tag}>"


_SAFE_LINKS = ("https://", "http://", "mailto:")
_TAGS = {Op.DELETE: ("del", "Struck:"), Op.INSERT: ("ins", "Added:")}


def _run(run: MarkedRun, say: Say) -> str:
    text = escape(run.text).replace("\n", "<br>")
    if run.look.note:
        text = f'<sup class="note">{escape(run.look.note)}</sup>'
    for tag, holds in (("strong", run.look.bold), ("em", run.look.italic)):
        text = f"<{tag}>{text}</{tag}>" if holds else text
    if run.look.link.startswith(_SAFE_LINKS):
        text = f'<a href="{escape(run.look.link)}">{text}</a>'
    if run.look.script in {"sup", "sub"}:
        text = f"<{run.look.script}>{text}</{run.look.script}>"
    if run.op is Op.EQUAL:
        return text
    tag, spoken = _TAGS[run.op]
    sort = f' class="{run.sort.value}"' if run.sort else ""
    return f'<{tag}{sort}><span class="spoken">{say(spoken)} </span>{text}</{tag}>'


def _reasons(change: Change, comparison: Comparison, page: Page) -> str:
    if page.credit is None or not change.kinds:
        return ""
    credits = list(dict.fromkeys(page.credit(edit) for edit in edits(change, comparison)))
    told = "".join(_credit(credit) for credit in credits if credit != Credit())
    if not told:
        return ""
    summary_text = page.say("Why?")
    return f"<details><summary>{summary_text}</summary>\n{told}</details>\n"


def _credit(credit: Credit) -> str:
    whose = " ".join(part for part in (credit.author, credit.date[:10]) if part)
    reasons = "".join(f"<p>{escape(reason)}</p>\n" for reason in credit.reasons)
    return f'<div class="reason"><p class="who">{escape(whose)}</p>\n{reasons}</div>\n'
