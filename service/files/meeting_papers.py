"""A meeting's papers: the packet that is read before it, and the agenda that is filled in at it."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from clauses.writing.labels import name
from clauses.writing.papers.paper import Block
from clauses.writing.papers.paper import Control
from clauses.writing.papers.paper import Entries
from clauses.writing.papers.paper import Entry
from clauses.writing.papers.paper import Group
from clauses.writing.papers.paper import Heading
from clauses.writing.papers.paper import Paper
from clauses.writing.papers.paper import Role
from clauses.writing.papers.paper import Text
from clauses.writing.papers.paper import Tone
from clauses.writing.papers.paper import Words
from clauses.writing.papers.paper import line
from service.files.state_paper import state_blocks
from service.lines.answers import proposals_paper
from service.telling import version_title
from service.wording import Wording
from versions.gathering.agenda import Part
from versions.gathering.agenda import place_name

if TYPE_CHECKING:
    from versions.gathering.meetings import Choice
    from versions.gathering.meetings import Matter
    from versions.gathering.meetings import Packet
    from versions.gathering.meetings import Said
    from versions.view import View


def packet_paper(view: "View", packet: "Packet", say: Wording) -> Paper:
    """What a meeting reads before it: what is due, the state, each wording, what was said."""
    return Paper(
        say.say("Papers for the meeting"),
        tuple(_packet(view, packet, say)),
        language=say.language,
        said_in=say.language,
        kind=packet.state.title,
        subtitle=_whose(packet, say),
        running=(packet.state.title, _whose(packet, say)),
        page=say.say("Page {page} of {pages}"),
        date=packet.meeting.date.isoformat(),
        wide=True,
    )


def _whose(packet: "Packet", say: Wording) -> str:
    return ", ".join(filter(None, (packet.meeting.body, say.date(packet.meeting.date))))


def _packet(view: "View", packet: "Packet", say: Wording) -> Iterator[Block]:
    yield Heading(line(say.say("To take a position on")))
    titles = [matter_title(one) for one in packet.matters]
    if titles:
        numbered = (Entry(line(title), f"{at}.") for at, title in enumerate(titles, 1))
        yield Entries(tuple(numbered))
    else:
        yield Text(line(say.say("Nothing is due.")))
    yield Heading(line(say.say("State of the family")))
    yield from state_blocks(view, packet.state, say, level=2)
    for number, matter in enumerate(packet.matters, 1):
        yield Heading(line(matter_title(matter)), 1, f"{number}.")
        yield from _matter(view, matter, say)


def matter_title(matter: "Matter") -> str:
    """What a matter is called: its question, else the clause that there are wordings for."""
    return matter.question.title if matter.question else name(matter.choices[0].clause)


def _matter(view: "View", matter: "Matter", say: Wording) -> Iterator[Block]:
    if matter.question:
        yield Text(line(lies_with(matter, say), Tone.LABEL))
    if matter.raised:
        yield from _quoted(matter.raised, say)
    for choice in matter.choices:
        yield Heading(line(name(choice.clause)), 2)
        base = version_title(view, say, choice.document, choice.version)
        title = view.document(choice.document, choice.version).title
        sheet = proposals_paper(choice.proposals, choice.clause, base, title, say.language)
        yield from sheet.blocks
        for said in choice.said:
            yield from _quoted(said, say)


def lies_with(matter: "Matter", say: Wording) -> str:
    """With whom a question lies, and until when."""
    if matter.question is None:
        return ""
    due = f", {say.date(matter.question.due)}" if matter.question.due else ""
    return f"{say.question_state(matter.question.state)}: {matter.question.to}{due}"


def _quoted(said: "Said", say: Wording) -> Iterator[Block]:
    meeting = f"{said.note.body or said.note.title}, {say.date(said.note.date)}"
    source = f"{meeting} · {say.link_kind(said.kind)} · {said.note.id}#{said.passage.id}"
    words = (Words(said.passage.full),)
    yield Group((Text(words), Text(line(source, Tone.LABEL))), Role.QUOTE)


def agenda_paper(packet: "Packet", say: Wording) -> Paper:
    """An agenda to write the minutes in: each wording in a place that keeps its name."""
    return Paper(
        say.say("Minutes"),
        tuple(_Agenda(say).blocks(packet)),
        language=say.language,
        page=say.say("Page {page} of {pages}"),
        date=packet.meeting.date.isoformat(),
    )


class _Agenda:
    """Sets an agenda; a name that is asked for again gets a number."""

    def __init__(self, say: Wording) -> None:
        self.say = say
        self.asked: Counter[str] = Counter()

    def blocks(self, packet: "Packet") -> Iterator[Block]:
        meeting, say = packet.meeting, self.say.say
        told = (say("Body"), meeting.body), (say("Date"), meeting.date.isoformat())
        asked = (say("Time"), say("Form of meeting"), say("Present"))
        for label, value in (*told, *((label, "") for label in asked)):
            yield Text((Words(f"{label}: ", bold=True), Words(value)))
        for matter in packet.matters:
            yield from self._matter(matter)
        yield Text((Words(f"{say('Notes taken by')}: ", bold=True),))

    def _matter(self, matter: "Matter") -> Iterator[Block]:
        question, say = matter.question, self.say.say
        heading = Heading(line(matter_title(matter)))
        if question is None:
            yield heading
        else:
            yield self._place(Part.QUESTION, question.id, say("Question"), heading)
        for choice in matter.choices:
            yield from self._choice(choice)
        if question is not None:
            yield _label(say("Position"))
            yield self._asking(Part.POSITION, question.id, say("What the meeting holds"))

    def _choice(self, choice: "Choice") -> Iterator[Block]:
        clause, say = choice.clause, self.say.say
        yield Heading(line(name(clause)), 2)
        yield _label(say("Current wording"))
        yield self._words(Part.STANDING, clause.id, say("Current wording"), clause.text)
        for number, proposal in enumerate(choice.proposals, 1):
            title = f"{say('Proposal')} {number}"
            yield _label(f"{title} ({proposal.from_})")
            yield self._words(Part.PROPOSAL, proposal.id, proposal.title, proposal.text)
        yield _label(say("Final wording (proposal)"))
        yield self._asking(Part.FINAL, clause.id, say("The wording the meeting ends with"))

    def _words(self, part: Part, named: str, title: str, text: str) -> Group:
        return self._place(part, named, title, *(Text(line(one)) for one in text.split("\n")))

    def _asking(self, part: Part, named: str, asked: str) -> Group:
        text = Text(line(f"[{asked}]", Tone.QUIET))
        return Group((text,), control=Control(self._named(part, named), asked, empty=True))

    def _place(self, part: Part, named: str, title: str, *blocks: Block) -> Group:
        return Group(blocks, control=Control(self._named(part, named), title))

    def _named(self, part: Part, named: str) -> str:
        first = place_name(part, named)
        self.asked[first] += 1
        return place_name(part, named, self.asked[first] - 1)


def _label(text: str) -> Text:
    return Text((Words(f"{text}:", bold=True),))
