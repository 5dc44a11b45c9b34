"""The shapes of what is answered, as JSON Schema."""

from typing import Any

Plain = dict[str, Any]
_TEXT: Plain = {"type": "string"}
_COUNT: Plain = {"type": "integer", "minimum": 0}
_COUNTS: Plain = {"type": "object", "additionalProperties": _COUNT}
_TALLY: Plain = {"kinds": _COUNTS, "struck": _COUNTS, "added": _COUNTS, "editorial": _COUNTS}
_FLAG: Plain = {"type": "boolean"}
_DAY: Plain = {"type": "string", "format": "date"}
_MOMENT: Plain = {"type": "string", "format": "date-time"}
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
    }


def _of(name: str) -> Plain:
    return {"$ref": f"#/components/schemas/{name}"}


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
                blocks=_list(_record(kind=_TEXT, text=_TEXT, level=_COUNT)),
                text=_TEXT,
                wording_id=_TEXT,
            )
        ),
        notes=_list(_record(kind=_TEXT, text=_TEXT)),
    ),
    "Hunk": _record(
        {
            "sort": _TEXT,
            "editorial": _TEXT,
            "moved": {"type": "integer"},
            "passage": {"type": "integer"},
        },
        op={"enum": ["equal", "delete", "insert"]},
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
    "Link": _record(id=_TEXT, passage=_TEXT, quote=_TEXT, kind=_TEXT, confirmed=_FLAG),
    "Why": _record(
        {
            "unexplained": _list(_record(text=_TEXT, op=_TEXT, since=_maybe(_TEXT))),
            "considered": _list(_record(note=_TEXT, passage=_TEXT, quote=_TEXT, went=_TEXT)),
        },
        clause=_TEXT,
        version=_TEXT,
        wording=_TEXT,
        changes=_list(
            _record(
                clause=_TEXT,
                to=_TEXT,
                by=_TEXT,
                date=_MOMENT,
                why=_TEXT,
                hunks=_list(_of("Hunk")),
                notes=_list(_of("Link")),
            )
        ),
    ),
    "Proposals": _record(
        proposals=_list(
            _record(
                {"note": _maybe(_TEXT)},
                id=_TEXT,
                clause=_TEXT,
                title=_TEXT,
                status=_TEXT,
                date=_MOMENT,
                text=_TEXT,
            )
        )
    ),
    "Notes": _record(notes=_list(_record(id=_TEXT, title=_TEXT, body=_TEXT, date=_maybe(_DAY)))),
    "Note": _record(
        id=_TEXT,
        title=_TEXT,
        passages=_list(
            _record(
                id=_TEXT,
                kind=_TEXT,
                text=_TEXT,
                links=_list(_record(id=_TEXT, target=_TEXT, kind=_TEXT)),
            )
        ),
    ),
    "Hits": _record(hits=_list(_record(kind=_TEXT, snippet=_TEXT))),
}
"""By name."""
