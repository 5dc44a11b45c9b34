"""The paragraphs and tables of a package made into those of another document."""

from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from dataclasses import field

from lxml import etree

from clauses.model import Cell
from clauses.model import Item
from clauses.model import NoteKind
from clauses.model import Paragraph
from clauses.model import Run
from clauses.model import Table
from clauses.reading.ooxml import W
from clauses.writing.clean.elements import base_look
from clauses.writing.clean.elements import first_in
from clauses.writing.clean.elements import grid_of
from clauses.writing.clean.elements import look_like
from clauses.writing.clean.elements import outermost_tables
from clauses.writing.clean.elements import placed
from clauses.writing.clean.elements import remove
from clauses.writing.clean.elements import table_around
from clauses.writing.clean.elements import table_properties
from clauses.writing.clean.lists import new_list
from clauses.writing.clean.lists import restarted
from clauses.writing.clean.models import Models
from clauses.writing.clean.rebuild import Wording
from clauses.writing.clean.rebuild import bare_copy
from clauses.writing.clean.rebuild import rebuilt
from clauses.writing.clean.runs import RunWriter
from clauses.writing.clean.units import Offset
from clauses.writing.clean.units import Role
from clauses.writing.clean.units import Unit
from clauses.writing.clean.units import block_units
from clauses.writing.ooxml.names import CELL
from clauses.writing.ooxml.names import PPR
from clauses.writing.ooxml.names import ROW
from clauses.writing.ooxml.names import RPR
from clauses.writing.ooxml.names import SECTION
from clauses.writing.ooxml.names import TABLE
from clauses.writing.ooxml.names import TCPR
from clauses.writing.ooxml.names import TRPR
from clauses.writing.ooxml.names import VAL
from clauses.writing.ooxml.names import Element
from clauses.writing.ooxml.names import P
from clauses.writing.ooxml.names import drop
from clauses.writing.ooxml.names import new_element
from clauses.writing.ooxml.package import Package
from clauses.writing.ooxml.pieces import Reader
from clauses.writing.ooxml.shown import within
from clauses.writing.ooxml.template import HEADINGS
from clauses.writing.redline.blocks import Block
from clauses.writing.redline.blocks import Step
from clauses.writing.redline.blocks import aligned

Find = Callable[[Offset, int], Element | None]
"""The first paragraph of the file whose text begins in a stretch of the document."""


