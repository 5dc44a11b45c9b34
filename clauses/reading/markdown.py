"""Markdown: headings, paragraphs, lists, tables, footnotes."""

from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.rules_block.table import escapedSplit
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.footnote import footnote_plugin

from clauses.model import Block
from clauses.model import Cell
from clauses.model import Clause
from clauses.model import Item
from clauses.model import Note
from clauses.model import Paragraph
from clauses.model import Reading
from clauses.model import Remark
from clauses.model import RemarkKind
from clauses.model import Run
from clauses.model import Table
from clauses.model import paragraphs_of
from clauses.numbering import typed_number
from clauses.reading.plain import decoded
from clauses.reading.whole import count
from clauses.reading.whole import whole_reading


def read_markdown(text: str, name: str = "") -> Reading:
    """Read a Markdown text.

    The only heading of the first depth, where it comes first, is the title; other headings open
    clauses, the highest of them at level 1. A text without headings is cut at its paragraphs.

    Args:
        text: The text.
        name: What its file is called, for the refusal.

    Raises:
        RefusedError: There is nothing to be seen in it.
    """
    parts = _parse(text)
    drafts = _drafts(parts.nodes)
    titled = _has_title(drafts)
    remarks = list(parts.losses(drafts))
    if all(draft.depth == 0 for draft in drafts):
        drafts = [_Draft(1, nodes=[node]) for draft in drafts for node in draft.nodes]
        remarks.append(Remark(RemarkKind.NO_HEADINGS))
    else:
        above = 1 if titled else min(draft.depth for draft in drafts if draft.depth) - 1
        drafts = [replace(draft, depth=max(0, draft.depth - above)) for draft in drafts]
    clauses = tuple(parts.clause(draft) for draft in drafts)
    title = clauses[0].heading if titled else ""
    return whole_reading(title, clauses, tuple(remarks), name)


def read_markdown_file(data: bytes, name: str = "") -> Reading:
    """Read the bytes of a Markdown text.

    Raises:
        RefusedError: They are no text, or there is nothing to be seen in it.
    """
    return read_markdown(decoded(data, name), name)


def blocks_from_markdown(text: str) -> tuple[tuple[Block, ...], tuple[Note, ...]]:
    """Read the body of one clause.

    Args:
        text: Paragraphs, lists and tables in Markdown; a heading counts as a paragraph.

    Returns:
        Its blocks and its notes.
    """
    parts = _parse(text)
    blocks = tuple(parts.blocks(parts.nodes))
    return blocks, parts.notes(blocks)


@dataclass(slots=True)
class _Draft:
    depth: int
    heading: SyntaxTreeNode | None = None
    nodes: list[SyntaxTreeNode] = field(default_factory=list)


def _drafts(nodes: list[SyntaxTreeNode]) -> list[_Draft]:
    drafts = [_Draft(0)]
    for node in nodes:
        if node.type == "heading":
            drafts.append(_Draft(int(node.tag[1:]), node))
        else:
            drafts[-1].nodes.append(node)
    return drafts if drafts[0].nodes else drafts[1:]


def _has_title(drafts: list[_Draft]) -> bool:
    first = [draft.depth for draft in drafts].count(1) == 1
    return first and drafts[0].depth == 1 and len(drafts) > 1


def _parse(text: str) -> "_Parts":
    """Parse without the rule that throws away notes which nothing refers to."""
    parser = MarkdownIt("commonmark", {"html": False}).enable("table").use(footnote_plugin)
    parser.disable(["footnote_tail", "footnote_inline"])
    root = SyntaxTreeNode(parser.parse(text))
    named = {
        str(token.meta["label"])
        for node in root.walk()
        for token in _tokens(node)
        if token.type == "footnote_ref"
    }
    bodies: dict[str, SyntaxTreeNode] = {}
    for node in root.walk():
        if node.type == _NOTE and str(node.meta["label"]) in named:
            bodies.setdefault(str(node.meta["label"]), node)
    used = list(bodies.values())
    nodes = [node for node in root.children if node not in used]
    return _Parts(nodes, bodies, text.split("\n"))


