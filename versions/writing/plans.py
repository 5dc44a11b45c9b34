"""Plans what is to come with a document, and re-plans it."""

import datetime
from dataclasses import dataclass
from dataclasses import replace

from versions.format import layout
from versions.format.identifiers import new_id
from versions.format.messages import checked_line
from versions.format.messages import said_line
from versions.format.normal import line
from versions.git.pen import SERVICE
from versions.records.plans import PlanStep
from versions.records.plans import Replanned
from versions.records.plans import write_step
from versions.writing.desk import Desk


@dataclass(frozen=True, slots=True)
class Planned:
    """What is to come, as somebody plans it."""

    document: str
    title: str
    date: datetime.date
    until: datetime.date | None
    body: str
    form: str


def plan(desk: Desk, planned: Planned, when: datetime.datetime) -> PlanStep:
    """Keep a step of a document's plan.

    Raises:
        UnknownDocumentError: There is no such document.
    """
    desk.view.versions(planned.document)
    used = {known.id for known in desk.view.all_steps}
    step = PlanStep(
        new_id(used, "step", planned.document, planned.title, when.isoformat()),
        planned.document,
        said_line(planned.title, "a title"),
        planned.date,
        planned.until,
        line(planned.body),
        line(planned.form),
    )
    _keep(desk, step, when, "planned")
    return step


def replan(
    desk: Desk,
    step_id: str,
    date: datetime.date,
    until: datetime.date | None,
    why: str,
    when: datetime.datetime,
) -> PlanStep:
    """Move a step to another day; when it was to be before, and why it was moved, are kept.

    Raises:
        UnknownStepError: There is no such step.
    """
    step = desk.view.step(step_id)
    before = Replanned(step.date, step.until, checked_line(why, "a reason"), when.date())
    moved = replace(step, date=date, until=until, earlier=(*step.earlier, before))
    _keep(desk, moved, when, "moved")
    return moved


def _keep(desk: Desk, step: PlanStep, when: datetime.datetime, done: str) -> None:
    pen = desk.pen(SERVICE, when)
    path = layout.step_path(step.document, step.id)
    pen.notes({path: write_step(step)}, f"step {step.id} {done}")
    pen.put_down()
