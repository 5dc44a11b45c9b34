"""What every command is called with."""

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Context:
    """What every command knows: where the store lies, who asks, in which language."""

    store: Path
    language: str
    quiet: bool
    audience: str


def spoken_language() -> str:
    """Swedish where the machine speaks it, English elsewhere."""
    spoken = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG", "")
    return "sv" if spoken.startswith("sv") else "en"
