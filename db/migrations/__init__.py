"""Alembic's steps from each archive format to the next; one step a file, each one transaction."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

FOLDER = Path(__file__).parent


def configuration() -> Config:
    """Return Alembic's configuration, made here: there is no alembic.ini."""
    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    return config


def steps() -> tuple[str, ...]:
    """Return the revision of every step, the newest first."""
    script = ScriptDirectory.from_config(configuration())
    return tuple(step.revision for step in script.walk_revisions())


def migrate(connection: Connection, to: str = "head") -> None:
    """Carry out the steps that this archive has not had yet, in the caller's transaction."""
    config = configuration()
    config.attributes["connection"] = connection
    command.upgrade(config, to)


def shape_after(step: str) -> dict[str, frozenset[str]]:
    """Return the columns of each table as `step` leaves them, by laying them in memory."""
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        migrate(connection, step)
        rows = connection.exec_driver_sql(
            "SELECT t.name, c.name FROM sqlite_schema AS t JOIN pragma_table_info(t.name) AS c"
            " WHERE t.type = 'table'"
        )
        held: dict[str, set[str]] = {}
        for table, column in rows:
            held.setdefault(table, set()).add(column)
    engine.dispose()
    return {table: frozenset(columns) for table, columns in held.items()}
