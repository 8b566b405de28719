"""Alembic's steps from each archive format to the next; one step a file, each one transaction."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory

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


def migrate(connection: Connection) -> None:
    """Carry out the steps that this archive has not had yet, in the caller's transaction."""
    config = configuration()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
