"""The parts of a Word file and how they hang together."""

import posixpath
import zipfile
import zlib
from dataclasses import dataclass
from dataclasses import field
from urllib.parse import unquote

from lxml import etree

from clauses.reading.gate import check_prolog
from clauses.reading.gate import check_xml
from clauses.reading.gate import open_archive
from clauses.reading.ooxml import STRICT_NAMES
from clauses.reading.refusal import Refusal
from clauses.reading.refusal import RefusedError

MAX_RELATIONSHIPS = 20_000
START = 20_000
"""So many bytes of a part are looked at when it is never parsed."""
DAMAGES = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError)
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}.main+xml"
_DOCUMENTS = {
    _MAIN.format("document"),
    "application/vnd.ms-word.document.macroEnabled.main+xml",
}
_TEMPLATES = {
    _MAIN.format("template"),
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
}
_TYPES_BY_ENDING = {
    "docx": _DOCUMENTS,
    "docm": _DOCUMENTS,
    "dotx": _TEMPLATES,
    "dotm": _TEMPLATES,
}
_STRICT_BYTES = [(strict.encode(), usual.encode()) for strict, usual in STRICT_NAMES.items()]


@dataclass(frozen=True, slots=True)
class Relationship:
    """A link from one part to another part or to the outside."""

    id: str
    kind: str
    """The last word of its type: ``"styles"``, ``"hyperlink"``, ``"image"`` …"""
    target: str
    """The name of a part, or the address as written where it leads outside."""
    external: bool = False


@dataclass(slots=True)
class Package:
    """A Word file whose parts are unpacked when they are asked for."""

    name: str
    archive: zipfile.ZipFile
    main: str = ""
    """The part that holds the body text."""
    macros: bool = False
    types: dict[str, str] = field(default_factory=dict)
    """The content type of each part, its name in lower case, and of each ``.ending``."""
    _known: dict[str, str] = field(default_factory=dict)
    _checked: dict[str, bytes] = field(default_factory=dict)
    _small: dict[str, bytes] = field(default_factory=dict)

    def names(self) -> list[str]:
        """The names of all parts."""
        return self.archive.namelist()

    def has(self, part: str) -> bool:
        """Whether there is such a part; upper and lower case are the same."""
        return part.casefold() in self._known

    def bytes_of(self, part: str) -> bytes:
        """The content of a part.

        Raises:
            RefusedError: The part is missing or damaged.
        """
        part = part.casefold()
        if part in self._checked:
            return self._checked[part]
        if not self.has(part):
            raise RefusedError(self.name, Refusal.BROKEN, f"{part} is missing")
        data = self._unpacked(self._known[part])
        if part.endswith((".xml", ".rels")):
            check_xml(data, self.name, part)
            self._checked[part] = data
        return data

    def start_of(self, part: str) -> bytes:
        """The first bytes of a part, enough to tell what it is.

        Raises:
            RefusedError: The part is damaged.
        """
        if self.archive.getinfo(part).file_size <= START:
            return self._unpacked(part)
        try:
            with self.archive.open(part) as stream:
                return stream.read(START)
        except DAMAGES as error:
            raise RefusedError(self.name, Refusal.BROKEN, part) from error

    def _unpacked(self, part: str) -> bytes:
        """The content of a part; what was unpacked for its start is not unpacked again."""
        if part not in self._small:
            try:
                data = self.archive.read(part)
            except DAMAGES as error:
                raise RefusedError(self.name, Refusal.BROKEN, part) from error
            if len(data) > START:
                return data
            self._small[part] = data
        return self._small[part]

    def xml_of(self, part: str) -> etree._Element:
        """The content of a part as a tree.

        Raises:
            RefusedError: The part is missing, damaged or dangerous.
        """
        return _parsed(self.bytes_of(part), self.name, part)

    def relationships(self, part: str) -> dict[str, Relationship]:
        """Where a part's links lead, by their ids; a part without links has none.

        Raises:
            RefusedError: Two links have one id, there are too many, or one climbs out.
        """
        folder, _, last = part.rpartition("/")
        source = f"{folder}/_rels/{last}.rels".lstrip("/")
        if not self.has(source):
            return {}
        found: dict[str, Relationship] = {}
        root = self.xml_of(source)
        if len(root) > MAX_RELATIONSHIPS:
            raise RefusedError(self.name, Refusal.TOO_LARGE, f"{len(root)} links in {source}")
        for element in root:
            link = self._relationship(element, folder)
            if link.id in found:
                raise RefusedError(self.name, Refusal.DANGEROUS, f"two links called {link.id}")
            found[link.id] = link
        return found

    def _relationship(self, element: etree._Element, folder: str) -> Relationship:
        kind = element.get("Type", "").rpartition("/")[2]
        target = element.get("Target", "")
        if element.get("TargetMode") == "External":
            return Relationship(element.get("Id", ""), kind, target, external=True)
        if target.count("../") > len(folder.split("/")):
            raise RefusedError(self.name, Refusal.DANGEROUS, f"a link to {target!r}")
        path = posixpath.normpath(posixpath.join("/", folder, unquote(target))).lstrip("/")
        return Relationship(element.get("Id", ""), kind, path)


