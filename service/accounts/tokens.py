"""Secrets that are handed out once; the database keeps only what they can be known again by."""

import hashlib
import secrets

_BYTES = 32


def new_token() -> str:
    """A secret of 256 bits, safe in addresses and cookies."""
    return secrets.token_urlsafe(_BYTES)


def key_of(token: str) -> str:
    """What a secret is kept as; the secret cannot be told from it."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
