"""Accounts, what they belong to, how they get in, and the log that cannot be rewritten."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_FOREVER = {
    "sqlite": (
        "CREATE TRIGGER audit_stays_{verb} BEFORE {verb} ON audit "
        "BEGIN SELECT RAISE(ABORT, 'the audit log is only added to'); END"
    ),
    "postgresql": (
        "CREATE TRIGGER audit_stays_{verb} BEFORE {verb} ON audit "
        "FOR EACH STATEMENT EXECUTE FUNCTION audit_stays()"
    ),
}


def upgrade() -> None:
    """Make the first tables."""
    _people()
    _ways_in()
    _audit()


def _people() -> None:
    op.create_table(
        "accounts",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("mail", sa.String(254), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("role", sa.String(20), nullable=False),
        sa.Column("password", sa.String(300)),
        sa.Column("factor", sa.Text),
        sa.Column("factor_step", sa.BigInteger, nullable=False),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("locked_until", sa.BigInteger, nullable=False),
        sa.Column("closed", sa.Boolean, nullable=False),
        sa.UniqueConstraint("mail", name="uq_accounts_mail"),
    )
    op.create_table(
        "groups",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("audience", sa.String(20), nullable=False),
        sa.UniqueConstraint("name", name="uq_groups_name"),
    )
    op.create_table(
        "domains",
        sa.Column("domain", sa.String(254), primary_key=True),
        sa.Column("group_id", sa.Integer, _key("groups"), nullable=False),
    )
    op.create_table(
        "memberships",
        sa.Column("account_id", sa.Integer, _key("accounts"), primary_key=True),
        sa.Column("group_id", sa.Integer, _key("groups"), primary_key=True, index=True),
    )


def _ways_in() -> None:
    op.create_table(
        "reading_links",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("document", sa.String(100), nullable=False),
        sa.Column("old", sa.String(100), nullable=False),
        sa.Column("new", sa.String(100), nullable=False),
        sa.Column("until", sa.BigInteger, nullable=False),
        sa.Column("revoked", sa.Boolean, nullable=False),
        sa.UniqueConstraint("key", name="uq_reading_links_key"),
        sa.UniqueConstraint("name", name="uq_reading_links_name"),
    )
    op.create_table(
        "sessions",
        sa.Column("key", sa.String(64), primary_key=True),
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("account_id", sa.Integer, _key("accounts"), index=True),
        sa.Column("link_id", sa.Integer, _key("reading_links")),
        sa.Column("label", sa.String(200), nullable=False),
        sa.Column("made", sa.BigInteger, nullable=False),
        sa.Column("seen", sa.BigInteger, nullable=False),
        sa.Column("until", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "tickets",
        sa.Column("key", sa.String(64), primary_key=True),
        sa.Column("purpose", sa.String(20), nullable=False),
        sa.Column("account_id", sa.Integer, _key("accounts"), index=True),
        sa.Column("until", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "identities",
        sa.Column("issuer", sa.String(300), primary_key=True),
        sa.Column("subject", sa.String(300), primary_key=True),
        sa.Column("account_id", sa.Integer, _key("accounts"), nullable=False, index=True),
    )


def _key(table: str) -> sa.ForeignKey:
    return sa.ForeignKey(f"{table}.id", ondelete="CASCADE")


def _audit() -> None:
    op.create_table(
        "audit",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("who", sa.String(100), nullable=False),
        sa.Column("action", sa.String(100), nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("seal", sa.String(64), nullable=False),
    )
    dialect = op.get_bind().dialect.name
    if dialect == "postgresql":
        op.execute(
            "CREATE FUNCTION audit_stays() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'the audit log is only added to'; END $$"
        )
    for verb in ("UPDATE", "DELETE"):
        op.execute(_FOREVER[dialect].format(verb=verb))
