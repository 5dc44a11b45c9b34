"""The address of every page of the service over the sample family.

Addresses are made from the routes, so that a page that is added is tried too. A route with an
argument that has no example here is an error: give it one.
"""

import re
from collections.abc import Iterator

from flask import Flask
from werkzeug.routing import Rule

from service.accounts.people import Role
from service.accounts.tickets import Purpose
from service.accounts.tickets import make_ticket
from service.application import database
from service.web.access import site_of
from service.web.addresses import decision_key
from tests.serving import somebody
from versions.stages import Audience
from versions.store import Store

CLAUSE = "/hsa/beslut-1/kontakt-kvall-natt-och-helg"
BOTH = "/hsa/remiss-1...beslut-1"
NOTE = "/anteckningar/2025-11-12-gemensam-styrgrupp"
MISSING = "/finns-inte"
_FILES = frozenset({"ending", "filename", "page"})
"""Arguments of routes that answer files."""
_FILE = re.compile(r"\.[a-z]+$")
_NO_PAGES = ("/logga-in", "/static/", "/api/", "/health", "/ready", "/metrics", "/las/", "/sprak")
"""What answers programs, or leads those elsewhere who have come in: by how it begins and ends."""
_LEAD_ON = ("/fil", "/jamfor", "/<id:document>", "/kom-igang")
STATES = (
    f"{BOTH}?vy=sida&kapitel=4",
    f"{BOTH}?vy=lydelse&kapitel=4",
    f"{BOTH}?vy=andringar&kapitel=4",
    f"{BOTH}?vy=en&andring=2",
    "/hsa/utkast-3...nu",
    "/lakarmedverkan/remiss-1...hsa/beslut-1",
    "/hsa/nu",
    "/remissvar/hsa/remiss-1?vy=lista",
    "/remissvar/hsa/remiss-1?visa=allt&kapitel=4",
    "/hsa/beslut-1/rehabilitering-och-hjalpmedel",
    "/anteckningar/2025-12-04-arbetsgruppen",
    "/anteckningar/2025-09-16-politisk-referensgrupp/lankforslag",
    "/sok?q=journal",
    "/sok?q=läkare&dokument=hsa&skede=decision",
    "/sok?q=finnsinte",
    MISSING,
)
"""Pages worth seeing in another state than their bare address shows."""


def addresses(app: Flask, store: Store) -> list[str]:
    """Every page, as somebody sees it who may open them all."""
    given = _examples(app, store)
    rules = (rule for rule in app.url_map.iter_rules() if _is_page(rule))
    made = sorted({address for rule in rules for address in _filled(app, rule, given)})
    return [*made, *STATES]


def _is_page(rule: Rule) -> bool:
    return (
        "GET" in (rule.methods or ())
        and not rule.arguments & _FILES
        and not _FILE.search(rule.rule)
        and not rule.rule.startswith(_NO_PAGES)
        and (rule.rule == "/jamfor" or not rule.rule.endswith(_LEAD_ON))
    )


def _filled(app: Flask, rule: Rule, given: dict[str, str]) -> Iterator[str]:
    missing = rule.arguments - given.keys()
    if missing:
        raise LookupError(f"{rule.rule}: say in tests/addresses.py what {missing} can be")
    with app.test_request_context():
        yield app.url_map.bind("localhost").build(
            rule.endpoint, {name: given[name] for name in rule.arguments}
        )


def _examples(app: Flask, store: Store) -> dict[str, str]:
    """What can stand for each argument of a route."""
    view = store.view(Audience.DRAFT)
    owner = somebody(app, Role.READER, mail="inbjuden@borgsund.example")
    with database(app).writing() as connection:
        now = int(site_of(app).settings.clock())
        token = make_ticket(connection, Purpose.INVITATION, now, owner.id)
    return {
        "document": "hsa",
        "version": "beslut-1",
        "consultation": "remiss-1",
        "old": "remiss-1",
        "new": "beslut-1",
        "other": "hsa",
        "clause": CLAUSE.rpartition("/")[2],
        "note": NOTE.rpartition("/")[2],
        "proposal": view.proposals("hsa")[0].id,
        "comment": view.all_comments[0].id,
        "question": view.all_questions[0].id,
        "passage": "p20",
        "key": decision_key(view.decisions[-1].commit),
        "topic": "varfor",
        "number": "1",
        "token": token,
    }
