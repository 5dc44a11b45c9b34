"""A name is found however it is written, and namesakes in part are not."""

import unicodedata

import pytest

from versions.words.mentions import Mentions

NAME = "Åsa Öbergsson"


@pytest.mark.parametrize(
    ("text", "after"),
    [
        pytest.param("Åsa Öbergsson talade.", "NN talade.", id="as it is"),
        pytest.param("ÅSA ÖBERGSSON", "NN", id="in capitals"),
        pytest.param("Öbergsson, Åsa", "NN", id="last word first"),
        pytest.param("Åsa Öbergssons förslag", "NNs förslag", id="as a genitive"),
        pytest.param("**Åsa** *Öberg*sson sade", "**NN** sade", id="with looks"),
        pytest.param("Åsa{U+00A0}Öbergsson", "NN", id="with a space that is written out"),
        pytest.param("Åsa Öberg\u00adsson", "NN", id="with a hyphen nobody sees"),
        pytest.param("Åsa Öberg-\nsson", "NN", id="over the end of a line"),
        pytest.param("asa.obergsson@region.example", "NN@region.example", id="an address"),
        pytest.param("Protokoll_Åsa_Öbergsson.docx", "Protokoll_NN.docx", id="a file's name"),
        pytest.param(unicodedata.normalize("NFD", "Åsa Öbergsson är"), "NN är", id="decomposed"),
    ],
)
def test_a_name_is_taken_out_however_it_is_written(text: str, after: str) -> None:
    assert Mentions(NAME).without(text) == after


@pytest.mark.parametrize(
    "text",
    [
        "Åsa Öbergsson-Lind",
        "Maria-Åsa Öbergsson",
        "Åsa Öbergssonsbacken",
        "Åsa och Eva Öbergsson",
        "asaobergsson@region.example",
    ],
)
def test_namesakes_in_part_are_left_alone(text: str) -> None:
    assert Mentions(NAME).without(text) == text
