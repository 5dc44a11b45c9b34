"""A paper as one self-contained accessible page: no script, nothing fetched."""

from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from dataclasses import fields
from dataclasses import is_dataclass
from html import escape
from importlib.resources import files
from itertools import count
from itertools import groupby
from typing import Any

from clauses.changes import Op
from clauses.writing.html_text import SAFE_LINKS
from clauses.writing.html_text import TAGS
from clauses.writing.labels import Say
from clauses.writing.papers.paper import Block
from clauses.writing.papers.paper import Box
from clauses.writing.papers.paper import Contents
from clauses.writing.papers.paper import Entries
from clauses.writing.papers.paper import Entry
from clauses.writing.papers.paper import Figure
from clauses.writing.papers.paper import Grid
from clauses.writing.papers.paper import Group
from clauses.writing.papers.paper import Heading
from clauses.writing.papers.paper import Line
from clauses.writing.papers.paper import PageBreak
from clauses.writing.papers.paper import Paper
from clauses.writing.papers.paper import Role
from clauses.writing.papers.paper import Text
from clauses.writing.papers.paper import Tone
from clauses.writing.papers.paper import Words

_ROLES = {
    Role.ASIDE: ("aside", "why"),
    Role.NOTES: ("div", "notes"),
    Role.CHANGED: ("div", "changed"),
    Role.QUOTE: ("blockquote", ""),
    Role.LEAD: ("div", "lead"),
    Role.SECTION: ("section", ""),
    Role.WHOLE: ("div", "whole"),
}


def write_paper_html(paper: Paper, say: Say) -> str:
    """Set a paper as a page that can be sent, kept and printed.

    Args:
        paper: What is to be set.
        say: Turns the few words of the page's own, such as those before struck text.
    """
    setter = _Setter(paper, say, _listed(paper.blocks), frozenset(_anchors(paper.blocks)))
    style = files("clauses.writing.papers").joinpath("redline.css").read_text("utf-8")
    shape = "wide" if paper.wide else "inline"
    return "".join(
        (
            f'<!doctype html>\n<html lang="{escape(paper.language)}">\n',
            '<head>\n<meta charset="utf-8">\n',
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
            '<meta name="color-scheme" content="light dark">\n',
            f"<title>{escape(': '.join(filter(None, (paper.title, paper.subtitle))))}</title>\n",
            f'<style>\n{style}</style>\n</head>\n<body class="paper {shape}">\n',
            *_opening(paper, setter.lang),
            "<main>\n",
            *setter.blocks(paper.blocks),
            "</main>\n</body>\n</html>\n",
        )
    )


def _opening(paper: Paper, lang: str) -> Iterator[str]:
    yield "<header>\n"
    if paper.kind:
        yield f'<p class="what"{lang}>{escape(paper.kind)}</p>\n'
    yield f"<h1>{escape(paper.title)}</h1>\n"
    if paper.subtitle:
        yield f'<p class="between">{escape(paper.subtitle)}</p>\n'
    yield "</header>\n"


def _listed(blocks: Any) -> list[Heading]:
    """The headings of a paper in reading order."""
    if isinstance(blocks, Heading):
        return [blocks]
    if isinstance(blocks, tuple):
        return [found for one in blocks for found in _listed(one)]
    if isinstance(blocks, Group | Grid | Box):
        return [found for one in fields(blocks) for found in _listed(getattr(blocks, one.name))]
    return []


def _anchors(blocks: Any) -> Iterator[str]:
    """What links within a paper can lead to."""
    if isinstance(blocks, Words):
        yield blocks.anchor
    elif isinstance(blocks, tuple):
        for one in blocks:
            yield from _anchors(one)
    elif is_dataclass(blocks):
        for one in fields(blocks):
            yield from _anchors(getattr(blocks, one.name))


