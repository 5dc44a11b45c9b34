"""Words of a text: where one ends and the next begins."""

import re
from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Sequence
from typing import Generic
from typing import TypeVar

_WORDS = r"""
    \d+(?:[.,:]\d+)*          # a number, with its decimals or parts: 4.2, 1,5, 12:30
  | [^\W\d_]+(?:[\u0300-\u036f\u00ad\u200c\u200d]+[^\W\d_]*)*\d*
      (?:[-\u2011](?=[^\W_])[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*)*   # a word, compounds whole
"""
_PLAIN = r"[^\W\d_]++(?=[ \n,])"
"""A word with nothing beside it that could be part of it: most are, and are found at once."""
_WORD = re.compile(rf"{_PLAIN} | {_WORDS}", re.VERBOSE)
_TOKEN = re.compile(
    rf"""
    [^\S\n]+                  # white space
  | {_PLAIN}
  | \d{{1,3}}(?:[ \u00a0\u202f]\d{{3}})+(?!\d)(?:,\d+)?   # a number with its thousands apart
  | [a-zåäö]{{1,4}}+(?:\.[a-zåäö]{{1,4}})+\b\.?            # an abbreviation: t.ex., bl.a.
  | [^\W\d_]++:(?:s|n|t|en|et|ns|ens|ets)\b            # a form of an abbreviation: EU:s
  | {_WORDS}
  | §+                        # one section, or several
  | \n
  | .[\u0300-\u036f]*          # anything else, a character at a time
    """,
    re.VERBOSE | re.DOTALL,
)


def tokens(text: str) -> list[str]:
    """Cut a text into words, numbers, punctuation marks and spaces.

    Returns:
        The tokens in order; joined they are the text. A word is never cut, nor is a number.

    Examples:
        >>> tokens("Kommunen ska, enligt 4.2, svara.")
        ['Kommunen', ' ', 'ska', ',', ' ', 'enligt', ' ', '4.2', ',', ' ', 'svara', '.']
        >>> tokens("1 250 kr enligt 3 §§")
        ['1 250', ' ', 'kr', ' ', 'enligt', ' ', '3', ' ', '§§']
    """
    return _TOKEN.findall(text)


_Cut = TypeVar("_Cut", bound=Sequence[str])


class Lines(Generic[_Cut]):
    """Cuts texts that have lines in common: each line is cut once, however often it is met."""

    def __init__(self, cut: Callable[[str], _Cut]) -> None:
        """Say how a line is cut; nothing that is cut may reach over the end of one."""
        self._cut = cut
        self._known: dict[str, _Cut] = {}

    def __call__(self, text: str) -> Iterator[_Cut]:
        """What each line of a text is cut into."""
        for line in text.split("\n"):
            if line not in self._known:
                self._known[line] = self._cut(line)
            yield self._known[line]


def words(text: str) -> list[str]:
    """The words and numbers of a text, without what stands between them.

    Examples:
        >>> words("Kommunen ska, enligt 4.2, svara.")
        ['Kommunen', 'ska', 'enligt', '4.2', 'svara']
    """
    return _WORD.findall(text)


def in_one_line(text: str, longest: int) -> str:
    r"""A text in one line, cut at a word where it has more characters than it may.

    Examples:
        >>> in_one_line("Kommunen ska\nsvara.", 20), in_one_line("Kommunen ska svara.", 14)
        ('Kommunen ska svara.', 'Kommunen ska …')
    """
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[:longest].rpartition(' ')[0]} …"


def is_word(token: str) -> bool:
    """Whether a token is a word or a number rather than punctuation or space."""
    return token[:1].isalnum()
