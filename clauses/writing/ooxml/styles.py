"""Styles and numberings that a later package uses and an earlier one lacks."""

import re
from collections import defaultdict
from collections.abc import Iterable
from copy import deepcopy

from clauses.reading.ooxml import W
from clauses.writing.ooxml.names import VAL
from clauses.writing.ooxml.names import Element
from clauses.writing.ooxml.names import new_element
from clauses.writing.ooxml.package import OFFICE_TYPES
from clauses.writing.ooxml.package import Link
from clauses.writing.ooxml.package import Package
from clauses.writing.ooxml.shown import canonical

_USES = (f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle")
_LEADS = (f"{W}basedOn", f"{W}link", f"{W}next")
_STYLE = f"{W}style"
_STYLE_ID = f"{W}styleId"
_NUM = f"{W}num"
_NUM_ID = f"{W}numId"
_ABSTRACT = f"{W}abstractNum"
_ABSTRACT_ID = f"{W}abstractNumId"
_PASSING = frozenset({f"{W}nsid", f"{W}tmpl", f"{W}name", _ABSTRACT_ID})
_NUMBERING_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"
_STYLE_IDS = re.compile(rb'w:styleId="([^"]*)"')


class Styles:
    """Brings styles; those that both packages know by one name count as the same."""

    def __init__(self, old: Package, new: Package, numbering: "Numbering") -> None:
        self.old, self.new, self.numbering = old, new, numbering
        self._old_part = next(iter(old.linked("styles")), "")
        self._new_part = next(iter(new.linked("styles")), "")
        data = old.read(self._old_part) if self._old_part else b""
        self._have = {name.decode() for name in _STYLE_IDS.findall(data)}

    def translate(self, root: Element) -> None:
        """Call styles as the earlier package calls them, where it has them under other ids."""
        missing = {use.get(VAL, "") for use in root.iter(*_USES)} - self._have
        if not missing or not self._old_part or not self._new_part:
            return
        known = {_name(style): style.get(_STYLE_ID, "") for style in self._styles(self.old)}
        called = {
            style.get(_STYLE_ID, ""): known[_name(style)]
            for style in self._styles(self.new)
            if style.get(_STYLE_ID) in missing and _name(style) in known
        }
        for use in root.iter(*_USES):
            if use.get(VAL) in called:
                use.set(VAL, called[use.get(VAL, "")])

    def bring(self, root: Element) -> None:
        """Bring the styles that the tree of an outcome uses."""
        self._bring({use.get(VAL, "") for use in root.iter(*_USES)} - self._have)

    def _bring(self, missing: set[str]) -> None:
        if not missing or not self._old_part or not self._new_part:
            return
        for style in self._styles(self.new):
            if style.get(_STYLE_ID) in missing:
                copy = deepcopy(style)
                self.numbering.translate(copy)
                self.old.root(self._old_part).append(copy)
                self.numbering.bring(copy)
                self.old.touch(self._old_part)
                self._have.add(copy.get(_STYLE_ID, ""))
                leads = {lead.get(VAL, "") for lead in copy.iterchildren(*_LEADS)}
                self._bring(leads - self._have)

    def _styles(self, package: Package) -> Iterable[Element]:
        part = self._old_part if package is self.old else self._new_part
        return list(package.root(part).iterchildren(_STYLE))


def _name(style: Element) -> tuple[str, str]:
    name = style.find(f"{W}name")
    return style.get(f"{W}type", ""), (name.get(VAL, "") if name is not None else "").lower()


class Numbering:
    """Brings numberings; equal definitions count as the same."""

    def __init__(self, old: Package, new: Package) -> None:
        self.old, self.new = old, new
        self._old_part = next(iter(old.linked("numbering")), "")
        self._new_part = next(iter(new.linked("numbering")), "")
        self._same = not self._new_part or (
            bool(self._old_part) and old.read(self._old_part) == new.read(self._new_part)
        )
        self._called: dict[str, str] = {"0": "0"}
        self._free: dict[str, list[str]] | None = None
        self._waiting: dict[str, Element] = {}
        self._abstracts: dict[str, str] = {}
        self._next = 1

    def translate(self, root: Element) -> None:
        """Call numberings as the earlier package calls them; new ones get fresh numbers."""
        if self._same:
            return
        for use in root.iter(_NUM_ID):
            if use.getparent() is not None:
                use.set(VAL, self._name(use.get(VAL, "0")))

    def bring(self, root: Element) -> None:
        """Bring the numberings that the tree of an outcome uses."""
        for use in root.iter(_NUM_ID):
            num = self._waiting.pop(use.get(VAL, ""), None)
            if num is not None:
                self._bring(num, use.get(VAL, ""))

    def _name(self, number: str) -> str:
        if number not in self._called:
            nums = {num.get(_NUM_ID, ""): num for num in self._nums(self.new, self._new_part)}
            if number not in nums:
                return number
            self._called[number] = self._found(nums[number], number)
        return self._called[number]

    def _found(self, num: Element, number: str) -> str:
        """The number under which the earlier package has a numbering, or a fresh one."""
        if self._free is None:
            self._free = defaultdict(list)
            for have in self._nums(self.old, self._old_part):
                name = have.get(_NUM_ID, "")
                self._free[self._print(have, self.old, self._old_part)].append(name)
                self._next = max(self._next, int(name or 0) + 1)
        free = self._free.get(self._print(num, self.new, self._new_part), [])
        if free:
            name = number if number in free else free[0]
            free.remove(name)
            return name
        name = str(self._next)
        self._next += 1
        self._waiting[name] = num
        return name

    def _nums(self, package: Package, part: str) -> list[Element]:
        return list(package.root(part).iterchildren(_NUM)) if part else []

    def _print(self, num: Element, package: Package, part: str) -> str:
        abstract = self._abstract(num, package, part)
        told = canonical(abstract, _PASSING) if abstract is not None else ""
        return f"{told}|{canonical(num, _PASSING)}"

    def _abstract(self, num: Element, package: Package, part: str) -> Element | None:
        wanted = num.find(_ABSTRACT_ID)
        for abstract in package.root(part).iterchildren(_ABSTRACT):
            if wanted is not None and abstract.get(_ABSTRACT_ID) == wanted.get(VAL):
                return abstract
        return None

    def _bring(self, num: Element, name: str) -> None:
        if not self._old_part:
            self._make_part()
        root = self.old.root(self._old_part)
        source = num.find(_ABSTRACT_ID)
        wanted = source.get(VAL, "") if source is not None else ""
        if wanted not in self._abstracts:
            self._abstracts[wanted] = self._bring_abstract(num, root)
        copy = deepcopy(num)
        copy.set(_NUM_ID, name)
        held = copy.find(_ABSTRACT_ID)
        if held is not None:
            held.set(VAL, self._abstracts[wanted])
        nums = list(root.iterchildren(_NUM))
        if nums:
            nums[-1].addnext(copy)
        else:
            root.append(copy)
        self.old.touch(self._old_part)

    def _bring_abstract(self, num: Element, root: Element) -> str:
        abstract = self._abstract(num, self.new, self._new_part)
        known = [int(one.get(_ABSTRACT_ID, "0")) for one in root.iterchildren(_ABSTRACT)]
        name = str(max(known, default=-1) + 1)
        if abstract is not None:
            copy = deepcopy(abstract)
            copy.set(_ABSTRACT_ID, name)
            first = next(root.iterchildren(_NUM), None)
            if first is not None:
                first.addprevious(copy)
            else:
                root.append(copy)
        return name

    def _make_part(self) -> None:
        self._old_part = "word/numbering.xml"
        from lxml import etree

        empty = etree.tostring(new_element(f"{W}numbering"))
        self.old.put(self._old_part, empty, _NUMBERING_TYPE)
        name = "rIdNumbering"
        self.old.add_link(self.old.main, name, Link(f"{OFFICE_TYPES}numbering", self._old_part))
