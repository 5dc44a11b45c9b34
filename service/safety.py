"""What a service must not be started with."""

import ipaddress
import os
from collections.abc import Iterable
from pathlib import Path

from service.accounts.errors import AccountsError
from service.settings import Settings

_SHORTEST = 32


class UnsafeError(AccountsError):
    """The service would not be safe to serve."""

    def __init__(self, reason: str, value: str = "") -> None:
        super().__init__(f"{value or 'the service'}: it is not safe to serve: {reason}")
        self.reason = reason
        self.value = value


def check(settings: Settings, host: str, secrets: Iterable[Path]) -> None:
    """Refuse to serve what would not be safe.

    Args:
        settings: How it would be served.
        host: Where it would listen.
        secrets: Files that hold secrets.

    Raises:
        UnsafeError: It would not be safe; the reason says why.
    """
    if os.environ.get("FLASK_DEBUG", "0") not in {"", "0"}:
        raise UnsafeError("debug", "FLASK_DEBUG")
    for path in secrets:
        if path.exists() and path.stat().st_mode & 0o077:
            raise UnsafeError("readable", str(path))
    if len(settings.secret) < _SHORTEST:
        raise UnsafeError("weak-secret")
    if settings.public_url and not settings.secure:
        raise UnsafeError("plain-url", settings.public_url)
    if not is_here(host) and not settings.secure:
        raise UnsafeError("open-host", host)
    if settings.secure and settings.audience != "decision":
        raise UnsafeError("open-drafts", f"--audience {settings.audience}")


def is_here(host: str) -> bool:
    """Whether only this machine can reach an address.

    Examples:
        >>> is_here("127.0.0.1"), is_here("localhost"), is_here("::1"), is_here("0.0.0.0")
        (True, True, True, False)
    """
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
