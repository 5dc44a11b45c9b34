"""What became of an answer, as far as its handling says so in plain words."""

import re

from versions.minutes.values import Outcome

_GRANTED = (
    r"tillgodose|tillgodosett|beakta|bifall|bifölls|bifalls|inarbeta|införliva|hörsamma|tillmötesg"
)
_ADVERB = r"(?:\w+\s+){0,2}?"
_PATTERNS = (
    (
        Outcome.PARTLY,
        r"\b(?:delvis|till viss del|i viss (?:mån|del|utsträckning)|till en del|i huvudsak"
        r"|partly|partially|in part)\b",
    ),
    (
        Outcome.NOT,
        rf"\b(?:inte|ej|icke|not)\s+{_ADVERB}(?:{_GRANTED}|inför|accept|adopt|met\b|upheld|med\b)\w*"
        rf"|\b(?:{_GRANTED}|medta|accepter|inför)\w*\s+(?:inte|ej)\b"
        r"|\b(?:avsl(?:ås|agits|ogs|agen|ag)|avvis(?:as|ad|ades)|avstyrk[st]|avböj[st])\b"
        r"|\b(?:rejected|declined|dismissed)\b"
        r"|\bingen (?:ändring|åtgärd|justering|förändring|revidering)\b|\bno (?:change|action)\b"
        r"|\b(?:lämnas|är|förblir|kvarstår|behålls) oförändra[dt]e?\b"
        r"|\b(?:behålls|kvarstår|ändras inte|ändras ej)\b|\b(?:unchanged|retained)\b",
    ),
    (
        Outcome.MET,
        rf"\b(?:{_GRANTED})\w*|\b(?:accepteras|accepterad|godtas|medtas)\b"
        r"|\benligt (?:förslaget|synpunkten|remissvaret|önskemålet)\b"
        r"|\b(?:i enlighet med|as) (?:förslaget|synpunkten|proposed|suggested)\b"
        r"|\b(?:helt|ja|accepted|adopted|upheld|met|fully|yes)\b",
    ),
)
_OUTCOMES = tuple((outcome, re.compile(pattern, re.IGNORECASE)) for outcome, pattern in _PATTERNS)
_SENTENCE = re.compile(r"(?<=[.!?\n])\s*(?=\S)")
_ALONE = {
    "nej": Outcome.NOT,
    "no": Outcome.NOT,
    "✗": Outcome.NOT,
    "✘": Outcome.NOT,
    "✓": Outcome.MET,
    "✔": Outcome.MET,
    "☑": Outcome.MET,
}


def read_outcome(text: str) -> Outcome:
    """What became of an answer.

    The first sentence that says so decides. That a text was changed does not say whether the
    answer was met; such a handling has no outcome.

    Examples:
        >>> read_outcome("Tillgodoses inte. Skrivningen är avstämd.").name
        'NOT'
        >>> read_outcome("Ja, delvis.").name
        'PARTLY'
        >>> read_outcome("Avsnittet skrivs om.").name
        'UNKNOWN'
    """
    found = (_of_sentence(sentence) for sentence in _SENTENCE.split(text))
    return next((outcome for outcome in found if outcome), Outcome.UNKNOWN)


def _of_sentence(sentence: str) -> Outcome:
    first = sentence.strip().split(",")[0].rstrip(".! ").lower()
    if first in _ALONE:
        return _ALONE[first]
    found = (outcome for outcome, pattern in _OUTCOMES if pattern.search(sentence))
    return next(found, Outcome.UNKNOWN)
