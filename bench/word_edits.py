"""What people do to a Word file between two versions, done at random in its XML."""

from collections.abc import Callable
from collections.abc import Sequence
from copy import deepcopy
from random import Random

from clauses.reading.ooxml import W
from clauses.writing.ooxml.check import text_parts
from clauses.writing.ooxml.names import BODY
from clauses.writing.ooxml.names import BOX
from clauses.writing.ooxml.names import CELL
from clauses.writing.ooxml.names import CONTROL
from clauses.writing.ooxml.names import CONTROL_CONTENT
from clauses.writing.ooxml.names import FIELD_MARK
from clauses.writing.ooxml.names import INSTRUCTION
from clauses.writing.ooxml.names import LINK
from clauses.writing.ooxml.names import NOTE_REFERENCES
from clauses.writing.ooxml.names import PPR
from clauses.writing.ooxml.names import ROW
from clauses.writing.ooxml.names import RPR
from clauses.writing.ooxml.names import RUN
from clauses.writing.ooxml.names import SECTION
from clauses.writing.ooxml.names import TABLE
from clauses.writing.ooxml.names import TCPR
from clauses.writing.ooxml.names import TEXT
from clauses.writing.ooxml.names import XML_SPACE
from clauses.writing.ooxml.names import Element
from clauses.writing.ooxml.names import P
from clauses.writing.ooxml.names import drop
from clauses.writing.ooxml.names import new_element
from clauses.writing.ooxml.package import Package
from clauses.writing.ooxml.resolve import accept

WORDS = "parterna regionen kommunen ska bör får ansvarar 30 dagar enligt avsnitt 4.2 – ”vård”"
Edit = Callable[[Element, Random], None]


def edited(data: bytes, random: Random, count: int) -> tuple[bytes, list[str]]:
    """A Word file after some edits, and the names of those that found something to change."""
    package = Package(data)
    done = []
    for part in text_parts(package):
        accept(package.root(part))
        package.touch(part)
    body = package.root(package.main).find(BODY)
    assert body is not None
    for _ in range(count):
        edit = random.choice(EDITS)
        if _tried(edit, body, random):
            done.append(edit.__name__)
    for part in text_parts(package)[1:]:
        if random.random() < 0.3 and _tried(word_replaced, package.root(part), random):
            done.append(f"{word_replaced.__name__} in {part}")
    return package.write(), done


def _tried(edit: Edit, body: Element, random: Random) -> bool:
    try:
        edit(body, random)
    except IndexError:  # nothing of the kind to choose from
        return False
    return True


# words


def word_replaced(body: Element, random: Random) -> None:
    """Put another word in the place of one."""
    words, at, text = _some_words(body, random)
    words[at] = _word(random)
    _write(text, words)


def words_struck(body: Element, random: Random) -> None:
    """Take up to four words away."""
    words, at, text = _some_words(body, random)
    del words[at : at + random.randint(1, 4)]
    _write(text, words)


def words_added(body: Element, random: Random) -> None:
    """Put up to four words in."""
    words, at, text = _some_words(body, random)
    words[at:at] = [_word(random) for _ in range(random.randint(1, 4))]
    _write(text, words)


def run_cut(body: Element, random: Random) -> None:
    """Cut a run in two, as every program does that saves a file."""
    words, at, text = _some_words(body, random)
    run = text.getparent()
    if run is None or run.tag != RUN or text is not run[-1] or not at:
        raise IndexError
    twin = deepcopy(run)
    for child in list(twin)[:-1]:
        if child.tag != RPR:
            twin.remove(child)
    _write(text, words[:at])
    _write(twin[-1], ["", *words[at:]])
    run.addnext(twin)


def made_bold(body: Element, random: Random) -> None:
    """Make a run bold, or what was bold plain."""
    run = random.choice(list(body.iter(RUN)))
    look = run.find(RPR)
    if look is None:
        look = new_element(RPR)
        run.insert(0, look)
    if (bold := look.find(f"{W}b")) is not None:
        look.remove(bold)
    else:
        after = [child for child in look if child.tag in (f"{W}rStyle", f"{W}rFonts")]
        look.insert(len(after), new_element(f"{W}b"))


# paragraphs


def paragraph_struck(body: Element, random: Random) -> None:
    """Take a paragraph away."""
    drop(_some_paragraph(body, random))


def paragraphs_struck(body: Element, random: Random) -> None:
    """Take a few neighbours away."""
    first = _some_paragraph(body, random)
    for one in [first, *list(first.itersiblings(P))[: random.randint(1, 5)]]:
        if _is_free(one):
            drop(one)


