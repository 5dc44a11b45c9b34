"""Visitors of the sample family."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.serving import application
from tests.serving import english
from tests.serving import swedish
from versions.store import Store


@pytest.fixture
def family_store(sample_store: Path) -> Store:
    return Store.open(sample_store)


@pytest.fixture
def visitor(family_store: Store) -> FlaskClient:
    """One of the working group, in Swedish."""
    return swedish(application(family_store))


@pytest.fixture
def outsider(family_store: Store) -> FlaskClient:
    """Anyone, in Swedish."""
    return swedish(application(family_store, "decision"))


@pytest.fixture
def english_visitor(family_store: Store) -> FlaskClient:
    return english(application(family_store))
