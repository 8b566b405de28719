"""A folder of human-editable sources, TOML and Markdown, compiled into an archive."""

from db.exchange.folder.compiling import archive_uuid, compile_folder
from db.exchange.folder.sources import Folder, read_folder

__all__ = ["Folder", "archive_uuid", "compile_folder", "read_folder"]
