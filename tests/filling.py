"""Fills in an agenda as a secretary would: types into its content controls, and saves."""

import zipfile
from collections.abc import Mapping
from io import BytesIO

from lxml import etree

from clauses.reading.ooxml import VAL
from clauses.reading.ooxml import W

TEXT = "word/document.xml"


def fill_in(agenda: bytes, answers: Mapping[str, str]) -> bytes:
    """An agenda with something typed into some of its controls.

    Args:
        agenda: The Word file.
        answers: What is typed, by the beginning of the control's name.
    """
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(agenda)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, _typed(data, answers) if name == TEXT else data)
    return made.getvalue()


def _typed(data: bytes, answers: Mapping[str, str]) -> bytes:
    root = etree.fromstring(data)
    for control in root.iter(f"{W}sdt"):
        properties = control.find(f"{W}sdtPr")
        assert properties is not None
        tag = properties.find(f"{W}tag")
        name = "" if tag is None else tag.get(VAL, "")
        for text in (said for start, said in answers.items() if name.startswith(start)):
            first, *rest = control.iter(f"{W}t")
            first.text = text
            for one in rest:
                one.text = ""
            for hint in properties.findall(f"{W}showingPlcHdr"):
                properties.remove(hint)
    return etree.tostring(root)
