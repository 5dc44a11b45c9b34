"""Visitors of the sample family."""

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.serving import Clock
from tests.serving import application
from tests.serving import english
from tests.serving import signed_in
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


@pytest.fixture
def written(own_store: Path) -> Store:
    """A store of one's own to write into."""
    return Store.open(own_store)


@pytest.fixture
def own_app(written: Store) -> Flask:
    """The service over it, as anyone meets it."""
    return application(written, "decision")


@pytest.fixture
def editor(own_app: Flask) -> FlaskClient:
    """An editor of it, signed in."""
    return signed_in(own_app)


@pytest.fixture
def clock() -> Clock:
    return Clock()
