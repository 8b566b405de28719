"""What this program is: its version, the commit it was made of, the format of its archives."""

from __future__ import annotations

from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COMMIT = ROOT / "resources" / "commit.txt"
"""Written while a package is built (build.spec); a checkout has none, and asks git."""
LICENCES = ROOT / "licences" / "NOTICES.txt"
"""The licences of everything inside, in a package alone (resources/packaging/papers.py)."""
SHORT = 12
PATIENCE = 5
"""Seconds that git may take."""


def version() -> str:
    """Return the installed distribution's version, from the one place that states it."""
    return metadata.version("muniment")


def archive_format() -> str:
    """Return the format of the archives that this program writes, as people write it: "1.1"."""
    from db.format import FORMAT_MAJOR, FORMAT_MINOR

    return f"{FORMAT_MAJOR}.{FORMAT_MINOR}"


def commit() -> str | None:
    """Return the commit that this program was made of, None where nothing says it.

    Reads a file or runs git: for a worker thread, or the command line.
    """
    return commit_of_package() or _commit_of_checkout()


def commit_of_package() -> str | None:
    """Return the commit that was written into the package, None in a checkout."""
    try:
        return COMMIT.read_text("ascii").strip()[:SHORT] or None
    except OSError:
        return None


def _commit_of_checkout() -> str | None:
    import shutil  # neither for a package, nor before somebody asks
    import subprocess

    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        return None
    try:
        said = subprocess.run(  # noqa: S603 - git's full path, our own arguments
            [git, "-C", str(ROOT), "rev-parse", f"--short={SHORT}", "HEAD"],
            capture_output=True,
            encoding="ascii",
            timeout=PATIENCE,
            check=True,
        )
    except (OSError, subprocess.SubprocessError, UnicodeDecodeError):  # another's folder, no commit
        return None
    return said.stdout.strip() or None


def licences() -> str | None:
    """Return the licences of everything inside a package, None in a checkout; for a worker."""
    try:
        return LICENCES.read_text("utf-8")
    except OSError:
        return None


def in_words() -> str:
    """Return all three in one line of English, as `muniment --version` says them."""
    made_of = commit()
    return f"{version()} (commit {made_of or 'unknown'}, archive format {archive_format()})"
