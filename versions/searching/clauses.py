"""The clauses that hold what was looked for, with the states in which they do."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby

from versions.index.moment import Moment
from versions.records.texts import Texts
from versions.searching.found import Standing
from versions.searching.found import State
from versions.searching.hits import At
from versions.searching.hits import Hit


def numbered_in(
    database: sqlite3.Connection, moment: Moment, number: str, states: tuple[State, ...]
) -> Iterator[At]:
    """The clauses that have a number in the newest state of their document."""
    texts = moment.readers.texts
    for _, own in groupby(states if number else (), key=lambda state: state.document):
        line = tuple(own)
        for place in texts.places(line[0].tree):
            if place.number.rstrip(".") == number:
                yield from _standing_alone(database, texts, line, place.clause_id)


def _standing_alone(
    database: sqlite3.Connection, texts: Texts, line: tuple[State, ...], clause: str
) -> Iterator[At]:
    """A clause as it stands in the newest of some states."""
    files = {state.tree: texts.clause_files(state.tree).get(clause) for state in line}
    key = files[line[0].tree]
    for (text,) in database.execute("SELECT id FROM texts WHERE key = ?", (key,)):
        standing = {tree: {clause: text} for tree, here in files.items() if here == key}
        yield text, _clause_hit(clause, line, 0, standing)


def clause_hits(
    database: sqlite3.Connection,
    moment: Moment,
    match: str,
    states: tuple[State, ...],
    standing: Standing,
) -> Iterator[At]:
    """Each wording that says it, with the newest state that has it.

    In a state those come first whose heading says it, then the others in the document's order.
    """
    headed = _headed(database, match)
    told: set[tuple[str, str, int]] = set()
    for document, own in groupby(states, key=lambda state: state.document):
        line = tuple(own)
        for at, state in enumerate(line):
            found = standing.get(state.tree, {})
            places = moment.readers.texts.positions(state.tree) if len(found) > 1 else {}
            order = [
                (text not in headed, places.get(clause, 0), clause)
                for clause, text in found.items()
            ]
            for _, _, clause in sorted(order):
                key = document, clause, found[clause]
                if key not in told:
                    told.add(key)
                    yield found[clause], _clause_hit(clause, line, at, standing)


def _headed(database: sqlite3.Connection, match: str) -> frozenset[int]:
    """The wordings whose heading alone says all of it: they are about it, and come first."""
    rows = database.execute("SELECT rowid FROM said WHERE said MATCH ?", (f"heading : ({match})",))
    return frozenset(at for (at,) in rows)


def standing_in(database: sqlite3.Connection, match: str) -> Standing:
    """Which clauses say it, in every tree."""
    rows = database.execute(
        "SELECT state, clause, text FROM said JOIN stands ON text = said.rowid WHERE said MATCH ?",
        (match,),
    )
    found: defaultdict[int, dict[str, int]] = defaultdict(dict)
    for state, clause, text in rows:
        found[state][clause] = text
    states = database.execute("SELECT id, tree FROM states")
    return {tree: found[state] for state, tree in states if state in found}


def _clause_hit(clause: str, own: tuple[State, ...], at: int, standing: Standing) -> Hit:
    """A hit with the states in which its clause began and ceased to say it."""
    since, until = at, at
    while since + 1 < len(own) and clause in standing.get(own[since + 1].tree, {}):
        since += 1
    while until >= 0 and clause in standing.get(own[until].tree, {}):
        until -= 1
    ended = own[until].version if until >= 0 else ""
    place = own[at].document, own[at].version
    return Hit("clause", *place, clause, "", "", "", "", "", (), own[since].version, ended)
