import pytest

from bench.cases import CASES
from bench.cases import PLAN
from bench.cases import Case
from bench.cases import Shown
from bench.cases import shown

SEEN = (
    Shown({"moved": 1, "renumbered": 4}, 0, 0),
    Shown({"edited": 1, "moved": 1, "renumbered": 4}, len("samrådsorganet"), len("styrgruppen")),
    Shown({"renumbered": 1, "split": 1}, 0, 0),
    Shown({"renumbered": 1, "merged": 1}, 0, 0),
    Shown({"inserted": 1, "renumbered": 2}, 0, len(PLAN[1])),
    Shown({"moved": 1, "renumbered": 2}, 0, 0),
)


@pytest.mark.parametrize(
    ("case", "seen"), list(zip(CASES, SEEN, strict=True)), ids=[case.name for case in CASES]
)
def test_what_happens_to_a_clause_is_said_and_no_other_word_is_marked(
    case: Case, seen: Shown
) -> None:
    assert shown(case) == seen
