"""Where a person is named: in texts of the store, and in files that came from outside."""

import io
import re
import unicodedata
import zipfile
from collections.abc import Iterator
from html import unescape

from clauses.reading.guard import read_guarded
from clauses.reading.refusal import RefusedError
from versions.format.messages import BadTextError

NOBODY = "NN"
"""What stands where somebody's name stood."""
_WORD = re.compile(r"[^\W_]+")
_BETWEEN = r"(?:[-\s.,*'’\\]|\{U\+[0-9A-F]{4,6}\}|\{\+\})+"
"""What may stand between the words of a name in a file of the store."""
_BREAK = re.compile(r"</w:p>|</w:tc>|<w:(?:tab|br)\b[^>]*>|</text:[ph]>|</si>|</dc:creator>")
_TAG = re.compile(r"<[^>]*>")
_LONGEST_PART = 50_000_000
"""Bytes of a part of a file that are looked at."""


class Mentions:
    """Finds one name, also with its last word first, in bold, or with odd spaces."""

    def __init__(self, name: str) -> None:
        """Look for a name.

        Raises:
            BadTextError: It has fewer than two letters.
        """
        words = [re.escape(word) for word in _WORD.findall(unicodedata.normalize("NFC", name))]
        if sum(map(len, words)) < 2:
            raise BadTextError(name, "the name of a person")
        orders = {tuple(words): None, (words[-1], *words[:-1]): None}
        told = "|".join(_BETWEEN.join(order) for order in orders)
        self._pattern = re.compile(
            rf"(?<![^\W_])(?<![^\W_]-)(?:{told})(?=s?(?!-?[^\W_]))", re.IGNORECASE
        )

    def within(self, text: str) -> bool:
        """Whether a text names the person."""
        return bool(self._pattern.search(unicodedata.normalize("NFC", text)))

    def alone(self, text: str) -> bool:
        """Whether a text is the person's name and nothing else."""
        return bool(self._pattern.fullmatch(unicodedata.normalize("NFC", text).strip()))

    def without(self, text: str) -> str:
        """A text in which nobody stands where the person stood."""
        return self._pattern.sub(NOBODY, text) if self.within(text) else text

    def inside(self, content: bytes, name: str) -> bool | None:
        """Whether a file that came from outside names the person; nothing where none can tell.

        Args:
            content: The file.
            name: What it is called; its ending says what it is.
        """
        try:
            return any(self.within(text) for text in _texts(content, name))
        except (RefusedError, zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
            return None


def _texts(content: bytes, name: str) -> Iterator[str]:
    """Everything a file says, as far as it can be read: first as it lies there."""
    yield content.decode("utf-8", "replace")
    if zipfile.is_zipfile(io.BytesIO(content)):
        yield from _parts(content)
        return
    yield content.decode("latin-1")
    yield content.decode("utf-16-le", "replace")
    if not _is_text(content):
        yield from _read(content, name)


def _parts(content: bytes) -> Iterator[str]:
    """The texts of the parts of a Word or OpenDocument file, hidden ones too."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for part in archive.infolist():
            with archive.open(part) as file:
                raw = file.read(_LONGEST_PART + 1)
            if len(raw) > _LONGEST_PART:
                raise ValueError(part.filename)
            marked = raw.decode("utf-8", "replace")
            yield unescape(marked)
            yield unescape(_TAG.sub("", _BREAK.sub("\n", marked)))


def _is_text(content: bytes) -> bool:
    return b"\0" not in content and not content.startswith((b"%PDF", b"\xd0\xcf\x11\xe0"))


def _read(content: bytes, name: str) -> Iterator[str]:
    reading = read_guarded(content, name)
    for clause in reading.document.clauses:
        yield f"{clause.heading}\n{clause.text}"
        yield from (block.text for note in clause.notes for block in note.blocks)
    yield from (remark.text for remark in reading.remarks)
