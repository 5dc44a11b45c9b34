"""Notes as readers outside the working group get them: without the names of persons."""

import re
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from versions.format.messages import BadTextError
from versions.minutes.persons import is_name
from versions.minutes.values import Passage
from versions.records.notes import NoteRecord
from versions.records.people import Known
from versions.words.mentions import NOBODY
from versions.words.mentions import Mentions

_WORD = re.compile(r"[^\W\d_]+")


class Names:
    """The names of persons, to be left out of what others read."""

    def __init__(self, names: Iterable[str], by_note: Mapping[str, Sequence[str]]) -> None:
        """Take whole names, and the words that are somebody's name in one note, by its id."""
        self._by_note = {note: _alone(words) for note, words in by_note.items() if words}
        self._mentions: dict[str, list[Mentions]] = {}
        for name in dict.fromkeys(names):
            with suppress(BadTextError):
                found = Mentions(name)
                self._mentions.setdefault(name.split()[-1].casefold(), []).append(found)

    def without(self, text: str, note: str = "") -> str:
        """A text in which nobody stands where persons stood.

        Args:
            text: The words.
            note: The note that they are from: who took part in it is known by one name, too.
        """
        said = text.casefold()
        for last, mentions in self._mentions.items():
            if last in said:
                for one in mentions:
                    text = one.without(text)
        alone = self._by_note.get(note)
        return alone.sub(NOBODY, text) if alone else text


def _alone(words: Sequence[str]) -> re.Pattern[str]:
    """Finds any of some names, written as names are."""
    told = "|".join(map(re.escape, words))
    return re.compile(rf"(?<![^\W_])(?<![^\W_]-)(?:{told})(?=s?(?!-?[^\W_]))")


def names_in(notes: Iterable[NoteRecord], people: Iterable[Known]) -> Names:
    """The names of those who took part in meetings, wrote minutes, or are known otherwise."""
    known = tuple(notes)
    return Names(_names(known, people), {note.id: tuple(_single(note)) for note in known})


def _single(note: NoteRecord) -> Iterator[str]:
    """The first and last names of those who took part, but for those that are words as well."""
    said = {word for one in note.passages for word in _WORD.findall(one.text)}
    names = [person.name for person in note.participants if is_name(person.name)]
    parts = (part for name in names for part in (name.split()[0], name.split()[-1]))
    yield from (one for one in dict.fromkeys(parts) if len(one) > 1 and one.lower() not in said)


def _names(notes: Iterable[NoteRecord], people: Iterable[Known]) -> Iterator[str]:
    for note in notes:
        yield from (person.name for person in note.participants if " " in person.name)
        yield from (name for name in note.written_by.split(", ") if " " in name)
    yield from (person.name for person in people)


def withheld(note: NoteRecord, names: Names) -> NoteRecord:
    """A note without participants, writer, file, what went, and names in its words."""
    return replace(
        note,
        participants=(),
        written_by="",
        file_name="",
        gone=(),
        title=names.without(note.title, note.id),
        topics=tuple(
            replace(topic, heading=names.without(topic.heading, note.id)) for topic in note.topics
        ),
        passages=tuple(_nameless(passage, names, note.id) for passage in note.passages),
    )


def _nameless(passage: Passage, names: Names, note: str) -> Passage:
    def bare(text: str) -> str:
        return names.without(text, note)

    return replace(
        passage,
        text=bare(passage.text),
        speaker=bare(passage.speaker),
        label=bare(passage.label),
        respondent=bare(passage.respondent),
        view=bare(passage.view),
        handling=bare(passage.handling),
    )
