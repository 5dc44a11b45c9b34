"""Words that are written in two ways and mean the same."""

import re
from collections.abc import Sequence

DOUBLED = 11
"""A letter too many or too few of two is a slip in words of so many letters, and no other word."""
SWAPPED = 14
"""The same of two letters that changed places."""
_LONGEST = 60
"""No word has more letters; what has is not looked into."""
_STEM, _ENDING = 4, 3
"""How many letters at the start and the end are never a slip: prefixes and inflections."""
_BRITISH = re.compile(r"\b([a-z]{4,})is(e[ds]?|ing|ations?)\b")
_VARIANTS = {
    "skall": "ska",
    "taga": "ta", "tager": "tar", "giva": "ge", "giver": "ger", "bliva": "bli", "bliver": "blir",
    "draga": "dra", "drager": "drar", "hava": "ha",
    "i dag": "idag", "i går": "igår", "i morgon": "imorgon", "i stället": "istället",
    "i gång": "igång", "framför allt": "framförallt", "över huvud taget": "överhuvudtaget",
    "till väga": "tillväga", "till godo": "tillgodo", "till handa": "tillhanda",
    "epost": "e-post", "epostadress": "e-postadress", "mail": "mejl",
    "t ex": "till exempel", "bl a": "bland annat", "dvs": "det vill säga", "d v s": "det vill säga",
    "fr o m": "från och med", "t o m": "till och med", "m m": "med mera", "ca": "cirka",
    "osv": "och så vidare", "o s v": "och så vidare", "m fl": "med flera",
    "colour": "color", "favour": "favor", "honour": "honor", "labour": "labor",
    "behaviour": "behavior", "centre": "center", "programme": "program",
    "judgement": "judgment", "acknowledgement": "acknowledgment", "fulfil": "fulfill",
    "cancelled": "canceled", "cancelling": "canceling", "labelled": "labeled",
    "modelled": "modeled", "travelled": "traveled", "travelling": "traveling",
    "supercede": "supersede", "instalment": "installment", "enrolment": "enrollment",
}  # fmt: skip
"""Spellings that are both in use, and abbreviations, by the one each is compared as."""
_VARIANT = re.compile(rf"\b(?:{'|'.join(map(re.escape, _VARIANTS))})\b")


def spelled_otherwise(old: Sequence[str], new: Sequence[str]) -> bool:
    """Whether some words are others that mean the same, written in another way.

    Known are spellings that are both in use ("skall" and "ska"), and slips in long words. What may
    be another word or form is not the same: "kommun" and "kommunen", "bör" and "ska".

    Args:
        old: The earlier words.
        new: The later words.

    Examples:
        >>> spelled_otherwise(["överrenskommelsen"], ["Överenskommelsen"])
        True
        >>> spelled_otherwise(["föreningarna"], ["förseningarna"])
        False
    """
    left, right = _as_compared(old), _as_compared(new)
    return len(left) == len(right) and all(
        one == other or _is_slip(one, other) for one, other in zip(left, right, strict=True)
    )


def _as_compared(words: Sequence[str]) -> list[str]:
    text = _BRITISH.sub(r"\1iz\2", " ".join(words).lower())
    return _VARIANT.sub(lambda found: _VARIANTS[found[0]], text).split()


def _is_slip(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    if len(longer) > _LONGEST or not (one + other).isalpha():
        return False
    if len(shorter) < len(longer):
        return len(shorter) >= DOUBLED and shorter in _with_one_less(longer)
    return len(one) >= SWAPPED and other in _with_neighbours_swapped(one)


def _with_one_less(word: str) -> set[str]:
    """A word with one of two equal neighbours left out."""
    return {
        word[:at] + word[at + 1 :]
        for at in range(_STEM, len(word) - _ENDING)
        if word[at] == word[at - 1]
    }


def _with_neighbours_swapped(word: str) -> set[str]:
    return {
        word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        for at in range(_STEM, len(word) - _ENDING - 1)
    }
