"""The packet for a meeting as plain values, and as lines for a terminal."""

from collections.abc import Iterator
from typing import Any

from clauses.writing.labels import name
from service.files.meeting_papers import lies_with
from service.files.meeting_papers import matter_title
from service.values.answers import proposal_json
from service.values.said import question_json
from service.values.said import state_json
from service.wording import Wording
from versions.gathering.meetings import Choice
from versions.gathering.meetings import Matter
from versions.gathering.meetings import Packet
from versions.gathering.meetings import Said

Plain = dict[str, Any]


def packet_json(packet: Packet) -> Plain:
    """The packet for a meeting."""
    return {
        "body": packet.meeting.body,
        "date": packet.meeting.date.isoformat(),
        "state": state_json(packet.state),
        "matters": [_matter(one) for one in packet.matters],
    }


def _matter(matter: Matter) -> Plain:
    return {
        "question": question_json(matter.question) if matter.question else None,
        "raised": _said(matter.raised) if matter.raised else None,
        "clauses": [_choice(one) for one in matter.choices],
    }


def _choice(choice: Choice) -> Plain:
    return {
        "clause": f"{choice.document}/{choice.clause.id}",
        "version": choice.version,
        "heading": choice.clause.heading,
        "text": choice.clause.text,
        "proposals": [proposal_json(one) for one in choice.proposals],
        "passages": [_said(one) for one in choice.said],
    }


def _said(said: Said) -> Plain:
    return {
        "note": said.note.id,
        "passage": said.passage.id,
        "quote": said.passage.text,
        "kind": said.kind.value,
    }


def packet_text(packet: Packet, say: Wording) -> str:
    """What a meeting is to deal with, a line for each wording and passage."""
    lines = [line for one in packet.matters for line in _lines(one, say)]
    return "\n".join(lines) or say.say("Nothing is due.")


def _lines(matter: Matter, say: Wording) -> Iterator[str]:
    yield matter_title(matter)
    if matter.question:
        yield f"  {lies_with(matter, say)}"
    for choice in matter.choices:
        yield f"  {name(choice.clause)} ({choice.document}/{choice.clause.id})"
        for one in choice.proposals:
            yield f"    {say.say('Proposal')} {one.id}: {one.title} ({one.from_})"
        for said in choice.said:
            yield f"    {said.note.id}#{said.passage.id} {say.link_kind(said.kind)}"
