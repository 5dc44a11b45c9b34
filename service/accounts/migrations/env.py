"""How Alembic reaches the database: over the connection it is handed."""

from alembic import context

from service.accounts.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
)
context.run_migrations()
