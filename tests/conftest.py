"""What every test may ask for."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from service.demo import load
from service.demo import sample_folder
from tests.full import enrich
from tests.versions.stores import copied
from versions.store import Store

settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


@pytest.fixture(scope="session")
def sample_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a store with the sample family; nobody writes into it."""
    folder = tmp_path_factory.mktemp("sample") / "store"
    load(folder)
    return folder


@pytest.fixture
def own_store(sample_store: Path, tmp_path: Path) -> Path:
    """A copy of the sample family's store, to be written into."""
    return copied(sample_store, tmp_path / "store")


@pytest.fixture
def sample_word() -> Callable[[str], Path]:
    """Where a Word file of the sample family lies, by its name without ending."""

    def path(name: str) -> Path:
        return sample_folder() / "word" / f"{name}.docx"

    return path


@pytest.fixture(scope="session")
def full_store(sample_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Store:
    """The sample family with a question and a comment besides, so that every page has something."""
    folder = tmp_path_factory.mktemp("full") / "store"
    copied(sample_store, folder)
    return enrich(Store.open(folder))
