"""Files of other office programs, converted by LibreOffice in a process that is shut in.

It has no network, no profile, macros or links of its own, and bounded time, memory and disk.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import zipfile
from contextlib import suppress
from dataclasses import replace
from itertools import accumulate
from pathlib import Path

from clauses.model import Reading
from clauses.model import Remark
from clauses.model import RemarkKind
from clauses.reading.gate import check_xml
from clauses.reading.gate import open_archive
from clauses.reading.kinds import Kind
from clauses.reading.package import DAMAGES
from clauses.reading.refusal import Refusal
from clauses.reading.refusal import RefusedError
from clauses.reading.word.reading import read_word_file

PATIENCE = 120
"""Seconds by the clock; `shut_in` bounds computing, memory and disk."""
MAX_RICH_TEXT = 40_000_000
MAX_GROUPS = 500
"""Deeper than this no honest rich text nests its groups."""
_ENDINGS = {Kind.OLD_WORD: "doc", Kind.OPEN_DOCUMENT: "odt", Kind.RICH_TEXT: "rtf"}
_ENCRYPTED_PART = b"encryption-data"
_WORD_MARK = b"\xec\xa5"
_SECTOR = 512
_FLAGS = _SECTOR + 11
"""Where the first sector of an old Word file says that it is encrypted."""
_ESCAPED = re.compile(rb"\\[\\{}]")
_GROUP = re.compile(rb"[{}]")
_SHUT_IN = Path(__file__).with_name("shut_in.py")
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>2</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update">
<prop oor:name="Field" oor:op="fuse"><value>false</value></prop></item>
</oor:items>
"""


def check_office(data: bytes, name: str = "") -> None:
    """Look at a file of another office program before it is converted.

    Raises:
        RefusedError: It is protected by a password, too large or built to deceive.
    """
    if data.startswith(b"PK"):
        _check_open_document(data, name)
    elif data.startswith(b"{\\rtf"):
        _check_rich_text(data, name)
    elif data[_SECTOR : _SECTOR + 2] == _WORD_MARK and data[_FLAGS] & 1:
        raise RefusedError(name, Refusal.ENCRYPTED)


def _check_open_document(data: bytes, name: str) -> None:
    archive = open_archive(data, name)
    for part in archive.namelist():
        if part.endswith((".xml", ".rdf")):
            content = _unpacked(archive, part, name)
            check_xml(content, name, part)
            if part == "META-INF/manifest.xml" and _ENCRYPTED_PART in content:
                raise RefusedError(name, Refusal.ENCRYPTED)


def _unpacked(archive: zipfile.ZipFile, part: str, name: str) -> bytes:
    try:
        return archive.read(part)
    except DAMAGES as error:
        raise RefusedError(name, Refusal.BROKEN, part) from error


def _check_rich_text(data: bytes, name: str) -> None:
    if len(data) > MAX_RICH_TEXT:
        raise RefusedError(name, Refusal.TOO_LARGE, f"{len(data)} bytes")
    groups = _GROUP.findall(_ESCAPED.sub(b"", data))
    if max(accumulate(1 if sign == b"{" else -1 for sign in groups), default=0) > MAX_GROUPS:
        raise RefusedError(name, Refusal.TOO_LARGE, "groups in groups")


def to_word(data: bytes, kind: Kind, name: str = "") -> bytes:
    """Let LibreOffice make a Word file of a file that has been looked at.

    Args:
        data: The bytes of the file.
        kind: Its type, one of `OFFICE`.
        name: What it is called, for the refusal.

    Returns:
        The bytes of the Word file.

    Raises:
        RefusedError: LibreOffice is not installed, cannot read the file, or takes more for it
            than a document needs.
    """
    program = shutil.which("soffice")
    if program is None:
        raise RefusedError(name, Refusal.NO_CONVERTER)
    with tempfile.TemporaryDirectory(prefix="lydelse-") as folder:
        home = Path(folder)
        source = home / f"text.{_ENDINGS[kind]}"
        source.write_bytes(data)
        _convert(program, source, home, name)
        made = home / "made" / "text.docx"
        if not made.is_file():
            raise RefusedError(name, Refusal.BROKEN, "LibreOffice cannot read it")
        return made.read_bytes()


def _convert(program: str, source: Path, home: Path, name: str) -> None:
    profile = home / "profile" / "user"
    profile.mkdir(parents=True)
    (profile / "registrymodifications.xcu").write_text(_SETTINGS, "utf-8")
    command = [
        *(sys.executable, "-I", "-S", str(_SHUT_IN)),
        *(program, "--headless", "--norestore", "--nolockcheck", "--nodefault"),
        f"-env:UserInstallation={profile.parent.as_uri()}",
        *("--convert-to", "docx:Office Open XML Text", "--outdir", str(home / "made")),
        str(source),
    ]
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=home,
        env={"HOME": str(home), "TMPDIR": str(home), "PATH": os.defpath, "LANG": "C.UTF-8"},
        start_new_session=True,
    )
    try:
        process.wait(PATIENCE)
    except subprocess.TimeoutExpired as error:
        raise RefusedError(name, Refusal.TOO_LARGE, "converting it took too long") from error
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a program and everything that it started."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def read_converted(data: bytes, name: str = "") -> Reading:
    """Read a Word file that was made of another, and say so.

    Raises:
        RefusedError: There is nothing to be read in it.
    """
    reading = _named(data, name)
    told = Remark(RemarkKind.GUESSED_STRUCTURE, "LibreOffice")
    return replace(reading, remarks=(told, *reading.remarks))


def _named(data: bytes, name: str) -> Reading:
    """Read the Word file; what is refused of it is refused of the file that was handed in."""
    try:
        return read_word_file(data)
    except RefusedError as error:
        raise RefusedError(name, error.reason, error.detail) from error
