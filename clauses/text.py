"""Words of a text: where one ends and the next begins."""

import re

_TOKEN = re.compile(
    r"""
    \d+(?:[.,:]\d+)*          # a number, with its decimals or parts: 4.2, 1,5, 12:30
  | (?:[^\W\d_][\u0300-\u036f\u00ad\u200c\u200d]*)+\d*
      (?:[-\u2011](?=[^\W_])(?:[^\W_][\u0300-\u036f]*)+)*   # a word, hyphenated compounds whole
  | \n
  | [^\S\n]+                  # white space
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
    """
    return _TOKEN.findall(text)


def is_word(token: str) -> bool:
    """Whether a token is a word or a number rather than punctuation or space."""
    return token[:1].isalnum()
