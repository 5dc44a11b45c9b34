"""Pictures, links and other parts that a later package brings into an earlier one."""

from hashlib import sha256

from clauses.writing.ooxml.names import Element
from clauses.writing.ooxml.names import linked_elements
from clauses.writing.ooxml.package import Link
from clauses.writing.ooxml.package import Package


class Links:
    """Translates the ids of a later package's links into those of the earlier package.

    What the earlier package lacks gets an id that is fresh in it, and is brought only when an
    element with that id has come to stand in the outcome.
    """

    def __init__(self, old: Package, new: Package) -> None:
        self.old, self.new = old, new
        self._known: dict[str, dict[Link, str]] = {}
        self._waiting: dict[str, dict[str, Link]] = {}
        self._prints: dict[tuple[bool, str], str] = {}
        self._brought: dict[str, str] = {}

    def translate(self, root: Element, part: str, into: str) -> None:
        """Translate the ids in the tree of a later part for use in an earlier one.

        Args:
            root: The tree, changed in place.
            part: The later part.
            into: The earlier part.
        """
        links = self.new.links(part)
        names: dict[str, str] = {}
        for element, attribute, name in linked_elements(root):
            if name in links:
                if name not in names:
                    names[name] = self._name(links[name], into)
                element.set(attribute, names[name])

    def target(self, part: str, name: str) -> str:
        """Where an id in an earlier part leads: an address, or a print of what is there."""
        waiting = self._waiting.get(part, {}).get(name)
        if waiting is not None:
            return self._print(waiting, later=True)
        link = self.old.links(part).get(name)
        return "?" if link is None else self._print(link, later=False)

    def bring(self, root: Element, part: str) -> list[str]:
        """Bring what the ids in the tree of an earlier part lead to, where it is not there.

        Returns:
            The headers and footers among it.
        """
        waiting = self._waiting.get(part, {})
        if not waiting:
            return []
        used = {name for _, _, name in linked_elements(root)}
        headers = []
        for name, link in waiting.items():
            if name in used and name not in self.old.links(part):
                here = self._bring_target(link)
                self.old.add_link(part, name, here)
                headers += [here.target] if link.name in ("header", "footer") else []
        return headers

    def fresh(self, link: Link, into: str) -> str:
        """A new id of an earlier part for a link, even if the earlier part has another for it."""
        waiting = self._waiting.setdefault(into, {})
        for name, known in waiting.items():
            if known is link:
                return name
        number = len(waiting) + 1
        while f"rIdNew{number}" in self.old.links(into):
            number += 1
        waiting[f"rIdNew{number}"] = link
        return f"rIdNew{number}"

    def _name(self, link: Link, into: str) -> str:
        """The id of a link in an earlier part, a fresh one if it has none."""
        printed = Link(link.kind, self._print(link, later=True), link.external)
        known = self._known_in(into)
        if printed not in known:
            known[printed] = self.fresh(link, into)
        return known[printed]

    def _known_in(self, part: str) -> dict[Link, str]:
        if part not in self._known:
            self._known[part] = {}
            for name, link in self.old.links(part).items():
                printed = Link(link.kind, self._print(link, later=False), link.external)
                self._known[part].setdefault(printed, name)
        return self._known[part]

    def _print(self, link: Link, *, later: bool) -> str:
        if link.external:
            return link.target
        if (later, link.target) not in self._prints:
            package = self.new if later else self.old
            data = package.read(link.target) if package.has(link.target) else b""
            self._prints[later, link.target] = sha256(data).hexdigest() if data else link.target
        return self._prints[later, link.target]

    def _bring_target(self, link: Link) -> Link:
        if link.external or not self.new.has(link.target):
            return link
        if link.target not in self._brought:
            self._brought[link.target] = self._bring_part(link.target)
        return Link(link.kind, self._brought[link.target])

    def _bring_part(self, part: str) -> str:
        """Bring a part and what it leads to in turn; its own ids stay as they are."""
        name = self.old.free_name(part) if self.old.has(part) else part
        self._brought[part] = name
        self.old.put(name, self.new.read(part), self.new.content_type(part))
        for id_, link in self.new.links(part).items():
            self.old.add_link(name, id_, self._bring_target(link))
        return name
