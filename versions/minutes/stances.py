"""How an answer stands to what was asked about, as far as it says so in plain words."""

import re
from enum import StrEnum


class Stance(StrEnum):
    """How somebody stands to a text."""

    FOR = "for"
    AGAINST = "against"
    NO_OBJECTION = "no-objection"
    VIEW = "view"
    """They say something of it, and neither of these."""


_PATTERNS = (
    (
        Stance.NO_OBJECTION,
        r"\b(?:ing(?:a|en|et)|inte (?:några|någon|något)|utan|no)\s+(?:\w+\s+){0,2}?"
        r"(?:erinra|erinringar|erinran|invända|invändning(?:ar)?|synpunkter|anmärkning(?:ar)?"
        r"|objections?|comments?|remarks)\b|\bavstår från att (?:yttra|lämna|svara)",
    ),
    (
        Stance.AGAINST,
        r"\bavstyrk\w*|\bmotsätter sig\b|\b(?:inte|ej|icke)\s+(?:\w+\s+){0,2}?"
        r"(?:tillstyrk\w*|bifall\w*|ställa sig bakom|godta\w*|acceptera\w*|godkänna\w*)"
        r"|\b(?:yrkar|föreslår) avslag\b|\bsäger nej\b|\b(?:opposes?|rejects?|objects to)\b"
        r"|\b(?:does|do|can) ?not (?:support|accept|endorse|approve)\b",
    ),
    (
        Stance.FOR,
        r"\btillstyrk\w*|\bbifall(?:er|es)?\b|\bställer sig (?:bakom|positiv\w*)|\binstämmer\b"
        r"|\bgodkänner\b|\bgodtar\b|\b(?:är|i huvudsak) positiva? till\b"
        r"|\b(?:supports?|endorses?|approves?|agrees? with|welcomes?)\b",
    ),
)
_STANCES = tuple((stance, re.compile(pattern, re.IGNORECASE)) for stance, pattern in _PATTERNS)
_SENTENCE = re.compile(r"(?<=[.!?\n])\s*(?=\S)")


def read_stance(view: str) -> Stance:
    """How an answer stands to the text: the first sentence that says so decides.

    Examples:
        >>> read_stance("Kommunen tillstyrker förslaget. Tre veckor är dock för lång tid.").name
        'FOR'
        >>> read_stance("Kan inte tillstyrka avsnittet.").name
        'AGAINST'
        >>> read_stance("Kommunen har inget att erinra.").name
        'NO_OBJECTION'
        >>> read_stance("Fyra veckor är för lång tid.").name
        'VIEW'
    """
    found = (_of_sentence(sentence) for sentence in _SENTENCE.split(view))
    return next((stance for stance in found if stance is not Stance.VIEW), Stance.VIEW)


def _of_sentence(sentence: str) -> Stance:
    said = (stance for stance, pattern in _STANCES if pattern.search(sentence))
    return next(said, Stance.VIEW)
