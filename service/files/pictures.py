"""Pages of a PDF as pictures, so that somebody sees a file before they take it."""

from io import BytesIO
from threading import Lock

import pypdfium2

SHARPNESS = 1.6
"""How many dots a picture has for each of a page's points: 72 to the inch."""
_ONE_AT_A_TIME = Lock()
"""PDFium must not be used by two threads at once."""


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has."""
    with _ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(pdf)
        try:
            return len(document)
        finally:
            document.close()


def page_picture(pdf: bytes, page: int) -> bytes:
    """A page as a PNG.

    Args:
        pdf: The file.
        page: Which page, from 1.

    Raises:
        IndexError: It has no such page.
    """
    with _ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(pdf)
        try:
            if not 1 <= page <= len(document):
                raise IndexError(page)
            picture = document[page - 1].render(scale=SHARPNESS).to_pil()
        finally:
            document.close()
    out = BytesIO()
    picture.convert("P", colors=64).save(out, "PNG", optimize=False)
    return out.getvalue()