def paragraph_added(body: Element, random: Random) -> None:
    """Write a paragraph that looks like another."""
    model = _some_paragraph(body, random)
    twin = new_element(P)
    properties = model.find(PPR)
    if properties is not None:
        twin.append(deepcopy(properties))
    run = new_element(RUN)
    text = new_element(TEXT)
    run.append(text)
    _write(text, [_word(random) for _ in range(random.randint(1, 20))])
    twin.append(run)
    model.addnext(twin)


def paragraph_emptied(body: Element, random: Random) -> None:
    """Leave nothing of a paragraph but its mark."""
    paragraph = _some_paragraph(body, random)
    for child in list(paragraph):
        if child.tag != PPR:
            paragraph.remove(child)


def paragraph_moved(body: Element, random: Random) -> None:
    """Put a paragraph elsewhere."""
    paragraph, place = _some_paragraph(body, random), _some_paragraph(body, random)
    if paragraph is not place:
        place.addprevious(paragraph)


def paragraph_split(body: Element, random: Random) -> None:
    """Cut a paragraph in two between its runs."""
    paragraph = _some_paragraph(body, random)
    runs = [child for child in paragraph if child.tag == RUN]
    at = random.choice(runs[1:])
    twin = new_element(P)
    properties = paragraph.find(PPR)
    if properties is not None:
        twin.append(deepcopy(properties))
    twin.extend([at, *at.itersiblings()])
    paragraph.addnext(twin)


def paragraphs_merged(body: Element, random: Random) -> None:
    """Join a paragraph with the next."""
    paragraph = _some_paragraph(body, random)
    following = next((one for one in paragraph.itersiblings()), None)
    if following is None or following.tag != P or not _is_free(following):
        raise IndexError
    paragraph.extend([child for child in following if child.tag != PPR])
    drop(following)


def paragraph_restyled(body: Element, random: Random) -> None:
    """Set a paragraph otherwise."""
    paragraph = _some_paragraph(body, random)
    properties = paragraph.find(PPR)
    if properties is None:
        properties = new_element(PPR)
        paragraph.insert(0, properties)
    for old in properties.findall(f"{W}jc"):
        properties.remove(old)
    last = [at for at, child in enumerate(properties) if child.tag in _AFTER_JC]
    wanted = random.choice(("left", "center", "both"))
    properties.insert(last[0] if last else len(properties), new_element(f"{W}jc", val=wanted))


_AFTER_JC = frozenset(
    f"{W}{name}"
    for name in (
        *("textDirection", "textAlignment", "textboxTightWrap", "outlineLvl", "divId"),
        *("cnfStyle", "rPr", "sectPr", "pPrChange"),
    )
)


# tables


def row_struck(body: Element, random: Random) -> None:
    """Take a row away."""
    row = random.choice(list(body.iter(ROW)))
    if sum(1 for _ in row.itersiblings(ROW)) + sum(
        1 for _ in row.itersiblings(ROW, preceding=True)
    ):
        drop(row)


def row_added(body: Element, random: Random) -> None:
    """Write a row after one that it looks like."""
    row = random.choice(list(body.iter(ROW)))
    twin = deepcopy(row)
    for text in twin.iter(TEXT):
        _write(text, [_word(random)])
    _without_places(twin)
    row.addnext(twin)


def row_moved(body: Element, random: Random) -> None:
    """Put a row above another of its table."""
    row = random.choice(list(body.iter(ROW)))
    random.choice(list(row.itersiblings(ROW))).addnext(row)


def column_struck(body: Element, random: Random) -> None:
    """Take a column away, where no cells are joined."""
    rows, at = _some_column(body, random)
    if len(rows[0]) > 1:
        for row in rows:
            drop(row[at])


def column_added(body: Element, random: Random) -> None:
    """Write a column beside another, where no cells are joined."""
    rows, at = _some_column(body, random)
    for row in rows:
        twin = deepcopy(row[at])
        for text in twin.iter(TEXT):
            _write(text, [_word(random)])
        _without_places(twin)
        row[at].addnext(twin)


def cell_shaded(body: Element, random: Random) -> None:
    """Give a cell another colour behind it."""
    cell = random.choice(list(body.iter(CELL)))
    properties = cell.find(TCPR)
    if properties is None or properties.find(f"{W}shd") is not None:
        raise IndexError
    after = [at for at, child in enumerate(properties) if child.tag in _AFTER_SHADE]
    shade = new_element(f"{W}shd", val="clear", color="auto", fill="DDEEFF")
    properties.insert(after[0] if after else len(properties), shade)


_AFTER_SHADE = frozenset(
    f"{W}{name}" for name in ("noWrap", "tcMar", "textDirection", "tcFitText", "vAlign", "hideMark")
)


def table_moved(body: Element, random: Random) -> None:
    """Put a table after a paragraph elsewhere."""
    table = random.choice(list(body.iterchildren(TABLE)))
    random.choice([one for one in body.iterchildren(P) if _is_free(one)]).addnext(table)


