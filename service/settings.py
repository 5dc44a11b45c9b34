"""What an operator decides about the service."""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Settings:
    """How the pages are served."""

    secret: str
    """Signs forms and cookies."""
    audience: str = "decision"
    """Whose view of the store every visitor has: draft, consultation or decision."""
    demo: bool = False
    """Whether the pages say that they show a sample."""
    language: str = "sv"
    """The language of a visitor who has chosen none and whose browser speaks neither."""
    upload_limit: int = 20 * MEGABYTE
    """The most bytes that one request may carry."""


def secret_key(folder: Path) -> str:
    """The secret from the environment, or from a file made once beside the store, mode 600."""
    given = os.environ.get("LYDELSE_SECRET_KEY")
    if given:
        return given
    path = folder / "secret"
    if not path.exists():
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_hex(32))
    return path.read_text("ascii").strip()
