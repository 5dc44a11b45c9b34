"""The words that introduce something in minutes, in Swedish and English."""

import re
from dataclasses import dataclass
from enum import StrEnum

from versions.minutes.values import PassageKind


class Field(StrEnum):
    """A field of a header."""

    DATE = "date"
    WHEN_WHERE = "when_where"
    """Date, time and place together."""
    TIME = "time"
    FORM = "form"
    BODY = "body"
    WRITTEN = "written"
    ADJUSTED = "adjusted"


def _any(*patterns: str) -> str:
    return "(?:" + "|".join(patterns) + ")"


_FIELDS = {
    Field.DATE: _any(
        "(?:mötes|sammanträdes)?datum(?: och (?:tid|klockslag))?(?: för (?:mötet|sammanträdet))?",
        "(?:mötes)?dag",
        "tid och datum",
        "när",
        "(?:meeting )?date(?: and time)?(?: of (?:the )?meeting)?",
        "time and date",
        "when",
    ),
    Field.WHEN_WHERE: _any(
        "tid(?:,? datum)? och plats",
        "datum,? (?:tid )?och plats",
        "plats(?:,? datum)? och (?:samman(?:träde|komst)s)?tid",
        "när och var",
        "(?:date|time)(?:, time)? and (?:place|venue|location)",
        "(?:place|venue|location) and (?:date|time)",
        "when and where",
    ),
    Field.TIME: _any("tid(?:punkt)?", "klockslag", "time"),
    Field.FORM: _any(
        "mötesform",
        "form",
        "(?:mötes)?plats",
        "(?:mötes|sammanträdes)?(?:lokal|plats)",
        "typ av möte",
        "meeting (?:form|format|type)",
        "format",
        "form of (?:the )?meeting",
        "place",
        "location",
        "venue",
        "where",
    ),
    Field.BODY: _any(
        "(?:mötes)?grupp", "organ", "forum", "möte", "body", "group", "committee", "meeting"
    ),
    Field.WRITTEN: _any(
        "vid (?:anteckningarna|anteckning|protokollet|pennan)",
        "antecknat av",
        "(?:mötes|minnes)?anteckning(?:ar|arna)?(?: förda)?(?: av)?",
        "sekreterare",
        "protokollförare",
        "(?:under)?skrift sekreterare",
        "(?:notes|minutes)(?: taken| written| kept)?(?: by)?",
        "(?:taken|recorded) by",
        "note-?taker",
        "secretary",
    ),
    Field.ADJUSTED: _any(
        "justera[dtrs]{1,2}(?: av)?",
        "justerare",
        "(?:adjusted|approved|confirmed|checked|signed)(?: by)?",
    ),
}
_WHO = _any(
    "kallade",
    "inbjudna",
    "deltagare",
    "deltagande",
    "deltog",
    "närvarande",
    "närvaro",
    "beslutande",
    "utse(?:s|dda?) (?:att|till) justera(?:re)?",
    "gäster",
    "adjungerade",
    "ersättare",
    "ledamöter",
    "tjänstgörande",
    "ordförande",
    "förhindrade?",
    "förhinder",
    "frånvarande",
    "frånvaro",
    "called",
    "invited",
    "participants",
    "attendees",
    "attendance",
    "present",
    "attending",
    "members",
    "guests",
    "substitutes",
    "chair(?:person|man|woman)?",
    "absent",
    "absentees",
    "apologies(?: for absence)?",
)
_PEOPLE = re.compile(
    rf"(?P<label>(?:(?:övriga|även|ej|inte|icke|anmält|anmälda|also|not|other|in)\s+)?{_WHO}"
    rf"(?:(?:\s+|,\s*)(?:(?:och|samt|and|ej|inte|not)\s+)?{_WHO}){{0,2}}"
    r"(?:\s+(?:deltagare|ledamöter|från|för|from|for)\b[^:]{0,50})?"
    r"(?:\s*\([^)]{1,60}\))?)\s*(?P<colon>:)?\s*(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_ABSENT = re.compile(
    r"förhind|förfall|frånvar|\b(?:ej|inte|icke)\s+närvar|absent|apolog|\bnot present|unable",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A line that opens with a label of a header."""

    field: Field
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class PeopleLabel:
    """A line that opens a list of participants."""

    label: str
    rest: str
    colon: bool


@dataclass(frozen=True, slots=True)
class Lead:
    """A line that says what the words after it are."""

    kind: PassageKind
    label: str
    speaker: str = ""
    rest: str = ""


_ONE_FIELD = "|".join(f"(?P<{field}>{pattern})" for field, pattern in _FIELDS.items())
_FIELD = re.compile(rf"(?:{_ONE_FIELD})\s*(?:\([^)]*\))?\s*:\s*(?P<value>.*)", re.I | re.DOTALL)
_BARE = re.compile(rf"(?:{_ONE_FIELD})\s*:?", re.I)
_GREETING = re.compile(
    r"(?:hej|hello|dear)\b.{0,30}|(?:(?:vänliga?|med vänliga?|bästa) )?hälsning(?:ar)?[,!]?|mvh"
    r"|(?:kind |best )?regards,?",
    re.IGNORECASE,
)
_OF_MATTER = re.compile(
    r"ärende(?:t|beskrivning(?:en)?)?|sammanfattning(?: av ärendet)?|bakgrund|yrkanden?|jäv"
    r"|reservation(?:er)?|besluts(?:underlag|gång)|underlag|förslag till beslut|överläggning(?:ar)?"
    r"|(?:beslutet )?(?:skickas|expedieras) till|protokollsanteckning|särskilt yttrande"
    r"|propositionsordning",
    re.IGNORECASE,
)
_UNMARKED_ENDING = re.compile(
    r"(?P<label>vid (?:anteckningarna|protokollet|pennan)|antecknat av|sekreterare|protokollförare"
    r"|(?:notes|minutes) (?:taken|written|kept) by|recorded by)\s+(?P<name>[A-ZÅÄÖ].{3,50})",
    re.IGNORECASE,
)
"""Who wrote the minutes, with nothing between the label and the name."""
_UNMARKED_DATE = re.compile(
    rf"(?P<date>{_FIELDS[Field.DATE]})\s+(?P<value>(?:den\s+)?\d[\w .:/–-]*)", re.I
)
"""A date after its label, with nothing between."""
_NEXT_FIELD = re.compile(
    rf"(?:\s{{2,}}|\t|[;,]\s+|\s*[·•|]\s*|\s(?=[A-ZÅÄÖ]))(?=(?i:{_any(*_FIELDS.values())})\s*:)"
)
_NEXT_PEOPLE = re.compile(
    rf"\s+(?=[A-ZÅÄÖ])(?=(?i:(?:(?:övriga|även|ej|inte|icke|anmält|also|not|other)\s+)?{_WHO})\s*:)"
)


def read_fields(text: str) -> tuple[Labelled, ...]:
    """The fields of one line; several may stand beside each other."""
    unmarked = _UNMARKED_DATE.fullmatch(text.strip())
    if unmarked:
        return (Labelled(Field.DATE, unmarked["date"], unmarked["value"].strip()),)
    if not _FIELD.match(text):
        return ()
    found = [_FIELD.fullmatch(part.strip()) for part in _NEXT_FIELD.split(text)]
    matches = [match for match in found if match]
    return tuple(map(_labelled, matches)) if len(matches) == len(found) else ()


def _labelled(match: re.Match[str]) -> Labelled:
    field = _field_of(match)
    return Labelled(field, match[field], match["value"].strip())


def _field_of(match: re.Match[str]) -> Field:
    return next(field for field in Field if match[field] is not None)


def unmarked_ending(text: str) -> tuple[Labelled, ...]:
    """Who wrote minutes, where no colon says so; whether it is a name is for others to tell."""
    match = _UNMARKED_ENDING.fullmatch(text.strip())
    return (Labelled(Field.WRITTEN, match["label"], match["name"].strip()),) if match else ()


def heads_part(text: str) -> bool:
    """Whether a line heads a part of one matter, in minutes that number their matters with §."""
    return bool(_OF_MATTER.fullmatch(text.strip(" :")))


def is_greeting(text: str) -> bool:
    """Whether a line only greets, as letters do first and last."""
    return bool(_GREETING.fullmatch(text.strip()))


def bare_field(text: str) -> Field | None:
    """The field whose label is all that a text says, as in the first cell of a table."""
    match = _BARE.fullmatch(text.strip())
    return _field_of(match) if match else None


def read_people_label(text: str) -> PeopleLabel | None:
    """The label of a list of participants, with what follows on its line."""
    match = _PEOPLE.fullmatch(text.strip())
    if not match or (match["rest"] and not match["colon"]):
        return None
    return PeopleLabel(match["label"], match["rest"].strip(), bool(match["colon"]))


def apart(text: str) -> list[str]:
    """The lists of participants that a printed page put on one line."""
    return _NEXT_PEOPLE.split(text) if read_people_label(text) or read_fields(text) else [text]


def says_absent(text: str) -> bool:
    """Whether a text says that somebody could not come."""
    return bool(_ABSENT.search(text))


# ------------------------------------------------------------------ what the words after it are

_WORDING = _any("text(?:en)?", "skriv(?:ning|else)(?:en)?", "lydelse(?:n)?", "wording", "version")
_FROM = r"(?:från|av|from|by|of)\s+(?:the\s+)?(?P<speaker>[^():]{2,60}?)"
_OWNER = r"(?P<owner>[^\W\d_][\w -]{1,40}s)\s+"
_VIEWS = _any(
    "inspel(?:en)?", "synpunkter(?:na)?", "kommentarer", "reflektioner", "medskick", "input",
    "comments", "views", "remarks",
)  # fmt: skip
_LEADS: tuple[tuple[PassageKind, str], ...] = (
    (
        PassageKind.REWRITTEN,
        rf"(?:omskriven|omarbetad|omformulerad|reviderad|justerad|rewritten|reworded|revised"
        rf"|redrafted|amended)\s+{_WORDING}",
    ),
    (
        PassageKind.FINAL,
        rf"(?:slutlig|slutgiltig|överenskommen|beslutad|final|agreed)\s+{_WORDING}|slutförslag",
    ),
    (
        PassageKind.PROPOSAL,
        r"(?:förslag|alternativ|proposal|option|alternative)\s*(?:nr\s*)?(?:\d{1,2}|[A-F])\b"
        rf"(?:[,\s]+{_FROM})?",
    ),
    (
        PassageKind.PROPOSAL,
        rf"(?:{_OWNER})?(?:förslag|proposal)(?:\s+(?:till|on|for)\s+(?:ny\s+|a\s+)?{_WORDING})?"
        rf"(?:\s+{_FROM})?",
    ),
    (PassageKind.PROPOSAL, rf"(?:föreslagen|ny|proposed|suggested|new)\s+{_WORDING}"),
    (PassageKind.QUOTE, rf"(?:nuvarande|gällande|tidigare|current|present|existing)\s+{_WORDING}"),
    (PassageKind.POSITION, r"(?:gruppens\s+)?ställningstagande(?:n|t)?|position(?:s)?"),
    (
        PassageKind.DECISION,
        rf"(?:{_OWNER})?beslut(?:ades|as)?(?:(?:\s?/\s?| och )åtgärd(?:er)?)?"
        r"|(?:[^\W\d_][\w -]{1,40}\s)?beslut(?:ar|ade)(?:\sföljande)?"
        r"|(?:the (?:group|meeting) )?(?:decisions?|decided|resolved)",
    ),
    (PassageKind.QUESTION, r"(?:fråg(?:a|or)|questions?)(?:\s+(?:till|to)\s+[^:()]{2,50})?"),
    (
        PassageKind.INPUT,
        rf"(?:(?:ytterligare|övriga|further|other|more)\s+)?{_VIEWS}(?:\s+{_FROM})?",
    ),
    (PassageKind.INPUT, rf"{_OWNER}{_VIEWS}"),
)
_LEAD_PATTERNS = tuple(
    (
        kind,
        re.compile(
            rf"(?P<label>(?:{pattern})\s*(?P<aside>\([^)]{{1,80}}\))?)"
            rf"(?P<mark>\s*(?:\.?:|[.–-])|$)\s*(?P<rest>.*)",
            re.I | re.DOTALL,
        ),
    )
    for kind, pattern in _LEADS
)
_NUMBERED = re.compile(
    r"(?:förslag|alternativ|proposal|option)\w*\s+(?:nr\s*)?(?:\d|[A-F]\b)", re.I
)
"""What needs no colon after it: `Alternativ B – …`."""
_ASIDE = re.compile(rf"\((?:(?i:{_FROM})|(?P<plain>[A-ZÅÄÖ][^()\d]+))\)")
_INTRODUCES = re.compile(
    r"\b(?:skrivning(?:en|ar)?|skrivelse|lydelse|lyder|formulering(?:en|ar)?|formulerats?"
    r"|formulerades|text(?:en)?|mening(?:en)?|wording|reads?|text|sentence|drafted|phrased)\b"
    r"[^.!?]*:$",
    re.I,
)


def read_lead(text: str, *, alone: bool) -> Lead | None:
    """What a line introduces.

    Args:
        text: The line.
        alone: Whether the line stands out as a heading or in bold, so that no colon is needed.
    """
    for kind, pattern in _LEAD_PATTERNS:
        match = pattern.fullmatch(text.strip())
        numbered = match and _NUMBERED.match(match["label"]) and match["mark"].strip()
        if match and (alone or numbered or ":" in match["mark"]):
            return Lead(kind, match["label"].strip(), _speaker(match), match["rest"].strip())
    return None


def _speaker(match: re.Match[str]) -> str:
    groups = match.groupdict()
    if groups.get("speaker"):
        return match["speaker"].strip()
    if groups.get("owner"):
        return match["owner"].strip().removesuffix("s").rstrip("'’")
    aside = _ASIDE.fullmatch(match["aside"] or "")
    return (aside["speaker"] or aside["plain"]).strip() if aside else ""


_PROPOSES = re.compile(
    r"\b(?:förslag(?:et)?|föresl(?:år|og|ås|ogs|agit)|proposals?|propose[ds]?|suggest(?:s|ed)?)\b"
    r"[^.!?]*:$",
    re.I,
)


def introduces_proposal(text: str) -> bool:
    """Whether a line ends by announcing somebody's proposal."""
    return bool(_PROPOSES.search(text.strip()))


def introduces_wording(text: str) -> bool:
    """Whether a line ends by announcing a wording that stands below it without quotation marks."""
    return bool(_INTRODUCES.search(text.strip()))
