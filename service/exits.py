"""What a failed command says, and the code it ends with."""

import sys
from collections.abc import Iterator
from collections.abc import Sequence
from contextlib import contextmanager

from clauses.errors import ClausesError
from versions.errors import VersionsError

WRONG_USAGE = 2
DAMAGED = 6
CODES = {
    "RefusedError": 3,
    "NotFoundError": 4,
    "NoStoreError": 4,
    "FileNotFoundError": 4,
    "StaleBaseError": 5,
    "DamagedStoreError": DAMAGED,
    "DamagedFileError": DAMAGED,
    "DamagedClauseError": DAMAGED,
    "CannotWriteError": DAMAGED,
    "MovedRefError": DAMAGED,
    "OSError": DAMAGED,
}
"""Exit codes by the name of an error or of what it is a kind of.

By name, because importing the classes would load git for commands that need none.
"""


def code_of(error: BaseException) -> int:
    """The exit code of an error: that of the nearest class that has one.

    Examples:
        >>> code_of(FileNotFoundError()), code_of(PermissionError()), code_of(ClausesError())
        (4, 6, 2)
    """
    for kind in type(error).__mro__:
        if kind.__name__ in CODES:
            return CODES[kind.__name__]
    return WRONG_USAGE


@contextmanager
def failing(words: Sequence[str]) -> Iterator[None]:
    """End the program with one line and an exit code where something fails."""
    try:
        yield
    except (ClausesError, VersionsError, OSError) as error:
        from service.wording import Wording

        said = Wording(_language_of(words)).error(error)
        print(f"lydelse: {said}", file=sys.stderr)
        for label, text in _texts(error):
            print(f"--- {label}\n{text}", file=sys.stderr)
        sys.exit(code_of(error))


def _language_of(words: Sequence[str]) -> str:
    """The language that was asked for; it must be known even where the options were wrong."""
    from service.cli import spoken_language

    for index, word in enumerate(words):
        if word == "--lang" and index + 1 < len(words):
            return words[index + 1]
        if word.startswith("--lang="):
            return word.removeprefix("--lang=")
    return spoken_language()


def _texts(error: BaseException) -> Iterator[tuple[str, str]]:
    """Both texts of an edit on a stale base."""
    for label in ("base_text", "current_text", "your_text"):
        text = getattr(error, label, None)
        if isinstance(text, str):
            yield label.removesuffix("_text"), text
