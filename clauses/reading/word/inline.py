"""The walk through what stands inside a paragraph of a Word file."""

import re
from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Set
from dataclasses import dataclass
from dataclasses import field

from lxml import etree

from clauses.model import RemarkKind
from clauses.model import RevisionKind
from clauses.reading.ooxml import ID
from clauses.reading.ooxml import MC
from clauses.reading.ooxml import VAL
from clauses.reading.ooxml import WP
from clauses.reading.ooxml import A
from clauses.reading.ooxml import M
from clauses.reading.ooxml import R
from clauses.reading.ooxml import V
from clauses.reading.ooxml import W
from clauses.reading.ooxml import words_in
from clauses.reading.package import Relationship
from clauses.reading.refusal import TooLargeError
from clauses.reading.word.fields import Fields
from clauses.reading.word.findings import Findings
from clauses.reading.word.lines import Line
from clauses.reading.word.lines import Piece
from clauses.reading.word.looks import UNSEEN
from clauses.reading.word.looks import WHITE
from clauses.reading.word.looks import Looks
from clauses.reading.word.looks import Seen
from clauses.reading.word.revisions import Anchors
from clauses.reading.word.revisions import Revisions
from clauses.reading.word.styles import number_in
from clauses.reading.word.styles import value_of

MAX_TEXT = 1_000_000
"""More characters than this in one piece nobody wrote."""
_KNOWN_EXTENSIONS = re.compile(
    r"http://schemas\.microsoft\.com/office/"
    r"(?:word/20(?:06|1\d|2[0-4])/word|drawing/20(?:0[67]|1\d|2[0-4])/|2019/extlst)"
)
"""The namespaces that Word shows the content of."""
_SAFE = re.compile(r"(?:https?://|mailto:|tel:)", re.IGNORECASE)
_BUTTON = re.compile(r"\s*(?:(?:MACRO|GOTO)BUTTON\s+\S+|EQ)\s+(.+)", re.IGNORECASE | re.DOTALL)
"""Fields whose code ends with what is shown."""
_COUNTED = re.compile(r"\s*(?:LISTNUM|AUTONUM|AUTONUMLGL|AUTONUMOUT|SYMBOL)\b", re.IGNORECASE)
_ACTIVE = re.compile(r"\s*(?:DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK)\b", re.IGNORECASE)

_BUILT = (
    *("acc", "bar", "borderBox", "d", "eqArr", "f", "groupChr", "limLow", "limUpp", "m", "nary"),
    *("rad", "sPre", "sSub", "sSubSup", "sSup"),
)
"""The parts of a formula that show more than their signs in a row."""
_PLAIN_MATHS = (
    *("r", "box", "e", "num", "den", "func", "fName", "lim", "mr", "sub", "sup", "phant", "deg"),
)


