"""What serving costs: reading, comparing and searching, beside a bare page of the same size.

Run with `make load`. Each server runs in one process; its CPU time is read from the system, so
that whoever asks costs nothing in the figures. Requests per second and the 99th percentile are
those of four askers on the same machine; once more beside somebody who compares two Word files of
3,000 clauses over and over, and beside somebody who imports them. What is searched for stands in
none of these, so that the answers stay as they are.
"""

import http.client
import itertools
import logging
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import requests
from flask import Flask

from bench.large import documents
from clauses.writing.clean.word import write_word
from service.accounts.groups import GroupKind
from service.accounts.groups import Sees
from service.accounts.groups import add_group
from service.accounts.people import Role
from service.accounts.people import add_account
from service.accounts.sessions import SessionKind
from service.accounts.sessions import open_session
from service.application import create_app
from service.application import database
from service.commands.serving import SWITCH
from service.demo import load
from service.settings import Settings
from service.web.access import needs
from service.web.visitors import Need
from versions.store import Store

SERVERS = ("waitress", "granian")
PAGES = {
    "reading": "/hsa/beslut-1",
    "comparing": "/hsa/remiss-1...beslut-1",
    "searching": "/sok?q=avtal",
}
ASKERS = 4
LARGE = 3_000
"""How many clauses the files have that somebody compares beside the others."""
_TICK = os.sysconf("SC_CLK_TCK")
_FOLDER = "LYDELSE_BENCH_STORE"


@dataclass(frozen=True, slots=True)
class Figures:
    """What a number of requests cost."""

    per_second: float
    slowest: float
    """The 99th percentile, in milliseconds."""
    cpu: float
    """CPU of the server, in milliseconds a request."""
    size: int


def application() -> Flask:
    """The sample family for everyone, and beside each page a bare one of the same size."""
    settings = Settings("x" * 32, audience="draft", workers=2, guests_compare=True)
    folder = Path(os.environ[_FOLDER])
    app = create_app(Store.open(folder), settings)
    _let_in(app, _cookie_file(folder))
    sizes = {path: len(app.test_client().get(path).data) for path in PAGES.values()}

    @needs(Need.ANYONE)
    def bare(size: int) -> str:
        return "x" * size

    plain = Flask("bare")
    plain.add_url_rule("/<int:size>", "bare", bare)
    app.extensions["bare"] = sizes
    inner = app.wsgi_app

    def either(environ: dict[str, str], start: object) -> object:
        if environ["PATH_INFO"].startswith("/bare"):
            environ["PATH_INFO"] = environ["PATH_INFO"].removeprefix("/bare")
            return plain.wsgi_app(environ, start)  # type: ignore[arg-type]
        return inner(environ, start)  # type: ignore[arg-type]

    app.wsgi_app = either  # type: ignore[method-assign, assignment]
    return app


def _let_in(app: Flask, cookie: Path) -> None:
    """Somebody who may import; what they are known by is left in a file."""
    with database(app).writing() as connection:
        bodies = [add_group(connection, "Arbetsgruppen", GroupKind.BODY, Sees.DRAFT)]
        editor = add_account(connection, "kim@exempel.example", "Kim Exempel", Role.EDITOR, bodies)
        now, of = int(time.time()), editor.id
        token = open_session(connection, SessionKind.BROWSER, now=now, lasts=3600, account_id=of)
    cookie.write_text(token, "ascii")


def _cookie_file(folder: Path) -> Path:
    return folder.with_name("cookie")


def serve(server: str, port: int) -> None:
    """Serve until killed."""
    if server == "waitress":
        sys.setswitchinterval(SWITCH)
        from waitress import serve as run

        logging.getLogger("waitress.queue").setLevel(logging.ERROR)
        run(application(), host="127.0.0.1", port=port, threads=4, _quiet=True)
        return
    from granian.constants import Interfaces
    from granian.server import Server

    Server(
        "bench.load:application",
        address="127.0.0.1",
        port=port,
        interface=Interfaces.WSGI,
        factory=True,
        blocking_threads=4,
        log_enabled=False,
    ).serve()


@contextmanager
def running(server: str, folder: Path, port: int) -> Iterator[list[int]]:
    """A server, until the figures are there; the processes it consists of."""
    environment = {**os.environ, _FOLDER: str(folder)}
    command = [sys.executable, "-m", "bench.load", server, str(port)]
    process = subprocess.Popen(command, env=environment)
    try:
        for _ in range(200):
            time.sleep(0.1)
            try:
                ask(port, "/health")
                break
            except OSError:
                continue
        yield [process.pid, *_children(process.pid)]
    finally:
        process.terminate()
        process.wait()


def _children(pid: int) -> list[int]:
    listed = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()
    return [int(one) for one in listed]


