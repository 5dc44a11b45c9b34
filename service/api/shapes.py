"""The shapes of what is answered, as JSON Schema."""

from typing import Any

Plain = dict[str, Any]
_TEXT: Plain = {"type": "string"}
_COUNT: Plain = {"type": "integer", "minimum": 0}
_COUNTS: Plain = {"type": "object", "additionalProperties": _COUNT}
_TALLY: Plain = {"kinds": _COUNTS, "struck": _COUNTS, "added": _COUNTS, "editorial": _COUNTS}
_INTEGER: Plain = {"type": "integer"}
_OP: Plain = {"enum": ["equal", "delete", "insert"]}
_FLAG: Plain = {"type": "boolean"}
_DAY: Plain = {"type": "string", "format": "date"}
_MOMENT: Plain = {"type": "string", "format": "date-time"}
_NONE: Plain = {"type": "array", "maxItems": 0}
"""What files have and texts of the store do not."""
_STAGE: Plain = {"enum": ["draft", "consultation", "decision"]}


def _maybe(shape: Plain) -> Plain:
    return {"anyOf": [shape, {"type": "null"}]}


def _list(shape: Plain) -> Plain:
    return {"type": "array", "items": shape}


def _record(optional: Plain | None = None, **fields: Plain) -> Plain:
    """An object with fields that are always there, and some that may be."""
    return {
        "type": "object",
        "properties": {**fields, **(optional or {})},
        "required": list(fields),
        "additionalProperties": False,
    }


def _of(name: str) -> Plain:
    return {"$ref": f"#/components/schemas/{name}"}


