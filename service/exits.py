"""What a failed command says, and the code it ends with."""

import sys
from collections.abc import Iterator
from collections.abc import Sequence
from contextlib import contextmanager

import click

from clauses.errors import ClausesError
from service.accounts.errors import AccountsError
from versions.errors import VersionsError

WRONG_USAGE = 2
DAMAGED = 6
INTERRUPTED = 130
"""What shells call a program that was stopped by its user."""
CODES = {
    "RefusedError": 3,
    "UnreadableFileError": 3,
    "BadBackupError": 3,
    "EmptyDocumentError": 3,
    "EmptyNoteError": 3,
    "OtherTextError": 3,
    "UnknownPartyError": 4,
    "NotFoundError": 4,
    "NoStoreError": 4,
    "UnknownAccountError": 4,
    "UnknownGroupError": 4,
    "FileNotFoundError": 4,
    "StaleBaseError": 5,
    "DamagedStoreError": DAMAGED,
    "DamagedFileError": DAMAGED,
    "DamagedClauseError": DAMAGED,
    "CannotWriteError": DAMAGED,
    "MovedRefError": DAMAGED,
    "CannotSignError": DAMAGED,
    "BadMomentError": DAMAGED,
    "UnreachableAccountsError": DAMAGED,
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
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        sys.exit(WRONG_USAGE)
    except click.ClickException as error:
        _tell(_usage(error))
        sys.exit(WRONG_USAGE)
    except click.Abort:
        sys.exit(INTERRUPTED)
    except (ClausesError, VersionsError, AccountsError, OSError) as error:
        from service.wording import Wording

        _tell(Wording(_language_of(words)).error(error))
        for label, text in _texts(error):
            print(f"--- {label}\n{text}", file=sys.stderr)
        sys.exit(code_of(error))


def _tell(said: str) -> None:
    print(f"lydelse: {one_line(said)}", file=sys.stderr)


def one_line(said: str) -> str:
    r"""A sentence with signs that cannot be printed written out, whoever put them there.

    Examples:
        >>> one_line("a\nb.md: there is no such file")
        'a\\nb.md: there is no such file'
    """
    return "".join(
        sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in said
    )


def _usage(error: click.ClickException) -> str:
    """What was wrong with a call, and where to read how it is made."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    if context is None:
        return error.format_message()
    command = context.command_path.partition(" ")[2]
    where = f"{command}: " if command else ""
    return f"{where}{error.format_message()} Try '{context.command_path} --help'."


def _language_of(words: Sequence[str]) -> str:
    """The language that was asked for; it must be known even where the options were wrong."""
    from service.calling import spoken_language

    for index, word in enumerate(words):
        if word == "--lang" and index + 1 < len(words):
            return words[index + 1]
        if word.startswith("--lang="):
            return word.removeprefix("--lang=")
    return spoken_language()


def _texts(error: BaseException) -> Iterator[tuple[str, str]]:
    """Both texts of an edit on a stale base."""
    texts: dict[str, str] = getattr(error, "texts", {})
    yield from texts.items()
