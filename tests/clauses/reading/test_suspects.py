import pytest

from clauses.model import RemarkKind
from clauses.reading.suspects import suspects

INVISIBLE = {
    "a change of direction": "\u202eetni\u202c",
    "an isolate": "\u2067kommunen\u2069",
    "a zero-width space": "ska\u200b",
    "a word joiner": "ska\u2060",
    "a soft hyphen": "sjuk\u00advård",
    "a fixed space": "100\u00a0000",
    "a tag character": "ska\U000e0069",
    "a variation selector": "ska\ufe0f",
    "a blank letter": "ska\u3164",
    "a line separator": "rad\u2028rad",
}
ALIKE = {
    "a Cyrillic letter": "sk\u0430",
    "a strange digit": "5\u0660",
    "a decomposed letter": "ha\u0308lso",
    "an angstrom sign": "\u212bngström",
    "a minus sign": "2024\u22122026",
    "a private character": "punkt\ue000",
    "a mathematical letter": "\U0001d41akt",
}


def kinds(text: str) -> list[RemarkKind]:
    return [remark.kind for remark in suspects([f"Parterna ska {text} betala"])]


@pytest.mark.parametrize("text", INVISIBLE.values(), ids=INVISIBLE.keys())
def test_what_cannot_be_seen_is_told(text: str) -> None:
    assert kinds(text) == [RemarkKind.INVISIBLE]


@pytest.mark.parametrize("text", ALIKE.values(), ids=ALIKE.keys())
def test_what_looks_like_something_else_is_told(text: str) -> None:
    assert kinds(text) == [RemarkKind.LOOK_ALIKE]


@pytest.mark.parametrize("text", ["åäöÅÄÖ§ – ”ska” é ü ½ °C …", "Привет", "λόγος", "日本"])
def test_honest_writing_is_not_told(text: str) -> None:
    assert kinds(text) == []


def test_the_words_are_told_with_their_clause() -> None:
    (remark,) = suspects(["Syfte", "sk\u0430"])

    assert (remark.clause, remark.text, remark.characters) == (1, "sk\u0430", 0)
