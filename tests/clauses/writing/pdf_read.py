"""What a PDF says of itself, as those who listen or check it get it."""

import io
import subprocess
from collections.abc import Iterator
from typing import Any

import pikepdf


def structure(pdf: bytes) -> list[str]:
    """The tags of a PDF in reading order, without slashes."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return [str(tag.S)[1:] for tag in elements(opened)]


def elements(opened: pikepdf.Pdf) -> Iterator[Any]:
    """The structure elements of a PDF in reading order."""
    yield from _below(opened.Root.StructTreeRoot.K)


def _below(node: Any) -> Iterator[Any]:
    if isinstance(node, pikepdf.Array):
        for one in node:
            yield from _below(one)
    elif isinstance(node, pikepdf.Dictionary):
        if "/S" in node:
            yield node
        if "/K" in node:
            yield from _below(node.K)


def words_of(pdf: bytes) -> str:
    """The text of a PDF in reading order, every white space a single space."""
    told = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True
    )
    return " ".join(told.stdout.decode().split())
