"""A record that is not written as the format says is refused, whatever is wrong with it."""

import json
from collections.abc import Callable

import pytest

from versions.format.layout import DamagedFileError
from versions.readership import WORKING_GROUP
from versions.records.bodies import read_bodies
from versions.records.comments import read_comment
from versions.records.links import read_link
from versions.records.plans import read_step
from versions.records.published_reasons import read_published
from versions.records.questions import Question
from versions.records.questions import read_question
from versions.records.questions import write_question
from versions.records.rejections import read_rejection
from versions.records.releases import read_comparison
from versions.records.releases import read_version_readers
from versions.records.verdicts import read_verdict

READERS = (
    read_bodies,
    read_comment,
    read_comparison,
    read_link,
    read_published,
    read_question,
    read_rejection,
    read_step,
    read_verdict,
    read_version_readers,
)


@pytest.mark.parametrize("read", READERS, ids=lambda read: read.__name__)
@pytest.mark.parametrize("content", [b"{}", b"[]", b'{"id": 7}', b"\n}\n\n"])
def test_a_file_that_is_no_record_of_its_kind_is_damaged(
    read: Callable[[bytes, str], object], content: bytes
) -> None:
    with pytest.raises(DamagedFileError, match=r"x\.json"):
        read(content, "x.json")


def test_a_name_that_names_nothing_is_damage_too() -> None:
    question = Question("q", "Vem?", "AG", None, (), (), None, (), WORKING_GROUP)
    record = json.loads(write_question(question)) | {"note": "#p1"}

    with pytest.raises(DamagedFileError):
        read_question(json.dumps(record).encode(), "q.json")
