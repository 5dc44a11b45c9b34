"""Files that are handed out by pages: under a name, to be kept."""

from flask import Response

from clauses.writing.papers.paper import Paper
from service.files.exporting import PAPERS
from service.files.exporting import TYPES
from service.files.exporting import paper_file
from service.web import access

PAPER_FORMS = ", ".join(ending.lstrip(".") for ending in PAPERS)
"""The forms of a paper, as the address of a file may end: for ``any`` in a route."""


def file_answer(data: bytes, name: str) -> Response:
    """A file to be kept, under a name."""
    response = Response(data, content_type=TYPES[name[name.rindex(".") :]])
    response.headers.set("Content-Disposition", "attachment", filename=name)
    return response


def paper_answer(paper: Paper, name: str) -> Response:
    """A paper as a file, in the form that its name ends in and the visitor's language."""
    return file_answer(paper_file(paper, name[name.rindex(".") :], access.wording().say), name)
