"""What git and its library leave to us of the disk: to sync names, and to remove what was left."""

import os
from pathlib import Path


def remove(path: Path) -> None:
    """Remove a file, or a folder with all that lies in it; nothing where there is none."""
    if path.is_dir():
        for below in path.iterdir():
            remove(below)
        path.rmdir()
    else:
        path.unlink(missing_ok=True)


def sync_directory(path: Path) -> None:
    """Make the names in a directory reach the disk."""
    sync(path, os.O_DIRECTORY)


def sync(path: Path, kind: int = 0) -> None:
    """Make what is in a file reach the disk."""
    descriptor = os.open(path, os.O_RDONLY | kind)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
