from hypothesis import given
from hypothesis import strategies as st

from clauses.merging.merge import BASE
from clauses.merging.sources import sourced

TEXTS = st.lists(st.sampled_from(["och", "ska", "bör", "vården", ".", "\n"]), max_size=10).map(
    " ".join
)


@given(TEXTS, st.lists(TEXTS, max_size=3), TEXTS)
def test_the_final_wording_can_be_told_from_its_sources(
    base: str, wordings: list[str], final: str
) -> None:
    assert "".join(one.text for one in sourced(base, wordings, final)) == final


@given(TEXTS, TEXTS)
def test_what_was_kept_is_the_bases(base: str, wording: str) -> None:
    assert all(one.sources == (BASE,) for one in sourced(base, [wording], base))


def test_words_of_both_proposals_and_of_the_meeting_are_told_apart() -> None:
    found = sourced(
        "Kompetensen bör säkras.",
        ["Kompetensen ska säkras.", "Kompetensen bör säkras dygnet runt."],
        "Kompetensen ska säkras alla vardagar dygnet runt.",
    )

    assert [(one.text.strip(), one.sources) for one in found if one.sources != (BASE,)] == [
        ("ska", (0,)),
        ("alla vardagar", ()),
        ("dygnet runt", (1,)),
    ]