@dataclass(slots=True)
class Editor:
    """Edits the containers of one part of a package."""

    package: Package
    reader: Reader
    runs: RunWriter
    find: Find
    kinds: Sequence[Mapping[str, NoteKind]]
    """For each clause of the new document, footnote or endnote by key."""
    models: Models = field(default_factory=Models)
    """Paragraphs and tables of the package that others may look like."""
    _lists: dict[int, str] = field(default_factory=dict)
    _members: dict[int, list[Item]] = field(default_factory=dict)

    def edit(self, container: Element, old: Sequence[Unit], new: Sequence[Unit]) -> None:
        """Make the paragraphs and tables of a container into others.

        Args:
            container: The body, a cell or a note.
            old: What it holds, each with its element.
            new: What it is to hold.
        """
        groups = self._list_groups(new)
        left = {_block(unit): unit for unit in old if unit.element is not None}
        right = {_block(unit): unit for unit in new}
        steps = aligned(list(left), list(right))
        for step in steps:
            for block, other in zip(step.new, step.old, strict=False):
                self._remember_list(groups.get(right[block]), left[other])
        cursor: Element | None = None
        for step in steps:
            olds, news = [left[block] for block in step.old], [right[block] for block in step.new]
            for element in self._step(step, olds, news, groups):
                cursor = placed(container, cursor, element)

    def _step(
        self, step: Step, old: list[Unit], new: list[Unit], groups: Mapping[Unit, int]
    ) -> Iterator[Element]:
        if step.same:
            yield _element(old[0])
            return
        if old and new:
            yield self._changed(old[0], new[0])
        for unit in old[1:] if new else old:
            remove(_element(unit))
        for unit in new[1:] if old else new:
            yield self._added(unit, groups)

    def _changed(self, old: Unit, new: Unit) -> Element:
        element = _element(old)
        if isinstance(old.block, Table) and isinstance(new.block, Table):
            self._edit_table(element, old, new)
            return element
        fresh = self._fresh(new, None)
        made = rebuilt(element, _wording(old), _wording(new), fresh, self.reader)
        if old.role != new.role:
            self._take_role(made, new)
        parent = element.getparent()
        assert parent is not None
        parent.replace(element, made)
        return made

    def _take_role(self, paragraph: Element, unit: Unit) -> None:
        properties = paragraph.find(PPR)
        if properties is not None:
            paragraph.remove(properties)
        wanted = self._properties(unit, self.models.model(unit), None)
        if wanted is not None:
            paragraph.insert(0, wanted)

    def _added(self, unit: Unit, groups: Mapping[Unit, int]) -> Element:
        """An element for something new; as it stood elsewhere, if it did."""
        model = self.models.model(unit)
        if isinstance(unit.block, Table):
            if model is not None and model.key == unit.key:
                return bare_copy(_element(model))
            return self._table(unit, unit.block, model)
        if model is not None and model.key == unit.key and unit.role.kind != "ordered":
            return bare_copy(_element(model))
        paragraph = self._fresh(unit, model)
        properties = self._properties(unit, model, groups.get(unit))
        if properties is not None:
            paragraph.insert(0, properties)
        return paragraph

    def _fresh(self, unit: Unit, model: Unit | None) -> Element:
        """A paragraph with the runs of a unit and no properties."""
        assert not isinstance(unit.block, Table)
        paragraph = new_element(P)
        base = base_look(_element(model)) if model is not None else None
        wording = _wording(unit)
        runs = (Run(wording.typed), *wording.runs) if wording.typed else wording.runs
        kinds = self.kinds[unit.clause] if unit.clause < len(self.kinds) else {}
        paragraph.extend(self.runs.runs(runs, unit.notes, kinds, base))
        return paragraph

    # properties

    def _properties(self, unit: Unit, model: Unit | None, group: int | None) -> Element | None:
        source = _usual(unit) if model is None else _element(model).find(PPR)
        properties = deepcopy(source) if source is not None else None
        if properties is not None:
            for name in (SECTION, RPR):
                for child in list(properties.iterchildren(name)):
                    properties.remove(child)
        if isinstance(unit.block, Item) and group is not None:
            properties = self._listed(properties, unit, model, group)
        return properties

    def _listed(
        self, properties: Element | None, unit: Unit, model: Unit | None, group: int
    ) -> Element | None:
        """Properties that name the list to which an item belongs."""
        own = properties.find(f"{W}numPr/{W}numId") if properties is not None else None
        if model is not None and own is None:
            return properties
        if group not in self._lists:
            self._lists[group] = self._new_list(unit, own, group)
        if own is not None:
            own.set(VAL, self._lists[group])
            return properties
        properties = new_element(PPR) if properties is None else properties
        numbering = etree.Element(f"{W}numPr")
        numbering.append(new_element(f"{W}ilvl", val=str(unit.role.level)))
        numbering.append(new_element(f"{W}numId", val=self._lists[group]))
        at = 1 if len(properties) and properties[0].tag == f"{W}pStyle" else 0
        properties.insert(at, numbering)
        return properties

    def _new_list(self, unit: Unit, own: Element | None, group: int) -> str:
        if own is None:
            return new_list(self.package, self._members[group])
        number = own.get(VAL, "")
        return restarted(self.package, number, 0) if unit.role.kind == "ordered" else number

    def _list_groups(self, units: Sequence[Unit]) -> dict[Unit, int]:
        """Which list each item belongs to: neighbours, until the labels begin anew."""
        groups: dict[Unit, int] = {}
        firsts: dict[int, Item] = {}
        group = len(self._members)
        for unit in units:
            block = unit.block
            if not isinstance(block, Item):
                group, firsts = group + bool(firsts), {}
                continue
            first = firsts.get(block.level)
            if first is not None and _begins_anew(block, first):
                group, firsts = group + 1, {}
            firsts.setdefault(block.level, block)
            groups[unit] = group
            self._members.setdefault(group, []).append(block)
        return groups

    def _remember_list(self, group: int | None, old: Unit) -> None:
        number = old.element.find(f"{PPR}/{W}numPr/{W}numId") if old.element is not None else None
        if group is not None and number is not None:
            self._lists.setdefault(group, number.get(VAL, ""))

    # tables

    def _edit_table(self, table: Element, old: Unit, new: Unit) -> None:
        assert isinstance(old.block, Table)
        assert isinstance(new.block, Table)
        rows = list(within(table, ROW, TABLE))
        if len(rows) != len(old.block.rows):
            holder = table.getparent()
            assert holder is not None
            made = self._table(new, new.block, old)
            table[:] = list(made)
            return
        left = {_row_block(row, old): index for index, row in enumerate(old.block.rows)}
        right = {_row_block(row, new): row for row in new.block.rows}
        offsets = list(_row_offsets(old))
        cursor: Element | None = None
        for step in aligned(list(left), list(right)):
            here = [left[block] for block in step.old]
            wanted = [right[block] for block in step.new]
            if (
                here
                and wanted
                and self._edit_row(
                    rows[here[0]], old, here[0], offsets[here[0]], wanted[0], new, same=step.same
                )
            ):
                cursor = rows[here[0]]
                here, wanted = here[1:], wanted[1:]
            for row in wanted:
                element = self._row(row, new, cursor if cursor is not None else rows[0])
                cursor = placed(table, cursor, element)
            for index in here:
                drop(rows[index])

    def _edit_row(
        self,
        row: Element,
        old: Unit,
        index: int,
        at: Offset,
        wanted: Sequence[Cell],
        new: Unit,
        *,
        same: bool,
    ) -> bool:
        """Edit the cells of a row; not if there are others than before."""
        assert isinstance(old.block, Table)
        was = old.block.rows[index]
        cells = list(within(row, CELL, ROW))
        if same:
            return True
        if [cell.columns for cell in was] != [cell.columns for cell in wanted]:
            return False
        if len(cells) != len(was):
            return False
        clause, part, offset = at
        for element, before, after in zip(cells, was, wanted, strict=True):
            units = self.with_elements(
                block_units(before.blocks, (clause, part, offset), old.notes), element
            )
            later = list(block_units(after.blocks, (new.clause, part, 0), new.notes))
            self.edit(element, units, later)
            offset += len(before.text) + 1
        return True

    def with_elements(self, units: Iterator[Unit], container: Element) -> list[Unit]:
        """Units of a container, each with its element there."""
        found = list(units)
        grids = [unit for unit in found if isinstance(unit.block, Table)]
        tables = list(outermost_tables(container))
        for unit in found:
            unit.element = self.find(unit.at, len(unit.block.text))
            if unit in grids and len(tables) == len(grids):
                unit.element = tables[grids.index(unit)]
            elif unit in grids and unit.element is not None:
                unit.element = table_around(unit.element, container)
        return found

    def _table(self, unit: Unit, block: Table, model: Unit | None) -> Element:
        table = new_element(TABLE)
        source = _element(model) if model is not None else None
        columns = max((sum(cell.columns for cell in row) for row in block.rows), default=1)
        properties = source.find(f"{W}tblPr") if source is not None else None
        grid = source.find(f"{W}tblGrid") if source is not None else None
        table.append(deepcopy(properties) if properties is not None else table_properties())
        same = grid is not None and len(grid) == columns
        table.append(deepcopy(grid) if grid is not None and same else grid_of(columns))
        for index, row in enumerate(block.rows):
            element = self._row(row, unit, None)
            if block.headed and index == 0:
                etree.SubElement(first_in(element, TRPR), f"{W}tblHeader")
            table.append(element)
        return table

    def _row(self, cells: Sequence[Cell], unit: Unit, model: Element | None) -> Element:
        row = new_element(ROW)
        looks: Sequence[Element] = ()
        if model is not None:
            looks = list(within(model, CELL, ROW))
            row.extend(deepcopy(child) for child in model.iterchildren(TRPR))
            for header in list(row.iter(f"{W}tblHeader")):
                drop(header)
        for index, cell in enumerate(cells):
            look = looks[index] if len(looks) == len(cells) else None
            row.append(self._cell(cell, unit, look))
        return row

    def _cell(self, cell: Cell, unit: Unit, look: Element | None) -> Element:
        element = new_element(CELL)
        properties = look.find(TCPR) if look is not None else None
        if properties is not None:
            element.append(deepcopy(properties))
            for merge in list(element.iter(f"{W}vMerge", f"{W}gridSpan")):
                drop(merge)
        if cell.columns > 1:
            first_in(element, TCPR).append(new_element(f"{W}gridSpan", val=str(cell.columns)))
        units = list(block_units(cell.blocks, (unit.clause, "text", 0), unit.notes))
        groups = self._list_groups(units)
        own = next((one for one in look.iter(P)), None) if look is not None else None
        for inner in units:
            made = self._added(inner, groups)
            if own is not None and inner.role.kind == "body":
                look_like(made, own)
            element.append(made)
        if not units or isinstance(units[-1].block, Table):
            element.append(new_element(P))
        return element


