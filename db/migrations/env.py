"""Alembic's environment: runs the steps on the connection that db.foundation hands over."""

from alembic import context

from db.tables import Table

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Table.metadata,
    transactional_ddl=False,
)
context.run_migrations()
