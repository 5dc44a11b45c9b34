import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clauses.changes import Editorial
from clauses.changes import Op
from clauses.changes import Sort
from clauses.diffing.hunks import word_hunks
from clauses.diffing.weighing import weighed

SUBSTANCE = (Sort.SUBSTANCE, None)
SPELLING = (Sort.EDITORIAL, Editorial.SPELLING)
PUNCTUATION = (Sort.EDITORIAL, Editorial.PUNCTUATION)
CASE = (Sort.EDITORIAL, Editorial.CASE)
SPACING = (Sort.EDITORIAL, Editorial.SPACING)
PARAGRAPHS = (Sort.EDITORIAL, Editorial.PARAGRAPHS)
UNSEEN = (Sort.TYPOGRAPHIC, None)
WORDS = st.sampled_from(
    ["ska", "skall", "bör", "inte", "1,5", "15", "2", "%", "§", "-", "–", ",", ".", "/", "[", "]"]
)
TEXTS = st.lists(st.tuples(WORDS, st.sampled_from(["", " "])), max_size=6).map(
    lambda parts: "".join(word + space for word, space in parts)
)


@pytest.mark.parametrize(
    ("struck", "added", "told"),
    [
        pytest.param("bör", "ska", SUBSTANCE, id="another word"),
        pytest.param("", "inte", SUBSTANCE, id="an added word"),
        pytest.param("kommun", "kommunen", SUBSTANCE, id="another form"),
        pytest.param("förseningarna", "föreningarna", SUBSTANCE, id="a letter that makes a word"),
        pytest.param("över tid", "övertid", SUBSTANCE, id="two words made one"),
        pytest.param("1,5", "15", SUBSTANCE, id="a decimal comma"),
        pytest.param("5, 6", "5,6", SUBSTANCE, id="two numbers made one"),
        pytest.param("10²", "102", SUBSTANCE, id="a raised number"),
        pytest.param("½", "1/2", SUBSTANCE, id="a half written out"),
        pytest.param("", "%", SUBSTANCE, id="a sign that says something"),
        pytest.param("och/eller", "och eller", SUBSTANCE, id="a slash"),
        pytest.param("[ska]", "ska", SUBSTANCE, id="brackets about what is not agreed"),
        pytest.param("skall", "ska", SPELLING, id="two spellings in use"),
        pytest.param("i dag", "idag", SPELLING, id="together or apart"),
        pytest.param("t.ex.", "till exempel", SPELLING, id="an abbreviation"),
        pytest.param("organisation", "Organization", SPELLING, id="British or American"),
        pytest.param("överrenskommelsen", "överenskommelsen", SPELLING, id="a letter too many"),
        pytest.param("överneskommelsen", "överenskommelsen", SPELLING, id="letters swapped"),
        pytest.param("", ",", PUNCTUATION, id="an added comma"),
        pytest.param(". Kommunen", ", kommunen", PUNCTUATION, id="two sentences made one"),
        pytest.param("Regionen", "regionen", CASE, id="another case"),
        pytest.param(" ", "  ", SPACING, id="a doubled space"),
        pytest.param(" ", "\n", PARAGRAPHS, id="a new paragraph"),
        pytest.param("\n", " ", PARAGRAPHS, id="two paragraphs made one"),
        pytest.param("20000", "20 000", SPACING, id="thousands apart"),
        pytest.param(" ", "\u00a0", (Sort.TYPOGRAPHIC, Editorial.SPACING), id="a hard space"),
        pytest.param("\u2013", "-", (Sort.TYPOGRAPHIC, Editorial.PUNCTUATION), id="another dash"),
        pytest.param("\u201d", '"', (Sort.TYPOGRAPHIC, Editorial.PUNCTUATION), id="another quote"),
        pytest.param("a", "\u0430", UNSEEN, id="a Cyrillic look-alike"),
        pytest.param("", "\u200b", UNSEEN, id="a zero-width space"),
        pytest.param("ord\u00addelning", "orddelning", UNSEEN, id="a soft hyphen"),
        pytest.param("a\u0308", "ä", UNSEEN, id="a decomposed letter"),
    ],
)
def test_a_change_is_told_by_how_much_it_matters(
    struck: str, added: str, told: tuple[Sort, Editorial | None]
) -> None:
    assert weighed(struck, added) == told


def test_a_dash_before_a_number_is_of_substance() -> None:
    hunks = word_hunks("Högst 5 grader.", "Högst -5 grader.")

    assert [(hunk.text, hunk.sort) for hunk in hunks if hunk.op is not Op.EQUAL] == [
        ("-", Sort.SUBSTANCE)
    ]


@given(TEXTS, TEXTS)
def test_what_is_called_editorial_keeps_every_number_and_every_telling_mark(
    struck: str, added: str
) -> None:
    _, editorial = weighed(struck, added)

    if editorial is not None:
        assert re.findall(r"\d+(?:,\d+)*", struck) == re.findall(r"\d+(?:,\d+)*", added)
        assert re.findall(r"[%§/\[\]]", struck) == re.findall(r"[%§/\[\]]", added)


@given(TEXTS, TEXTS)
def test_what_is_of_substance_one_way_is_so_the_other_way(old: str, new: str) -> None:
    assert weighed(old, new) == weighed(new, old)


def test_the_words_of_one_change_are_told_alike_on_both_sides() -> None:
    hunks = word_hunks("Kommunen skall svara.", "Kommunen ska svara.")

    changed = [hunk for hunk in hunks if hunk.op is not Op.EQUAL]
    assert [hunk.editorial for hunk in changed] == [Editorial.SPELLING] * 2
