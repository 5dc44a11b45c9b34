"""The health of the store and of the log."""

from flask import render_template

from service.accounts import audit
from service.findings import faults_text
from service.findings import told
from service.pages.admin import pages
from service.web import access
from service.web.access import needs
from service.web.visitors import Need


@pages.get("/admin/halsa")
@needs(Need.ADMINISTER)
def health() -> str:
    """The button that checks everything."""
    return render_template("admin/health.html", checked=False, copies=access.store().copies())


@pages.post("/admin/halsa")
@needs(Need.ADMINISTER)
def check_health() -> str:
    """Check everything that the store holds, and every seal of the log."""
    findings = access.store().verify()
    with access.accounts().reading() as connection:
        log = audit.checked(connection)
    return render_template(
        "admin/health.html",
        checked=True,
        copies=access.store().copies(),
        findings=faults_text(told(findings, access.wording())),
        log=log,
    )
