import json
from pathlib import Path
from typing import Any

import pytest

from clauses.model import Clause
from clauses.model import Paragraph
from clauses.model import Run
from clauses.reading import Refusal
from clauses.reading import RefusedError
from clauses.reading import read
from clauses.reading.json import reading_to_json
from tests.clauses.reading.test_markdown import TEXT

SAMPLES = sorted((Path(__file__).parents[3] / "examples" / "word").glob("*.docx"))


def clauses_of(*clauses: dict[str, Any], **more: Any) -> tuple[Clause, ...]:
    told = json.dumps({"clauses": list(clauses), **more})
    return read(told.encode(), "avtal.json").document.clauses


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_what_is_printed_can_be_read_again(path: Path) -> None:
    reading = read(path.read_bytes(), path.name)
    told = json.dumps(reading_to_json(reading), ensure_ascii=False).encode()

    assert read(told, "avtal.json").document == reading.document


def test_markdown_comes_back_from_json_too() -> None:
    reading = read(TEXT.encode(), "avtal.md")
    told = json.dumps(reading_to_json(reading)).encode()

    assert read(told, "").document == reading.document


def test_the_shape_is_the_one_that_people_script_against() -> None:
    told = reading_to_json(read(b"# A\n\n## 4.2 B\n\nc[^1]\n\n[^1]: d", "a.md"))

    assert told["clauses"][1] == {
        "id": None,
        "level": 1,
        "number": "4.2",
        "heading": "B",
        "blocks": [
            {
                "kind": "paragraph",
                "text": "c",
                "level": 0,
                "runs": [{"text": "c"}, {"text": "", "note": "1"}],
            }
        ],
        "text": "c",
    }
    assert told["notes"][0]["text"] == "d"
    assert told["notes"][0]["clause"] == 1
    assert told["characters"] == {"visible": 7, "kept": 7, "remarked": 0}


def test_only_the_text_of_a_clause_is_needed() -> None:
    assert clauses_of({"text": "ett\ntvå"}) == (
        Clause("", blocks=(Paragraph((Run("ett"),)), Paragraph((Run("två"),)))),
    )


def test_a_typed_number_is_taken_where_none_is_given() -> None:
    first, second, third = clauses_of(
        {"text": "2. Kommunen ska svara."},
        {"text": "2. Kommunen ska svara.", "number": "7"},
        {"text": "2. Kommunen ska svara.", "number": ""},
    )

    assert (first.number, first.text) == ("2.", "Kommunen ska svara.")
    assert (second.number, second.text) == ("7", "2. Kommunen ska svara.")
    assert (third.number, third.text) == ("", "2. Kommunen ska svara.")


def test_blocks_count_rather_than_text() -> None:
    blocks = [{"kind": "item", "text": "a", "level": 1}, {"kind": "table", "text": "b\tc\nd\te"}]
    (clause,) = clauses_of({"text": "annat", "blocks": blocks})

    assert clause.text == "a\nb\tc\nd\te"


def test_ids_and_notes_are_taken() -> None:
    notes = [{"kind": "endnote", "clause": 0, "text": "Not."}]
    (clause,) = clauses_of({"id": "k7f3a9", "text": "a"}, notes=notes)

    assert (clause.id, clause.notes_text) == ("k7f3a9", "Not.")


@pytest.mark.parametrize(
    "text",
    [
        "[]",
        "{}",
        "{",
        '{"clauses": 1}',
        '{"clauses": [1]}',
        '{"clauses": [{"text": 1}]}',
        '{"clauses": [{"text": "a", "level": "x"}]}',
        '{"clauses": [{"blocks": [1]}]}',
        '{"clauses": [{"text": "a"}], "notes": 3}',
        '{"clauses": [{"text": "a"}], "notes": [{"clause": 0, "kind": "x", "text": "a"}]}',
        '{"clauses": [{"text": "a", "level": ' + "9" * 5000 + "}]}",
        "[" * 100_000,
    ],
)
def test_what_is_no_document_is_refused(text: str) -> None:
    with pytest.raises(RefusedError) as caught:
        read(text.encode(), "avtal.json")

    assert caught.value.reason is Refusal.BROKEN


@pytest.mark.parametrize("sign", ["\\ud800", "\\u0000", "\\u0007", "\\u001b", "\\ufffe"])
@pytest.mark.parametrize("place", ["heading", "text"])
def test_half_characters_and_signs_of_no_text_are_refused(sign: str, place: str) -> None:
    text = '{"clauses": [{"text": "a", "PLACE": "b SIGN"}]}'
    with pytest.raises(RefusedError) as caught:
        read(text.replace("PLACE", place).replace("SIGN", sign).encode(), "avtal.json")

    assert caught.value.reason is Refusal.UNDECODABLE


def test_a_document_without_a_word_is_refused() -> None:
    with pytest.raises(RefusedError) as caught:
        read(b'{"clauses": []}', "avtal.json")

    assert caught.value.reason is Refusal.EMPTY
