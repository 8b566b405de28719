"""Folders: where this system keeps what is a person's own. Asking makes none of them."""

from __future__ import annotations

from pathlib import Path

NAME = "Muniment"


def data_folder() -> Path:
    """Return where this person's own files lie: drafts, known archives, a copy of the bundled."""
    from platformdirs import user_data_path  # not before the first paint

    return user_data_path(NAME, appauthor=False)


def documents_folder() -> Path:
    """Return where this person keeps documents, and so their archives; the home if nowhere."""
    from platformdirs import user_documents_path

    folder = user_documents_path()
    return folder if folder.is_dir() else Path.home()
