"""What came in on a version as rows: for a list, a spreadsheet, a paper or the terminal."""

from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from clauses.writing.labels import name
from clauses.writing.papers.paper import Box
from clauses.writing.papers.paper import Grid
from clauses.writing.papers.paper import Heading
from clauses.writing.papers.paper import Paper
from clauses.writing.papers.paper import Text
from clauses.writing.papers.paper import Tone
from clauses.writing.papers.paper import Words
from service.files.exporting import PAPERS
from service.files.exporting import UnknownEndingError
from service.files.exporting import paper_file
from service.telling import version_title
from service.wording import N_
from service.wording import Wording
from versions.gathering.response_matrix import Became
from versions.gathering.response_matrix import Says
from versions.gathering.response_matrix import became
from versions.gathering.response_matrix import says

if TYPE_CHECKING:
    from clauses.model import Clause
    from versions.gathering.response_matrix import Matrix
    from versions.gathering.responses import Response
    from versions.gathering.responses import Responses
    from versions.view import View

SAYS = {
    Says.FOR: ("▲", N_("For")),
    Says.AGAINST: ("▼", N_("Against")),
    Says.NO_OBJECTION: ("○", N_("No objection")),
    Says.VIEW: ("●", N_("View")),
    Says.PROPOSAL: ("✎", N_("Proposal")),
    Says.COMMENT: ("❝", N_("Comment")),
}
"""A sign and a word for what a response says."""
BECAME = {
    Became.MET: ("✓", N_("Met")),
    Became.PARTLY: ("◐", N_("Partly met")),
    Became.NOT: ("✗", N_("Not met")),
    Became.DEALT: ("→", N_("Dealt with")),
    Became.OPEN: ("…", N_("Not yet dealt with")),
}
"""A sign and a word for what became of it."""
COLUMNS = ("Clause", "Respondent", "Says", "View", "Handling", "What became of it", "Date")
WIDTHS = (4, 4, 2, 7, 6, 2, 2)
_SHEET_WIDTHS = (32, 28, 14, 60, 60, 18, 14)
_FIRST, _OTHER = 40, 22


@dataclass(frozen=True, slots=True)
class Told:
    """One response as a reader is told it."""

    clause: str
    respondent: str
    says: str
    view: str
    handling: str
    became: str
    date: str

    @property
    def cells(self) -> tuple[str, ...]:
        """In the order of the columns."""
        first = self.clause, self.respondent, self.says, self.view
        return (*first, self.handling, self.became, self.date)

    @property
    def line(self) -> str:
        """On two lines of a terminal."""
        about = f"{self.clause} · {self.respondent} · {self.says}, {self.became}"
        said = " → ".join(" ".join(part.split()) for part in (self.view, self.handling) if part)
        return f"{about}\n  {said}"


def clause_name(clause: "Clause | None", say: Wording) -> str:
    """What a line of the matrix is called."""
    return name(clause) if clause else say.say("The whole document")


def respondent_name(respondent: str, say: Wording) -> str:
    """Who answered, as it is told."""
    return respondent or say.say("Not named")


def short(response: "Response", say: Wording) -> str:
    """What a response says and what became of it, in signs and words."""
    (sign, word), (end, then) = SAYS[says(response)], BECAME[became(response)]
    return f"{sign} {say.say(word)}, {end} {say.say(then)}"


def tallied(count: Mapping[Says, int], say: Wording) -> str:
    """How many said what, in signs and words."""
    told = ((*SAYS[one], number) for one, number in count.items())
    return " · ".join(f"{sign} {say.say(word)} {number}" for sign, word, number in told)


def listed(laid: "Matrix", say: Wording) -> Iterator[Told]:
    """Every response, in the order of the clauses."""
    for line in laid.lines:
        for one in line.found:
            yield _told(one, clause_name(line.clause, say), say)


def unplaced(found: "Responses", say: Wording) -> Iterator[Told]:
    """The answers of which the clause is not known, by what they call it."""
    for one in found.unplaced:
        yield _told(one, one.section, say)


def _told(one: "Response", clause: str, say: Wording) -> Told:
    return Told(
        clause,
        respondent_name(one.respondent, say),
        say.say(SAYS[says(one)][1]),
        one.text,
        one.handling,
        say.status(one.status) if one.status else say.say(BECAME[became(one)][1]),
        one.date.isoformat() if one.date else "",
    )


