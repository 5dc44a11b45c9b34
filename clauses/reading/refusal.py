"""Why a file is turned away, said in one sentence."""

from enum import StrEnum

from clauses.errors import ClausesError


class Refusal(StrEnum):
    """The reasons for which a file is refused."""

    EMPTY = "empty"
    NOT_WORD = "not-word"
    OLD_WORD = "old-word"
    WRONG_NAME = "wrong-name"
    BROKEN = "broken"
    ENCRYPTED = "encrypted"
    TOO_LARGE = "too-large"
    DANGEROUS = "dangerous"
    UNDECODABLE = "undecodable"
    UNKNOWN_TYPE = "unknown-type"
    SCANNED = "scanned"
    NO_CONVERTER = "no-converter"


_WHY = {
    Refusal.EMPTY: "it holds no text; check that it is the right file",
    Refusal.NOT_WORD: "it is not a Word file; open it in Word and save it as .docx",
    Refusal.OLD_WORD: "it is in the old Word format; open it in Word and save it as .docx",
    Refusal.WRONG_NAME: "its name says another type than its content; save it anew from Word",
    Refusal.BROKEN: "it is damaged; open it in Word, let Word repair it and save a copy",
    Refusal.ENCRYPTED: "it is protected by a password; save a copy without a password",
    Refusal.TOO_LARGE: "it is too large to be read; remove pictures or split it",
    Refusal.DANGEROUS: "it is built in a way that can deceive its reader; save it anew from Word",
    Refusal.UNDECODABLE: "it holds text in an unknown encoding; save it as UTF-8",
    Refusal.UNKNOWN_TYPE: "files of this type cannot be read; save it as .docx, .pdf, .md or .txt",
    Refusal.SCANNED: (
        "it holds pictures of pages and no text; ask for the file it was printed from, "
        "or let a program recognise its text"
    ),
    Refusal.NO_CONVERTER: (
        "files of this type are converted by LibreOffice, which is not installed here; "
        "open it in Word and save it as .docx"
    ),
}


class RefusedError(ClausesError):
    """A file was refused, and nothing of it was kept."""

    def __init__(self, name: str, reason: Refusal, detail: str = "") -> None:
        told = f" ({detail})" if detail else ""
        super().__init__(f"{name or 'the file'}: {_WHY[reason]}{told}")
        self.name = name
        """The name of the file; empty when it has none."""
        self.reason = reason
        self.detail = detail
        """What exactly was found, for the one who has to look into it."""


class TooLargeError(ClausesError):
    """Something in a text is beyond measure; `read_word` refuses the file for it."""
