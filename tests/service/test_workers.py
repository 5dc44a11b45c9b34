"""Heavy work is done elsewhere, a little at a time, and given up when it is too much."""

import threading
import time

import pytest

from clauses.reading import RefusedError
from clauses.reading import read
from service.workers import BusyError
from service.workers import TooHeavyError
from service.workers import Workers
from tests.serving import sample


def test_what_is_done_elsewhere_is_what_would_be_done_here() -> None:
    data = sample("hsa-remiss-1.docx").read_bytes()

    assert Workers(1).do(read, data, "a.docx") == read(data, "a.docx")


def test_an_error_comes_back_with_all_it_knows() -> None:
    with pytest.raises(RefusedError) as refused:
        Workers(1).do(read, b"PK\x03\x04 and no more", "a.docx")

    assert str(refused.value.reason) == "broken"
    assert refused.value.name == "a.docx"


def test_work_that_takes_too_long_is_given_up_and_the_next_is_done() -> None:
    workers = Workers(1, longest=0.5)
    with pytest.raises(TooHeavyError):
        workers.do(time.sleep, 30)

    assert Workers(1).do(sum, (1, 2)) == 3


def test_work_that_takes_too_much_memory_takes_down_nobody_else() -> None:
    workers = Workers(1)
    with pytest.raises(TooHeavyError):
        workers.do(bytearray, 8 * 1024**3)

    assert workers.do(sum, (1, 2)) == 3


def test_who_must_wait_for_too_long_is_told() -> None:
    workers = Workers(1, patience=0.1, longest=2)
    other = threading.Thread(target=lambda: workers.do(time.sleep, 1))
    other.start()
    time.sleep(0.3)
    with pytest.raises(BusyError):
        workers.do(sum, (1, 2))
    other.join()


def test_who_comes_when_many_wait_is_told_at_once() -> None:
    workers = Workers(1, line=0, patience=30)
    with workers.turn():
        begun = time.monotonic()
        with pytest.raises(BusyError):
            workers.do(sum, (1, 2))

    assert time.monotonic() - begun < 10
    assert workers.do(sum, (1, 2)) == 3