@dataclass(slots=True)
class Inline:
    """Walks through paragraphs and puts what is seen there into the line at hand."""

    looks: Looks
    links: Mapping[str, Relationship]
    findings: Findings
    revisions: Revisions
    anchors: Anchors
    paired: Set[etree._Element]
    """The field characters that belong together; others count for nothing."""
    line: Line
    boxes: list[tuple[etree._Element, bool]] = field(default_factory=list)
    """Text boxes met in the paragraph, to be walked after it, and whether each is concealed."""
    notes: list[str] = field(default_factory=list)
    """The notes referred to, in order."""
    ground: str = WHITE
    """The colour behind the text at hand; empty where it cannot be told."""
    unseen: bool = False
    """Whether something around the text at hand hides it."""
    mark: etree._Element | None = None
    """The insertion or move that the text at hand came with."""
    struck: etree._Element | None = None
    """The deletion or move that took the text at hand away."""
    _fields: Fields = field(default_factory=Fields)
    _link: str = ""
    _field_link: str = ""
    _seen: Seen = UNSEEN
    _crossing: bool = False
    """Whether a line goes through what was taken in last."""
    _break: bool = False

    def begin(self, line: Line) -> None:
        """Start to fill a line."""
        self.line = line
        self._break = False

    def walk(self, parent: etree._Element) -> None:
        """Take in everything that stands in a paragraph or in something like it."""
        for child in parent:
            handle = _HANDLERS.get(child.tag)
            if handle is not None:
                handle(self, child)

    def put(self, text: str) -> None:
        """Take in some text with the look of the run at hand."""
        if not text:
            return
        if len(text) > MAX_TEXT:
            raise TooLargeError
        if self.struck is not None:
            self._strike(text)
        elif self._fields.codes or self._seen.hidden or self.unseen:
            self.findings.hidden(text, self.line.block)
        else:
            self._show(text)

    def _strike(self, text: str) -> None:
        if self.struck is not None:
            self.revisions.add(RevisionKind.DELETION, self.struck, text, self.line.block)

    def _show(self, text: str) -> None:
        if self.mark is None:
            self.revisions.interrupt()
        else:
            moved = self.mark.tag.endswith("moveTo")
            kind = RevisionKind.MOVE if moved else RevisionKind.INSERTION
            self.revisions.add(kind, self.mark, text, self.line.block)
        line = self.line
        if self._break:
            text = "\n" + text if line.pieces else text
            self._break = False
        seen = self._seen
        if not seen.strong and line.strong and not text.isspace():
            line.strong = False
        if seen.size > line.size:
            line.size = seen.size
        if seen.crossed:
            told = self.findings.joined if self._crossing else self.findings.noted
            told(RemarkKind.CROSSED_OUT, text, line.block)
        self._crossing = seen.crossed
        line.pieces.append(Piece(text, *seen.look, self._link or self._field_link))
        self.anchors.flow.append(text)

    def _run(self, run: etree._Element) -> None:
        self._seen = self._plain()
        for child in run:
            tag = child.tag
            if tag == _TEXT:
                self.put(child.text or "")
            elif tag == _RUN_PROPERTIES:
                self._seen = self._appearance(child)
            elif (handle := _HANDLERS.get(tag)) is not None:
                handle(self, child)

    def _plain(self) -> Seen:
        return self.looks.plain(self.line.style, ground=self.ground)

    def _appearance(self, properties: etree._Element) -> Seen:
        change = properties.find(f"{W}rPrChange")
        if change is not None and self.struck is None:
            run = properties.getparent()
            words = "" if run is None else words_in(run)
            self.revisions.single(RevisionKind.FORMAT, change, words, self.line.block)
        return self.looks.of(properties, self.line.style, ground=self.ground)

    def _tab(self, _: etree._Element) -> None:
        self.put("\t")

    def _line_break(self, element: etree._Element) -> None:
        if element.get(f"{W}type", "textWrapping") == "textWrapping":
            self.put("\n")
        elif self.struck is None and self.line.pieces:
            self._break = True

    def _hyphen(self, _: etree._Element) -> None:
        self.put("-")

    def _soft_hyphen(self, _: etree._Element) -> None:
        self.put("\u00ad")

    def _deleted_text(self, element: etree._Element) -> None:
        if self.struck is not None:
            self.put(element.text or "")
        else:
            self.findings.hidden(element.text or "", self.line.block, among_visible=False)

    def _math_text(self, element: etree._Element) -> None:
        self.put(element.text or "")

    def _symbol(self, element: etree._Element) -> None:
        code = element.get(f"{W}char", "")
        if re.fullmatch(r"[0-9A-Fa-f]{1,5}", code) and not 0xD800 <= int(code, 16) < 0xE000:
            self.put(chr(int(code, 16)) if int(code, 16) else "")

    def _note(self, element: etree._Element) -> None:
        if self.struck is not None or self._fields.codes or self._seen.hidden or self.unseen:
            return
        kind = "f" if element.tag == f"{W}footnoteReference" else "e"
        key = kind + element.get(ID, "")
        self.notes.append(key)
        self.line.pieces.append(Piece("", note=key))

    def _field_character(self, element: etree._Element) -> None:
        if element in self.paired:
            before = self._fields.address
            self._without_result(self._fields.turn(element.get(f"{W}fldCharType", "")))
            for entry in _chosen(element):
                self.findings.beside(RemarkKind.NOT_KEPT, entry, self.line.block)
            if self._fields.address != before:
                self._field_link = self._address(self._fields.address)

    def _without_result(self, code: str) -> None:
        """Tell of a field that Word shows something for although it has no result."""
        if self.struck is not None or self._fields.codes or self._seen.hidden or self.unseen:
            return
        if found := _BUTTON.match(code):
            self.findings.beside(RemarkKind.NOT_KEPT, found[1], self.line.block)
        elif _COUNTED.match(code):
            self.findings.noted(RemarkKind.NOT_KEPT, code.strip(), self.line.block)

    def _instruction(self, element: etree._Element) -> None:
        text = element.text or ""
        self._fields.code(text)
        if _ACTIVE.match(text):
            self.findings.noted(RemarkKind.NOT_KEPT, text.strip(), self.line.block)

    def _simple_field(self, element: etree._Element) -> None:
        text = element.get(f"{W}instr", "")
        if _ACTIVE.match(text):
            self.findings.noted(RemarkKind.NOT_KEPT, text.strip(), self.line.block)
        self.walk(element)

    def _hyperlink(self, element: etree._Element) -> None:
        before = self._link
        link = self.links.get(element.get(f"{R}id", ""))
        if link is not None and link.external:
            self._link = self._address(link.target)
        self.walk(element)
        self._link = before

    def _address(self, target: str) -> str:
        """An address that is safe to follow; any other is remarked and not kept."""
        if not target or _SAFE.match(target):
            return target
        self.findings.noted(RemarkKind.EXTERNAL, target, self.line.block)
        return ""

    def _inserted(self, element: etree._Element) -> None:
        before = self.mark
        self.mark = element
        self.walk(element)
        self.mark = before

    def _deleted(self, element: etree._Element) -> None:
        before = self.struck
        self.struck = before if before is not None else element
        self.walk(element)
        self.struck = before

    def _control(self, element: etree._Element) -> None:
        for content in element.iterchildren(f"{W}sdtContent"):
            self.walk(content)

    def alternative(self, element: etree._Element) -> etree._Element | None:
        """The one of several contents that Word shows; what it does not show is remarked."""
        shown = next((one for one in element if is_understood(one)), None)
        for other in element:
            if other is not shown:
                text = words_in(other)
                same = shown is not None and text == words_in(shown)
                if not same:
                    self.findings.hidden(text, self.line.block, among_visible=False)
        return shown

    def _alternatives(self, element: etree._Element) -> None:
        shown = self.alternative(element)
        if shown is not None:
            self.walk(shown)

    def _ruby(self, element: etree._Element) -> None:
        for base in element.iterchildren(f"{W}rubyBase"):
            self.walk(base)
        for reading in element.iterchildren(f"{W}rt"):
            text = words_in(reading)
            self.findings.left_out(RemarkKind.NOT_KEPT, text, self.line.block)

    def _math(self, element: etree._Element) -> None:
        seen = self._seen
        self._seen = self._plain()
        if next(element.iter(*(f"{M}{name}" for name in _BUILT)), None) is not None:
            signs = "".join(one.text or "" for one in element.iter(f"{M}t"))
            self.findings.noted(RemarkKind.FORMULA, signs, self.line.block)
        self.walk(element)
        self._seen = seen

    def _comment_start(self, element: etree._Element) -> None:
        self.anchors.start(element.get(ID, ""), self.line.block)

    def _comment_end(self, element: etree._Element) -> None:
        self.anchors.end(element.get(ID, ""))

    def _comment_reference(self, element: etree._Element) -> None:
        self.anchors.refer(element.get(ID, ""), self.line.block)

    def _sub_document(self, _: etree._Element) -> None:
        self.findings.noted(RemarkKind.NOT_KEPT, "subDoc", self.line.block)

    def _drawing(self, element: etree._Element) -> None:
        if self.struck is None:
            self._look_into(element, concealed=_is_concealed(element))

    def _look_into(self, element: etree._Element, *, concealed: bool) -> None:
        """Find the text boxes and pictures in a drawing, each once."""
        for child in element:
            tag = child.tag
            if tag == f"{W}txbxContent":
                self.boxes.append((child, concealed))
            elif tag == f"{MC}AlternateContent":
                shown = self.alternative(child)
                if shown is not None:
                    self._look_into(shown, concealed=concealed)
            else:
                self._look_at(child)
                self._look_into(child, concealed=concealed)

    def _look_at(self, element: etree._Element) -> None:
        tag = element.tag
        if tag == f"{A}t":
            self.findings.left_out(RemarkKind.NOT_KEPT, element.text or "", self.line.block)
        elif tag == f"{V}textpath":
            self.findings.beside(RemarkKind.NOT_KEPT, element.get("string", ""), self.line.block)
        elif tag in (f"{A}blip", f"{V}imagedata"):
            self.findings.noted(RemarkKind.PICTURE, "", self.line.block)


