"""Every change between two versions with its reason: what is unexplained, what was not asked."""

from flask import Blueprint
from flask import render_template
from flask import request

from service.files.report_paper import COLUMNS
from service.files.report_paper import counted
from service.files.report_paper import lines
from service.telling import version_title
from service.web import access
from service.web.access import needs
from service.web.visitors import Need

pages = Blueprint("reports", __name__)

UNEXPLAINED, NOT_CONSULTED = "utan-skal", "ej-remitterat"


@pages.get("/<id:document>/<version:old>...<version:new>/skal")
@needs(Need.ANYONE)
def show(document: str, old: str, new: str) -> str:
    """The changes of two versions, perhaps only those without a reason or never consulted on."""
    view, say = access.view(), access.wording()
    report = view.report(document, old, new)
    shown = request.args.get("visa", "")
    told = {UNEXPLAINED: report.unexplained, NOT_CONSULTED: report.not_consulted}
    return render_template(
        "report.html",
        report=report,
        counted=counted(report, say),
        columns=COLUMNS,
        lines=tuple(lines(view, report, told.get(shown, report.changes), say)),
        shown=shown,
        names=[version_title(view, say, document, version) for version in (old, new)],
    )
