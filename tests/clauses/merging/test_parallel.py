from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from clauses.changes import Op
from clauses.merging.parallel import parallel

TEXTS = st.lists(
    st.sampled_from(["Parterna samverkar.", "Läkare bör nås.", "Läkare ska nås.", "\n", "och"]),
    max_size=6,
).map(" ".join)
WORDINGS = st.lists(TEXTS, max_size=3)


@given(TEXTS, WORDINGS)
def test_base_and_wordings_can_be_told_from_the_rows(base: str, wordings: list[str]) -> None:
    rows = parallel(base, wordings)

    assert "".join(row.base for row in rows) == base
    for at, wording in enumerate(wordings):
        assert "".join(row.wordings[at] for row in rows) == wording


@given(TEXTS, WORDINGS)
def test_what_all_have_in_common_is_one_row(base: str, wordings: list[str]) -> None:
    assert not any(one.common and other.common for one, other in pairwise(parallel(base, wordings)))


def test_three_proposals_stand_beside_the_base_sentence_by_sentence() -> None:
    base = "Regionen erbjuder läkarmedverkan. Läkare bör nås. Avtalet gäller tills vidare."
    rows = parallel(
        base,
        [
            base.replace("bör", "ska"),
            base.replace("bör nås", "ska utan dröjsmål nås"),
            base.replace("bör", "ska"),
        ],
    )

    assert [(row.common, row.agreed, row.collides) for row in rows] == [
        (True, False, False),
        (False, False, True),
        (True, False, False),
    ]
    assert rows[1].base == "Läkare bör nås. "
    assert rows[1].wordings[1] == "Läkare ska utan dröjsmål nås. "
    assert [hunk.text for hunk in rows[1].hunks(0) if hunk.op is Op.INSERT] == ["ska"]


def test_an_added_paragraph_is_a_row_of_its_own() -> None:
    rows = parallel("Läkare bör nås.", ["Läkare bör nås.\nParterna samverkar."])

    assert [(row.base, row.wordings) for row in rows] == [
        ("Läkare bör nås.", ("Läkare bör nås.",)),
        ("", ("\nParterna samverkar.",)),
    ]


def test_changes_of_different_words_of_a_sentence_do_not_collide() -> None:
    (row,) = parallel(
        "Läkare bör alltid nås.", ["Läkare ska alltid nås.", "Läkare bör alltid ses."]
    )

    assert (row.agreed, row.collides) == (False, False)
