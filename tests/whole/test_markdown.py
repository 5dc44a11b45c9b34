"""A document keeps saying the same through Markdown."""

from hypothesis import given
from hypothesis import strategies as st

from clauses.model import Clause
from clauses.model import Document
from clauses.model import Note
from clauses.model import Paragraph
from clauses.model import Run
from clauses.reading import read
from clauses.writing.criticmarkup import write_markdown

_WORDS = ("Syfte", "Parterna ska", "*vikt*", "**fet**", "t.ex.", "[länk](https://a.se)", "§ 4")
_SIGNS = ("1.5", "(a)", "x_y", "a*b", "<b>", "1.", "~", "^", "#", "+", "`kod`", "\\", "- a")
words = st.lists(st.sampled_from(_WORDS + _SIGNS), min_size=1, max_size=6).map(
    lambda some: " ".join(["Ord", *some])
)
headings = st.tuples(st.sampled_from(("##", "###")), st.sampled_from(("", "1 ", "§ 3 ")), words)
pieces = st.one_of(
    headings.map(lambda told: f"{told[0]} {told[1]}{told[2]}"),
    words,
    st.lists(words, min_size=1, max_size=3).map(lambda some: "\n".join(f"- {one}" for one in some)),
    st.lists(words, min_size=1, max_size=3).map(
        lambda some: "\n".join(f"{at}. {one}" for at, one in enumerate(some, 1))
    ),
    st.tuples(words, words).map(lambda two: f"- {two[0]}\n  - {two[1]}"),
    words.map(lambda one: f"| a | b |\n|---|---|\n| {one} | c |"),
)
texts = st.lists(pieces, min_size=1, max_size=6).map(lambda some: "\n\n".join(["# Avtal", *some]))


def read_again(text: str) -> Document:
    return read(text.encode(), "avtal.md").document


@given(texts)
def test_markdown_that_was_read_is_written_so_that_it_is_read_the_same(text: str) -> None:
    document = read_again(text)
    written = write_markdown(document)

    assert read_again(written) == document
    assert write_markdown(read_again(written)) == written


def test_notes_of_two_clauses_that_have_one_name_stay_apart() -> None:
    def clause(heading: str, told: str) -> Clause:
        noted = (Paragraph((Run("Se"), Run("", note="1"))),)
        return Clause(heading, blocks=noted, notes=(Note("1", (Paragraph((Run(told),)),)),))

    document = Document("", (clause("Syfte", "ett"), clause("Ansvar", "två")))

    assert [one.notes_text for one in read_again(write_markdown(document)).clauses] == [
        "ett",
        "två",
    ]
