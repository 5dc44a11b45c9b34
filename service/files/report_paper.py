"""The report of reasons as rows: for a table, a spreadsheet, a paper or the terminal."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from clauses.changes import Op
from clauses.writing.labels import name
from clauses.writing.papers.paper import Box
from clauses.writing.papers.paper import Grid
from clauses.writing.papers.paper import Paper
from clauses.writing.papers.paper import Row
from clauses.writing.papers.paper import Text
from clauses.writing.papers.paper import Tone
from clauses.writing.papers.paper import Words
from service.telling import WORKING_TEXT
from service.telling import teller
from service.telling import version_title
from service.telling import whose_words
from service.wording import Wording

if TYPE_CHECKING:
    from versions.explaining.report import Report
    from versions.explaining.report import Told
    from versions.view import View

COLUMNS = ("Clause", "Kind", "Struck", "Added", "Why", "Consultation")
WIDTHS = (3, 2, 5, 5, 6, 2)


@dataclass(frozen=True, slots=True)
class Line:
    """One change as a reader is told it."""

    clause: str
    kind: str
    struck: str
    added: str
    why: str
    consultation: str

    @property
    def cells(self) -> tuple[str, ...]:
        """In the order of the columns."""
        return self.clause, self.kind, self.struck, self.added, self.why, self.consultation


def lines(view: "View", report: "Report", told: "tuple[Told, ...]", say: Wording) -> Iterator[Line]:
    """Some changes of a report, each with its reasons in sentences."""
    tell = teller(view, say)
    for one in told:
        proposals = dict.fromkeys(each for answer in one.answers for each in answer.proposals)
        reasons = dict.fromkeys(said for answer in one.answers for said in tell(answer))
        for proposal in proposals:
            reasons |= dict.fromkeys(whose_words(view, say, proposal, (one.added,)))
        yield Line(
            name(one.clause),
            say.kinds(one.kinds),
            one.struck_shown.strip(),
            one.added_shown.strip(),
            "\n".join(reasons) or say.unexplained(within=not report.withheld),
            say.say("Not consulted on") if one.not_consulted else "",
        )


def report_file(
    view: "View", report: "Report", found: "tuple[Line, ...]", say: Wording, ending: str
) -> bytes:
    """The changes as a table that a spreadsheet opens, or as a paper.

    Args:
        view: What its reader may see.
        report: The report.
        found: Those of its changes that are wanted.
        say: Words in the reader's language.
        ending: The form, as the ending of a file name.

    Raises:
        UnknownEndingError: There is no such form.
    """
    from service.files.exporting import paper_file

    if ending == ".csv":
        return _csv(found, say)
    title = say.say("Changes and their reasons")
    return paper_file(_paper(view, report, found, say, title), ending, say.say)


def _csv(found: "tuple[Line, ...]", say: Wording) -> bytes:
    from clauses.writing.changes_csv import write_table

    return write_table([say.say(column) for column in COLUMNS], [line.cells for line in found])


def _paper(
    view: "View", report: "Report", found: "tuple[Line, ...]", say: Wording, title: str
) -> Paper:
    old = version_title(view, say, report.document, report.old)
    new = version_title(view, say, report.document, report.new)
    head = tuple(_box(Words(say.say(column), tone=Tone.LABEL)) for column in COLUMNS)
    about = view.document(report.document, report.new).title
    return Paper(
        title,
        (Text((Words(counted(report, say)),)), Grid((head, *map(_row, found)), widths=WIDTHS)),
        language=view.document(report.document, report.new).language,
        said_in=say.language,
        kind=about,
        subtitle=f"{old} – {new}",
        page=say.say("Page {page} of {pages}"),
        date="" if report.new == WORKING_TEXT else _day(view, report),
        wide=True,
    )


def _day(view: "View", report: "Report") -> str:
    return view.version(report.document, report.new).date.isoformat()


def _row(line: Line) -> Row:
    struck = Words(line.struck, op=Op.DELETE) if line.struck else Words("")
    added = Words(line.added, op=Op.INSERT) if line.added else Words("")
    return (
        _box(Words(line.clause, bold=True)),
        _box(Words(line.kind)),
        _box(struck),
        _box(added),
        Box(tuple(Text((Words(part),)) for part in line.why.split("\n"))),
        _box(Words(line.consultation)),
    )


def _box(words: Words) -> Box:
    return Box((Text((words,)),))


def counted(report: "Report", say: Wording) -> str:
    """How many changes there are, how many lack a reason or were not consulted on."""
    told = say.say(
        "{changes} changed passage, {unexplained} without a reason, "
        "{not_consulted} not consulted on."
        if len(report.changes) == 1
        else "{changes} changed passages, {unexplained} without a reason, "
        "{not_consulted} not consulted on."
    )
    without = "–" if report.withheld else len(report.unexplained)
    return told.format(
        changes=len(report.changes),
        unexplained=without,
        not_consulted=len(report.not_consulted),
    )
