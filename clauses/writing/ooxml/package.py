"""A Word package that is edited part by part; what is not touched keeps its bytes."""

import posixpath
import re
import struct
import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO
from urllib.parse import unquote

from lxml import etree

from clauses.reading.gate import check_xml
from clauses.reading.gate import open_archive
from clauses.reading.ooxml import STRICT_NAMES
from clauses.reading.refusal import Refusal
from clauses.reading.refusal import RefusedError
from clauses.writing.ooxml.names import Element

TYPES_PART = "[Content_Types].xml"
OFFICE_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONSHIP = f"{{{_RELATIONSHIPS}}}Relationship"
_OVERRIDE = f"{{{_CONTENT_TYPES}}}Override"
_EMPTY_LINKS = f'<Relationships xmlns="{_RELATIONSHIPS}"/>'.encode()
_DECLARED = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


@dataclass(frozen=True, slots=True)
class Link:
    """Where a relationship of a part leads."""

    kind: str
    """Its type, a URI."""
    target: str
    """The name of a part, or an address where `external`."""
    external: bool = False

    @property
    def name(self) -> str:
        """The last word of its type, such as ``"image"`` or ``"header"``."""
        return self.kind.rpartition("/")[2]


class Package:
    """The parts of a Word file, parsed when asked for and written back only when changed."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._archive = open_archive(data)
        self._entries = {entry.filename: entry for entry in self._archive.infolist()}
        self._roots: dict[str, Element] = {}
        self._links: dict[str, dict[str, Link]] = {}
        self._changed: dict[str, bytes | None] = {}
        self.main = next(
            (link.target for link in self.links("").values() if link.name == "officeDocument"),
            "word/document.xml",
        )
        if self.main not in self._entries:
            raise RefusedError("", Refusal.NOT_WORD, "its text is missing")

    def has(self, part: str) -> bool:
        """Whether there is such a part."""
        return part in self._entries or part in self._changed

    def names(self) -> list[str]:
        """The names of all parts, in the order of the file."""
        return [*self._entries, *(name for name in self._changed if name not in self._entries)]

    def read(self, part: str) -> bytes:
        """The bytes of a part as they stand in the file, or as they were put or changed.

        Raises:
            RefusedError: The part is damaged.
        """
        changed = self._changed.get(part)
        if changed is not None:
            return changed
        if part in self._changed:
            return _serialised(self._roots[part])
        try:
            return self._archive.read(part)
        except (KeyError, zipfile.BadZipFile, zlib.error, EOFError, OSError) as error:
            raise RefusedError("", Refusal.BROKEN, part) from error

    def root(self, part: str) -> Element:
        """The tree of a part, the same one each time.

        Raises:
            RefusedError: The part is damaged or dangerous.
        """
        if part not in self._roots:
            self._roots[part] = _parsed(self.read(part), part)
        return self._roots[part]

    def links(self, part: str) -> dict[str, Link]:
        """Where the relationships of a part lead, by their ids."""
        if part not in self._links:
            source = links_part(part)
            root = self.root(source) if self.has(source) else ()
            self._links[part] = {element.get("Id", ""): _link(element, part) for element in root}
        return self._links[part]

    def linked(self, name: str) -> list[str]:
        """The parts that the document leads to by a type's last word, such as ``"styles"``."""
        return [
            link.target
            for link in self.links(self.main).values()
            if link.name == name and not link.external and self.has(link.target)
        ]

    def touch(self, part: str) -> None:
        """Say that the tree of a part has been changed."""
        self.root(part)
        self._changed[part] = None

    def put(self, part: str, data: bytes, content_type: str) -> None:
        """Add a part or replace one."""
        self._changed[part] = data
        self._roots.pop(part, None)
        self._declare(part, content_type)

    def add_link(self, part: str, name: str, link: Link) -> None:
        """Add a relationship to a part under an id of one's own choice."""
        source = links_part(part)
        if not self.has(source):
            self._changed[source] = _EMPTY_LINKS
        element = etree.SubElement(self.root(source), _RELATIONSHIP, Id=name, Type=link.kind)
        folder = posixpath.dirname(part)
        element.set(
            "Target",
            link.target if link.external else posixpath.relpath(link.target, folder or "."),
        )
        if link.external:
            element.set("TargetMode", "External")
        self.links(part)[name] = link
        self._changed[source] = None

    def content_type(self, part: str) -> str:
        """What a part is said to hold."""
        ending = part.rpartition(".")[2].lower()
        usual = ""
        for element in self.root(TYPES_PART):
            if element.get("PartName", "").lstrip("/") == part:
                return element.get("ContentType", "")
            if element.get("Extension", "").lower() == ending:
                usual = element.get("ContentType", "")
        return usual

    def free_name(self, part: str) -> str:
        """A name like that of a part that no part has yet."""
        stem, dot, ending = part.rpartition(".")
        stem = re.sub(r"\d+$", "", stem)
        number = 1
        while self.has(f"{stem}{number}{dot}{ending}"):
            number += 1
        return f"{stem}{number}{dot}{ending}"

    def write(self) -> bytes:
        """The whole file: the order of its entries kept, dates fixed."""
        for part, data in self._changed.items():
            if data is None:
                self._changed[part] = _serialised(self._roots[part])
        return _zipped(self)

    def packed(self, part: str) -> tuple[int, int, int, bytes]:
        """Method, checksum, size and packed bytes of a part."""
        changed = self._changed.get(part)
        if changed is None:
            entry = self._entries[part]
            start = entry.header_offset + 30
            name, extra = struct.unpack_from("<2H", self._data, start - 4)
            start += name + extra
            packed = self._data[start : start + entry.compress_size]
            return entry.compress_type, entry.CRC, entry.file_size, packed
        packer = zlib.compressobj(6, zlib.DEFLATED, -15)
        packed = packer.compress(changed) + packer.flush()
        return zipfile.ZIP_DEFLATED, zlib.crc32(changed), len(changed), packed

    def _declare(self, part: str, content_type: str) -> None:
        if self.content_type(part) == content_type:
            return
        etree.SubElement(
            self.root(TYPES_PART), _OVERRIDE, PartName=f"/{part}", ContentType=content_type
        )
        self.touch(TYPES_PART)