def _block(unit: Unit) -> Block:
    return Block(new_element(unit.tag), unit.key, unit.role.kind, unit.words)


def _row_block(row: Sequence[Cell], unit: Unit) -> Block:
    one = Unit(Role("row"), Table((tuple(row),)), unit.clause, unit.at, unit.notes)
    return Block(new_element(ROW), one.key, None, one.words)


def _row_offsets(unit: Unit) -> Iterator[Offset]:
    assert isinstance(unit.block, Table)
    clause, part, at = unit.at
    for row in unit.block.rows:
        yield (clause, part, at)
        at += sum(len(cell.text) + 1 for cell in row)


def _begins_anew(item: Item, first: Item) -> bool:
    """Whether an item opens another list than that which an earlier one of its level opened."""
    again = item.ordered and item.label == first.label != ""
    return first.ordered != item.ordered or (again and not item.level)


def _wording(unit: Unit) -> Wording:
    assert isinstance(unit.block, Paragraph | Item)
    return Wording(unit.typed, unit.block.runs)


def _element(unit: Unit) -> Element:
    assert unit.element is not None
    return unit.element


def _usual(unit: Unit) -> Element | None:
    """The properties of a paragraph in a package that has none of its role."""
    styles = {"title": "Title", "bullet": "ListParagraph", "ordered": "ListParagraph"}
    styles["heading"] = f"Heading{min(max(unit.role.level, 1), HEADINGS)}"
    name = styles.get(unit.role.kind)
    if name is None:
        return None
    properties = new_element(PPR)
    properties.append(new_element(f"{W}pStyle", val=name))
    if unit.role.kind == "heading" and (unit.typed or not unit.number):
        plain = etree.SubElement(properties, f"{W}numPr")
        plain.append(new_element(f"{W}numId", val="0"))
    return properties
