"""What the reading pages call things and where they point, for their templates."""

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Mapping
from typing import Any

from flask import url_for

from service import telling
from service.files.state_paper import picture
from service.files.state_paper import picture_told
from service.lines.said import adopted
from service.presenting.places import Spot
from service.presenting.places import State
from service.presenting.places import document_info
from service.presenting.places import spot
from service.presenting.targets import name_of_target
from service.web import access
from service.web.addresses import WORKING
from service.web.addresses import decision_key
from versions.records.links import Sort
from versions.records.links import Target
from versions.records.notes import NoteRecord
from versions.records.proposals import Proposal
from versions.stages import NOW


def signposts() -> Mapping[str, Callable[..., Any]]:
    """The functions that templates of reading pages call."""
    return {
        "version_name": version_name,
        "piece": piece,
        "document_title": lambda document: document_info(access.view(), document).title,
        "document_url": document_url,
        "clause_url": clause_url,
        "compare_url": compare_url,
        "decision_url": decision_url,
        "export_url": export_url,
        "clause_address": clause_address,
        "clause_spot": clause_spot,
        "target_name": target_name,
        "target_url": target_url,
        "whose_words": whose_words,
        "adopted": lambda standing: adopted(standing, access.wording()),
        "picture": picture,
        "picture_told": lambda standing: picture_told(standing, access.wording()),
        "note_title": note_title,
        "note_name": note_name,
    }


def version_name(version: str, document: str) -> str:
    """What a reader calls a version: its stage and number, in the reader's language."""
    return telling.version_name(access.view(), access.wording(), document, version)


def document_url(document: str, version: str, anchor: str = "") -> str:
    """A document as it stands in a version."""
    return url_for("documents.show", document=document, version=version, _anchor=anchor or None)


def clause_url(place: Spot, anchor: str = "") -> str:
    """A clause as it stands in a version: its permanent address."""
    return url_for(
        "clauses.show",
        document=place.document.id,
        version=place.state.id,
        clause=place.slug,
        _anchor=anchor or None,
    )


def compare_url(document: str, old: State, new: State, clause: str = "") -> str:
    """Two versions against each other, or one clause of them."""
    return url_for(
        "comparing.show",
        document=document,
        old=old.id,
        new=new.id,
        klausul=clause or None,
    )


def decision_url(commit: str) -> str:
    """What is told of a decision, and to whom."""
    return url_for("publishing.show", key=decision_key(commit))


def export_url(document: str, old: State, new: State, ending: str, clause: str = "") -> str:
    """The same as a file."""
    return url_for(
        "comparing.export",
        document=document,
        old=old.id,
        new=new.id,
        ending=ending,
        klausul=clause or None,
    )


def clause_address(proposal: Proposal) -> str:
    """A proposal beside the others for its clause."""
    place = spot(access.view(), proposal.document, proposal.clause)
    return clause_url(place, f"forslag-{proposal.id}") if place else ""


def clause_spot(document: str, clause: str) -> Spot | None:
    """Where a clause is best read."""
    return spot(access.view(), document, clause)


def whose_words(proposal: Proposal, texts: Iterable[str] | None = None) -> tuple[str, ...]:
    """Which words of a compromise, or of some texts in it, came from which proposals."""
    whole = None if texts is None else [text.removesuffix(" …") for text in texts]
    return telling.whose_words(access.view(), access.wording(), proposal, whole)


def target_name(target: Target) -> str:
    """What a passage is about, in words; nothing where the reader does not see it."""
    return name_of_target(access.view(), target)


def target_url(target: Target) -> str:
    """Where it is read."""
    if target.sort is Sort.PROPOSAL:
        return clause_address(access.view().proposal(target.id))
    if target.sort is Sort.QUESTION:
        return url_for("questions.show", question=target.id)
    if target.sort is Sort.STEP:
        return url_for("standing.overview")
    place = target.clause and clause_spot(target.document, target.clause)
    latest = target.version or "latest"
    return clause_url(place) if place else document_url(target.document, latest)


def note_title(note: str) -> str:
    """What a note is called where it is cited: who met and when."""
    return note_name(access.view().note(note))


def note_name(note: NoteRecord) -> str:
    """Who met and when; what a collation of answers is called."""
    words = access.wording()
    met = note.title if note.collation or not note.body else note.body
    return f"{met}, {words.date(note.date)}" if note.date else met


def piece(version: str) -> str:
    """What addresses call a version."""
    return WORKING if version == NOW else version
