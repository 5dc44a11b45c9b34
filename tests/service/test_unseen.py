"""What nobody sees of a change stands by name on every page that shows it."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from service.comparing.choice import Layout
from tests.serving import application
from tests.serving import english
from tests.versions.stores import DUTY
from tests.versions.stores import NOTICE
from tests.versions.stores import agreement
from tests.versions.stores import edited
from tests.versions.stores import imported
from tests.versions.stores import store_with_agreement
from versions.stages import Stage

LATER = DUTY.replace("två dygn", "två\u00a0dygn").replace("Kommunen", "K\u043emmunen")
SPACED = NOTICE.replace(" kan", "  kan")
NAMES = ("⟨U+00A0 NO-BREAK SPACE⟩", "о⟨U+043E CYRILLIC SMALL LETTER O⟩mmunen")
LAYOUTS = [one for one in Layout if one is not Layout.SINGLE]


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    folder: Path = tmp_path_factory.mktemp("unseen")
    store = store_with_agreement(folder)
    imported(store, agreement(duty=LATER, notice=SPACED), "beslut-1", Stage.DECISION)
    edited(store, "lakarkontakt", DUTY, why="Mellanslaget rättas.")
    return english(application(store))


@pytest.mark.parametrize(
    "address",
    [
        *(f"/hsa/remiss-1...beslut-1?vy={layout}" for layout in LAYOUTS),
        "/hsa/remiss-1...beslut-1?vy=en&andring=1",
        "/hsa/remiss-1...beslut-1/skal",
        "/hsa/beslut-1/lakarkontakt",
        "/hsa/beslut-1/lakarkontakt/spalter?bas=remiss-1&med=beslut-1",
        "/hsa/nu/lakarkontakt",
    ],
)
def test_a_hard_space_and_a_foreign_letter_stand_by_name(reader: FlaskClient, address: str) -> None:
    text = reader.get(address).text

    for name in NAMES:
        assert name in text


def test_one_at_a_time_says_how_much_more_was_tidied_and_where_it_is_shown(
    reader: FlaskClient,
) -> None:
    text = reader.get("/hsa/remiss-1...beslut-1?vy=en").text

    assert "1 change of substance" in text
    assert "1 more clause was only tidied or renumbered." in text
    assert "/hsa/remiss-1...beslut-1?vy=andringar" in text
