"""The gate before every Word file: what is broken, deceptive or boundless is refused.

Everything here happens before any XML is parsed. See docs/why/reading.md for the limits.
"""

import re
import stat
import struct
import zipfile
from io import BytesIO

from clauses.reading.kinds import ENCRYPTED_WORD
from clauses.reading.kinds import OLE
from clauses.reading.kinds import check_size
from clauses.reading.refusal import Refusal
from clauses.reading.refusal import RefusedError

MAX_ENTRIES = 4_000
MAX_UNPACKED = 300_000_000
MAX_PART = 40_000_000
MAX_RATIO = 250
SMALL = 1_000_000
"""An entry below this size may be packed as tightly as it likes."""
MAX_MARKS = 1_500_000
"""How many tags one part may hold."""
MAX_NAMESPACES = 5_000

_END = struct.Struct("<4s4H2LH")
_LOCAL = struct.Struct("<4s5H3L2H")
_UNIX = 3
_DECLARATION = re.compile(rb"<\?xml[^>]{0,200}?\?>")
_VERSION = re.compile(rb"version\s*=\s*[\"']1\.0[\"']")
_ENCODING = re.compile(rb"encoding\s*=\s*[\"']([\w.:-]+)[\"']")
_ENCODINGS = {b"utf-8", b"utf8", b"utf-16", b"utf-16le", b"utf-16be", b"us-ascii", b"ascii"}


def open_archive(data: bytes, name: str = "") -> zipfile.ZipFile:
    """Open the archive that a Word file is, after looking at every entry.

    Args:
        data: The bytes of the file.
        name: What the file is called, for the refusal.

    Returns:
        The archive. Its entries have been checked but not unpacked.

    Raises:
        RefusedError: It is no archive, is damaged, encrypted or too large, or is built so that
            two programs could read two different texts from it.
    """
    check_type(data, name)
    _check_end(data, name)
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise RefusedError(name, Refusal.BROKEN, str(error)) from error
    entries = archive.infolist()
    for entry in entries:
        _check_entry(entry, data, name)
    _check_together(entries, name)
    return archive


def check_type(data: bytes, name: str = "") -> None:
    """Refuse what is no archive at all, by its first bytes.

    Raises:
        RefusedError: The content is empty, too large, encrypted, an old Word file or something
            else.
    """
    check_size(data, name)
    if data.startswith(OLE):
        encrypted = ENCRYPTED_WORD in data
        raise RefusedError(name, Refusal.ENCRYPTED if encrypted else Refusal.OLD_WORD)
    if not data.startswith(b"PK\x03\x04"):
        raise RefusedError(name, Refusal.NOT_WORD)


def _check_end(data: bytes, name: str) -> None:
    """The list of entries must end the file, and say where it is without contradiction."""
    at = data.rfind(b"PK\x05\x06")
    if at < 0 or at + _END.size > len(data):
        raise RefusedError(name, Refusal.BROKEN, "the list of its parts is missing")
    _, _, _, here, count, size, offset, comment = _END.unpack_from(data, at)
    if here != count or count > MAX_ENTRIES:
        raise RefusedError(name, Refusal.TOO_LARGE, f"{count} parts")
    if offset + size != at or at + _END.size + comment != len(data):
        raise RefusedError(name, Refusal.DANGEROUS, "it holds more than one archive")


def _check_entry(entry: zipfile.ZipInfo, data: bytes, name: str) -> None:
    if entry.flag_bits & 1:
        raise RefusedError(name, Refusal.ENCRYPTED)
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise RefusedError(name, Refusal.BROKEN, f"{entry.filename} is packed in an unknown way")
    if _is_odd(entry):
        raise RefusedError(name, Refusal.DANGEROUS, f"a part is called {entry.filename!r}")
    if _is_bomb(entry):
        raise RefusedError(name, Refusal.TOO_LARGE, f"{entry.filename} unpacks without measure")
    if _local_name(entry, data) != entry.orig_filename:
        raise RefusedError(name, Refusal.DANGEROUS, f"{entry.filename} has two names")


def _is_odd(entry: zipfile.ZipInfo) -> bool:
    """Whether a name leads out of the archive, or the entry is a link to somewhere else."""
    name = entry.orig_filename
    linked = entry.create_system == _UNIX and stat.S_ISLNK(entry.external_attr >> 16)
    climbs = ".." in name.split("/") or name.startswith("/")
    return linked or climbs or any(char in "\\:" or char < " " for char in name)


def _is_bomb(entry: zipfile.ZipInfo) -> bool:
    ratio = entry.file_size / max(entry.compress_size, 1)
    return entry.file_size > MAX_UNPACKED or (entry.file_size > SMALL and ratio > MAX_RATIO)


def _local_name(entry: zipfile.ZipInfo, data: bytes) -> str | None:
    """The name that stands before the packed bytes themselves."""
    start = entry.header_offset
    if start < 0 or start + _LOCAL.size > len(data):
        return None
    fields = _LOCAL.unpack_from(data, start)
    if fields[0] != b"PK\x03\x04":
        return None
    raw = data[start + _LOCAL.size : start + _LOCAL.size + fields[-2]]
    return raw.decode("utf-8" if entry.flag_bits & 0x800 else "cp437", "replace")


def _check_together(entries: list[zipfile.ZipInfo], name: str) -> None:
    """No two entries may have one name or share bytes, nor be boundless together."""
    if len({entry.filename.casefold() for entry in entries}) != len(entries):
        raise RefusedError(name, Refusal.DANGEROUS, "two parts have the same name")
    if sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        raise RefusedError(name, Refusal.TOO_LARGE, "unpacked")
    end = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        if entry.header_offset < end or (end == 0 and entry.header_offset != 0):
            raise RefusedError(name, Refusal.DANGEROUS, "its parts overlap")
        end = entry.header_offset + _LOCAL.size + len(entry.filename) + entry.compress_size


def check_xml(data: bytes, name: str, part: str) -> None:
    """Refuse a part that no honest Word file holds, before it is parsed.

    Raises:
        RefusedError: It is too large, has a document type of its own (the door to entities that
            fetch, swell or hide text), or is in an encoding that Word does not write.
    """
    if len(data) > MAX_PART:
        raise RefusedError(name, Refusal.TOO_LARGE, part)
    plain = check_prolog(data, name, part)
    if plain.count(b"<") > MAX_MARKS or plain.count(b"xmlns:") > MAX_NAMESPACES:
        raise RefusedError(name, Refusal.TOO_LARGE, part)


def check_prolog(data: bytes, name: str, part: str) -> bytes:
    """Refuse a part by what stands before its first element.

    Returns:
        The bytes with one byte for each character of the markup.

    Raises:
        RefusedError: As `check_xml`, but for the size.
    """
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<"))
    plain = data.replace(b"\0", b"") if wide else data
    if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
        raise RefusedError(name, Refusal.DANGEROUS, f"{part} defines a document type")
    if not _is_known_encoding(plain, wide=wide):
        raise RefusedError(name, Refusal.UNDECODABLE, part)
    return plain


def _is_known_encoding(plain: bytes, *, wide: bool) -> bool:
    start = plain[:400].removeprefix(b"\xef\xbb\xbf").lstrip()
    if not wide and not start.startswith(b"<"):
        return False
    declared = _DECLARATION.search(plain[:400])
    if declared is None:
        return not start.startswith(b"<?xml")
    encoding = _ENCODING.search(declared.group())
    known = encoding is None or encoding.group(1).lower() in _ENCODINGS
    return known and _VERSION.search(declared.group()) is not None
