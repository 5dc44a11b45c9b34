"""How the peers read a Word file, and a count of what can be seen in it that is nobody's reader.

Run as a program, by the Python that has the peer: ``readers.py NAME FILE …`` prints the text of
each file as a line of JSON.
"""

import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any

if TYPE_CHECKING:
    from clauses.model import Reading

_TAG = re.compile(r"<[^>]+>")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def lydelse(path: Path) -> str:
    from clauses.reading import read

    return _told(read(path.read_bytes(), path.name))


def lydelse_guarded(path: Path) -> str:
    from clauses.reading.guard import read_guarded

    return _told(read_guarded(path.read_bytes(), path.name))


def _told(reading: "Reading") -> str:
    """The words of all clauses, their numbers, and the words that remarks account for."""
    from clauses.model import PARTS
    from clauses.model import part_text

    remarked = [one.text for one in reading.remarks if one.characters]
    clauses = reading.document.clauses
    texts = [part_text(clause, part) for clause in clauses for part in PARTS]
    return "\n".join([*texts, *(clause.number for clause in clauses), *remarked])


def python_docx(path: Path) -> str:
    import docx

    document = docx.Document(str(path))
    lines = [paragraph.text for paragraph in document.paragraphs]
    for table in document.tables:
        lines += [cell.text for row in table.rows for cell in row.cells]
    return "\n".join(lines)


def mammoth(path: Path) -> str:
    import mammoth as peer

    with path.open("rb") as stream:
        return _TAG.sub(" ", str(peer.convert_to_html(stream).value))


def docx2python(path: Path) -> str:
    from docx2python import docx2python as peer

    with peer(str(path)) as document:
        return str(document.text)


def pandoc(path: Path) -> str:
    import pypandoc

    command = [pypandoc.get_pandoc_path(), "-f", "docx", "-t", "plain", "--wrap=none", str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


READERS = {
    reader.__name__: reader
    for reader in (lydelse, lydelse_guarded, python_docx, mammoth, docx2python, pandoc)
}
PARTS = ("document", "footnotes", "endnotes")


def seen(path: Path) -> str:
    """The text elements that are neither struck nor hidden, of the body and of its notes."""
    from lxml import etree

    with zipfile.ZipFile(path) as archive:
        roots = {
            part: etree.fromstring(archive.read(f"word/{part}.xml"))
            for part in PARTS
            if f"word/{part}.xml" in archive.namelist()
        }
    body = roots["document"]
    texts = list(_texts(body))
    for part in PARTS[1:]:
        name = part.removesuffix("s")
        used = [one.get(f"{_W}id") for one in body.iter(f"{_W}{name}Reference") if _is_seen(one)]
        for note in roots[part].iter(f"{_W}{name}") if part in roots else ():
            texts += _texts(note) if note.get(f"{_W}id") in used else ()
    return "".join(texts)


def _texts(within: Any) -> Iterator[str]:
    return (text.text or "" for text in within.iter("{*}t") if _is_seen(text))


def _is_seen(element: Any) -> bool:
    above = list(element.iterancestors())
    names = {one.tag.rpartition("}")[2] for one in above}
    if names & {"del", "moveFrom", "Fallback"}:
        return False
    return not any(
        one.find(f"{_W}rPr/{_W}vanish") is not None or one.find(f"{_W}trPr/{_W}del") is not None
        for one in above
    )


def main() -> None:
    """Print what one reader makes of some files."""
    reader = READERS[sys.argv[1]]
    for name in sys.argv[2:]:
        try:
            text = reader(Path(name))
        except Exception as error:
            text = ""
            print(f"{name}: {type(error).__name__}", file=sys.stderr)
        print(json.dumps(text))


if __name__ == "__main__":
    main()
