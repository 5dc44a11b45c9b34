"""What the store answers, as plain values for programs: the shapes that docs/guide describes."""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from typing import Any

from clauses.changes import Op
from clauses.model import Characters
from clauses.model import Document
from clauses.model import Reading
from clauses.model import Remark
from clauses.reading.json import reading_to_json
from clauses.writing.json import comparison_to_json
from clauses.writing.json import hunks_to_json
from versions.explaining.history import Wording
from versions.explaining.reasons import Answer
from versions.explaining.why import Reason
from versions.explaining.why import Why
from versions.format.clause_file import wording_id
from versions.minutes.parsing import Passage
from versions.records.links import Link
from versions.records.notes import NoteRecord
from versions.records.proposals import Proposal
from versions.records.suggestions import Suggestion
from versions.searching.hits import Hits
from versions.stages import DocumentInfo
from versions.stages import Version
from versions.tracked import Proposed
from versions.writing.versions import Imported

if TYPE_CHECKING:
    from service.accounts.people import Account
    from versions.explaining.origin import OriginSpan
    from versions.view import View

Plain = dict[str, Any]


def documents_json(documents: Sequence[DocumentInfo]) -> Plain:
    """The family's documents and their versions."""
    return {
        "documents": [
            {
                "id": document.id,
                "title": document.title,
                "kind": document.kind,
                "parent": document.parent,
                "versions": [_version(version) for version in document.versions],
            }
            for document in documents
        ]
    }


def accounts_json(accounts: "Sequence[Account]") -> Plain:
    """Who can sign in; nothing of how."""
    return {
        "users": [
            {
                "mail": account.mail,
                "name": account.name,
                "role": account.role.value,
                "of": [group.name for group in account.groups],
                "closed": account.closed,
            }
            for account in accounts
        ]
    }


def versions_json(versions: Sequence[Version]) -> Plain:
    """The versions of one document."""
    return {"versions": [{**_version(version), "by": version.by} for version in versions]}


def _version(version: Version) -> Plain:
    day = version.date.isoformat() if version.date else None
    return {"id": version.id, "stage": version.stage.value, "date": day}


def document_json(document: Document) -> Plain:
    """A document of the store: as a file that was read, with ids and wording ids."""
    letters = sum(not sign.isspace() for clause in document.clauses for sign in clause.text)
    told = reading_to_json(Reading(document, Characters(letters, letters, 0)))
    for clause, plain in zip(document.clauses, told["clauses"], strict=True):
        plain["wording_id"] = wording_id(clause)
    return told


def imported_json(imported: Imported, reading: Reading, proposed: Proposed) -> Plain:
    """What an import made of a file, and what was doubtful."""
    comparison = imported.comparison
    return {
        "version": f"{imported.version.document}@{imported.version.id}",
        "clauses": len(reading.document.clauses),
        "comparison": comparison_to_json(comparison) if comparison else None,
        "doubtful": [
            {"old": list(change.old), "new": list(change.new), "similarity": change.similarity}
            for change in imported.doubtful
        ],
        "remarks": [remark_json(remark) for remark in reading.remarks],
        "proposals": [
            {"id": one.id, "clause": f"{one.document}/{one.clause}", "from": one.from_}
            for one in proposed.proposals
        ],
        "not_proposed": list(proposed.left),
    }


def remark_json(remark: Remark) -> Plain:
    """Something the reader of a file has to say."""
    return {
        "kind": remark.kind.value,
        "clause": remark.clause,
        "text": remark.text,
        "characters": remark.characters,
    }


def proposals_json(proposals: Sequence[Proposal]) -> Plain:
    """Proposals for a clause."""
    return {"proposals": [proposal_json(proposal) for proposal in proposals]}


def proposal_json(proposal: Proposal) -> Plain:
    """One proposal."""
    return {
        "id": proposal.id,
        "clause": f"{proposal.document}/{proposal.clause}",
        "title": proposal.title,
        "from": proposal.from_,
        "status": proposal.status.value,
        "to": proposal.to,
        "date": proposal.date.isoformat(),
        "base": proposal.base,
        "text": proposal.text,
        "note": str(proposal.note) if proposal.note else None,
        "made_of": list(proposal.made_of),
        "why": proposal.why,
    }


def history_json(history: Sequence[Wording]) -> Plain:
    """A clause's wordings through time."""
    return {
        "history": [
            {
                "version": wording.version,
                "commit": wording.commit,
                "date": wording.date.isoformat(),
                "by": wording.by,
                "why": wording.why,
                "heading": wording.heading,
                "number": wording.number,
                "text": wording.text,
                "wording_id": wording.wording_id,
            }
            for wording in history
        ]
    }


def why_json(why: Why, view: "View") -> Plain:
    """Why a clause reads as it does, with the words of compromises told from whom they came."""
    document = why.clause.partition("/")[0]
    return {
        "clause": why.clause,
        "version": why.version,
        "wording": why.wording,
        "changes": [
            {
                "clause": f"{document}/{change.elsewhere}" if change.elsewhere else why.clause,
                **_reason(change),
                "proposal": _adopted(change, view),
            }
            for change in why.changes
        ],
        "unexplained": [
            {"text": words.text, "op": words.op.value, "since": words.since}
            for words in why.unexplained
        ],
        "considered": [
            {
                "note": link.note,
                "passage": link.passage,
                "quote": link.quote,
                "state": link.state.value,
                "went": link.phrase,
            }
            for link in why.considered
        ],
    }


