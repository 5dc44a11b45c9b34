"""The ways that ours is held against are themselves right where the answer is plain."""

import random
from pathlib import Path

import pytest

from bench.agreements import Author
from bench.blaming import Blame
from bench.origins import WAYS
from bench.origins import history
from bench.wikiwho import WikiWho

FIRST = "Regionen svarar för läkare. Kommunen svarar för omsorg.\nParterna delar kostnaden lika."
EDITED = "Regionen svarar för läkare. Kommunen svarar för vård.\nParterna delar kostnaden lika."
MOVED = "Parterna delar kostnaden lika.\nRegionen svarar för läkare. Kommunen svarar för vård."


def test_wikiwho_follows_an_edit_and_a_move() -> None:
    origins = WikiWho()
    for wording in (FIRST, EDITED, MOVED):
        origins.add(wording)

    assert list(origins.firsts()) == [0] * 11 + [1]


def test_wikiwho_knows_a_paragraph_that_came_back() -> None:
    origins = WikiWho()
    for wording in (FIRST, FIRST.partition("\n")[0], FIRST):
        origins.add(wording)

    assert set(origins.firsts()) == {0}


def test_blame_tells_each_word_of_any_version(tmp_path: Path) -> None:
    blame = Blame(tmp_path)
    blame.commit([FIRST, EDITED])

    assert blame.firsts(0) == [0] * 12
    assert blame.firsts(1) == [0] * 7 + [1] + [0] * 4


@pytest.mark.parametrize("way", sorted(WAYS))
def test_every_way_answers_for_every_word(way: str) -> None:
    story = history(Author(random.Random(1)), 20, 24)

    assert 0.5 < WAYS[way](story).right <= 1
