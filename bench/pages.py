"""What the page of a comparison costs: two versions of an agreement of 300 clauses.

Run with `make pages`. Cold is the first time anybody asks after the texts have changed, in a
service that runs already; warm is any time after it; switched is the first time in two columns,
after it. CPU is of this process, the median of runs.
What a person waits for is measured in Chromium, whose path stands in `CHROMIUM`.
"""

import logging
import os
import tempfile
import threading
from collections.abc import Callable
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from statistics import median
from time import process_time

from flask.testing import FlaskClient
from playwright.sync_api import Browser
from playwright.sync_api import sync_playwright
from werkzeug.serving import make_server

from bench.agreements import with_numbers
from bench.large import documents
from clauses.model import Characters
from clauses.model import Clause
from clauses.model import Document
from clauses.model import Paragraph
from clauses.model import Reading
from clauses.model import Run
from service.application import create_app
from service.settings import Settings
from versions.stages import Stage
from versions.store import Store

RUNS = 11
PAIRS = {
    "a tenth revised": "stort",
    "and a clause added, so that numbers shift": "flyttat",
}
WARMING = "litet"
"""A small document whose comparison is asked for first."""
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
_PAINTED = """new Promise(done => new PerformanceObserver(list => done(list.getEntries()))
    .observe({ type: "paint", buffered: true })).then(paints => [
    paints.at(-1).startTime,
    performance.getEntriesByType("navigation")[0].loadEventStart,
])"""
_WATCH = """() => {
    window.waits = [0];
    new PerformanceObserver(list => list.getEntries().forEach(one => waits.push(one.duration)))
        .observe({ type: "event", durationThreshold: 16 });
}"""
_REFERRING = 12
"""One clause of so many refers to another by its number."""


def main() -> None:
    """Measure and print."""
    print("| 300 clauses, 29,000 words | cold, CPU ms | warm | switched | packed, kB |")
    print("|---|---:|---:|---:|---:|")
    with tempfile.TemporaryDirectory() as name:
        folder = stocked(Path(name) / "store")
        for told, document in PAIRS.items():
            runs = [_run(folder, document) for _ in range(RUNS)]
            cold, warm, switched, size = (median(values) for values in zip(*runs, strict=True))
            print(f"| {told} | {cold:.0f} | {warm:.1f} | {switched:.0f} | {size:.0f} |")
        print()
        _tell_browser(folder)


def _tell_browser(folder: Path) -> None:
    """What Chromium takes to show each page, and to answer a key on it, several times."""
    app = create_app(Store.open(folder), Settings("x" * 32, audience="draft"))
    logging.getLogger("werkzeug").setLevel(logging.WARNING)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print("| in Chromium | first paint, ms | whole page, ms | next change by key, ms |")
    print("|---|---:|---:|---:|")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for told, document in PAIRS.items():
            address = f"http://127.0.0.1:{server.server_port}{between(document)}"
            runs = [_waited(browser, address) for _ in range(RUNS)]
            paint, whole, key = (median(values) for values in zip(*runs, strict=True))
            print(f"| {told} | {paint:.0f} | {whole:.0f} | {key:.0f} |")
        browser.close()
    server.shutdown()


def _waited(browser: Browser, address: str) -> tuple[float, float, float]:
    """First paint, the end of loading, and the longest wait after ten keys, in milliseconds."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(address, wait_until="load")
    paint, whole = page.evaluate(_PAINTED)
    page.evaluate(_WATCH)
    for _ in range(10):
        page.keyboard.press("n")
        page.wait_for_timeout(60)
    key = page.evaluate("Math.max(...window.waits)")
    page.close()
    return paint, whole, key


def stocked(folder: Path) -> Path:
    """A store with the documents, each in two versions."""
    store = Store.create(folder, "familj", "Familjen")
    _import(store, "stort", documents())
    _import(store, "flyttat", _shifted(*documents()))
    _import(store, WARMING, documents(12))
    return folder


def _shifted(old: Document, new: Document) -> tuple[Document, Document]:
    """The same with numbers, references and one clause more near the start."""
    added = Clause("Begrepp", 2, blocks=(Paragraph((Run("Här förklaras orden."),)),))
    clauses = (*new.clauses[:2], added, *new.clauses[2:])
    return _numbered(old), _numbered(replace(new, clauses=clauses))


def _numbered(document: Document) -> Document:
    numbers = list(with_numbers(document.clauses))
    clauses = (
        replace(clause, number=number, blocks=(*clause.blocks, *_reference(place, numbers)))
        for place, (clause, number) in enumerate(zip(document.clauses, numbers, strict=True))
    )
    return replace(document, clauses=tuple(clauses))


def _reference(place: int, numbers: list[str]) -> Iterator[Paragraph]:
    if place % _REFERRING == 0:
        other = numbers[(place * 7 + 3) % len(numbers)]
        yield Paragraph((Run(f"Se även avsnitt {other}."),))


def _import(store: Store, document: str, pair: tuple[Document, Document]) -> None:
    stages = ("remiss-1", Stage.CONSULTATION), ("beslut-1", Stage.DECISION)
    for read, (version, stage) in zip(pair, stages, strict=True):
        reading = Reading(read, Characters(0, 0, 0))
        store.import_version(
            reading, b"", "avtal.md", document=document, version=version, stage=stage
        )


def _run(folder: Path, document: str) -> tuple[float, float, float, float]:
    """Cold, warm and switched in milliseconds of CPU, and the size of the page in kilobytes."""
    client, address = visitor(folder), between(document)
    cold = _cpu(lambda: client.get(address))
    warm = median(_cpu(lambda: client.get(address)) for _ in range(9))
    switched = _cpu(lambda: client.get(f"{address}?vy=sida"))
    packed = client.get(address, headers={"Accept-Encoding": "gzip"}).data
    return cold * 1000, warm * 1000, switched * 1000, len(packed) / 1000


def visitor(folder: Path) -> FlaskClient:
    """Somebody of the working group, of a service that has shown another comparison."""
    client = create_app(Store.open(folder), Settings("x" * 32, audience="draft")).test_client()
    client.get(between(WARMING))
    return client


def between(document: str) -> str:
    """Where the two versions of a document are compared."""
    return f"/{document}/remiss-1...beslut-1"


def _cpu(work: Callable[[], object]) -> float:
    before = process_time()
    work()
    return process_time() - before


if __name__ == "__main__":
    main()
