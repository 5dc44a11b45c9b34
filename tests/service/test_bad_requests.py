"""Whatever is sent, the service answers: no page fails on what nobody would type."""

import re
from urllib.parse import quote

import pytest
from flask import Flask

from tests.service.secret_family import HIDDEN_VERSIONS
from tests.service.secret_family import ROUTINE
from tests.service.secret_family import everybody
from tests.service.secret_family import secret_store
from tests.service.test_leaks import addresses_of
from tests.serving import application
from versions.store import Store

BAD = ["\ud800", "\x00", "9" * 5000, "99999999999999999999", "../..", "²", "#"]
NAMES = re.findall(
    r"\S+",
    """
    q vy klausul till tillbaka text slag art kapitel kalla utan andring dokument version in phrase
    sedan organ datum bas med form for skal ord sida av gor fran visa fore ursprung steg titel del
    lasare audience group name domains kind sees list label address days role closed code key new
    old password mail mal bort stycke justerad rubrik ersatter nytt under par-1 d1 svar
    endpoint _scheme _external _anchor _method values
    """,
)
"""What pages ask for, and what functions behind them are called with."""
OTHERS = (*HIDDEN_VERSIONS, ROUTINE, "finns-inte", "latest", "999", "/logga-ut")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return secret_store(tmp_path_factory.mktemp("bad"))


@pytest.fixture(scope="module")
def app(store: Store) -> Flask:
    made = application(store, "decision")
    made.config["WTF_CSRF_ENABLED"] = False
    return made


def test_no_page_fails_on_what_nobody_would_type(app: Flask, store: Store) -> None:
    client = everybody(app, store)["administrator"].client
    failed, tried = [], 0
    for method in ("GET", "POST"):
        asked = sorted(set(addresses_of(app, store, method)))
        for address in (one for one in asked if not any(name in one for name in OTHERS)):
            for bad in BAD:
                data = bad.encode("utf-8", "surrogatepass")
                query = "&".join(f"{name}={quote(data)}" for name in NAMES)
                query = query if len(data) < 100 else f"q={bad}"
                fields = dict.fromkeys(NAMES, data) if method == "POST" else None
                asked_for = f"{address.partition('?')[0]}?{query}"
                answer = client.open(asked_for, method=method, data=fields, buffered=True)
                failed += [(method, address, bad[:20])] * (answer.status_code >= 500)
                tried += 1

    assert failed == []
    assert tried > 600
