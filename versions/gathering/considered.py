"""What was considered and left as it was, and what is said of a whole document or chapter."""

from versions.errors import NotFoundError
from versions.records.links import Link
from versions.records.links import LinkKind
from versions.view import View

_Order = tuple[int, int, str, str]


def considered(view: View, document: str = "") -> tuple[Link, ...]:
    """The passages in which something was considered and left; where it went is their phrase.

    Returns:
        Links in the order of documents and their clauses, each passage once for each thing it is
        about; those about no document last.
    """
    documents = [one.id for one in view.documents()]
    found = {
        (link.target, link.note, link.passage): link
        for link in view.links(document=document)
        if link.kind is LinkKind.LEAVES
    }
    return tuple(sorted(found.values(), key=lambda link: _order(view, documents, link)))


def _order(view: View, documents: list[str], link: Link) -> _Order:
    target = link.target
    if target.document not in documents:
        return len(documents), 0, link.note, link.passage
    return documents.index(target.document), _place(view, link), link.note, link.passage


def _place(view: View, link: Link) -> int:
    """Where in its document a clause stands, or stood last; a whole document goes first."""
    document, clause = link.target.document, link.target.clause
    try:
        version = view.last_with(document, clause)
    except NotFoundError:
        return -1
    return [one.id for one in view.document(document, version).clauses].index(clause)
