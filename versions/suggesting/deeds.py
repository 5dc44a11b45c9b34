"""What a passage says is done: to a clause, and by those who met."""

import re
from collections.abc import Iterator

from clauses.changes import Kind
from versions.minutes.values import Passage
from versions.minutes.values import PassageKind
from versions.records.links import LinkKind
from versions.suggesting.around import Around
from versions.words.spans import Span

STRUCTURE = frozenset({Kind.MOVED, Kind.SPLIT, Kind.MERGED, Kind.INSERTED, Kind.DELETED})
"""What is done to a clause as a whole."""

_DEEDS: dict[Kind, re.Pattern[str]] = {
    kind: re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
    for kind, words in {
        Kind.MOVED: r"flytta\w*|hör hemma|placeras|moved?|moves|belongs",
        Kind.SPLIT: r"delas(?: upp)?|delat|två avsnitt|split|divided",
        Kind.MERGED: r"förs in i|slås ihop|slås samman|sammanförs|förs samman|merged?|joined",
        Kind.INSERTED: r"nytt avsnitt|ny (?:bestämmelse|punkt|klausul)|new (?:section|clause)",
        Kind.DELETED: r"(?:tar|tas) bort|utgår|stryks|avsnittet utgår|removed?|deleted?",
        Kind.RETITLED: r"rubrik\w*|benämn\w*|titel\w*|heading|title|renamed",
    }.items()
}
_STRUCK = re.compile(r"\b(?:stryk\w*|struke\w*|utgå\w*|(?:tar|tas) bort|struck|delete\w*)\b", re.I)
_ADDED = re.compile(
    r"\b(?:lägg(?:er|s)? till|tillägg\w*|kompletter\w*|införs|för in|förs in|add(?:s|ed)?)\b", re.I
)
_REPLACED = re.compile(
    r"\b(?:ersätt\w*|byt(?:er|s|a) (?:därför )?ut|byts mot|ändras|skrivs? om"
    r"|replace\w*|change[sd])\b",
    re.I,
)
_LEAVES = re.compile(
    r"\boförändra[dt]e?\b|\b(?:behålls|kvarstår|ändras inte|lämnas öppen)\b"
    r"|\b(?:unchanged|left as it (?:is|was)|retained)\b",
    re.IGNORECASE,
)
_CONSIDERED = re.compile(r"övervägde?s?|prövades|diskuterades|consider\w*", re.IGNORECASE)
_ENDORSES = re.compile(
    r"\b(?:ställer sig bakom|välkomna\w*|tillstyrk\w*|stödjer|endorse\w*|support\w*)\b", re.I
)
_DECIDES = re.compile(
    r"\b(?:enas|eniga|beslut\w*|fastställ\w*|avstyrk\w*|stryks|utgår|ändras|byter|flyttas|delas"
    r"|förs in|för in|tar bort|läggs? till|lägger till|skriver om|tar över|ska i stället"
    r"|landa[td]\w*|agree\w*|decide\w*|resolve\w*)\b",
    re.IGNORECASE,
)
_PROPOSES = re.compile(
    r"\b(?:före?slå\w*|förslag\w*|förordar|vill att|ber |bör|propose\w*|suggest\w*)\b", re.I
)
_NOTES = re.compile(r"\b(?:noterar|konstaterar|antecknas|notes|noted)\b", re.IGNORECASE)
_SETTLED = frozenset({PassageKind.POSITION, PassageKind.DECISION})
OFFERED = frozenset({PassageKind.PROPOSAL, PassageKind.REWRITTEN, PassageKind.FINAL})


def done_to(around: Around, text: str) -> Iterator[Span]:
    """Where a text tells of what was done to a clause, or to words of it."""
    found = [
        match.span()
        for kind in sorted(around.kinds)
        if kind in _DEEDS and (match := _DEEDS[kind].search(text))
    ]
    if around.struck and not around.added and (match := _STRUCK.search(text)):
        found.append(match.span())
    if around.added and not around.struck and (match := _ADDED.search(text)):
        found.append(match.span())
    if around.added and around.struck and (match := _REPLACED.search(text)):
        found.append(match.span())
    yield from sorted(set(found))[:1]


def shapes(around: Around, text: str) -> bool:
    """Whether a text tells of what was done to a clause as a whole."""
    return any(
        _DEEDS[kind].search(text) is not None for kind in around.kinds & STRUCTURE & _DEEDS.keys()
    )


def kind_of(passage: Passage) -> LinkKind:
    """What a passage does, as far as its words tell."""
    text = passage.text
    if _LEAVES.search(text) and (_CONSIDERED.search(text) or passage.kind in _SETTLED):
        return LinkKind.LEAVES
    if passage.kind in OFFERED:
        return LinkKind.PROPOSES
    for pattern, kind in (
        (_NOTES, LinkKind.NOTES),
        (_ENDORSES, LinkKind.ENDORSES),
        (_DECIDES, LinkKind.DECIDES),
        (_PROPOSES, LinkKind.PROPOSES),
    ):
        if pattern.search(text):
            return kind
    return LinkKind.DECIDES if passage.kind in _SETTLED else LinkKind.DISCUSSES
