"""What is sent, in a form or after a question mark, tells nothing of what is not for the sender."""

import io
import re
from collections.abc import Mapping

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from clauses.writing.plain import write_plain
from service.web.addresses import decision_key
from tests.service.secret_family import ALL
from tests.service.secret_family import EVERYTHING
from tests.service.secret_family import HIDDEN_VERSIONS
from tests.service.secret_family import PARTY
from tests.service.secret_family import PROPOSAL
from tests.service.secret_family import ROUTINE
from tests.service.secret_family import WORKED_ON
from tests.service.secret_family import Visitor
from tests.service.secret_family import everybody
from tests.service.secret_family import secret_store
from tests.service.test_leaks import addresses_of
from tests.service.test_leaks import said
from tests.serving import application
from tests.versions.stores import agreement
from tests.versions.stores import imported
from versions.stages import Audience
from versions.stages import Stage
from versions.store import Store

SENDERS = ("stranger", "contributor of a party", "contributor of another", "guest of a version")
END = {"/logga-in", "/logga-ut", "/konto/nycklar"}
"""Forms that change who the sender is."""
FIELDS = {
    "text": f"{ALL} lydelse",
    "ord": ALL,
    "titel": "Rubrik",
    "fran": PARTY,
    "av": PARTY,
    "steg": "spara",
    "lasare": "alla",
    "audience": "decision",
    "group": PARTY,
    "gor": "avsla",
    "svar": "avvisa",
    "slag": "discusses",
    "datum": "2026-05-01",
    "rubrik": "Rubrik",
    "dokument": "hsa",
    "address": "/hsa/arbetsutkast-7...remiss-1",
    "mal": "hsa",
    "mail": "nobody@x.example",
    "password": "x",
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """The family; a clause that was sent to the parties is gone from the working text."""
    store = secret_store(tmp_path_factory.mktemp("sent"))
    now = agreement(purpose=f"{WORKED_ON} {ALL}.")
    without = type(now)(now.title, now.clauses[:3])
    imported(store, without, "arbetsutkast-10", Stage.DRAFT)
    return store


@pytest.fixture(scope="module")
def app(store: Store) -> Flask:
    made = application(store, "decision")
    made.config["WTF_CSRF_ENABLED"] = False
    return made


@pytest.fixture(scope="module")
def outside(app: Flask, store: Store) -> Mapping[str, Visitor]:
    """Everybody who may not read everything."""
    return {name: one for name, one in everybody(app, store).items() if not one.within}


def told(answer: TestResponse, *sent: str) -> tuple[int, str]:
    """What an answer tells besides what was sent."""
    text = f"{said(answer)}\n{answer.headers.get('Location', '')}"
    text = re.sub(r"(till|tillbaka)=[^\"\s]*", "", text)
    for one in sent:
        text = text.replace(one, "…")
    return answer.status_code, text


def test_a_form_tells_nothing_and_is_missing_where_it_names_what_is_hidden(
    app: Flask, store: Store, outside: Mapping[str, Visitor]
) -> None:
    view = store.view(Audience.DRAFT)
    shut = {ROUTINE, *HIDDEN_VERSIONS, "arbetsutkast-10", "now", "nu", "hemligrubrik", "finns-inte"}
    shut |= {decision_key(one.commit) for one in view.decisions}
    shut |= {one.id for one in view.proposals() if PROPOSAL in one.text}
    asked = sorted(set(addresses_of(app, store, "POST")))
    tried = 0
    for name in SENDERS:
        for address in asked:
            if address in END:
                continue
            answer = outside[name].client.post(address, data=FIELDS)
            text = told(answer)[1].casefold()
            found = {word for word in EVERYTHING if word in text}
            assert found <= outside[name].allowed, (name, address, found)
            assert answer.status_code < 500, (name, address)
            if shut & set(re.split(r"[/?]", address)) and name != "guest of a version":
                assert answer.status_code == 404, (name, address)
            tried += 1
    assert tried > 300


def test_a_clause_that_is_gone_from_the_working_text_can_be_proposed_for_like_any_other(
    outside: Mapping[str, Visitor],
) -> None:
    client = outside["contributor of a party"].client
    gone, there = (
        client.post(f"/hsa/beslut-1/{clause}/foresla", data=FIELDS)
        for clause in ("uppsagning-av-avtal", "lakarkontakt")
    )

    assert (gone.status_code, there.status_code) == (303, 303)
    assert "Rubrik" in client.get(gone.headers["Location"]).text


def test_a_compromise_names_no_proposal_that_its_writer_does_not_see(
    outside: Mapping[str, Visitor], store: Store
) -> None:
    client = outside["contributor of another"].client
    hidden = next(one.id for one in store.view(Audience.DRAFT).proposals() if PROPOSAL in one.text)
    answers = {
        told(
            client.post(
                "/hsa/beslut-1/syfte/foresla", data={**FIELDS, "fran": "Sjövik", "del": one}
            ),
            one,
        )
        for one in (hidden, "abcdefgh")
    }

    assert len(answers) == 1


def test_who_speaks_for_a_body_that_is_not_theirs_is_told_nothing_of_it(
    outside: Mapping[str, Visitor],
) -> None:
    client = outside["contributor of another"].client
    answers = {
        told(client.post(address, data={**FIELDS, "fran": body, "av": body}), body)
        for address in ("/hsa/beslut-1/syfte/foresla", "/hsa/beslut-1/syfte/kommentera")
        for body in (PARTY, "Finns inte")
    }

    assert len(answers) == 1


def test_a_file_that_says_what_is_hidden_is_told_apart_from_what_is_seen_alone(
    outside: Mapping[str, Visitor], store: Store
) -> None:
    view = store.view(Audience.DRAFT)
    for version in ("arbetsutkast-7", "namngiven-8", "sluten-9", "fore-5"):
        text = write_plain(view.document("hsa", version))
        sent = {"fil": (io.BytesIO(text.encode()), "a.txt")}
        answer = outside["stranger"].client.post("/jamfor/kanns-igen", data=sent)
        assert answer.status_code == 200
        assert not [one for one in HIDDEN_VERSIONS if one in answer.text], version


QUESTIONS = [
    ("/sok?q={}", ["hemligutkast", "hemligtforslag", "hemligtmote", "hemliganna"], "intealls"),
    ("/sok?q=hemligut", [""], ""),
    ("/api/search?q={}", ["hemligutkast", "hemligtforslag", "hemligtmote"], "intealls"),
    (f"/sok?q={ALL}&dokument={{}}", [ROUTINE], "finns-inte"),
    (f"/api/search?q={ALL}&in={{}}", [ROUTINE], "finns-inte"),
    (f"/api/search?q={ALL}&version={{}}", sorted(HIDDEN_VERSIONS), "finns-inte"),
    (f"/api/search?q={ALL}&in=hsa&version={{}}", [*HIDDEN_VERSIONS, "now"], "finns-inte"),
    ("/hsa/jamfor?fran={}", [*HIDDEN_VERSIONS, "nu"], "finns-inte"),
    ("/hsa/jamfor?till={}", [*HIDDEN_VERSIONS, f"{ROUTINE}/utkast-1"], "finns-inte"),
    ("/exportera/hsa?av={}", [*HIDDEN_VERSIONS, "nu"], "finns-inte"),
    ("/exportera/hsa/beslut-1?for={}", ["draft", PARTY, "consultation"], "finns-inte"),
    ("/exportera/hsa/beslut-1/fil?form=txt&for={}", ["draft", "Styrgruppen"], "finns-inte"),
    ("/api/documents/hsa/clauses/syfte/why?version={}", [*HIDDEN_VERSIONS, "now"], "finns-inte"),
    ("/api/documents/hsa/clauses/{}/history", ["hemligrubrik"], "finns-inte"),
    ("/hsa/beslut-1/syfte/spalter?bas={}", [*HIDDEN_VERSIONS, "now"], "finns-inte"),
    ("/lage?sedan={}", ["<note>"], "2026-02-07-ingen"),
    ("/lage/mote?sedan={}", ["<note>"], "2026-02-07-ingen"),
    ("/lage/mote?organ={}", ["Styrgruppen"], "Finns inte"),
]


@pytest.mark.parametrize(("address", "hidden", "missing"), QUESTIONS)
def test_a_question_about_what_is_hidden_is_answered_like_one_about_what_is_missing(
    outside: Mapping[str, Visitor], store: Store, address: str, hidden: list[str], missing: str
) -> None:
    note = store.view(Audience.DRAFT).notes()[0].id
    for name in ("stranger", "contributor of another"):
        client = outside[name].client
        for one in (note if word == "<note>" else word for word in hidden):
            mine, other = (
                told(client.get(address.format(word)), word, word.replace(" ", "+"))
                for word in (one, missing)
            )
            assert mine == other, (name, one)