def table_struck(body: Element, random: Random) -> None:
    """Take a table away."""
    drop(random.choice(list(body.iterchildren(TABLE))))


# what stands among words


def note_struck(body: Element, random: Random) -> None:
    """Take a reference to a note away."""
    drop(random.choice(list(body.iter(*NOTE_REFERENCES))))


def field_turned(body: Element, random: Random) -> None:
    """Let a field point at something else."""
    code = random.choice(list(body.iter(INSTRUCTION)))
    code.text = (code.text or "").replace("_", "_X", 1)


def link_undone(body: Element, random: Random) -> None:
    """Leave the words of a link without it."""
    link = random.choice(list(body.iter(LINK)))
    for child in list(link):
        link.addprevious(child)
    drop(link)


def control_undone(body: Element, random: Random) -> None:
    """Leave what a content control holds without it."""
    control = random.choice(list(body.iter(CONTROL)))
    content = control.find(CONTROL_CONTENT)
    for child in list(content if content is not None else ()):
        control.addprevious(child)
    drop(control)


def words_controlled(body: Element, random: Random) -> None:
    """Put a content control around a run."""
    run = random.choice([run for run in body.iter(RUN) if _parent_tag(run) == P])
    if run.find(TEXT) is None:
        raise IndexError
    control, content = new_element(CONTROL), new_element(CONTROL_CONTENT)
    properties = new_element(f"{W}sdtPr")
    properties.append(new_element(f"{W}tag", val=_word(random)))
    control.extend([properties, content])
    run.addprevious(control)
    content.append(run)


def picture_struck(body: Element, random: Random) -> None:
    """Take a picture away."""
    drop(random.choice(list(body.iter(f"{W}drawing", f"{W}pict"))))


def picture_again(body: Element, random: Random) -> None:
    """Show a picture in a second place."""
    picture = random.choice(list(body.iter(f"{W}drawing")))
    run = new_element(RUN)
    run.append(deepcopy(picture))
    _some_paragraph(body, random).append(run)


def section_turned(body: Element, random: Random) -> None:
    """Turn the pages of a section."""
    size = random.choice(list(body.iter(f"{W}pgSz")))
    width, height = size.get(f"{W}w", "11906"), size.get(f"{W}h", "16838")
    size.set(f"{W}w", height)
    size.set(f"{W}h", width)


EDITS: Sequence[Edit] = (
    *(word_replaced, words_struck, words_added, run_cut, made_bold) * 2,
    *(paragraph_struck, paragraphs_struck, paragraph_added, paragraph_emptied, paragraph_moved),
    *(paragraph_split, paragraphs_merged, paragraph_restyled),
    *(row_struck, row_added, row_moved, column_struck, column_added, cell_shaded),
    *(table_moved, table_struck, note_struck, field_turned, link_undone, control_undone),
    *(words_controlled, picture_struck, picture_again, section_turned),
)


# choosing


def _word(random: Random) -> str:
    return random.choice(WORDS.split())


def _some_words(body: Element, random: Random) -> tuple[list[str], int, Element]:
    text = random.choice([text for text in body.iter(TEXT) if (text.text or "").strip()])
    words = (text.text or "").split(" ")
    return words, random.randrange(len(words)), text


def _write(text: Element, words: Sequence[str]) -> None:
    text.text = " ".join(words)
    text.set(XML_SPACE, "preserve")
    if not text.text:
        drop(text)


def _some_paragraph(body: Element, random: Random) -> Element:
    return random.choice([one for one in body.iter(P) if _is_free(one)])


def _is_free(paragraph: Element) -> bool:
    """Whether a paragraph may go: nothing begins or ends in it, and it is not the last there."""
    if next(paragraph.iter(SECTION, FIELD_MARK, f"{W}bookmarkStart", BOX), None) is not None:
        return False
    following = next(paragraph.itersiblings(), None)
    return following is not None and following.tag == P


def _parent_tag(element: Element) -> str:
    parent = element.getparent()
    return str(parent.tag) if parent is not None else ""


def _some_column(body: Element, random: Random) -> tuple[list[list[Element]], int]:
    table = random.choice(list(body.iter(TABLE)))
    rows = [list(row.iterchildren(CELL)) for row in table.iterchildren(ROW)]
    joined = next(table.iter(f"{W}gridSpan", f"{W}vMerge"), None)
    if joined is not None or len({len(row) for row in rows}) != 1 or not rows[0]:
        raise IndexError
    return rows, random.randrange(len(rows[0]))


def _without_places(copy: Element) -> None:
    """Take out what a copy must not have twice."""
    for one in list(copy.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd", *NOTE_REFERENCES, CONTROL)):
        drop(one)
    for cell in copy.iter(CELL):
        if cell.find(P) is None:
            cell.append(new_element(P))