@dataclass(slots=True)
class _Parts:
    """A parsed text: what stands in it, and the bodies of its notes."""

    nodes: list[SyntaxTreeNode]
    bodies: dict[str, SyntaxTreeNode]
    source: list[str]

    def clause(self, draft: _Draft) -> Clause:
        heading = "" if draft.heading is None else _plain(_inline(draft.heading))
        blocks = tuple(self.blocks(draft.nodes))
        runs = () if draft.heading is None else _runs(draft.heading)
        notes = self.notes((Paragraph(runs), *blocks))
        typed = typed_number(heading, heading=True)
        if typed is None:
            return Clause(heading, draft.depth, "", blocks, notes)
        return Clause(heading[typed.length :], draft.depth, typed.number, blocks, notes)

    def notes(self, blocks: tuple[Block, ...]) -> tuple[Note, ...]:
        """The notes that some blocks refer to, in order."""
        notes: dict[str, Note] = {}
        wanted = _noted(blocks)
        while wanted:
            key = wanted.pop(0)
            if key in self.bodies and key not in notes:
                notes[key] = Note(key, tuple(self.blocks(self.bodies[key].children)))
                wanted += _noted(notes[key].blocks)
        return tuple(notes.values())

    def losses(self, drafts: list[_Draft]) -> Iterator[Remark]:
        """Pictures, and the cells of a row beyond the columns of its table."""
        for position, draft in enumerate(drafts):
            for found in (inner for node in draft.nodes for inner in node.walk()):
                if found.type == "image":
                    yield Remark(RemarkKind.PICTURE, found.content, 0, position)
                elif found.type == "table" and (text := self._beyond(found)):
                    yield Remark(RemarkKind.NOT_KEPT, text, count(text), position)

    def _beyond(self, table: SyntaxTreeNode) -> str:
        first, end = table.map or (0, 0)
        columns = len(table.children[0].children[0].children)
        rows = [escapedSplit(line.strip().strip("|")) for line in self.source[first:end]]
        return " ".join(cell.strip() for row in rows for cell in row[columns:]).strip()

    def _loose_note(self, node: SyntaxTreeNode, level: int) -> Iterator[Block]:
        """A note that nothing refers to, or that has the name of another, as it was written."""
        label = Run(f"[^{node.meta['label']}]: ")
        first, *rest = [*self.blocks(node.children, level)] or [Paragraph(())]
        yield (
            Paragraph((label, *first.runs)) if isinstance(first, Paragraph) else Paragraph((label,))
        )
        yield from rest if isinstance(first, Paragraph) else (first, *rest)

    def blocks(self, nodes: list[SyntaxTreeNode], level: int = 0) -> Iterator[Block]:
        for node in nodes:
            if node.type in ("bullet_list", "ordered_list"):
                yield from self._items(node, level)
            elif node.type == "table":
                yield _table(node)
            elif node.type == "blockquote":
                yield from self.blocks(node.children, level)
            elif node.type in ("fence", "code_block", "html_block"):
                yield Paragraph((Run(node.content.rstrip("\n")),))
            elif node.type in ("paragraph", "heading"):
                yield Paragraph(_runs(node))
            elif node.type == _NOTE and node not in self.bodies.values():
                yield from self._loose_note(node, level)

    def _items(self, node: SyntaxTreeNode, level: int) -> Iterator[Block]:
        ordered = node.type == "ordered_list"
        first = int(node.attrs.get("start", 1))
        for turn, item in enumerate(node.children):
            label = f"{first + turn}{item.markup or '.'}" if ordered else "•"
            before = True
            bare = bool(item.children) and item.children[0].type.endswith("_list")
            for block in self.blocks(item.children, level + (not bare)):
                if before and isinstance(block, Paragraph):
                    yield Item(block.runs, level, ordered, label)
                else:
                    yield block
                before = False


def _noted(blocks: tuple[Block, ...]) -> list[str]:
    """The notes that some blocks refer to."""
    return [run.note for paragraph in paragraphs_of(blocks) for run in paragraph.runs if run.note]


def _table(node: SyntaxTreeNode) -> Table:
    rows = tuple(
        tuple(_cell(cell) for cell in row.children)
        for part in node.children
        for row in part.children
    )
    return Table(rows, headed=True)


def _cell(node: SyntaxTreeNode) -> Cell:
    runs = _runs(node)
    return Cell((Paragraph(runs),) if runs else ())


def _runs(node: SyntaxTreeNode) -> tuple[Run, ...]:
    runs: list[Run] = []
    for run in _inline(node):
        if runs and not run.note and replace(runs[-1], text="") == replace(run, text=""):
            runs[-1] = replace(run, text=runs[-1].text + run.text)
        elif run.text or run.note:
            runs.append(run)
    return tuple(runs)


def _plain(runs: Iterator[Run]) -> str:
    return "".join(run.text for run in runs)


def _inline(node: SyntaxTreeNode) -> Iterator[Run]:
    look = Run("")
    for token in _tokens(node):
        if token.type in _LOOKS:
            name, value = _LOOKS[token.type]
            look = replace(look, **{name: value})  # type: ignore[arg-type]
        elif token.type == "link_open":
            look = replace(look, link=_address(str(token.attrs.get("href", ""))))
        elif token.type == "link_close":
            look = replace(look, link="")
        elif token.type == "footnote_ref":
            yield Run("", note=str(token.meta.get("label", token.meta.get("id"))))
        elif token.type != "footnote_anchor":
            yield replace(look, text=_BREAKS.get(token.type, token.content))


def _tokens(node: SyntaxTreeNode) -> list[Token]:
    return [
        token
        for child in node.children
        if child.type == "inline" and child.token is not None
        for token in child.token.children or ()
    ]


def _address(target: str) -> str:
    return target if target.lower().startswith(("http://", "https://", "mailto:", "tel:")) else ""


_NOTE = "footnote_reference"
_LOOKS = {
    "strong_open": ("bold", True),
    "strong_close": ("bold", False),
    "em_open": ("italic", True),
    "em_close": ("italic", False),
}
_BREAKS = {"softbreak": " ", "hardbreak": "\n"}
