"""What kinds of things are called, and what a reader remarks."""

from clauses.model import RemarkKind
from clauses.model import RevisionKind
from service.wording.marking import N_

REMARKS = {
    RemarkKind.HIDDEN_TEXT: N_("Hidden text was left out: {text}"),
    RemarkKind.CROSSED_OUT: N_(
        "Text with a line through it, which is no tracked change, was read as text that holds: "
        "{text}"
    ),
    RemarkKind.FORMULA: N_(
        "The signs of a formula were read in a row, without fractions and raised signs: {text}"
    ),
    RemarkKind.LOOK_ALIKE: N_("Letters that look like others: {text}"),
    RemarkKind.INVISIBLE: N_("Invisible characters: {text}"),
    RemarkKind.NOT_KEPT: N_("{characters} characters could not be kept: {text}"),
    RemarkKind.PICTURE: N_("A picture was left out: {text}"),
    RemarkKind.HEADER: N_(
        "{characters} characters in a page header or footer did not come along: {text}"
    ),
    RemarkKind.TEXT_BOX: N_("The text of a text box was placed where the box is anchored: {text}"),
    RemarkKind.TRACKED_CHANGES: N_("Tracked changes were read as accepted."),
    RemarkKind.COMMENTS: N_("Comments are kept apart from the text."),
    RemarkKind.GUESSED_HEADING: N_("Taken for a heading because of how it looks: {text}"),
    RemarkKind.NO_HEADINGS: N_("The file has no headings; each paragraph became a clause."),
    RemarkKind.MACROS: N_("The file holds macros; they were neither kept nor run."),
    RemarkKind.NORMALISED: N_("Characters were stored in their common form: {text}"),
    RemarkKind.CONTENTS: N_(
        "The table of contents, {characters} characters, was left out; "
        "it is made from the headings."
    ),
    RemarkKind.GUESSED_STRUCTURE: N_(
        "Paragraphs and headings are estimates, because the file came by way of {text}. "
        "Compare with the original."
    ),
    RemarkKind.NO_TEXT: N_("Page {text} is a picture and holds no text."),
    RemarkKind.EXTERNAL: N_("An address outside the file was not followed: {text}"),
}
NOT_KEPT = N_("Not kept, as it is no text: {text}")
STAGES = {
    "draft": N_("Draft"),
    "consultation": N_("Consultation"),
    "decision": N_("Decision"),
}
AUDIENCES = {
    "draft": N_("the working group"),
    "consultation": N_("the parties"),
    "decision": N_("everyone"),
}
READ_BY = {
    "draft": N_("the working group"),
    "consultation": N_("the working group and the parties"),
    "decision": N_("everyone, also without an account"),
}
ROLES = {
    "reader": N_("Reader"),
    "contributor": N_("Contributor"),
    "editor": N_("Editor"),
    "administrator": N_("Administrator"),
}
DOCUMENT_KINDS = {
    "agreement": N_("Agreement"),
    "sub-agreement": N_("Sub-agreement"),
    "guideline": N_("Guideline"),
    "routine": N_("Routine"),
    "appendix": N_("Appendix"),
}
REVISIONS = {
    RevisionKind.INSERTION: N_("Insertion"),
    RevisionKind.DELETION: N_("Deletion"),
    RevisionKind.MOVE: N_("Move"),
    RevisionKind.FORMAT: N_("Changed formatting"),
}
LINK_KINDS = {
    "discusses": N_("discusses"),
    "proposes": N_("proposes"),
    "decides": N_("decides"),
    "endorses": N_("endorses"),
    "notes": N_("notes"),
    "leaves": N_("leaves unchanged"),
}
NOTE_STATES = {
    "draft": N_("not yet approved"),
    "adjusted": N_("approved"),
    "collation": N_("collation of answers"),
}
GROUNDS = {
    "number": N_("its number at the time"),
    "heading": N_("its heading"),
    "term": N_("words that few clauses have"),
    "wording": N_("its words"),
    "proposal": N_("words of a proposal for it"),
    "change": N_("words that changed in it around the meeting"),
    "deed": N_("what was done to it"),
    "topic": N_("what was quoted under the same heading"),
}
QUESTION_STATES = {
    "open": N_("Lies with"),
    "escalated": N_("Escalated to"),
    "answered": N_("Answered by"),
}
OUTCOMES = {
    "yes": N_("yes"),
    "no": N_("no"),
    "yes-with-statement": N_("yes, with a statement"),
}
HANDLED = {
    "met": N_("Met"),
    "partly": N_("Partly met"),
    "not": N_("Not met"),
    "": N_("Dealt with"),
}
STATUSES = {
    "open": N_("Open"),
    "escalated": N_("Escalated"),
    "adopted": N_("Adopted"),
    "rejected": N_("Rejected"),
    "superseded": N_("Superseded"),
    "withdrawn": N_("Withdrawn"),
}
MONTHS = (
    *(N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June")),
    *(N_("July"), N_("August"), N_("September"), N_("October"), N_("November"), N_("December")),
)


LEVELS = {
    "format": "",
    "struct": N_("With all changes accepted or rejected some formatting differs from the files."),
    "text": N_("With all changes accepted or rejected the text is right; its structure differs."),
    "different": N_("With all changes accepted or rejected the text is not exactly the files'."),
}
