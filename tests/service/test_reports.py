"""The report of reasons: what is unexplained, and what was never consulted on."""

import csv
import json
from pathlib import Path

from flask.testing import FlaskClient

from service.demo import sample_folder
from tests.running import lydelse
from versions.stages import Audience
from versions.store import Store

TRUTH = json.loads((sample_folder() / "truth.json").read_text("utf-8"))
PAIR = ("hsa@remiss-1", "hsa@beslut-1")


def test_every_change_without_a_reason_is_listed(sample_store: Path) -> None:
    report = Store.open(sample_store).view(Audience.DRAFT).report("hsa", "remiss-1", "beslut-1")
    listed = "\n".join(f"{one.struck}\n{one.added}" for one in report.unexplained)
    without = [one for one in TRUTH["changes"] if not one["explained"] and "sort" not in one]

    for change in without:
        assert change["new_phrase"] is None or any(
            word in listed for word in change["new_phrase"].split()
        ), change["id"]


def test_what_nobody_was_consulted_on_is_marked(sample_store: Path) -> None:
    report = Store.open(sample_store).view(Audience.DRAFT).report("hsa", "utkast-3", "beslut-1")
    words = " ".join(one.added for one in report.not_consulted)

    assert report.consulted == "remiss-1"
    assert "planer för sådana situationer är samordnade" in words
    assert all(one.sort == "substance" for one in report.not_consulted)


def test_what_was_sent_on_consultation_is_not_marked(sample_store: Path) -> None:
    report = Store.open(sample_store).view(Audience.DRAFT).report("hsa", "utkast-3", "remiss-1")

    assert report.not_consulted == ()


def test_others_are_told_no_count_of_missing_reasons(sample_store: Path) -> None:
    done = lydelse("--audience", "consultation", "reasons", *PAIR, "--json", store=sample_store)
    told = json.loads(done.out)

    assert told["counts"]["unexplained"] is None
    assert {one["explained"] for one in told["changes"]} == {None}


def test_the_report_is_a_table_for_spreadsheets(sample_store: Path, tmp_path: Path) -> None:
    out = tmp_path / "skal.csv"
    done = lydelse("--lang", "sv", "reasons", *PAIR, "--unexplained", "-o", out, store=sample_store)
    rows = list(csv.reader(out.read_text("utf-8-sig").splitlines()))

    assert done.code == 0, done.err
    assert rows[0][-1] == "Remiss"
    assert {row[4] for row in rows[1:]} == {"Inget skäl antecknat"}


def test_the_page_filters_what_was_not_consulted_on(visitor: FlaskClient) -> None:
    page = visitor.get("/hsa/remiss-1...beslut-1/skal?visa=ej-remitterat").get_data(as_text=True)

    assert "Inte remitterad lydelse" in page
    assert "Parterna fakturerar inte varandra" in page
