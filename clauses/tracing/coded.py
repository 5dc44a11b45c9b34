"""A sign for each word and mark of texts, so that they are compared as short strings."""

from collections.abc import Iterable

_FIRST = 32
"""The number of the first sign."""
_SURROGATES = 0xD800


class Signs(dict[str, str]):
    """A sign for each word and mark, none for spaces: so wordings are compared as short texts."""

    def __init__(self) -> None:
        """No word has a sign yet."""
        super().__init__()
        self._words: dict[str, str] = {"\n": "\n"}
        self.marks: set[str] = set()
        """The signs of what is no word."""

    @property
    def next(self) -> str:
        """The sign of the next word that has none; it is greater than all before it."""
        number = _FIRST + len(self._words)
        return chr(number if number < _SURROGATES else number + 0x800)

    def __missing__(self, word: str) -> str:
        sign = self.next
        if word.isspace():
            sign = ""
        elif not word[:1].isalnum():
            self.marks.add(sign)
        self[word] = sign
        self._words[sign] = word
        return sign

    def of(self, tokens: Iterable[str]) -> str:
        """The signs of some tokens."""
        return "".join(map(self.__getitem__, tokens))

    def words(self, signs: Iterable[str]) -> list[str]:
        """The words that some signs stand for."""
        return [self._words[sign] for sign in signs]
