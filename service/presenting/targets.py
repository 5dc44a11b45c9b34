"""What a passage or a question can be about, to choose from."""

from collections.abc import Iterator
from collections.abc import Sequence

from clauses.writing.labels import name
from service.presenting.places import document_info
from service.presenting.places import spot
from versions.records.links import Sort
from versions.records.links import Target
from versions.stages import NOW
from versions.view import View

Choice = tuple[str, str]
"""What a target is called in the form and to people."""


def name_of_target(view: View, target: Target) -> str:
    """What something is called; nothing where the reader does not see it."""
    if target.sort:
        return view.thing(target).title if view.has_thing(target) else ""
    place = target.clause and spot(view, target.document, target.clause, target.version)
    return place.name if place else document_info(view, target.document).title


def texts(view: View) -> Iterator[tuple[str, tuple[Choice, ...]]]:
    """Each document with itself and its clauses, as they stand now."""
    for info in view.documents():
        state = NOW if info.id in view.now else info.versions[-1].id
        clauses = view.document(info.id, state).clauses
        choices = ((f"{info.id}/{clause.id}", name(clause)) for clause in clauses if clause.level)
        yield info.title, ((info.id, info.title), *choices)


def things(view: View, sorts: Sequence[Sort]) -> Iterator[tuple[Sort, tuple[Choice, ...]]]:
    """Questions, proposals and steps of plans, those of some sorts."""
    known = {
        Sort.QUESTION: ((one.id, one.title) for one in view.all_questions),
        Sort.PROPOSAL: ((one.id, one.title) for one in view.all_proposals),
        Sort.STEP: ((one.id, one.title) for one in view.all_steps),
    }
    for sort in sorts:
        choices = tuple((str(Target("", sort=sort, id=key)), title) for key, title in known[sort])
        if choices:
            yield sort, choices
