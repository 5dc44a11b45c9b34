"""What came in on a version, as plain values for programs."""

from typing import Any

from versions.gathering.response_matrix import became
from versions.gathering.response_matrix import says
from versions.gathering.responses import Response
from versions.gathering.responses import Responses

Plain = dict[str, Any]


def responses_json(found: Responses) -> Plain:
    """Every response the reader may read, by clause; those that name no clause apart."""
    return {
        "document": found.version.document,
        "version": found.version.id,
        "respondents": list(found.respondents),
        "silent": None if found.silent is None else list(found.silent),
        "responses": [_response(one) for one in found.found],
        "unplaced": [_response(one) for one in found.unplaced],
        "never_asked": [
            {"clause": one.id, "number": one.number, "heading": one.heading} for one in found.later
        ],
    }


def _response(one: Response) -> Plain:
    return {
        "clause": one.clause or None,
        "respondent": one.respondent,
        "manner": one.manner.value,
        "says": says(one).value,
        "text": one.text,
        "handling": one.handling,
        "became": became(one).value,
        "date": one.date.isoformat() if one.date else None,
        "source": one.source,
        "passage": one.passage or None,
        "section": one.section,
    }
