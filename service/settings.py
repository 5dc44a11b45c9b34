"""What an operator decides about the service."""

import os
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from service.accounts.database import FOR_A_WHILE
from service.accounts.tenants import Tenant

MEGABYTE = 1024 * 1024
HOUR = 3600


@dataclass(frozen=True, slots=True)
class Settings:
    """How the pages are served."""

    secret: str
    """Signs forms and cookies, and locks up the secrets of second factors."""
    audience: str = "decision"
    """What a visitor without an account sees: draft, consultation or decision."""
    demo: bool = False
    """Whether the pages say that they show a sample."""
    language: str = "sv"
    """The language of a visitor who has chosen none and whose browser speaks neither."""
    upload_limit: int = 20 * MEGABYTE
    """The most bytes that one request may carry."""
    guests_compare: bool = True
    """Whether people without an account may compare files of their own."""
    database: str = FOR_A_WHILE
    """Where the accounts are, as SQLAlchemy writes it."""
    host: str = "127.0.0.1"
    """Where it listens."""
    public_url: str = ""
    """The address that people type, where a proxy stands between them and the service."""
    idle_limit: int = 2 * HOUR
    """After how many unused seconds a session ends."""
    session_limit: int = 12 * HOUR
    """After how many seconds a session ends whatever happens."""
    workers: int = 0
    """How many pieces of heavy work run beside each other in processes of their own."""
    metrics_token: str = ""
    """With it a monitor reads the metrics; without one there are none to read."""
    limited: bool = False
    """Whether somebody who asks too often must wait."""
    tenants: tuple[Tenant, ...] = ()
    """The services at which people sign in."""
    clock: Callable[[], float] = time.time
    """Tells the moment, in seconds since 1970."""

    @property
    def secure(self) -> bool:
        """Whether pages go encrypted, so that cookies may ask for it."""
        return self.public_url.startswith("https://")

    @property
    def hosts(self) -> list[str] | None:
        """The only names the service answers to: others may lead here from anybody's page.

        None are compared where it listens on an IPv6 address by itself.
        """
        named = urlsplit(self.public_url).hostname
        if named:
            return [named]
        return None if ":" in self.host else ["localhost", "127.0.0.1", self.host]


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
