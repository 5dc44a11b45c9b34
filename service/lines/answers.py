"""What commands print for people: short lines, one thing a line."""

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence
from typing import TYPE_CHECKING

from clauses.changes import Comparison
from clauses.changes import Hunk
from clauses.changes import Op
from clauses.compare import summary
from clauses.diffing.hunks import word_hunks
from clauses.model import Clause
from clauses.model import Reading
from clauses.model import RemarkKind
from clauses.writing.labels import KINDS
from clauses.writing.labels import names
from clauses.writing.text import marked_text
from service.wording import N_
from service.wording import Wording

if TYPE_CHECKING:
    from clauses.writing.papers.paper import Paper
    from service.accounts.people import Account
    from versions.explaining.history import Wording as HistoricWording
    from versions.explaining.origin import OriginSpan
    from versions.explaining.why import Reason
    from versions.explaining.why import Why
    from versions.minutes.parsing import Passage
    from versions.records.links import Link
    from versions.records.notes import NoteRecord
    from versions.records.proposals import Proposal
    from versions.records.suggestions import Suggestion
    from versions.searching.hits import Hit
    from versions.searching.hits import Hits
    from versions.stages import DocumentInfo
    from versions.stages import Version
    from versions.tracked import Proposed
    from versions.writing.versions import Imported


def documents_text(documents: "Sequence[DocumentInfo]", language: str) -> str:
    """The family's documents, each with its versions below it."""
    lines = []
    for document in documents:
        kind = Wording(language).document_kind(document.kind)
        lines.append(f"{document.id}  {document.title} ({kind})")
        lines += [f"  {line}" for line in _version_lines(document.versions, language)]
    return "\n".join(lines)


def accounts_text(accounts: "Sequence[Account]", language: str) -> str:
    """Who can sign in, and for which bodies and parties."""
    wording = Wording(language)
    return "\n".join(
        f"{one.mail}  {one.name} ({', '.join((wording.role(one.role), *_names(one)))})"
        for one in accounts
    )


def _names(account: "Account") -> tuple[str, ...]:
    return tuple(group.name for group in account.groups)


_OF_CLAUSES = frozenset(
    {RemarkKind.GUESSED_HEADING, RemarkKind.NO_HEADINGS, RemarkKind.GUESSED_STRUCTURE}
)
"""Remarks on how a file was cut into clauses."""


def versions_text(versions: "Sequence[Version]", language: str) -> str:
    """The versions of a document."""
    return "\n".join(_version_lines(versions, language))


def _version_lines(versions: "Sequence[Version]", language: str) -> Iterator[str]:
    wording = Wording(language)
    for version in versions:
        stage = wording.stage(version.stage)
        yield f"{version.id:<14} {stage:<12} {wording.date(version.date)}  {version.by}".rstrip()


def imported_text(
    imported: "Imported", reading: Reading, proposed: "Proposed", language: str
) -> str:
    """What an import made of a file, what was doubtful, and what the reader remarks."""
    wording = Wording(language)
    version = imported.version
    lines = [f"{version.document}@{version.id}: {len(reading.document.clauses)}"]
    lines[0] += f" {wording.say('clauses')}"
    if imported.comparison:
        lines.append(_counts(imported.comparison, wording))
        lines += [
            f"{wording.say('doubtful')}: {names(imported.comparison.old_clauses(change))}"
            f" → {names(imported.comparison.new_clauses(change))}"
            for change in imported.doubtful
        ]
    lines.append(wording.completeness(reading.characters))
    lines += _proposed_lines(proposed, wording)
    return "\n".join([*lines, *(wording.remark(remark) for remark in reading.remarks)])


def _proposed_lines(proposed: "Proposed", wording: Wording) -> Iterator[str]:
    """What became of tracked changes."""
    for one in proposed.proposals:
        phrase = wording.say("Tracked changes became a proposal: {author}, {clause}")
        yield phrase.format(author=one.from_, clause=f"{one.document}/{one.clause}")
    for text in proposed.left:
        phrase = wording.say("Tracked changes that are no proposal about one clause: {text}")
        yield phrase.format(text=text)


