"""What can be wrong with a store."""

from dataclasses import dataclass
from enum import StrEnum


class Fault(StrEnum):
    """A kind of fault; each is told in words, with what mends it, by whoever shows it."""

    OBJECT = "object"
    """git says that an object is missing, damaged or not as it must be."""
    UNCHECKED = "unchecked"
    """git could not be asked."""
    UNREADABLE = "unreadable"
    """Something cannot be read at all."""
    HEAD = "head"
    """A repository's HEAD does not name its main branch, so that a clone is empty or elsewhere."""
    NO_MAIN = "no-main"
    """A repository has lost where its main branch was; the detail is where it must have been."""
    NOT_OURS = "not-ours"
    """A commit of main that the service has not made; the detail is the last that it made, where
    only such commits follow."""
    FOREIGN = "foreign"
    """Something lies where nothing of the format does."""
    LATER = "later"
    """The store is of a later format; the detail is which."""
    UNFINISHED = "unfinished"
    """A decision waits to be carried through."""
    FORGETTING = "forgetting"
    """Somebody is erased, and not yet forgotten wholly."""
    ERASED = "erased"
    """Somebody who was erased is named again; the detail is the key."""
    FORM = "form"
    """A file is not written as the format says."""
    OUTLINE = "outline"
    """An outline does not name each clause file once."""
    SAME_ID = "same-id"
    """Two documents have a clause of one id; the detail is the other document."""
    CHANGED_MORE = "changed-more"
    """A decision on one clause changed others; the detail is the clause."""
    NO_TAG = "no-tag"
    """Main names a version that has no tag of ours; the detail is its tag, where that is kept."""
    NOT_NAMED = "not-named"
    """A tag is no version that main names."""
    OTHER_TEXT = "other-text"
    """A version is not what main held when it was made."""
    SOURCE = "source"
    """The file that a version came from is another one."""
    UNSIGNED = "unsigned"
    """A version is not signed although earlier ones are."""
    SIGNATURE = "signature"
    """A signature does not hold; the detail is what was said of it."""
    MISSING = "missing"
    """Something is named that there is not; the detail is what."""
    INDEX = "index"
    """The index holds something else than git."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is wrong with a store."""

    where: str
    fault: Fault
    detail: str = ""
