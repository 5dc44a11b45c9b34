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
_BETWEEN = r"(?:[-\s._,+*'’\\]|%20|\{U\+[0-9A-F]{4,6}\}|\{\+\})+"
"""What may stand between the words of a name in a file of the store, a path or an address."""
_WITHIN = r"(?:[*\u00ad\u200b-\u200d\u2060\ufeff]|\{U\+[0-9A-F]{4,6}\}|\{\+\}|-\n\s*)*"
"""What may stand within a word of it: looks that change, what nobody sees, the end of a line."""
_STARS = re.compile(r"\*+")
_BREAK = re.compile(r"</w:p>|</w:tc>|<w:(?:tab|br)\b[^>]*>|</text:[ph]>|</si>|</dc:creator>")
_TAG = re.compile(r"<[^>]*>")
_LONGEST_PART = 50_000_000
"""Bytes of a part of a file that are looked at."""


class Mentions:
    """Finds one name, also with its last word first, in bold, with odd spaces, without its dots."""

    def __init__(self, name: str) -> None:
        """Look for a name.

        Raises:
            BadTextError: It has fewer than two letters.
        """
        words = _WORD.findall(unicodedata.normalize("NFC", name))
        if sum(map(len, words)) < 2:
            raise BadTextError(name, "the name of a person")
        spelt = dict.fromkeys((tuple(words), tuple(map(_without_dots, words))))
        orders = dict.fromkeys(order for one in spelt for order in (one, (one[-1], *one[:-1])))
        told = "|".join(_BETWEEN.join(map(_pattern_of, order)) for order in orders)
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
        composed = unicodedata.normalize("NFC", text)
        return self._pattern.sub(_nobody, composed) if self.within(composed) else text

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


def _nobody(named: re.Match[str]) -> str:
    """What stands for a name; looks that began or ended within it still do."""
    turned = _STARS.findall(named[0])
    bold, italic = sum(len(one) > 1 for one in turned), sum(len(one) % 2 for one in turned)
    return NOBODY + "**" * (bold % 2) + "*" * (italic % 2)


def _pattern_of(word: str) -> str:
    return _WITHIN.join(map(re.escape, word))


def _without_dots(word: str) -> str:
    """A word as addresses of mail and files have it: ``Åsa`` as ``Asa``."""
    apart = unicodedata.normalize("NFD", word)
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


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
