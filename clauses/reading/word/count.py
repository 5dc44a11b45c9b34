"""How many characters of a Word file can be seen, counted apart from the walk through it."""

from collections.abc import Iterator

from lxml import etree

from clauses.reading.ooxml import MC
from clauses.reading.ooxml import A
from clauses.reading.ooxml import M
from clauses.reading.ooxml import W
from clauses.reading.whole import count
from clauses.reading.word.inline import is_understood

_TEXTS = (f"{W}t", f"{M}t", f"{A}t")
_SINGLES = (f"{W}sym", f"{W}noBreakHyphen", f"{W}softHyphen")
_STRIKES = (f"{W}del", f"{W}moveFrom", f"{W}cellDel")
_PROPERTIES = {f"{W}trPr": f"{W}tr", f"{W}tcPr": f"{W}tc"}


def visible(within: etree._Element) -> int:
    """Count the characters that a reader of the finished text sees in an element.

    Struck text and contents that Word passes over do not count; white space does not either.
    Text hidden by its look or behind a field counts here and is taken off by the caller.
    """
    out = set(_outermost(within))
    return _characters(within) - sum(map(_characters, out))


def _characters(within: etree._Element) -> int:
    texts = "".join([element.text or "" for element in within.iter(*_TEXTS)])
    return count(texts) + sum(1 for _ in within.iter(*_SINGLES))


def _outermost(within: etree._Element) -> Iterator[etree._Element]:
    """What is not seen, without what lies in something else that is not seen."""
    out = set(_unseen(within))
    for element in out:
        if not any(above in out for above in element.iterancestors()):
            yield element


def _unseen(within: etree._Element) -> Iterator[etree._Element]:
    for mark in within.iter(*_STRIKES):
        parent = mark.getparent()
        if parent is not None and parent.tag in _PROPERTIES:
            holder = parent.getparent()
            if holder is not None and holder.tag == _PROPERTIES[parent.tag]:
                yield holder
        elif len(mark):
            yield mark
    for choice in within.iter(f"{MC}AlternateContent"):
        shown = next((one for one in choice if is_understood(one)), None)
        yield from (one for one in choice if one is not shown)