def counted(found: "Responses", say: Wording) -> str:
    """How much came in, in a sentence."""
    count, who = len(found.found) + len(found.unplaced), len(found.respondents)
    told = say.say(
        "{count} responses from {who} respondents, on {answered} of {clauses} clauses."
        if who != 1
        else "{count} responses from {who} respondent, on {answered} of {clauses} clauses."
        if count != 1
        else "{count} response from {who} respondent, on {answered} of {clauses} clauses."
    )
    return told.format(
        count=count,
        who=who,
        answered=found.answered,
        clauses=len(found.document.clauses),
    )


def as_file(
    view: "View", found: "Responses", laid: "Matrix", say: Wording, file_name: str
) -> bytes:
    """The responses as a file, in the form that its name ends in.

    Args:
        view: What the reader may see.
        found: What came in.
        laid: As much of it as is asked for; answers that name no clause stand in every file.
        say: The reader's language.
        file_name: Ends in ``.csv``, ``.xlsx`` or one of the forms of a paper.

    Raises:
        UnknownEndingError: It ends otherwise.
    """
    ending = file_name[file_name.rfind(".") :].lower()
    rows = tuple(listed(laid, say))
    if ending == ".csv":
        return _csv((*rows, *unplaced(found, say)), say)
    if ending == ".xlsx":
        return _xlsx(laid, (*rows, *unplaced(found, say)), found.document.title, say)
    if ending not in PAPERS:
        raise UnknownEndingError(ending, (*PAPERS, ".csv", ".xlsx"))
    return paper_file(_paper(view, found, rows, say), ending, say.say)


def _csv(rows: "tuple[Told, ...]", say: Wording) -> bytes:
    """The responses as a table that a spreadsheet opens."""
    from clauses.writing.changes_csv import write_table

    return write_table([say.say(column) for column in COLUMNS], [row.cells for row in rows])


def _xlsx(laid: "Matrix", rows: "tuple[Told, ...]", title: str, say: Wording) -> bytes:
    """The responses as a workbook: clauses against respondents, and one by one."""
    from clauses.writing.sheets_xlsx import Sheet
    from clauses.writing.sheets_xlsx import write_sheets

    widths = (_FIRST, *(_OTHER for _ in laid.respondents))
    one_by_one = ([say.say(column) for column in COLUMNS], *(row.cells for row in rows))
    sheets = (
        Sheet(say.say("Clauses and respondents"), _grid(laid, say), widths, fixed=1),
        Sheet(say.say("One by one"), one_by_one, _SHEET_WIDTHS, fixed=1),
    )
    return write_sheets(title, sheets)


def _grid(laid: "Matrix", say: Wording) -> Iterator[tuple[str, ...]]:
    yield say.say("Clause"), *(respondent_name(one, say) for one in laid.respondents)
    for line in laid.lines:
        cells = ("\n".join(short(one, say) for one in cell) for cell in line.cells)
        yield clause_name(line.clause, say), *cells


def _paper(view: "View", found: "Responses", rows: "tuple[Told, ...]", say: Wording) -> Paper:
    """The responses as a paper: the collation, clause by clause."""
    version = found.version
    head = tuple(_box(say.say(column), Tone.LABEL) for column in COLUMNS)
    body = tuple(tuple(_box(cell) for cell in row.cells) for row in rows)
    lost = tuple(unplaced(found, say))
    return Paper(
        say.say("Responses to the consultation"),
        (
            *(_text(words) for words in (counted(found, say), _silent(found, say)) if words),
            *((Grid((head, *body), widths=WIDTHS),) if body else ()),
            *((Heading((Words(say.say(NOT_PLACED)),)), _lost(lost)) if lost else ()),
            *((Heading((Words(say.say(NEVER_ASKED)),)), _later(found)) if found.later else ()),
        ),
        language=found.document.language,
        said_in=say.language,
        kind=found.document.title,
        subtitle=version_title(view, say, version.document, version.id),
        page=say.say("Page {page} of {pages}"),
        date=version.date.isoformat(),
        wide=True,
    )


NOT_PLACED = N_("Answers that name no clause for certain")
NEVER_ASKED = N_("Clauses on which nobody was consulted")


def _silent(found: "Responses", say: Wording) -> str:
    if not found.silent:
        return ""
    return say.say("No answer of their own: {parties}.").format(parties=", ".join(found.silent))


def _lost(rows: tuple[Told, ...]) -> Grid:
    return Grid(tuple(tuple(_box(cell) for cell in row.cells) for row in rows), 0, WIDTHS)


def _later(found: "Responses") -> Text:
    return _text("; ".join(name(clause) for clause in found.later))


def _text(words: str) -> Text:
    return Text((Words(words),))


def _box(words: str, tone: Tone = Tone.PLAIN) -> Box:
    return Box((Text((Words(words, tone=tone),)),))
