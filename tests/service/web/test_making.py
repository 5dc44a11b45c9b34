"""Files that take a while: begun once, kept, tried again after a failure."""

from threading import Event

import pytest

from clauses.errors import ClausesError
from service.web.making import Making
from service.web.making import TooManyFilesError
from service.web.making import Underway

A_WHILE = 20.0


def test_a_file_is_made_once_for_all_who_ask_for_the_same() -> None:
    made: list[int] = []

    def make() -> bytes:
        made.append(1)
        return b"file"

    making = Making()

    assert [making.file("key", make, A_WHILE) for _ in range(3)] == [b"file"] * 3
    assert made == [1]


def test_one_that_is_not_ready_is_underway_and_comes_later() -> None:
    done = Event()
    making = Making()

    def make() -> bytes:
        done.wait(A_WHILE)
        return b"late"

    first = making.file("key", make, 0)
    done.set()

    assert isinstance(first, Underway)
    assert making.file("key", make, A_WHILE) == b"late"


def test_what_went_wrong_is_told_and_tried_again() -> None:
    making = Making()

    def fail() -> bytes:
        raise ClausesError("no")

    with pytest.raises(ClausesError):
        making.file("key", fail, A_WHILE)
    assert making.file("key", lambda: b"now", A_WHILE) == b"now"


def test_no_more_are_begun_than_can_wait() -> None:
    done = Event()
    making = Making(at_once=1, waiting=2)

    def make() -> bytes:
        done.wait(A_WHILE)
        return b""

    making.file(1, make, 0)
    making.file(2, make, 0)
    with pytest.raises(TooManyFilesError):
        making.file(3, make, 0)
    done.set()


def test_the_files_asked_for_longest_ago_make_room() -> None:
    made: list[int] = []
    making = Making(room=10)

    def make(key: int) -> bytes:
        made.append(key)
        return b"123456"

    for key in (1, 2, 3, 1):
        making.file(key, lambda key=key: make(key), A_WHILE)  # type: ignore[misc]

    assert made == [1, 2, 3, 1]