_NOTE = {"id": _TEXT, "title": _TEXT, "body": _TEXT, "date": _maybe(_DAY), "state": _TEXT}
SHAPES: Plain = {
    "Failure": _record(error=_TEXT, status=_COUNT),
    "Documents": _record(
        documents=_list(
            _record(
                id=_TEXT,
                title=_TEXT,
                kind=_TEXT,
                parent=_maybe(_TEXT),
                versions=_list(_record(id=_TEXT, stage=_STAGE, date=_maybe(_DAY))),
            )
        )
    ),
    "Versions": _record(
        versions=_list(_record(id=_TEXT, stage=_STAGE, date=_maybe(_DAY), by=_TEXT))
    ),
    "Document": _record(
        title=_TEXT,
        language=_TEXT,
        clauses=_list(
            _record(
                id=_maybe(_TEXT),
                level=_COUNT,
                number=_TEXT,
                heading=_TEXT,
                blocks=_list(_of("Block")),
                text=_TEXT,
                wording_id=_TEXT,
            )
        ),
        notes=_list(
            _record(kind=_TEXT, clause=_COUNT, text=_TEXT, key=_TEXT, blocks=_list(_of("Block")))
        ),
        revisions=_NONE,
        comments=_NONE,
        remarks=_NONE,
        characters=_record(visible=_COUNT, kept=_COUNT, remarked=_COUNT),
    ),
    "Block": _record(
        {
            "ordered": _FLAG,
            "label": _TEXT,
            "runs": _list(_of("Run")),
            "headed": _FLAG,
            "rows": _list(_list(_record(blocks=_list(_of("Block")), columns=_COUNT))),
        },
        kind={"enum": ["paragraph", "item", "table"]},
        text=_TEXT,
        level=_COUNT,
    ),
    "Run": _record(
        {"bold": _FLAG, "italic": _FLAG, "script": _TEXT, "link": _TEXT, "note": _TEXT}, text=_TEXT
    ),
    "Hunk": _record(
        {
            "sort": _TEXT,
            "editorial": _TEXT,
            "moved": _INTEGER,
            "passage": _INTEGER,
        },
        op=_OP,
        text=_TEXT,
    ),
    "Stale": _record(
        clause=_COUNT,
        start=_COUNT,
        end=_COUNT,
        text=_TEXT,
        target=_maybe(_COUNT),
        stands=_maybe(_COUNT),
    ),
    "Tally": _record(**_TALLY),
    "Comparison": _record(
        old=_record(clauses=_COUNT),
        new=_record(clauses=_COUNT),
        summary=_COUNTS,
        statistics=_record(
            document=_of("Tally"),
            chapters=_list(_record(chapter=_TEXT, **_TALLY)),
            clauses=_list(_of("Tally")),
        ),
        changes=_list(
            _record(
                {"note_hunks": _list(_of("Hunk")), "stale_references": _list(_of("Stale"))},
                kinds=_list(_TEXT),
                old=_list(_COUNT),
                new=_list(_COUNT),
                old_number=_maybe(_TEXT),
                new_number=_maybe(_TEXT),
                doubtful=_FLAG,
                similarity={"type": "number", "minimum": 0, "maximum": 1},
                hunks=_list(_of("Hunk")),
                heading_hunks=_list(_of("Hunk")),
            )
        ),
    ),
    "History": _record(
        history=_list(
            _record(
                version=_maybe(_TEXT),
                commit=_TEXT,
                date=_MOMENT,
                by=_TEXT,
                why=_TEXT,
                heading=_TEXT,
                number=_TEXT,
                text=_TEXT,
                wording_id=_TEXT,
            )
        )
    ),
    "Link": _record(
        {"suggestion": _TEXT},
        id=_TEXT,
        passage=_TEXT,
        quote=_TEXT,
        state=_TEXT,
        kind=_TEXT,
        confirmed=_FLAG,
    ),
    "Explained": _record(
        {
            "sort": _TEXT,
            "editorial": _TEXT,
            "moved": _INTEGER,
            "passage": _INTEGER,
            "commit": _TEXT,
            "notes": _list(_of("Link")),
        },
        op=_OP,
        text=_TEXT,
    ),
    "Adopted": _record(
        id=_TEXT,
        title=_TEXT,
        **{"from": _TEXT},
        words=_list(_record(text=_TEXT, proposals=_list(_TEXT))),
    ),
    "Why": _record(
        clause=_TEXT,
        version=_TEXT,
        wording=_TEXT,
        changes=_list(
            _record(
                clause=_TEXT,
                **{"from": _maybe(_TEXT)},
                to=_TEXT,
                commit=_TEXT,
                by=_TEXT,
                date=_MOMENT,
                why=_TEXT,
                hunks=_list(_of("Explained")),
                heading_hunks=_list(_of("Hunk")),
                note_hunks=_list(_of("Hunk")),
                notes=_list(_of("Link")),
                proposal=_maybe(_of("Adopted")),
            )
        ),
        unexplained=_list(_record(text=_TEXT, op=_OP, since=_maybe(_TEXT))),
        considered=_list(_record(note=_TEXT, passage=_TEXT, quote=_TEXT, state=_TEXT, went=_TEXT)),
    ),
    "Proposals": _record(
        proposals=_list(
            _record(
                id=_TEXT,
                clause=_TEXT,
                title=_TEXT,
                **{"from": _TEXT},
                status=_TEXT,
                to=_TEXT,
                date=_MOMENT,
                base=_TEXT,
                text=_TEXT,
                note=_maybe(_TEXT),
                made_of=_list(_TEXT),
                why=_TEXT,
            )
        )
    ),
    "Notes": _record(notes=_list(_record(**_NOTE))),
    "Passage": _record(
        {
            "section": _TEXT,
            "respondent": _TEXT,
            "view": _TEXT,
            "handling": _TEXT,
            "outcome": _TEXT,
        },
        id=_TEXT,
        topic=_maybe(_COUNT),
        kind=_TEXT,
        label=_TEXT,
        speaker=_TEXT,
        text=_TEXT,
        links=_list(_record(id=_TEXT, target=_TEXT, kind=_TEXT)),
    ),
    "Note": _record(
        **_NOTE,
        time=_TEXT,
        form=_TEXT,
        adjusted=_FLAG,
        topics=_list(_record(number=_TEXT, heading=_TEXT)),
        passages=_list(_of("Passage")),
        went=_list(_of("Passage")),
    ),
    "Response": _record(
        clause=_maybe(_TEXT),
        respondent=_TEXT,
        manner={"enum": ["answer", "proposal", "comment"]},
        says={"enum": ["for", "against", "no-objection", "view", "proposal", "comment"]},
        text=_TEXT,
        handling=_TEXT,
        became={"enum": ["met", "partly", "not", "dealt", "open"]},
        date=_maybe(_DAY),
        source=_TEXT,
        passage=_maybe(_TEXT),
        section=_TEXT,
    ),
    "Responses": _record(
        document=_TEXT,
        version=_TEXT,
        respondents=_list(_TEXT),
        silent=_maybe(_list(_TEXT)),
        responses=_list(_of("Response")),
        unplaced=_list(_of("Response")),
        never_asked=_list(_record(clause=_TEXT, number=_TEXT, heading=_TEXT)),
    ),
    "Hits": _record(
        complete=_FLAG,
        hits=_list(
            _record(
                kind={"enum": ["clause", "note", "proposal"]},
                document=_TEXT,
                version=_TEXT,
                clause=_TEXT,
                note=_TEXT,
                snippet=_TEXT,
                since=_TEXT,
                until=_TEXT,
            )
        ),
    ),
}
"""By name."""
