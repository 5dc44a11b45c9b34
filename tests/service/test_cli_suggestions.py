"""Suggested links on the command line."""

import json
from pathlib import Path

from tests.running import lydelse

NOTE = "2025-08-27-arbetsgruppen"


def test_suggestions_tell_what_speaks_for_them(sample_store: Path) -> None:
    done = lydelse("--lang", "sv", "note", "suggest", NOTE, store=sample_store)

    assert done.code == 0, done.err
    assert "4.1 Regionens ansvar" in done.out
    assert "numret det hade då: 4.1" in done.out


def test_a_confirmed_suggestion_is_a_link_and_a_rejected_one_is_gone(own_store: Path) -> None:
    done = lydelse("note", "suggest", NOTE, "--json", store=own_store)
    first, second = json.loads(done.out)["suggestions"][:2]

    confirmed = lydelse("note", "confirm", NOTE, first["id"], "--by", "Maja", store=own_store)
    assert confirmed.code == 0, confirmed.err
    assert lydelse("note", "reject", NOTE, second["id"], store=own_store).code == 0
    left = json.loads(lydelse("note", "suggest", NOTE, "--json", store=own_store).out)
    assert {first["id"], second["id"]}.isdisjoint(one["id"] for one in left["suggestions"])


def test_confirming_what_is_not_suggested_is_refused(own_store: Path) -> None:
    done = lydelse("--lang", "en", "note", "confirm", NOTE, "abcdefgh", store=own_store)

    assert done.code == 4
    assert "there is no such suggestion" in done.err
