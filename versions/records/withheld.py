"""Notes as readers outside the working group get them: without the names of persons."""

from collections.abc import Iterable
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace

from versions.format.messages import BadTextError
from versions.minutes.values import Passage
from versions.records.notes import NoteRecord
from versions.records.people import Known
from versions.words.mentions import Mentions


class Names:
    """The names of persons, to be left out of what others read."""

    def __init__(self, names: Iterable[str]) -> None:
        self._mentions: dict[str, list[Mentions]] = {}
        for name in dict.fromkeys(names):
            with suppress(BadTextError):
                found = Mentions(name)
                self._mentions.setdefault(name.split()[-1].casefold(), []).append(found)

    def without(self, text: str) -> str:
        """A text in which nobody stands where persons stood."""
        said = text.casefold()
        for last, mentions in self._mentions.items():
            if last in said:
                for one in mentions:
                    text = one.without(text)
        return text


def names_in(notes: Iterable[NoteRecord], people: Iterable[Known]) -> Names:
    """The names of those who took part in meetings, wrote minutes, or are known otherwise."""
    return Names(_names(notes, people))


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
        title=names.without(note.title),
        topics=tuple(replace(topic, heading=names.without(topic.heading)) for topic in note.topics),
        passages=tuple(_nameless(passage, names) for passage in note.passages),
    )


def _nameless(passage: Passage, names: Names) -> Passage:
    return replace(
        passage,
        text=names.without(passage.text),
        speaker=names.without(passage.speaker),
        label=names.without(passage.label),
        respondent=names.without(passage.respondent),
        view=names.without(passage.view),
        handling=names.without(passage.handling),
    )
