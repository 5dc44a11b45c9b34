"""Passages of minutes that came again keep the ids of those they are."""

from hypothesis import given
from hypothesis import strategies as st

from versions.minutes.reanchoring import carry
from versions.minutes.values import Passage
from versions.minutes.values import PassageKind

TEXTS = (
    "Gruppen gick igenom remissvaren om bemanning.",
    "Regionen svarar för läkare dygnet runt.",
    "Frågan om madrasser bordläggs till nästa möte.",
    "Kommunerna önskar kortare svarstid på kvällar.",
)


def passages(*texts: str, kind: PassageKind = PassageKind.TEXT) -> tuple[Passage, ...]:
    return tuple(Passage(f"p{at}", None, kind, text) for at, text in enumerate(texts, 1))


def ids(*texts: str, old: tuple[Passage, ...], gone: tuple[Passage, ...] = ()) -> list[str]:
    return [passage.id for passage in carry(old, gone, passages(*texts)).passages]


def test_the_same_words_are_the_same_passage_wherever_they_stand() -> None:
    assert ids(*reversed(TEXTS), old=passages(*TEXTS)) == ["p4", "p3", "p2", "p1"]


def test_a_passage_put_in_between_gets_an_id_that_none_has_had() -> None:
    new = (TEXTS[0], "Ett helt annat stycke om budget.", *TEXTS[1:])

    assert ids(*new, old=passages(*TEXTS)) == ["p1", "p5", "p2", "p3", "p4"]


def test_a_passage_whose_words_were_edited_stays_what_it_is() -> None:
    edited = "Regionen svarar för läkare alla dagar, dygnet runt."

    assert ids(TEXTS[0], edited, *TEXTS[2:], old=passages(*TEXTS)) == ["p1", "p2", "p3", "p4"]


def test_what_went_is_told_and_comes_back_under_its_id() -> None:
    first = carry(passages(*TEXTS), (), passages(*TEXTS[:2], TEXTS[3]))
    again = carry(first.passages, first.went, passages(*TEXTS))

    assert [passage.text for passage in first.went] == [TEXTS[2]]
    assert [passage.id for passage in again.passages] == ["p1", "p2", "p3", "p4"]
    assert again.went == ()


def test_words_that_are_said_twice_keep_their_order() -> None:
    old = passages("Godkänns.", TEXTS[0], "Godkänns.")

    assert ids("Godkänns.", TEXTS[0], "Godkänns.", old=old) == ["p1", "p2", "p3"]


def test_a_heading_is_not_taken_for_a_text() -> None:
    old = passages("Bemanning av natten", kind=PassageKind.HEADING)

    assert ids("Bemanning av nätter", old=old) == ["p2"]


@given(st.lists(st.text("abc ", min_size=1, max_size=12)), st.lists(st.text("abc ", min_size=1)))
def test_every_passage_is_kept_or_told_and_no_id_means_two(old: list[str], new: list[str]) -> None:
    before = passages(*old)
    done = carry(before, (), passages(*new))
    now = {passage.id for passage in done.passages}
    went = {passage.id for passage in done.went}

    assert [passage.text for passage in done.passages] == new
    assert len(now) == len(new)
    assert {passage.id for passage in before} <= now | went
    assert not now & went
