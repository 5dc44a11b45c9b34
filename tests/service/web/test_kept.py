"""Pieces of pages are made once, while there is room for them."""

from service.web.kept import Kept


def test_a_piece_is_made_once() -> None:
    kept = Kept()
    made: list[str] = []

    def make() -> str:
        made.append("!")
        return "text"

    assert kept.piece("a", make) == kept.piece("a", make) == "text"
    assert len(made) == 1


def test_what_was_not_asked_for_longest_makes_room() -> None:
    kept = Kept(room=8)
    kept.piece("a", lambda: "aaaa")
    kept.piece("b", lambda: "bbbb")
    kept.piece("a", lambda: "other")
    kept.piece("c", lambda: "cccc")

    assert kept.piece("a", lambda: "new") == "aaaa"
    assert kept.piece("b", lambda: "new") == "new"


def test_a_piece_that_there_is_never_room_for_is_answered_all_the_same() -> None:
    kept = Kept(room=3)

    assert kept.piece("a", lambda: "aaaa") == "aaaa"
    assert kept.piece("a", lambda: "bbbb") == "bbbb"
