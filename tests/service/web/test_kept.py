"""Pieces of pages are made once, while there is room for them."""

from threading import Barrier
from threading import Thread

import pytest

from service.web.kept import Kept


def test_a_piece_is_made_once() -> None:
    kept = Kept(room=100, size=len)
    made: list[str] = []

    def make() -> str:
        made.append("!")
        return "text"

    assert kept.piece("a", make) == kept.piece("a", make) == "text"
    assert len(made) == 1


def test_what_was_not_asked_for_longest_makes_room() -> None:
    kept = Kept(room=8, size=len)
    kept.piece("a", lambda: "aaaa")
    kept.piece("b", lambda: "bbbb")
    kept.piece("a", lambda: "other")
    kept.piece("c", lambda: "cccc")

    assert kept.piece("a", lambda: "new") == "aaaa"
    assert kept.piece("b", lambda: "new") == "new"


def test_a_piece_that_there_is_never_room_for_is_answered_all_the_same() -> None:
    kept = Kept(room=3, size=len)

    assert kept.piece("a", lambda: "aaaa") == "aaaa"
    assert kept.piece("a", lambda: "bbbb") == "bbbb"


def test_of_those_who_ask_at_once_one_makes_the_piece() -> None:
    kept = Kept[str](room=100, size=len)
    made: list[str] = []
    told: list[str] = []
    begun, ended = Barrier(2), Barrier(2)

    def make() -> str:
        begun.wait(5)
        ended.wait(5)
        made.append("!")
        return "text"

    def ask() -> None:
        told.append(kept.piece("a", make))

    first = Thread(target=ask)
    first.start()
    begun.wait(5)
    others = [Thread(target=ask) for _ in range(3)]
    for one in others:
        one.start()
    ended.wait(5)
    for one in (first, *others):
        one.join(5)

    assert told == ["text"] * 4
    assert len(made) == 1


def test_what_could_not_be_made_is_tried_again() -> None:
    kept = Kept(room=100, size=len)

    def fail() -> str:
        raise OSError("no disk")

    with pytest.raises(OSError, match="no disk"):
        kept.piece("a", fail)

    assert kept.piece("a", lambda: "text") == "text"
