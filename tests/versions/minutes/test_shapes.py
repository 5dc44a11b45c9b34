"""Minutes of many shapes are understood, and what is not understood is not lost."""

import re

import pytest

from clauses.reading import read
from tests.versions.minutes.shapes import SHAPES
from tests.versions.minutes.shapes import Shape
from versions.minutes.parsing import Minutes
from versions.minutes.parsing import read_minutes

each_shape = pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
_WORD = re.compile(r"[\w@.]*\w")


def minutes_of(shape: Shape) -> Minutes:
    return read_minutes(read(shape.text.encode(), f"m{shape.ending}"))


@each_shape
def test_the_header_is_understood(shape: Shape) -> None:
    found = minutes_of(shape)

    assert (found.title, found.body, found.date) == (shape.title, shape.body, shape.day)
    assert (found.time, found.form) == (shape.time, shape.form)
    assert (found.written_by, found.adjusted) == (shape.by, shape.adjusted)
    assert found.language == shape.language


@each_shape
def test_who_was_called_and_who_could_not_come_is_understood(shape: Shape) -> None:
    people = minutes_of(shape).participants

    assert tuple(one.name for one in people) == shape.called
    assert tuple(one.name for one in people if one.absent) == shape.absent


@each_shape
def test_the_topics_are_found(shape: Shape) -> None:
    topics = minutes_of(shape).topics

    assert tuple(f"{one.number} {one.heading}".strip() for one in topics) == shape.topics


@each_shape
def test_wordings_decisions_and_the_rest_are_told_apart(shape: Shape) -> None:
    passages = minutes_of(shape).passages

    for kind, words in shape.said.items():
        assert words in [one.text for one in passages if one.kind.value == kind]


@each_shape
def test_every_word_is_somewhere(shape: Shape) -> None:
    found = minutes_of(shape)
    kept = {found.title, found.body, found.time, found.form, found.written_by}
    kept |= {text for one in found.passages for text in (one.full, one.label)}
    for one in found.participants:
        kept |= {one.name, one.organisation, one.role, one.remark}
    words = words_of(" ".join(kept)) | words_of(dates_in(shape)) | LABELS

    assert words_of(shape.text) - words == set()


def words_of(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))


LABELS = words_of(
    "sammanträdesdatum, plats och tid, vid protokollet, vid anteckningarna, möte, mötesanteckning, "
    "antecknat av, ämne, attendees, tid, plats, date and time, venue, minutes taken by, justerat, "
    "datum, sekreterare, med vänlig hälsning"
)
"""What only says which field the words beside it are."""


def dates_in(shape: Shape) -> str:
    """The ways in which a shape writes its date."""
    day = shape.day
    return f"{day} {day.day} mars March {day.year} torsdagen den Thursday januari" if day else ""
