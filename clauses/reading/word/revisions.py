"""The tracked changes and comments of a Word file."""

from collections.abc import Set
from dataclasses import dataclass
from dataclasses import field

from lxml import etree

from clauses.model import Comment
from clauses.model import Revision
from clauses.model import RevisionKind
from clauses.reading.ooxml import AUTHOR
from clauses.reading.ooxml import DATE
from clauses.reading.ooxml import ID
from clauses.reading.ooxml import W14
from clauses.reading.ooxml import W


@dataclass(slots=True)
class _Tracked:
    kind: RevisionKind
    author: str
    date: str
    block: int
    texts: list[str] = field(default_factory=list)
    away: bool = False
    """Whether it took away what it moved; such a text stands somewhere else as a move."""

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(self.texts)


@dataclass(slots=True)
class Revisions:
    """Collects tracked changes; those that touch and have one author and date are one."""

    found: list[_Tracked] = field(default_factory=list)
    _open: _Tracked | None = None

    def add(self, kind: RevisionKind, mark: etree._Element, text: str, block: int) -> None:
        """Note some text that a mark says was changed."""
        author, date = mark.get(AUTHOR, ""), mark.get(DATE, "")
        away = mark.tag.endswith("moveFrom")
        known = self._open
        mine = (kind, author, date, away)
        if known is None or (known.kind, known.author, known.date, known.away) != mine:
            known = _Tracked(kind, author, date, block, away=away)
            self.found.append(known)
        known.texts.append(text)
        self._open = known

    def single(self, kind: RevisionKind, mark: etree._Element, text: str, block: int) -> None:
        """Note a change that never joins another, such as one of formatting."""
        self.found.append(_Tracked(kind, mark.get(AUTHOR, ""), mark.get(DATE, ""), block, [text]))

    def interrupt(self) -> None:
        """Say that unchanged text follows."""
        self._open = None

    def revisions(self, clauses: dict[int, int]) -> tuple[Revision, ...]:
        """The changes, placed by the clauses that blocks became.

        A move is told once, where its words stand now; words that were moved away and stand
        nowhere were struck.
        """
        moved = "\n".join(one.text for one in self.found if one.kind is RevisionKind.MOVE)
        return tuple(
            Revision(one.kind, one.text, one.author, one.date, clauses.get(one.block))
            for one in self.found
            if not (one.away and one.text.strip() in moved)
        )


@dataclass(slots=True)
class _Anchor:
    block: int
    start: int
    end: int | None = None


@dataclass(slots=True)
class Anchors:
    """Collects which words comments are about."""

    flow: list[str] = field(default_factory=list)
    """The text of the story so far, in pieces."""
    _places: dict[str, _Anchor] = field(default_factory=dict)

    def start(self, identity: str, block: int) -> None:
        """The words of a comment begin; a second beginning counts for nothing."""
        self._places.setdefault(identity, _Anchor(block, len(self.flow)))

    def end(self, identity: str) -> None:
        """The words of a comment end."""
        place = self._places.get(identity)
        if place is not None and place.end is None:
            place.end = len(self.flow)

    def refer(self, identity: str, block: int) -> None:
        """A comment is referred to here; it is about no words unless it has begun before."""
        here = len(self.flow)
        self._places.setdefault(identity, _Anchor(block, here, here))

    def block(self, identity: str) -> int | None:
        """Where a comment stands."""
        place = self._places.get(identity)
        return None if place is None else place.block

    def quote(self, identity: str) -> str:
        """The words that a comment is about; none where its end is missing."""
        place = self._places.get(identity)
        if place is None or place.end is None:
            return ""
        return "".join(self.flow[place.start : place.end]).strip("\n")


def read_comments(
    root: etree._Element | None,
    threads: etree._Element | None,
    anchors: Anchors,
    clauses: dict[int, int],
) -> tuple[Comment, ...]:
    """Read the comments of a file, each with its replies.

    Args:
        root: The comments part; a file may have none.
        threads: The part that says which comment answers which; a file may have none.
        anchors: Where the comments stand.
        clauses: The clauses that blocks became.

    Returns:
        The comments that answer none, in the order of the part.
    """
    if root is None:
        return ()
    elements = list(root.iterchildren(f"{W}comment"))
    parents, resolved = _threads(elements, threads)
    replies: dict[str, list[etree._Element]] = {}
    for element in elements:
        replies.setdefault(parents.get(element.get(ID, ""), ""), []).append(element)
    return tuple(
        _comment(element, replies, anchors, clauses, resolved) for element in replies.get("", [])
    )


def _threads(
    elements: list[etree._Element], threads: etree._Element | None
) -> tuple[dict[str, str], set[str]]:
    """Which comment each reply answers, and which were dealt with, by their last paragraphs."""
    if threads is None:
        return {}, set()
    ids = {
        paragraph.get(f"{W14}paraId", ""): element.get(ID, "")
        for element in elements
        for paragraph in element.iter(f"{W}p")
    }
    found: dict[str, str] = {}
    resolved: set[str] = set()
    for link in threads:
        named = {str(name).rpartition("}")[2]: str(told) for name, told in link.items()}
        child = ids.get(named.get("paraId", "-"))
        parent = ids.get(named.get("paraIdParent", "-"))
        if child and named.get("done") in _DONE:
            resolved.add(child)
        if child and parent and child != parent and found.get(parent) != child:
            found[child] = parent
    return {child: _first(child, found) for child in found}, resolved


def _first(child: str, parents: dict[str, str]) -> str:
    """The comment that opens a thread; Word shows all answers under it."""
    met = {child}
    while child in parents and parents[child] not in met:
        child = parents[child]
        met.add(child)
    return child


def _comment(
    element: etree._Element,
    replies: dict[str, list[etree._Element]],
    anchors: Anchors,
    clauses: dict[int, int],
    resolved: Set[str] = frozenset(),
) -> Comment:
    identity = element.get(ID, "")
    block = anchors.block(identity)
    return Comment(
        _words(element),
        anchors.quote(identity),
        element.get(AUTHOR, ""),
        element.get(DATE, ""),
        None if block is None else clauses.get(block),
        tuple(_comment(reply, {}, anchors, clauses) for reply in replies.get(identity or "-", ())),
        resolved=identity in resolved,
    )


def _words(comment: etree._Element) -> str:
    return "\n".join(
        "".join(_LETTERS.get(part.tag) or part.text or "" for part in paragraph.iter(*_TEXTS))
        for paragraph in comment.iter(f"{W}p")
    )


_DONE = {"1", "true", "on"}
_LETTERS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}noBreakHyphen": "-"}
_TEXTS = (f"{W}t", *_LETTERS)