def _chosen(character: etree._Element) -> Iterator[str]:
    """What is chosen in a form's list, which is no text of the file."""
    for choice in character.iter(f"{W}ddList"):
        entries = [entry.get(VAL, "") for entry in choice.iter(f"{W}listEntry")]
        turn = number_in(value_of(choice, "result") or value_of(choice, "default") or "0")
        if turn is not None and 0 <= turn < len(entries):
            yield entries[turn]


def _is_concealed(drawing: etree._Element) -> bool:
    """Whether a drawing is said not to be shown."""
    return any(
        (element.tag == f"{WP}docPr" and element.get("hidden", "0") in ("1", "true"))
        or "visibility:hidden" in element.get("style", "").replace(" ", "").lower()
        for element in drawing.iter(f"{WP}docPr", f"{V}*")
    )


def is_understood(element: etree._Element) -> bool:
    """Whether Word shows this one of several contents, when none before it was shown."""
    if element.tag == f"{MC}Fallback":
        return True
    names = element.get("Requires", "").split()
    known = element.nsmap
    return element.tag == f"{MC}Choice" and all(
        _KNOWN_EXTENSIONS.match(known.get(name) or "") for name in names
    )


_TEXT = f"{W}t"
_RUN_PROPERTIES = f"{W}rPr"
_Handler = Callable[[Inline, etree._Element], None]
_HANDLERS: dict[str, _Handler] = {
    f"{W}r": Inline._run,
    f"{W}t": Inline._math_text,
    f"{W}tab": Inline._tab,
    f"{W}ptab": Inline._tab,
    f"{W}br": Inline._line_break,
    f"{W}cr": Inline._line_break,
    f"{W}noBreakHyphen": Inline._hyphen,
    f"{W}softHyphen": Inline._soft_hyphen,
    f"{W}sym": Inline._symbol,
    f"{W}delText": Inline._deleted_text,
    f"{W}footnoteReference": Inline._note,
    f"{W}endnoteReference": Inline._note,
    f"{W}fldChar": Inline._field_character,
    f"{W}instrText": Inline._instruction,
    f"{W}fldSimple": Inline._simple_field,
    f"{W}hyperlink": Inline._hyperlink,
    f"{W}ins": Inline._inserted,
    f"{W}moveTo": Inline._inserted,
    f"{W}del": Inline._deleted,
    f"{W}moveFrom": Inline._deleted,
    f"{W}smartTag": Inline.walk,
    f"{W}customXml": Inline.walk,
    f"{W}bdo": Inline.walk,
    f"{W}dir": Inline.walk,
    f"{W}sdt": Inline._control,
    f"{W}ruby": Inline._ruby,
    f"{W}subDoc": Inline._sub_document,
    f"{W}commentRangeStart": Inline._comment_start,
    f"{W}commentRangeEnd": Inline._comment_end,
    f"{W}commentReference": Inline._comment_reference,
    f"{W}drawing": Inline._drawing,
    f"{W}pict": Inline._drawing,
    f"{W}object": Inline._drawing,
    f"{MC}AlternateContent": Inline._alternatives,
    f"{M}t": Inline._math_text,
    **{f"{M}{name}": Inline._math for name in ("oMath", "oMathPara")},
    **{f"{M}{name}": Inline.walk for name in (*_BUILT, *_PLAIN_MATHS)},
}
