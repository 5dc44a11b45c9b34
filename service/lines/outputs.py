"""Files and lines that a command leaves behind."""

import errno
import json
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any

import click

if TYPE_CHECKING:
    from service.calling import Context


@contextmanager
def working(context: "Context", name: str) -> Iterator[None]:
    """Show on a terminal that a file is being made, and for how long; nothing where piped."""
    if context.quiet or not sys.stderr.isatty():
        yield
        return
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import Progress
    from rich.progress import SpinnerColumn
    from rich.progress import TextColumn
    from rich.progress import TimeElapsedColumn

    columns = SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn()
    with Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        shown.add_task(escape(name))
        yield


def write_whole(path: Path, data: bytes) -> None:
    """Write a file wholly or not at all.

    Raises:
        OSError: It cannot be written; the error names the file as it was asked for.
    """
    try:
        _write(path, data)
    except OSError as error:
        raise type(error)(error.errno, error.strerror, str(path)) from error


def _write(path: Path, data: bytes) -> None:
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".lydelse-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def print_lines(text: str) -> None:
    """Print a list that people read, one thing a line; nothing where it is empty."""
    if text:
        click.echo(text)


def print_json(value: Any) -> None:
    """Print plain values for programs to read."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=1))


def print_bytes(data: bytes) -> None:
    """Print text that is already encoded."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
