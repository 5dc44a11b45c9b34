"""The words that introduce something in minutes, in Swedish and English."""

import re
from dataclasses import dataclass
from enum import StrEnum


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


def any_of(*patterns: str) -> str:
    """A pattern for any of some patterns."""
    return "(?:" + "|".join(patterns) + ")"


_FIELDS = {
    Field.DATE: any_of(
        "(?:mötes|sammanträdes)?datum(?: och (?:tid|klockslag))?(?: för (?:mötet|sammanträdet))?",
        "(?:mötes)?dag",
        "tid och datum",
        "när",
        "(?:meeting )?date(?: and time)?(?: of (?:the )?meeting)?",
        "time and date",
        "when",
    ),
    Field.WHEN_WHERE: any_of(
        "tid(?:,? datum)? och plats",
        "datum,? (?:tid )?och plats",
        "plats(?:,? datum)? och (?:samman(?:träde|komst)s)?tid",
        "när och var",
        "(?:date|time)(?:, time)? and (?:place|venue|location)",
        "(?:place|venue|location) and (?:date|time)",
        "when and where",
    ),
    Field.TIME: any_of("tid(?:punkt)?", "klockslag", "time"),
    Field.FORM: any_of(
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
    Field.BODY: any_of(
        "(?:mötes)?grupp", "organ", "forum", "möte", "body", "group", "committee", "meeting"
    ),
    Field.WRITTEN: any_of(
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
    Field.ADJUSTED: any_of(
        "justera[dtrs]{1,2}(?: av)?",
        "justerare",
        "(?:adjusted|approved|confirmed|checked|signed)(?: by)?",
    ),
}
_WHO = any_of(
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
    rf"(?:\s{{2,}}|\t|[;,]\s+|\s*[·•|]\s*|\s(?=[A-ZÅÄÖ]))(?=(?i:{any_of(*_FIELDS.values())})\s*:)"
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