def _adopted(change: Reason, view: "View") -> Plain | None:
    """The proposal that a decision adopted, and whose the words are that it brought."""
    from versions.gathering.proposal_sources import within
    from versions.gathering.proposal_sources import words_of

    proposal = change.proposal
    if proposal is None:
        return None
    brought = [hunk.text for hunk in change.hunks if hunk.op is Op.INSERT]
    return {
        "id": proposal.id,
        "title": proposal.title,
        "from": proposal.from_,
        "words": [
            {"text": words.text, "proposals": [one.id for one in words.proposals]}
            for words in within(words_of(view, proposal), brought)
        ],
    }


def _reason(change: Reason) -> Plain:
    return {
        "from": change.from_,
        "to": change.to,
        "commit": change.commit,
        "by": change.by,
        "date": change.date.isoformat(),
        "why": change.why,
        "hunks": [
            {**hunk, **_answer(answer)}
            for hunk, answer in zip(hunks_to_json(change.hunks), change.answers, strict=True)
        ],
        "heading_hunks": hunks_to_json(change.heading_hunks),
        "note_hunks": hunks_to_json(change.note_hunks),
        "notes": [
            *(link_json(link) for link in change.notes),
            *(suggested_json(one) for one in change.suggested),
        ],
    }


def _answer(answer: Answer | None) -> Plain:
    """The decision and the passages of one hunk; nothing of an unchanged one."""
    if answer is None or not answer.commits:
        return {}
    return {"commit": answer.commits[0], "notes": [link_json(link) for link in answer.notes]}


def origin_json(wording: str, spans: "Sequence[OriginSpan]") -> Plain:
    """Where each word of a wording is from."""
    return {
        "wording": wording,
        "spans": [
            {
                "start": span.start,
                "end": span.end,
                "text": span.text,
                "version": span.brought_by.version,
                "commit": span.brought_by.commit,
                "by": span.brought_by.by,
                "date": span.brought_by.date.isoformat(),
                "why": span.brought_by.why,
                "notes": [link_json(link) for link in span.notes],
            }
            for span in spans
        ],
    }


def link_json(link: Link) -> Plain:
    """A passage and what it does."""
    return {
        "id": link.note,
        "passage": link.passage,
        "quote": link.quote,
        "state": link.state.value,
        "kind": link.kind.value,
        "confirmed": link.confirmed,
    }


def suggested_json(one: Suggestion) -> Plain:
    """A passage that may tell a reason, and that nobody has confirmed."""
    return {
        "id": one.note,
        "passage": one.passage,
        "quote": one.quote,
        "state": one.state.value,
        "kind": one.kind.value,
        "confirmed": False,
        "suggestion": one.id,
    }


def notes_json(notes: Sequence[NoteRecord]) -> Plain:
    """The notes, by date."""
    return {"notes": [_note_head(note) for note in notes]}


def _note_head(note: NoteRecord) -> Plain:
    return {
        "id": note.id,
        "title": note.title,
        "body": note.body,
        "date": note.date.isoformat() if note.date else None,
        "state": note.state.value,
    }


def note_json(note: NoteRecord, links: Sequence[Link]) -> Plain:
    """A note with its passages and what they are linked to; participants are kept apart."""
    return {
        **_note_head(note),
        "time": note.time,
        "form": note.form,
        "adjusted": note.adjusted,
        "topics": [{"number": topic.number, "heading": topic.heading} for topic in note.topics],
        "passages": [passage_json(passage, links) for passage in note.passages],
        "went": [passage_json(passage, links) for passage in note.gone],
    }


def passage_json(passage: Passage, links: Sequence[Link]) -> Plain:
    """A passage and what it is linked to."""
    said = {
        "id": passage.id,
        "topic": passage.topic,
        "kind": passage.kind.value,
        "label": passage.label,
        "speaker": passage.speaker,
        "text": passage.text,
        "links": [
            {"id": link.id, "target": str(link.target), "kind": link.kind.value}
            for link in links
            if link.passage == passage.id
        ],
    }
    return said | (_answered(passage) if passage.answer else {})


def _answered(passage: Passage) -> Plain:
    """What an answer to a consultation says, and what became of it."""
    return {
        "section": passage.section,
        "respondent": passage.respondent,
        "view": passage.view,
        "handling": passage.handling,
        "outcome": passage.outcome.value,
    }


def hits_json(found: Hits) -> Plain:
    """What was found, and whether that is all."""
    return {
        "complete": found.complete,
        "hits": [
            {
                "kind": hit.kind,
                "document": hit.document,
                "version": hit.version,
                "clause": hit.clause,
                "note": hit.note,
                "snippet": hit.snippet,
                "since": hit.since,
                "until": hit.until,
            }
            for hit in found.hits
        ],
    }
