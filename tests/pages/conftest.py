"""A running service and a real browser."""

import os
from collections.abc import Callable
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from playwright.sync_api import Page
from playwright.sync_api import sync_playwright

from tests.serving import application
from tests.serving import served
from versions.store import Store

CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
]

Opened = Callable[..., Page]


@pytest.fixture(scope="session")
def service_address(sample_store: Path) -> Iterator[str]:
    """Where the sample family is served."""
    with served(application(Store.open(sample_store))) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium; without it these tests are skipped, except where everything must be tested."""
    if not CHROMIUM.exists() and os.environ.get("CI") != "true":
        pytest.skip(f"{CHROMIUM} is missing: install Chromium, or name another in CHROMIUM")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture
def opened(browser: Browser, service_address: str) -> Iterator[Opened]:
    """Opens a page of the service in a window of its own."""
    contexts = []

    def open_page(address: str, width: int = 1280, **wishes: object) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            extra_http_headers={"Accept-Language": "sv"},
            **wishes,  # type: ignore[arg-type]
        )
        contexts.append(context)
        page = context.new_page()
        page.goto(service_address + address)
        return page

    yield open_page
    for context in contexts:
        context.close()
