import os
import resource
import socket
import threading
from collections.abc import Callable
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from clauses.reading import Refusal
from clauses.reading import RefusedError
from clauses.reading import guard
from clauses.reading import read
from clauses.reading.guard import check_guarded
from clauses.reading.guard import read_guarded
from clauses.reading.nursery import Nursery
from tests.clauses.reading.pdf_files import pdf
from tests.clauses.reading.word_files import p
from tests.clauses.reading.word_files import word

WORD = word(p("Parterna ska samverka."))


@pytest.fixture(params=["alone", "beside other threads"])
def _threads(request: pytest.FixtureRequest) -> Iterator[None]:
    """Both ways to a process of its own: a fork, and the nursery."""
    if request.param == "alone":
        yield
        return
    over = threading.Event()
    other = threading.Thread(target=over.wait)
    other.start()
    yield
    over.set()
    other.join()


def work(function: Callable[..., object], *given: object) -> object:
    return guard._done(partial(function, *given), "a.docx")


def detail(function: Callable[..., object], *given: object) -> str:
    with pytest.raises(RefusedError) as caught:
        work(function, *given)
    return caught.value.detail


@pytest.mark.usefixtures("_threads")
@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.docx", WORD),
        ("a.md", b"# 1 Syfte\n\nDet *ska* ske[^1].\n\n[^1]: Genast.\n"),
        ("a.txt", "1 Syfte\n\nDet ska ske på ön.\n".encode("utf-16")),
        ("a.json", b'{"clauses": [{"text": "2. Kommunen ska."}]}'),
        ("a.pdf", pdf(["1 Syfte", "Det ska ske."])),
    ],
)
def test_what_is_read_in_a_process_of_its_own_is_the_same(name: str, data: bytes) -> None:
    assert read_guarded(data, name) == read(data, name)


@pytest.mark.usefixtures("_threads")
def test_a_refusal_comes_back_with_its_reason_and_name() -> None:
    with pytest.raises(RefusedError) as caught:
        read_guarded(WORD[:-40], "avtal.docx")

    assert caught.value.reason is Refusal.BROKEN
    assert caught.value.name == "avtal.docx"


def test_a_word_file_that_is_refused_does_not_pass_the_check() -> None:
    check_guarded(WORD, "a.docx")
    with pytest.raises(RefusedError):
        check_guarded(WORD + WORD, "a.docx")


def _spin() -> None:
    while True:
        pass


def test_work_without_end_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("clauses.reading.sandbox.CPU", 1)
    begun = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime

    assert "more time or memory" in detail(_spin)
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - begun < 3


@pytest.mark.usefixtures("_threads")
def test_memory_beyond_measure_is_not_given() -> None:
    assert "more memory" in detail(bytearray, 600 << 20)


@pytest.mark.usefixtures("_threads")
def test_no_network_and_no_file_can_be_reached(tmp_path: Path) -> None:
    assert "Too many open files" in detail(socket.create_connection, ("127.0.0.1", 9))
    assert "Too many open files" in detail(open, tmp_path / "a", "w")
    assert not list(tmp_path.iterdir())


@pytest.mark.usefixtures("_threads")
def test_a_process_that_dies_is_a_refusal() -> None:
    assert "more time or memory" in detail(os._exit, 1)


def test_an_answer_can_hold_nothing_but_values_of_a_document() -> None:
    with pytest.raises(RefusedError):
        work(partial, os.getpid)


def test_a_nursery_that_was_lost_is_replaced() -> None:
    ours, theirs = socket.socketpair()
    nursery = Nursery()
    nursery._control, lost = ours, theirs
    lost.close()
    answer, asked = socket.socketpair()

    with answer, asked:
        nursery.send(asked)

    assert nursery._control is not ours
    ours.close()


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
@pytest.mark.parametrize(
    "piece",
    [
        "1.",
        "1 kap. ",
        "§ ",
        "(a)",
        "\n \n",
        "a-",
        "å\u0301",
        "a\u00ad-",
        "[a](",
        "**a",
        "> ",
        "|a|\n",
    ],
)
def test_no_text_keeps_a_pattern_busy_for_ever(name: str, piece: str) -> None:
    reading = read_guarded(("ord " + 20_000 * piece).encode(), name)

    assert reading.characters.kept