def _counts(comparison: Comparison, wording: Wording) -> str:
    counts = summary(comparison)
    told = [f"{wording.kind(kind)}: {counts[kind]}" for kind in KINDS if counts[kind]]
    return " · ".join([*told, f"{wording.say('Unchanged')}: {counts['same']}"])


def proposals_text(proposals: "Sequence[Proposal]", standing: Clause, language: str) -> str:
    """Each proposal with what it would change in the wording that stands."""
    parts = []
    for proposal in proposals:
        parts.append(
            f"{_proposal_head(proposal, Wording(language))}\n"
            f"{marked_text(word_hunks(standing.text, proposal.text))}"
        )
    return "\n\n".join(parts)


def _proposal_head(proposal: "Proposal", wording: Wording) -> str:
    return f"{proposal.id}  {proposal.title} – {_proposal_source(proposal, wording)}"


def proposals_paper(
    proposals: "Sequence[Proposal]", base: Clause, base_name: str, document: str, language: str
) -> "Paper":
    """The proposals beside a wording, ready to be set; the document is named by its title."""
    from clauses.writing.layout import Page
    from clauses.writing.papers.proposals import Offer
    from clauses.writing.papers.proposals import proposals_paper as paper_of

    wording = Wording(language)
    offers = [
        Offer(one.title, _proposal_source(one, wording), Clause("", 1, "", one.blocks, one.notes))
        for one in proposals
    ]
    return paper_of(base, offers, Page(base_name, document, language, say=wording.say))


def _proposal_source(proposal: "Proposal", wording: Wording) -> str:
    day = wording.date(proposal.date.date())
    return f"{proposal.from_}, {day} ({wording.status(proposal.status)})"


def history_text(history: "Sequence[HistoricWording]", language: str) -> str:
    """A clause's wordings, oldest first."""
    wording = Wording(language)
    parts = []
    for one in history:
        day = wording.date(one.date)
        head = f"{day}  {one.by}  {one.version or one.kind}  {one.wording_id}"
        heading = f"{one.number} {one.heading}".strip()
        parts.append("\n".join(part for part in (head, one.why, heading, one.text) if part))
    return "\n\n".join(parts)


def origin_text(spans: "Sequence[OriginSpan]", language: str) -> str:
    """Each stretch of a clause, and below it where it is from."""
    wording = Wording(language)
    parts = []
    for span in spans:
        by = span.brought_by
        head = f"{wording.date(by.date)}  {by.by}  {by.version or by.kind}"
        said = [head, by.why, *(_quoted(link, wording) for link in span.notes)]
        parts.append("\n".join([span.text.strip(), *(f"  {line}" for line in said if line)]))
    return "\n\n".join(parts)


def why_text(why: "Why", language: str, whose: "Callable[[Reason], Iterable[str]]") -> str:
    """Each change with its reason, and what has none.

    Args:
        why: What there is to tell.
        language: The reader's.
        whose: Tells where the words of a change stood, and from which proposals they came.
    """
    wording = Wording(language)
    bare = wording.unexplained(within=not why.withheld)
    parts = ["\n".join([_reason(change, wording, bare), *whose(change)]) for change in why.changes]
    if why.unexplained:
        words = [f"  {one.op.value}: {one.text.strip()}" for one in why.unexplained]
        parts.append("\n".join([bare, *words]))
    if why.considered:
        left = [considered_line(link, wording) for link in why.considered]
        parts.append("\n".join([wording.say("Considered and left unchanged"), *left]))
    return "\n\n".join(parts) or wording.say("The clause has not been changed.")


