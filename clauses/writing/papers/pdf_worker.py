"""Sets one paper, in a process of its own: data on standard input, a PDF on standard output.

The process has fixed fonts, no packages, no network, and bounded time, memory and files.
"""

import ctypes
import json
import re
import resource
import sys
from pathlib import Path

import font_lato
import typst

TEMPLATE = Path(__file__).with_name("paper.typ")
STANDARDS: "list[typst.PDFStandard]" = ["a-2a", "ua-1"]
ROUNDS = 12
"""How often signs that no font has are looked for: each time all that are then found."""
BOUNDS = {
    resource.RLIMIT_CPU: 300,
    resource.RLIMIT_AS: 4 << 30,
    resource.RLIMIT_FSIZE: 0,
    resource.RLIMIT_CORE: 0,
}
"""Seconds of computing, bytes of memory, and of the largest files that may be written."""
_NEW_USER_AND_NETWORK = 0x10000000 | 0x40000000

_UNSET = re.compile(r'(?:the text|the codepoint) `"(?P<signs>.+?)"`')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")


def main() -> None:
    """Read a paper, write its PDF."""
    _shut_in()
    sys.stdout.buffer.write(set_paper(sys.stdin.buffer.read().decode()))


def _shut_in() -> None:
    """Leave the network, where the machine lets one, and lower what may be used."""
    ctypes.CDLL(None).unshare(_NEW_USER_AND_NETWORK)
    for kind, most in BOUNDS.items():
        _, allowed = resource.getrlimit(kind)
        bound = most if allowed == resource.RLIM_INFINITY else min(most, allowed)
        resource.setrlimit(kind, (bound, bound))


def set_paper(paper: str) -> bytes:
    """Make a PDF of a paper that is written as JSON.

    Signs that no font has, or that the archive format forbids, are written by their numbers.

    Raises:
        typst.TypstError: The paper cannot be set.
    """
    compiler = _compiler()
    for _ in range(ROUNDS):
        try:
            return _pdf(compiler, paper)
        except typst.TypstError as error:
            unset = set(_UNSET.findall(error.diagnostic))
            if not unset:
                raise
            for signs in sorted(unset, key=lambda one: (-len(one), one)):
                paper = _named(paper, _ESCAPED.sub(lambda found: chr(int(found[1], 16)), signs))
    return _pdf(compiler, paper)


def _compiler() -> typst.Compiler:
    fonts = typst.Fonts(
        include_system_fonts=False, font_paths=[str(Path(font_lato.__file__).with_name("files"))]
    )
    nowhere = "/dev/null"
    return typst.Compiler(
        root=str(TEMPLATE.parent),
        font_paths=fonts,
        ignore_system_fonts=True,
        package_path=nowhere,
        package_cache_path=nowhere,
    )


def _pdf(compiler: typst.Compiler, paper: str) -> bytes:
    made = compiler.compile(
        TEMPLATE.read_bytes(),
        format="pdf",
        sys_inputs={"paper": paper},
        pdf_standards=STANDARDS,
        timestamp=0,
    )
    if not isinstance(made, bytes):
        raise TypeError(made)
    return made


def _named(paper: str, signs: str) -> str:
    name = "".join(f"⟨U+{ord(sign):04X}⟩" for sign in signs)
    return paper.replace(signs, name).replace(json.dumps(signs)[1:-1], name)


if __name__ == "__main__":
    main()
