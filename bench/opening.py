"""Whether LibreOffice opens every redline: ``python -m bench.opening PAIRS``.

PAIRS is a text file of two names of Word files a line. Ends with 1 where one of the redlines does
not come out as a PDF.
"""

import argparse
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.redlines import read_pairs
from clauses.changes import Credit
from clauses.changes import Edit
from clauses.reading.refusal import RefusedError
from clauses.writing.redline.word import redline_word

BATCH = 40
"""How many files LibreOffice is handed at once."""
SECONDS = 300
"""How long it may take for them."""


def decided(_edit: Edit) -> Credit:
    """Somebody's, on a known day and with a reason, so that moves and comments are written too."""
    return Credit("Styrgruppen", "2026-03-01", ("Styrgruppen beslutade det.",))


def write_redlines(pairs: Path, folder: Path) -> Iterator[Path]:
    """Redline every pair that is not refused into a folder."""
    for number, (old, new) in enumerate(read_pairs(pairs), start=1):
        earlier, later = Path(old).read_bytes(), Path(new).read_bytes()
        try:
            made = redline_word(earlier, later, credit=decided, moves=True)
        except RefusedError:
            continue
        path = folder / f"{number:03}-{Path(old).stem}.docx"
        path.write_bytes(made.data)
        yield path


def unopened(files: list[Path], folder: Path) -> list[Path]:
    """The files that LibreOffice makes no PDF of."""
    for start in range(0, len(files), BATCH):
        batch = [str(path) for path in files[start : start + BATCH]]
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        line = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
        subprocess.run([*line, *batch], capture_output=True, timeout=SECONDS, check=False)
    return [path for path in files if not (folder / f"{path.stem}.pdf").exists()]


def main() -> None:
    """Print what was not opened."""
    parser = argparse.ArgumentParser(prog="python -m bench.opening")
    parser.add_argument("pairs", type=Path)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        files = list(write_redlines(wanted.pairs, Path(name)))
        left = unopened(files, Path(name))
    print(f"{len(files)} redlines, {len(files) - len(left)} opened by LibreOffice")
    print(*(path.name for path in left), sep="\n", end="")
    raise SystemExit(bool(left))


if __name__ == "__main__":
    main()