@dataclass(frozen=True)
class _Setter:
    """Sets blocks one after the other; headings get their names in that order."""

    paper: Paper
    say: Say
    headings: Sequence[Heading]
    anchors: frozenset[str]
    numbers: Iterator[int] = field(default_factory=count)

    @property
    def lang(self) -> str:
        """What the page itself says is in its own language, not in that of the agreement."""
        own = self.paper.said_in
        return f' lang="{escape(own)}"' if own and own != self.paper.language else ""

    def blocks(self, blocks: Sequence[Block]) -> Iterator[str]:
        for block in blocks:
            yield from self._block(block)

    def _block(self, block: Block) -> Iterator[str]:
        match block:
            case Heading():
                yield self._heading(block)
            case Text():
                yield f"<p>{self._line(block.words)}</p>\n"
            case Entries():
                yield from self._entries(block)
            case Grid():
                yield self._table(block)
            case Group():
                yield from self._group(block)
            case Figure():
                yield self._figure(block)
            case Contents():
                yield self._contents(block)
            case PageBreak():
                yield '<div class="break"></div>\n'

    def _heading(self, heading: Heading) -> str:
        tag = f"h{max(2, min(heading.level + 1, 6))}"
        number = f'<span class="number">{escape(heading.number)} </span>' if heading.number else ""
        name = f"r{next(self.numbers)}"
        return f'<{tag} id="{name}">{number}{self._line(heading.words)}</{tag}>\n'

    def _contents(self, contents: Contents) -> str:
        rows = "".join(
            f'<li><a href="#r{number}">{escape(_name(heading))}</a> '
            f'<span class="kinds">{escape(heading.remark)}</span></li>\n'
            for number, heading in enumerate(self.headings)
            if heading.listed and heading.level <= contents.depth
        )
        return (
            f'<nav aria-labelledby="contents"><h2 id="contents">{escape(contents.title)}</h2>\n'
            f'<ol role="list">\n{rows}</ol></nav>\n'
        )

    def _entries(self, entries: Entries) -> Iterator[str]:
        yield '<ul class="items" role="list">\n'
        yield from map(self._entry, entries.entries)
        yield "</ul>\n"

    def _entry(self, entry: Entry) -> str:
        changed = ' class="changed"' if entry.changed else ""
        return (
            f'<li{changed} style="--level:{entry.level}"><span class="label">'
            f"{escape(entry.label)}</span> <span>{self._line(entry.words)}</span></li>\n"
        )

    def _group(self, group: Group) -> Iterator[str]:
        tag, name = _ROLES.get(group.role, ("div", ""))
        named = f' class="{name}"' if name else ""
        language = f' lang="{escape(group.language)}"' if group.language else ""
        yield f"<{tag}{named}{language}>\n"
        yield from self.blocks(group.blocks)
        yield f"</{tag}>\n"

    def _table(self, grid: Grid) -> str:
        names = [_plain(box) for box in grid.rows[0]] if grid.headers else []
        head = "".join(self._row(row, "th", ()) for row in grid.rows[: grid.headers])
        body = "".join(self._row(row, "td", names) for row in grid.rows[grid.headers :])
        return (
            f'<div class="table"><table class="{grid.rules.value}">'
            f"<thead>{head}</thead><tbody>{body}</tbody></table></div>\n"
        )

    def _row(self, row: Sequence[Box], tag: str, names: Sequence[str]) -> str:
        """A row; the name of its column stands with each cell that has one of its own."""
        told = names if len(row) == len(names) else [""] * len(row)
        cells = zip(row, told, strict=True)
        return f"<tr>{''.join(self._cell(box, tag, name) for box, name in cells)}</tr>\n"

    def _cell(self, box: Box, tag: str, name: str) -> str:
        span = f' colspan="{box.columns}"' if box.columns > 1 else ""
        scope = ' scope="col"' if tag == "th" else ""
        column = f' data-column="{escape(name)}"' if name and box.blocks else ""
        return f"<{tag}{scope}{span}{column}>{''.join(self.blocks(box.blocks))}</{tag}>"

    def _figure(self, figure: Figure) -> str:
        caption = self._line(figure.caption)
        told = f"<figcaption>{caption}</figcaption>" if caption else ""
        drawn = f'<div role="img" aria-label="{escape(figure.alternative)}">{figure.svg}</div>'
        return f"<figure>{drawn}{told}</figure>\n"

    def _line(self, words: Line) -> str:
        return "".join(
            self._stretch(op, list(group), moved=moved)
            for (op, moved), group in groupby(words, key=lambda one: (one.op, one.moved))
        )

    def _stretch(self, op: Op, words: Sequence[Words], *, moved: bool) -> str:
        text = "".join(map(self._words, words))
        if op is Op.EQUAL:
            return text
        tag, spoken = TAGS[op]
        said = self.say("Moved:") if moved else self.say(spoken)
        told = f'<span class="spoken"{self.lang}>{escape(said)} </span>'
        name = ' class="passed"' if moved else ""
        return f"<{tag}{name}>{told}{text}</{tag}>"

    def _words(self, words: Words) -> str:
        text = escape(words.text).replace("\n", "<br>")
        for tag, holds in (("strong", words.bold), ("em", words.italic)):
            text = f"<{tag}>{text}</{tag}>" if holds else text
        inner = words.link.startswith("#") and words.link[1:] in self.anchors
        if inner or words.link.startswith(SAFE_LINKS):
            text = f'<a href="{escape(words.link)}">{text}</a>'
        if words.script in {"sup", "sub"}:
            text = f"<{words.script}>{text}</{words.script}>"
        name = f' id="{escape(words.anchor)}"' if words.anchor else ""
        if words.tone is not Tone.PLAIN:
            own = self.lang if words.tone is Tone.LABEL else ""
            text = f'<span class="{words.tone.value}"{name}{own}>{text}</span>'
        noted = "".join(self.blocks(words.note))
        return f'{text}<span class="footnote"> [{noted}]</span>' if noted else text


def _plain(box: Box) -> str:
    """The words of a cell, as its column is called on a narrow screen."""
    words = (one.text for block in box.blocks if isinstance(block, Text) for one in block.words)
    return "".join(words)


def _name(heading: Heading) -> str:
    """What a heading is called where it is listed: without what was struck of it."""
    said = [one for one in heading.words if one.tone is not Tone.LABEL and not one.script]
    kept = [one for one in said if one.op is not Op.DELETE] or said
    return f"{heading.number} {''.join(one.text for one in kept)}".strip()
