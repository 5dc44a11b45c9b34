from datetime import date

import pytest

from versions.minutes.dates import Moment
from versions.minutes.dates import find_date
from versions.minutes.dates import read_moment


@pytest.mark.parametrize(
    "text",
    [
        "2025-08-12",
        "2025/08/12",
        "12 augusti 2025",
        "den 12 augusti 2025",
        "tisdagen den 12:e aug. 2025",
        "12/8 2025",
        "12/8-2025",
        "12.8.2025",
        "12-08-2025",
        "12 August 2025",
        "12th of August, 2025",
        "August 12, 2025",
        "Aug 12th 2025",
        "20250812",
        "250812",
        "25-08-12",
        "12/8-25",
        "2025-08-12T13:00",
    ],
)
def test_a_date_is_found_however_it_is_written(text: str) -> None:
    assert find_date(text) == date(2025, 8, 12)


@pytest.mark.parametrize(
    "text",
    [
        "12–13 augusti 2025",
        "12-13/8 2025",
        "12 och 13 augusti 2025",
        "2025-08-12 – 2025-08-13",
        "12 augusti–1 september 2025",
    ],
)
def test_a_period_begins_with_its_first_day_and_the_rest_is_handed_back(text: str) -> None:
    moment = read_moment(text)

    assert moment.date == date(2025, 8, 12)
    assert moment.rest


@pytest.mark.parametrize(
    "text", ["", "2025", "12 augusti", "31 februari 2025", "2025-13-40", "(2025:400)"]
)
def test_what_is_no_whole_date_is_none(text: str) -> None:
    assert find_date(text) is None


def test_the_first_date_of_several_is_taken() -> None:
    assert find_date("flyttat från 1 maj 2025 till 2025-04-01") == date(2025, 5, 1)


def test_a_time_beside_the_date_is_found() -> None:
    moment = read_moment("Tisdag 2025-08-12 kl. 13.00–15.30")

    assert moment == Moment(date(2025, 8, 12), "kl. 13.00–15.30", "")


def test_other_words_beside_the_date_are_handed_back() -> None:
    assert read_moment("12 augusti 2025, preliminärt").rest == "preliminärt"
