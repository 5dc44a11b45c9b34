"""PDF files of our own making, by hand: pages of lines in Helvetica."""

from collections.abc import Sequence
from typing import NamedTuple


class Set(NamedTuple):
    """A line of text and how it is set."""

    text: str
    size: int = 11
    bold: bool = False
    gap: int = 14
    """How far below the line before it stands, in points."""


def pdf(*pages: Sequence[str | Set]) -> bytes:
    """A PDF of some pages, each of lines from top to bottom."""
    fonts = "/Font << /F1 3 0 R /F2 4 0 R >>"
    kids = " ".join(f"{5 + 2 * at} 0 R" for at in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        *(_font("Helvetica"), _font("Helvetica-Bold")),
    ]
    for at, lines in enumerate(pages):
        stream = _content(lines)
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            f"/Resources << {fonts} >> /Contents {6 + 2 * at} 0 R >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    return _file(objects)


def _font(name: str) -> str:
    return f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>"


def _content(lines: Sequence[str | Set]) -> str:
    height, parts = 800, ["BT"]
    for line in lines:
        one = Set(line) if isinstance(line, str) else line
        height -= one.gap
        text = one.text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        font = "F2" if one.bold else "F1"
        parts.append(f"/{font} {one.size} Tf 1 0 0 1 70 {height} Tm ({text}) Tj")
    return "\n".join([*parts, "ET"])


def _file(objects: Sequence[str]) -> bytes:
    data, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{content}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    end += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(data)}\n%%EOF\n"
    return data + end.encode()