def links_part(part: str) -> str:
    """The part that holds the relationships of a part; of the whole package for no part."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _link(element: Element, part: str) -> Link:
    target = element.get("Target", "")
    kind = element.get("Type", "").replace(
        "http://purl.oclc.org/ooxml/officeDocument/relationships/", OFFICE_TYPES
    )
    if element.get("TargetMode") == "External":
        return Link(kind, target, external=True)
    path = posixpath.join("/", posixpath.dirname(part), unquote(target))
    return Link(kind, posixpath.normpath(path).lstrip("/"))


def _parsed(data: bytes, part: str) -> Element:
    check_xml(data, "", part)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
    )
    if b"purl.oclc.org/ooxml" in data:
        for strict, usual in STRICT_NAMES.items():
            data = data.replace(f'"{strict}"'.encode(), f'"{usual}"'.encode())
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise RefusedError("", Refusal.BROKEN, f"{part}: {error}") from error


def _serialised(root: Element) -> bytes:
    return _DECLARED + etree.tostring(root, encoding="UTF-8")


_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_UTF8 = 0x800
_VERSION = 20
_DAY = 0x21
"""The first of January 1980, the earliest day an archive knows."""


def _zipped(package: Package) -> bytes:
    """An archive made by hand, so that parts that were not touched are not packed anew."""
    file, directory = BytesIO(), BytesIO()
    names = package.names()
    for name in names:
        method, checksum, size, packed = package.packed(name)
        raw = name.encode()
        flags = 0 if raw.isascii() else _UTF8
        shared = (_VERSION, flags, method, 0, _DAY, checksum, len(packed), size, len(raw), 0)
        at = file.tell()
        file.write(_LOCAL.pack(b"PK\3\4", *shared) + raw + packed)
        directory.write(_CENTRAL.pack(b"PK\1\2", _VERSION, *shared, 0, 0, 0, 0, at) + raw)
    at, central = file.tell(), directory.getvalue()
    file.write(central + _END.pack(b"PK\5\6", 0, 0, len(names), len(names), len(central), at, 0))
    return file.getvalue()
