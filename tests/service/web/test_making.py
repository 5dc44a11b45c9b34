"""Files that take a while: begun once, kept, tried again after a failure."""

from hashlib import pbkdf2_hmac
from threading import Event
from typing import Any

import pytest

from clauses.errors import ClausesError
from service.web.making import Making
from service.web.making import TooManyFilesError
from service.web.making import Underway
from service.workers import Workers

A_WHILE = 20.0


def making_here(**wishes: Any) -> Making:
    return Making(Workers(0), **wishes)


def test_a_file_is_made_once_for_all_who_ask_for_the_same() -> None:
    made: list[int] = []

    def make() -> bytes:
        made.append(1)
        return b"file"

    making = making_here()

    assert [making.file("key", A_WHILE, make) for _ in range(3)] == [b"file"] * 3
    assert made == [1]


def test_one_that_is_not_ready_is_underway_and_comes_later() -> None:
    done = Event()
    making = making_here()

    def make() -> bytes:
        done.wait(A_WHILE)
        return b"late"

    first = making.file("key", 0, make)
    done.set()

    assert isinstance(first, Underway)
    assert making.file("key", A_WHILE, make) == b"late"


def test_what_went_wrong_is_told_and_tried_again() -> None:
    making = making_here()

    def fail() -> bytes:
        raise ClausesError("no")

    with pytest.raises(ClausesError):
        making.file("key", A_WHILE, fail)
    assert making.file("key", A_WHILE, bytes, b"now") == b"now"


def test_no_more_are_begun_than_can_wait() -> None:
    done = Event()
    making = making_here(at_once=1, waiting=2)

    def make() -> bytes:
        done.wait(A_WHILE)
        return b""

    making.file(1, 0, make)
    making.file(2, 0, make)
    with pytest.raises(TooManyFilesError):
        making.file(3, 0, make)
    done.set()


def test_the_files_asked_for_longest_ago_make_room() -> None:
    made: list[int] = []
    making = making_here(room=10)

    def make(key: int) -> bytes:
        made.append(key)
        return b"123456"

    for key in (1, 2, 3, 1):
        making.file(key, A_WHILE, make, key)

    assert made == [1, 2, 3, 1]


def test_one_that_nobody_asks_for_any_more_is_given_up_and_begun_anew_when_somebody_does() -> None:
    making = Making(Workers(1), at_once=1, patience=0.2)
    first = making.file("long", 0, pbkdf2_hmac, "sha256", b"a", b"b", 10**9)
    next_one = making.file("short", A_WHILE, bytes, b"soon")

    assert isinstance(first, Underway)
    assert next_one == b"soon"
    assert making.file("long", A_WHILE, bytes, b"now") == b"now"
