"""Marked text as HTML: what a browser is told."""

import re

import pytest

from clauses.writing.html_text import Voice
from clauses.writing.html_text import write_runs
from clauses.writing.marked import MarkedRun


@pytest.mark.parametrize(
    ("text", "together"),
    [
        pytest.param("Enligt 16 kap. 1 § i lagen.", ["16 kap.", "1 §"], id="a section of a law"),
        pytest.param("Se 3 a § och 4 §§ där.", ["3 a §", "4 §§"], id="a letter and two signs"),
        pytest.param("Det gäller § 4 och 5 kapitel.", [], id="no number before a sign"),
    ],
)
def test_a_number_is_not_parted_from_its_sign_at_the_end_of_a_line(
    text: str, together: list[str]
) -> None:
    html = write_runs([MarkedRun(text)], Voice())

    assert re.findall(r'<span class="together">(.*?)</span>', html) == together
    assert re.sub("<[^>]+>", "", html) == text