def open_package(data: bytes, name: str = "") -> Package:
    """Open a Word file.

    Args:
        data: The bytes of the file.
        name: What it is called; its ending must agree with its content.

    Returns:
        The package, its structure checked.

    Raises:
        RefusedError: It is not a Word file that can be read safely.
    """
    archive = open_archive(data, name)
    known = {part.casefold(): part for part in archive.namelist()}
    package = Package(name, archive, _known=known)
    for part in ("[Content_Types].xml", "_rels/.rels"):
        if not package.has(part):
            raise RefusedError(name, Refusal.NOT_WORD, f"{part} is missing")
    for part in archive.namelist():
        if part.endswith((".xml", ".rels")):
            check_prolog(package.start_of(part), name, part)
    package.types = _content_types(package.xml_of("[Content_Types].xml"))
    package.main = _main_part(package)
    package.macros = _has_macros(package)
    _check_type(package)
    return package


def check_word(data: bytes, name: str = "") -> None:
    """Let a Word file through the gate and parse its text.

    Raises:
        RefusedError: It is not a Word file that can be read safely.
    """
    package = open_package(data, name)
    package.xml_of(package.main)


def tracks_changes(data: bytes) -> bool:
    """Whether the text of a Word file, which has passed the gate, holds tracked changes."""
    package = open_package(data)
    text = package.bytes_of(package.main)
    return any(mark in text for mark in (b":ins ", b":del ", b":moveTo ", b":moveFrom "))


def _content_types(root: etree._Element) -> dict[str, str]:
    found = {}
    for element in root:
        kind = element.get("ContentType", "")
        if part := element.get("PartName"):
            found[part.lstrip("/").casefold()] = kind
        elif ending := element.get("Extension"):
            found["." + ending.casefold()] = kind
    return found


def _main_part(package: Package) -> str:
    mains = [link for link in package.relationships("").values() if link.kind == "officeDocument"]
    if len(mains) > 1:
        raise RefusedError(package.name, Refusal.DANGEROUS, "it has two texts")
    if not mains or mains[0].external or not package.has(mains[0].target):
        raise RefusedError(package.name, Refusal.NOT_WORD, "its text is missing")
    return mains[0].target


def _has_macros(package: Package) -> bool:
    kind = package.types.get(package.main.casefold(), "")
    return "macroEnabled" in kind or any(
        part.casefold().endswith("vbaproject.bin") for part in package.names()
    )


def _check_type(package: Package) -> None:
    """The content type of the text must be that of a Word file with such a name."""
    main = package.main.casefold()
    kind = package.types.get(main) or package.types.get("." + main.rpartition(".")[2], "")
    if kind not in _DOCUMENTS | _TEMPLATES:
        raise RefusedError(package.name, Refusal.NOT_WORD, f"its text is said to be {kind}")
    ending = package.name.casefold().rpartition(".")[2] if "." in package.name else ""
    if kind not in _TYPES_BY_ENDING.get(ending, _DOCUMENTS | _TEMPLATES):
        raise RefusedError(package.name, Refusal.WRONG_NAME, f"it is {kind}")


def _parsed(data: bytes, name: str, part: str) -> etree._Element:
    """Parse without ever fetching or expanding anything; Strict becomes Transitional."""
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(_transitional(data), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise RefusedError(name, Refusal.BROKEN, f"{part}: {error}") from error


def _transitional(data: bytes) -> bytes:
    if b"purl.oclc.org/ooxml" not in data:
        return data
    for strict, usual in _STRICT_BYTES:
        for quote in (b'"', b"'"):
            data = data.replace(quote + strict + quote, quote + usual + quote)
    return data