def ask(port: int, path: str) -> int:
    """Ask for a page once; how large it is."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", path)
    size = len(connection.getresponse().read())
    connection.close()
    return size


def figures(pids: list[int], port: int, path: str, requests: int) -> Figures:
    """Ask for a page many times, by several at once over connections that are kept."""
    size, taken = ask(port, path), list[float]()
    before, begun = _cpu(pids), time.perf_counter()
    askers = [
        threading.Thread(target=_asker, args=(port, path, requests // ASKERS, taken))
        for _ in range(ASKERS)
    ]
    for one in askers:
        one.start()
    for one in askers:
        one.join()
    elapsed, cpu = time.perf_counter() - begun, _cpu(pids) - before
    slowest = sorted(taken)[int(len(taken) * 0.99)]
    return Figures(len(taken) / elapsed, slowest * 1000, cpu / len(taken) * 1000, size)


def _asker(port: int, path: str, requests: int, taken: list[float]) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    for _ in range(requests):
        begun = time.perf_counter()
        connection.request("GET", path)
        connection.getresponse().read()
        taken.append(time.perf_counter() - begun)
    connection.close()


@contextmanager
def beside(work: Callable[[list[bytes], threading.Event], None]) -> Iterator[None]:
    """Somebody is at work with two large Word files until the figures are there."""
    done = threading.Event()
    files = [write_word(one) for one in documents(LARGE)]
    worker = threading.Thread(target=work, args=(files, done))
    worker.start()
    try:
        yield
    finally:
        done.set()
        worker.join()


def _compares(port: int, files: list[bytes], done: threading.Event) -> None:
    """Have the files compared, again and again."""
    address = f"http://127.0.0.1:{port}/jamfor"
    with requests.Session() as session:
        while not done.is_set():
            sent = {"csrf_token": _token(session.get(address).text), "form": "csv"}
            named = zip(("old", "new"), files, strict=True)
            uploads = {field: (f"{field}.docx", data) for field, data in named}
            session.post(address, data=sent, files=uploads).raise_for_status()


def _imports(port: int, folder: Path, files: list[bytes], done: threading.Event) -> None:
    """Import the files, one after the other, again and again."""
    address = f"http://127.0.0.1:{port}/importera"
    with requests.Session() as session:
        session.cookies.set("lydelse-in", _cookie_file(folder).read_text("ascii"))
        for number in itertools.count():
            if done.is_set():
                return
            sent = {"csrf_token": _token(session.get(address).text), "nytt": "stort"}
            sent |= {"version": f"v-{time.time_ns()}", "skede": "draft"}
            file = {"fil": ("stort.docx", files[number % 2])}
            for step in ("visa", "spara"):
                answer = session.post(address, data=sent | {"steg": step}, files=file)
                answer.raise_for_status()


def _token(page: str) -> str:
    found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page)
    return found[1] if found else ""


def _cpu(pids: list[int]) -> float:
    fields = [
        Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split() for pid in pids
    ]
    return sum(int(one[11]) + int(one[12]) for one in fields) / _TICK


def _memory(pids: list[int]) -> float:
    kept = [Path(f"/proc/{pid}/status").read_text("ascii") for pid in pids]
    return sum(int(found[1]) for one in kept if (found := re.search(r"VmRSS:\s+(\d+)", one))) / 1024


def main() -> None:
    """Measure each server, and how much memory it holds after many requests."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "store"
        load(folder)
        print("| server | page | kB | requests/s | 99 % within ms | CPU ms | bare page CPU ms |")
        print("|---|---|---:|---:|---:|---:|---:|")
        for number, server in enumerate(SERVERS):
            with running(server, folder, 8600 + number) as pids:
                _tell(server, pids, 8600 + number, folder)


def _tell(server: str, pids: list[int], port: int, folder: Path) -> None:
    for task, path in PAGES.items():
        figures(pids, port, path, 40)
        ours = figures(pids, port, path, 400)
        bare = figures(pids, port, f"/bare/{ours.size}", 1000)
        print(
            f"| {server} | {task} | {ours.size / 1000:.0f} | {ours.per_second:.0f} "
            f"| {ours.slowest:.0f} | {ours.cpu:.1f} | {bare.cpu:.2f} |"
        )
    if server == SERVERS[0]:
        _tell_beside(pids, port, folder)
        steps = []
        for _ in range(5):
            for path in PAGES.values():
                figures(pids, port, path, 2000 // len(PAGES))
            steps.append(f"{_memory(pids):.0f}")
        print(f"\nMemory after each 2,000 requests, MB: {', '.join(steps)}\n")


def _tell_beside(pids: list[int], port: int, folder: Path) -> None:
    print("\n| 99 % within ms | alone | beside large comparisons | beside large imports |")
    print("|---|---:|---:|---:|")
    for task, path in PAGES.items():
        alone = figures(pids, port, path, 1000).slowest
        with beside(partial(_compares, port)):
            comparing = figures(pids, port, path, 1000).slowest
        with beside(partial(_imports, port, folder)):
            importing = figures(pids, port, path, 1000).slowest
        print(f"| {task} | {alone:.0f} | {comparing:.0f} | {importing:.0f} |")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        serve(sys.argv[1], int(sys.argv[2]))
    else:
        main()
