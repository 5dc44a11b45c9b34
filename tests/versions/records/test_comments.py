"""Comments find their words again after edits, or hang loose; they are never lost."""

import random
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from tests.versions.stores import DUTY
from tests.versions.stores import WHEN
from tests.versions.stores import blocks
from tests.versions.stores import clause_id
from tests.versions.stores import edited
from tests.versions.stores import store_with_agreement
from versions.records.comments import NotSaidError
from versions.records.comments import read_comment
from versions.records.comments import write_comment
from versions.records.links import Target
from versions.stages import Audience
from versions.store import Store
from versions.words.anchors import anchor
from versions.words.anchors import found

SAID = "kommunen regionen ska bör svara läkare inom dygn vården den enskilde avtal och"
WORDS = SAID.split()
Places = list[tuple[str, bool]]
"""Words, and whether a comment is about each."""

edits = st.lists(
    st.tuples(
        st.sampled_from(["insert", "delete", "replace", "move"]),
        st.floats(0, 1, exclude_max=True),
        st.sampled_from(WORDS),
    ),
    min_size=1,
    max_size=8,
)


def text_of(words: Sequence[tuple[str, bool]]) -> str:
    return " ".join(word for word, _ in words)


def span_of(words: Sequence[tuple[str, bool]]) -> tuple[int, int]:
    first = next(at for at, (_, marked) in enumerate(words) if marked)
    last = max(at for at, (_, marked) in enumerate(words) if marked)
    start = sum(len(word) + 1 for word, _ in words[:first])
    return start, start + len(text_of(words[first : last + 1]))


def changed(words: Places, how: str, where: float, word: str) -> Places:
    """Words after one edit that leaves those of the comment as they are."""
    free = [at for at, (_, marked) in enumerate(words) if not marked]
    if not free:
        return words
    at = free[int(where * len(free))]
    if how == "insert":
        return [*words[:at], (word, False), *words[at:]]
    if how == "delete":
        return [*words[:at], *words[at + 1 :]]
    if how == "replace":
        return [*words[:at], (word, False), *words[at + 1 :]]
    return [*words[at:], *words[:at]] if not _cuts(words, at) else words


def _cuts(words: Places, at: int) -> bool:
    return 0 < at < len(words) and words[at - 1][1] and words[at][1]


@given(
    st.lists(st.sampled_from(WORDS), min_size=3, max_size=60),
    st.floats(0, 1, exclude_max=True),
    st.integers(1, 8),
    edits,
)
@settings(max_examples=1000)
def test_words_that_survive_are_found_and_nothing_else_is_taken_for_them(
    words: list[str], where: float, count: int, many: list[tuple[str, float, str]]
) -> None:
    start = int(where * len(words))
    marked = [(word, start <= at < start + count) for at, word in enumerate(words)]
    remembered = anchor(text_of(marked), *span_of(marked))
    for how, place, word in many:
        marked = changed(marked, how, place, word)
    text = text_of(marked)
    place_now = found(remembered, text)

    assert place_now is not None
    assert text[place_now[0] : place_now[1]] == remembered.quote


def test_nineteen_of_twenty_are_found_at_the_right_place_among_equals() -> None:
    draw = random.Random(1)
    right = 0
    for _ in range(1000):
        words = [(draw.choice(WORDS), False) for _ in range(80)]
        start, count = draw.randrange(70), draw.randint(1, 6)
        marked = [(word, start <= at < start + count) for at, (word, _) in enumerate(words)]
        remembered = anchor(text_of(marked), *span_of(marked))
        for _ in range(draw.randint(1, 6)):
            how = draw.choice(["insert", "delete", "replace"])
            marked = changed(marked, how, draw.random(), draw.choice(WORDS))
        right += found(remembered, text_of(marked)) == span_of(marked)

    assert right >= 950


def test_words_with_an_edit_inside_are_found_by_likeness() -> None:
    text = "Regionen ska svara. Kommunen bör erbjuda läkarkontakt inom två dygn. Alla hjälps åt."
    start = text.index("erbjuda")
    remembered = anchor(text, start, start + len("erbjuda läkarkontakt inom två dygn"))
    later = text.replace("inom två dygn", "inom tre dygn")
    place = found(remembered, later)

    assert place is not None
    assert later[place[0] : place[1]].startswith("erbjuda läkarkontakt inom tre")


def test_a_comment_whose_words_are_gone_says_where_they_stood(tmp_path: Path) -> None:
    store = store_with_agreement(tmp_path)
    duty = clause_id(store, "lakarkontakt")
    made = store.comment(
        Target("hsa", duty, "remiss-1"), "inom två dygn", "För långt.", by="Maja", when=WHEN
    )
    edited(store, "lakarkontakt", "Frågan regleras i en egen överenskommelse.")
    view = store.view(Audience.DRAFT)
    (orphan,) = view.comments("hsa", "now", duty)
    (placed,) = view.comments("hsa", "remiss-1", duty)

    assert orphan.orphan
    assert str(orphan.comment.target) == f"hsa/{duty}@remiss-1"
    assert placed.place == (DUTY.index("inom"), DUTY.index("inom") + len("inom två dygn"))
    assert read_comment(write_comment(made), "x") == made
    assert store.verify() == ()


def test_a_comment_on_a_proposal_stays_with_it(tmp_path: Path) -> None:
    store, proposal = with_proposal(tmp_path)
    store.comment(proposal, "dygnet runt", "Går det?", by="Regionen", when=WHEN)
    (placed,) = store.view(Audience.DRAFT).proposal_comments(proposal)

    assert placed.comment.text == "Går det?"
    assert not placed.orphan
    assert store.view(Audience.DRAFT).comments("hsa", "now", "lakarkontakt") == ()


def with_proposal(folder: Path) -> tuple[Store, str]:
    store = store_with_agreement(folder)
    made = store.propose(
        "hsa",
        clause_id(store, "lakarkontakt"),
        title="Förslag 1",
        from_="Kommunerna",
        blocks=blocks("Läkare finns dygnet runt."),
        when=WHEN,
    )
    return store, made.id


def test_a_comment_on_words_that_are_not_said_is_refused(tmp_path: Path) -> None:
    store = store_with_agreement(tmp_path)
    target = Target("hsa", clause_id(store, "lakarkontakt"))

    with pytest.raises(NotSaidError):
        store.comment(target, "inom tre månader", "?", by="Maja", when=WHEN)


def test_a_comment_is_read_by_the_working_group_alone_unless_it_says_more(tmp_path: Path) -> None:
    store = store_with_agreement(tmp_path)
    target = Target("hsa", clause_id(store, "lakarkontakt"), "remiss-1")
    store.comment(target, "två dygn", "?", by="Maja", when=WHEN)

    assert store.view(Audience.CONSULTATION).comments("hsa", "remiss-1", target.clause) == ()
