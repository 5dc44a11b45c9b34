"""Small damages to bytes and to trees, all by one source of chance."""

from random import Random

from lxml import etree

from clauses.reading.ooxml import W

_NUMBERS = ("0", "1", "-1", "9", "255", "65536", "2147483648", "99999999999", "", "x", "true")
_TEXTS = (
    "",
    " ",
    "ä",
    "§",
    "\u200b",
    "\u202e",
    "\ufeff",
    "1. ",
    "(a) ",
    "\u0430",
    "4.2",
    "a" * 300,
)
_ATTRIBUTES = ("val", "id", "author", "fill", "type", "fldCharType", "ilvl", "char", "styleId")
_PIECES = (b"\0", b"\xff\xff\xff\xff", b"PK\5\6", b"<!--", b"#", b"[^1]", b"{")
_LONGEST = 60_000


def of_bytes(data: bytes, chance: Random) -> bytes:
    """Flip, cut, double, overwrite or splice some bytes."""
    damaged = bytearray(data)
    for _ in range(chance.randrange(1, 5)):
        at, size = chance.randrange(len(damaged) + 1), chance.randrange(1, 12)
        piece = bytes(damaged[at : at + size])
        damaged[at : at + size] = chance.choice(
            (
                b"",
                piece + piece,
                chance.randbytes(len(piece)),
                bytes(255 - byte for byte in piece),
                chance.choice(
                    (b"\0", b"\xff\xff\xff\xff", b"PK\5\6", b"<!--", b"#", b"[^1]", b"{")
                ),
                damaged[chance.randrange(len(damaged) + 1) :][:size],
            )
        )
    return bytes(damaged[:_LONGEST]) or b"\0"


def of_tree(data: bytes, chance: Random) -> bytes:
    """Move, copy, drop, wrap or rename elements, and change their texts and attributes."""
    root = etree.fromstring(data)
    for _ in range(chance.randrange(1, 5)):
        elements = list(root.iter())
        one, other = chance.choice(elements), chance.choice(elements)
        chance.choice(_CHANGES)(one, other, chance)
    return etree.tostring(root)[:_LONGEST]


def _moved(one: etree._Element, other: etree._Element, chance: Random) -> None:
    if one.getparent() is not None and one not in (other, *other.iterancestors()):
        other.insert(chance.randrange(len(other) + 1), one)


def _copied(one: etree._Element, other: etree._Element, chance: Random) -> None:
    if sum(1 for _ in one.iter()) < 60:
        other.insert(chance.randrange(len(other) + 1), etree.fromstring(etree.tostring(one)))


def _dropped(one: etree._Element, _other: etree._Element, _chance: Random) -> None:
    above = one.getparent()
    if above is not None:
        above.remove(one)


def _renamed(one: etree._Element, other: etree._Element, _chance: Random) -> None:
    if one.getparent() is not None:
        one.tag = other.tag


def _wrapped(one: etree._Element, other: etree._Element, _chance: Random) -> None:
    above = one.getparent()
    if above is not None:
        holder = etree.Element(
            other.tag, {str(name): str(told) for name, told in other.attrib.items()}
        )
        above.replace(one, holder)
        holder.append(one)


def _told(one: etree._Element, _other: etree._Element, chance: Random) -> None:
    one.text = chance.choice(_TEXTS)


def _set(one: etree._Element, other: etree._Element, chance: Random) -> None:
    names = [*one.attrib, *other.attrib, W + chance.choice(_ATTRIBUTES)]
    one.set(chance.choice(names), chance.choice(_NUMBERS))


_CHANGES = (_moved, _copied, _dropped, _renamed, _wrapped, _told, _set)
