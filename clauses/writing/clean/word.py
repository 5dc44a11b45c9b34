"""A document as a clean Word file, in its own package or in the built-in one."""

from collections.abc import Sequence

from clauses.model import Document
from clauses.writing.clean.models import Models
from clauses.writing.clean.notes import EditorFor
from clauses.writing.clean.notes import NoteBook
from clauses.writing.clean.runs import note_kinds
from clauses.writing.clean.source import Source
from clauses.writing.clean.source import source_of
from clauses.writing.clean.units import Unit
from clauses.writing.clean.units import units_of
from clauses.writing.ooxml.about import About
from clauses.writing.ooxml.about import describe
from clauses.writing.ooxml.names import Element
from clauses.writing.ooxml.package import Package
from clauses.writing.ooxml.pieces import Reader
from clauses.writing.ooxml.styles import Numbering
from clauses.writing.ooxml.styles import Styles
from clauses.writing.ooxml.template import HEADINGS
from clauses.writing.ooxml.template import built_in
from clauses.writing.redline.tokens import line_of


def write_word(
    document: Document, template: bytes | None = None, about: About | None = None
) -> bytes:
    """Write a document as a Word file without tracked changes.

    Args:
        document: The document.
        template: A Word file. Its styles, numbering, headers, footers and sections are kept, and
            so is every paragraph whose words the document has; the words of the others are
            changed in place, and new ones look as the nearest of their role do. Without one the
            file has styles of our own. A ``.dotx`` is a template too.
        about: What the file says of itself in its properties, and in its page header where the
            template has none.

    Returns:
        The file, the same bytes each time. Read back, it is the same document.

    Raises:
        RefusedError: The template is not a Word file that can be read safely.
    """
    own = built_in(document.title, document.language)
    source = source_of(template) if template is not None else Source(Package(own))
    kinds = [note_kinds(clause.notes) for clause in document.clauses]
    editor_for = EditorFor(source, kinds)
    editor = editor_for(source.package.main)
    book = NoteBook(source)
    later_ids = book.ids(document)
    old = editor.with_elements(units_of(source.document, source.note_ids()), source.body)
    new = list(units_of(document, later_ids))
    _add_typed(old, source)
    _type_numbers(old, new)
    editor.models = Models(old)
    editor.edit(source.body, old, new)
    book.write(editor_for)
    _bring_styles(source, Package(own))
    source.package.touch(source.package.main)
    if about is not None:
        describe(source.package, about)
    return source.package.write()


def _add_typed(units: Sequence[Unit], source: Source) -> None:
    """Note what is typed before the text of each paragraph."""
    reader = Reader(str)
    for unit in units:
        skipped = source.skipped.get(unit.element, 0) if unit.element is not None else 0
        if skipped and unit.element is not None:
            words = "".join(token.text for token in line_of(unit.element, reader).tokens)
            unit.typed = words[:skipped]


def _type_numbers(old: Sequence[Unit], new: Sequence[Unit]) -> None:
    """Type the numbers of clauses where the file has them typed or cannot count them."""
    models = {unit.role: unit for unit in old if unit.typed and unit.number}
    known = {(unit.role, unit.number): unit.typed for unit in old if unit.typed}
    counted = {unit.role for unit in old if unit.number and not unit.typed}
    automatic = _counts_by_itself(new)
    for unit in new:
        if not unit.number:
            continue
        model = models.get(unit.role)
        if (unit.role, unit.number) in known:
            unit.typed = known[unit.role, unit.number]
        elif model is not None and model.number in model.typed:
            unit.typed = model.typed.replace(model.number, unit.number, 1)
        elif unit.role not in counted and not (automatic and unit.role.kind == "heading"):
            unit.typed = f"{unit.number} "


def _counts_by_itself(units: Sequence[Unit]) -> bool:
    """Whether the numbers of headings are those that Word would count."""
    counts = [0] * (HEADINGS + 1)
    for unit in units:
        if unit.role.kind != "heading" or not unit.number:
            continue
        level = unit.role.level
        if level > HEADINGS:
            return False
        counts[level:] = [counts[level] + 1] + [0] * (HEADINGS - level)
        above = [max(1, count) for count in counts[1:level]]
        if ".".join(map(str, [*above, counts[level]])) != unit.number:
            return False
    return True


def _bring_styles(source: Source, own: Package) -> None:
    """Bring the built-in styles that new paragraphs use and the template lacks."""
    styles = Styles(source.package, own, Numbering(source.package, own))
    for part in (source.package.main, *source.package.linked("footnotes")):
        root: Element = source.package.root(part)
        styles.translate(root)
        styles.bring(root)