def _reason(change: "Reason", wording: Wording, bare: str) -> str:
    head = f"{change.from_} → {change.to}  {wording.date(change.date)}  {change.by}"
    parts = (change.heading_hunks, change.hunks, change.note_hunks)
    lines = [head, *(marked_text(part) for part in parts if _changed(part))]
    if change.why:
        lines.append(change.why)
    if change.proposal:
        proposal = change.proposal
        lines.append(f"{wording.say('Proposal')}: {proposal.title} ({proposal.from_})")
    lines += [_quoted(link, wording) for link in change.notes]
    if not change.explained:
        lines.append(bare)
    lines += [
        f"  {wording.say('suggested, not confirmed')}: {_quoted(one, wording).strip()}"
        for one in change.suggested
    ]
    return "\n".join(lines)


def _changed(hunks: Sequence[Hunk]) -> bool:
    return any(hunk.op is not Op.EQUAL for hunk in hunks)


def considered_line(link: "Link", wording: Wording) -> str:
    """A passage in which something was left as it was, and where it went."""
    went = f"\n    {wording.say('Where it went instead:')} {link.phrase}" if link.phrase else ""
    return _quoted(link, wording) + went


def _quoted(link: "Link | Suggestion", wording: Wording) -> str:
    kind = wording.link_kind(link.kind)
    state = wording.note_state(link.state)
    return f"  {link.note}#{link.passage} ({state}) {kind}: {wording.quoted(link.quote)}"


def left_out_lines(reading: Reading, language: str) -> Iterator[str]:
    """What the reader of minutes left out of a file; headings it guessed at do not matter here."""
    wording = Wording(language)
    yield from (
        wording.remark(remark) for remark in reading.remarks if remark.kind not in _OF_CLAUSES
    )


def notes_text(notes: "Sequence[NoteRecord]", language: str) -> str:
    """The notes, by date."""
    wording = Wording(language)
    return "\n".join(
        f"{note.id}  {wording.date(note.date)}  {note.title} ({wording.note_state(note.state)})"
        for note in notes
    )


def note_text(note: "NoteRecord", links: "Sequence[Link]", language: str) -> str:
    """A note, each passage with its name and what it is linked to."""
    wording = Wording(language)
    met = f"{note.body}, {wording.date(note.date)} ({wording.note_state(note.state)})"
    lines = list(_passage_lines(note.passages, links, wording))
    went = list(went_lines(note.gone, links, language))
    return "\n".join([note.title, met, "", *lines, *([""] if went else []), *went])


def went_lines(went: "Sequence[Passage]", links: "Sequence[Link]", language: str) -> Iterator[str]:
    """The passages that minutes that came again no longer hold."""
    wording = Wording(language)
    if went:
        yield wording.say("Passages that went:")
        yield from _passage_lines(went, links, wording)


def _passage_lines(
    passages: "Sequence[Passage]", links: "Sequence[Link]", wording: Wording
) -> Iterator[str]:
    for passage in passages:
        yield f"{passage.id:>5}  {passage.full}"
        for link in links:
            if link.passage == passage.id:
                yield f"       {wording.link_kind(link.kind)} {link.target}"


_MORE = N_("There are more hits than are shown. Add more words, or search in one document.")


def hits_text(found: "Hits", language: str) -> str:
    """What was found, a line each; of a clause with the versions it came in and went out."""
    wording = Wording(language)
    lines = [_hit(hit, wording) for hit in found.hits]
    if not found.complete:
        lines.append(wording.say(_MORE))
    return "\n".join(lines)


def _hit(hit: "Hit", wording: Wording) -> str:
    where = f"{hit.document}/{hit.clause}@{hit.version}" if hit.clause else hit.note
    return f"{where}{_when(hit, wording)}  {hit.title}: {' '.join(hit.snippet.split())}"


def _when(hit: "Hit", wording: Wording) -> str:
    if not hit.since:
        return ""
    told = [wording.say("since {version}").format(version=hit.since)]
    if hit.until:
        told.append(wording.say("gone in {version}").format(version=hit.until))
    return f" ({', '.join(told)})"
