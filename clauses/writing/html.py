"""A comparison as one self-contained page: no script, nothing fetched."""

from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import replace
from html import escape
from importlib.resources import files
from itertools import groupby

from clauses.changes import Change
from clauses.changes import Comparison
from clauses.changes import Op
from clauses.changes import Sort
from clauses.compare import summary
from clauses.model import Clause
from clauses.writing.html_reasons import write_reasons
from clauses.writing.labels import KINDS
from clauses.writing.labels import Say
from clauses.writing.labels import kinds
from clauses.writing.labels import names
from clauses.writing.labels import numbers
from clauses.writing.labels import sign
from clauses.writing.layout import Page
from clauses.writing.layout import View
from clauses.writing.marked import MarkedBlock
from clauses.writing.marked import MarkedCell
from clauses.writing.marked import MarkedClause
from clauses.writing.marked import MarkedRun
from clauses.writing.parted import HEADING
from clauses.writing.parted import columns_by_clause
from clauses.writing.parted import inline_by_clause


def write_html(comparison: Comparison, page: Page | None = None) -> str:
    """Write a comparison as an accessible page that can be sent, kept and printed."""
    page = page or Page()
    title = comparison.new.title or comparison.old.title or page.say("Comparison")
    between = page.between
    style = files("clauses.writing").joinpath("redline.css").read_text("utf-8")
    return "".join(
        [
            f'<!doctype html>\n<html lang="{escape(page.language)}">\n',
            '<head>\n<meta charset="utf-8">\n',
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
            '<meta name="color-scheme" content="light dark">\n',
            f"<title>{escape(': '.join(filter(None, (title, between))))}</title>\n",
            f"<style>\n{style}</style>\n</head>\n",
            f'<body class="{page.view.value}">\n',
            _head(title, between, comparison, page),
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


def _head(title: str, between: str, comparison: Comparison, page: Page) -> str:
    say = page.say
    language = escape(comparison.new.language)
    return (
        f'<header>\n<p class="what">{escape(say("What changed"))}</p>\n'
        f'<h1 lang="{language}">{escape(title)}</h1>\n'
        + (f'<p class="between">{escape(between)}</p>\n' if between else "")
        + f'<p class="counts">{escape(_counts(comparison, say))}</p>\n'
        f'<p class="legend">{escape(say("Marks"))}: <ins>{escape(say("added text"))}</ins> '
        f"<del>{escape(say('struck text'))}</del>. {escape(_promise(page))}</p>\n"
        f"{_contents(comparison, say)}</header>\n"
    )


def _counts(comparison: Comparison, say: Say) -> str:
    counts = summary(comparison)
    told = [f"{say(label)}: {counts[kind]}" for kind, label in KINDS.items() if counts[kind]]
    return " · ".join([*told, f"{say('Unchanged')}: {counts['same']}"])


def _promise(page: Page) -> str:
    """What a reader may take for granted."""
    same = page.say("Words without marks are the same in both texts.")
    if page.view is View.CHANGES:
        return f"{same} {page.say('Unchanged clauses are left out.')}"
    return same


def _contents(comparison: Comparison, say: Say) -> str:
    language = escape(comparison.new.language)
    rows = "".join(
        f'<li><a href="#c{number}" lang="{language}">{escape(_name(change, comparison))}</a> '
        f'<span class="kinds">{escape(", ".join(kinds(change, say)))}</span></li>\n'
        for number, change in enumerate(comparison.changes)
        if change.kinds
    )
    if not rows:
        return f"<p>{escape(say('The texts are the same.'))}</p>\n"
    return (
        f'<nav aria-labelledby="changes"><h2 id="changes">{escape(say("Changes"))}</h2>\n'
        f'<ol role="list">\n{rows}</ol></nav>\n'
    )


def _name(change: Change, comparison: Comparison) -> str:
    return names(comparison.new_clauses(change) or comparison.old_clauses(change))


def _section(number: int, change: Change, comparison: Comparison, page: Page) -> str:
    old, new = comparison.old_clauses(change), comparison.new_clauses(change)
    if page.view is View.COLUMNS and change.kinds:
        left, right = columns_by_clause(change, comparison)
        earlier, later = page.heads
        body = (
            f'<div class="columns">{_side(earlier, left, old, comparison.old.language, page)}'
            f"{_side(later, right, new, comparison.new.language, page)}</div>\n"
        )
    else:
        body = _clause(inline_by_clause(change, comparison), new or old, page)
    return (
        f'<section id="c{number}"{_classes(change)}><div class="body">\n'
        f"{_labels(change, comparison, page)}{body}</div>\n"
        f"{_why(change, comparison, page)}</section>\n"
    )


def _side(
    name: str, shown: MarkedClause, clauses: Sequence[Clause], language: str, page: Page
) -> str:
    nothing = f'<p class="nothing"{_lang(page)}>{escape(page.say("Not in this text"))}</p>\n'
    return (
        f'<div lang="{escape(language)}"><p class="side"{_lang(page)}>{escape(name)}</p>\n'
        f"{_clause(shown, clauses, page) if clauses else nothing}</div>"
    )


def _classes(change: Change) -> str:
    if not change.kinds:
        return ""
    return f' class="{" ".join(["changed", *(kind.value for kind in change.kinds)])}"'


def _lang(page: Page) -> str:
    """What the page itself says is in its own language, not in that of the agreement."""
    return f' lang="{escape(page.language)}"'


def _labels(change: Change, comparison: Comparison, page: Page) -> str:
    if not change.kinds:
        return ""
    told = [
        f'<span class="kind {kind.value}">{escape(label)}</span>'
        for kind, label in zip(change.kinds, kinds(change, page.say), strict=True)
    ]
    renumbered = numbers(change, comparison)
    if renumbered:
        told.append(f'<span class="numbers">{escape(renumbered)}</span>')
    if change.doubtful:
        told.append(f'<span class="doubtful">{escape(page.say("doubtful pair"))}</span>')
    return f'<p class="labels"{_lang(page)}>{" ".join(told)}</p>\n'


def _clause(shown: MarkedClause, clauses: Sequence[Clause], page: Page) -> str:
    level = max(2, min(clauses[0].level + 1, 5))
    parts = [_heading(level, clauses[0].number, shown.heading, page)]
    parts += _blocks(shown.blocks, page, level)
    if shown.notes:
        notes = [replace(block, label=sign(block.label)) for block in shown.notes]
        parts += ['<div class="notes" role="note">\n', *_blocks(notes, page, level), "</div>\n"]
    return "".join(parts)


def _heading(level: int, number: str, runs: Sequence[MarkedRun], page: Page) -> str:
    text = _runs(runs, page)
    before = f'<span class="number">{escape(number)} </span>' if number else ""
    return f"<h{level}>{before}{text}</h{level}>\n" if text or number else ""


def _blocks(blocks: Sequence[MarkedBlock], page: Page, level: int) -> Iterator[str]:
    for kind, group in groupby(blocks, key=lambda block: block.kind):
        if kind == "item":
            items = "".join(_item(block, page) for block in group)
            yield f'<ul class="items" role="list">\n{items}</ul>\n'
            continue
        for block in group:
            if kind == "table":
                yield _table(block, page)
            elif kind == HEADING:
                yield _heading(level, block.label, block.runs, page)
            else:
                yield f"<p>{_runs(block.runs, page)}</p>\n"


def _item(block: MarkedBlock, page: Page) -> str:
    return (
        f'<li style="--level:{block.level}"><span class="label">'
        f"{escape(block.label or '•')}</span> <span>{_runs(block.runs, page)}</span></li>\n"
    )


def _table(block: MarkedBlock, page: Page) -> str:
    rows = []
    for index, row in enumerate(block.rows):
        tag = "th" if block.headed and index == 0 else "td"
        rows.append(f"<tr>{''.join(_cell(cell, tag, page) for cell in row)}</tr>\n")
    name = escape(page.say("Table"))
    return (
        f'<div class="table" role="group" aria-label="{name}" tabindex="0">'
        f"<table>\n{''.join(rows)}</table></div>\n"
    )


def _cell(cell: MarkedCell, tag: str, page: Page) -> str:
    span = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
    scope = ' scope="col"' if tag == "th" else ""
    return f"<{tag}{scope}{span}>{''.join(_blocks(cell.blocks, page, 5))}</{tag}>"


_SAFE_LINKS = ("https://", "http://", "mailto:")
_TAGS = {Op.DELETE: ("del", "Struck:"), Op.INSERT: ("ins", "Added:")}


def _runs(runs: Sequence[MarkedRun], page: Page) -> str:
    """Runs with one fate together, so that it is told once."""
    grouped = groupby(runs, key=lambda run: (run.op, run.sort))
    return "".join(
        _mark(op, sort, "".join(map(_run, group)), page) for (op, sort), group in grouped
    )


def _mark(op: Op, sort: Sort | None, text: str, page: Page) -> str:
    if op is Op.EQUAL:
        return text
    tag, spoken = _TAGS[op]
    name = f' class="{sort.value}"' if sort else ""
    told = f'<span class="spoken"{_lang(page)}>{escape(page.say(spoken))} </span>'
    return f"<{tag}{name}>{told}{text}</{tag}>"


def _run(run: MarkedRun) -> str:
    text = escape(run.text).replace("\n", "<br>")
    if run.look.note:
        text = f'<sup class="note">{escape(sign(run.look.note))}</sup>'
    for tag, holds in (("strong", run.look.bold), ("em", run.look.italic)):
        text = f"<{tag}>{text}</{tag}>" if holds else text
    if run.look.link.startswith(_SAFE_LINKS):
        text = f'<a href="{escape(run.look.link)}">{text}</a>'
    if run.look.script in {"sup", "sub"}:
        text = f"<{run.look.script}>{text}</{run.look.script}>"
    return text


def _why(change: Change, comparison: Comparison, page: Page) -> str:
    if page.credit is None or not change.kinds:
        return ""
    return write_reasons(change, comparison, page.credit, page.say, page.language)
