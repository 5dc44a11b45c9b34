"""How an answer stands to the text, as far as it says so."""

import pytest

from versions.minutes.stances import Stance
from versions.minutes.stances import read_stance


@pytest.mark.parametrize(
    "view",
    [
        "Tillstyrker avtalet. Begreppet bör dock ändras.",
        "Kommunen ställer sig bakom förslaget.",
        "Nämnden instämmer i stort.",
        "The region supports the section.",
    ],
)
def test_who_supports_a_text_is_for_it(view: str) -> None:
    assert read_stance(view) is Stance.FOR


@pytest.mark.parametrize(
    "view",
    [
        "Avstyrks. Kostnaden är inte utredd.",
        "Kommunen kan inte tillstyrka avsnittet.",
        "Kan inte helt ställa sig bakom detta.",
        "The council opposes the clause.",
    ],
)
def test_who_does_not_is_against_it(view: str) -> None:
    assert read_stance(view) is Stance.AGAINST


@pytest.mark.parametrize(
    "view",
    ["Ingen erinran.", "Kommunen har inget att erinra.", "Inga synpunkter.", "No objections."],
)
def test_who_has_nothing_to_say_of_it_does_not_object(view: str) -> None:
    assert read_stance(view) is Stance.NO_OBJECTION


@pytest.mark.parametrize(
    "view",
    ["Fyra veckor är för lång tid.", "Vem betalar?", "", "Stöd till anhöriga saknas i avsnittet."],
)
def test_a_view_alone_takes_no_side(view: str) -> None:
    assert read_stance(view) is Stance.VIEW
