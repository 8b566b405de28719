"""The world's faults: each is one sentence and one remedy. All else is a bug and propagates."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from pathlib import Path


LONGEST = 500
"""Letters of a text that a sentence has room for: a damaged file may give any number."""


class ArchiveError(Exception):
    """Tell a person what could not be done and what to do about it.

    `sentence` says what happened, `remedy` what to do next, both in English with `values` filled
    in; a front end in another language translates `template` and `remedy_template` and fills in
    the same `values`, of which a text is cut after LONGEST letters. Raised from any thread that
    touches an archive.
    """

    def __init__(self, sentence: str, remedy: str, **values: object) -> None:
        values = {name: _short(value) for name, value in values.items()}
        self.template = sentence
        self.remedy_template = remedy
        self.values = values
        self.sentence = sentence.format(**values) if values else sentence
        self.remedy = remedy.format(**values) if values else remedy
        super().__init__(f"{self.sentence} {self.remedy}")


def _short(value: object) -> object:
    return f"{value[: LONGEST - 1]}…" if isinstance(value, str) and len(value) > LONGEST else value


class OpeningRefused(ArchiveError):
    """Say why a file cannot be opened as an archive."""


class ForeignCode(OpeningRefused):
    """Say that an archive carries triggers or views: only its rows can be adopted."""


class NewerVersion(OpeningRefused):
    """Say that the file was written by a newer major version of Muniment."""


class ArchiveInUse(ArchiveError):
    """Say who holds the write lock of the archive."""


class ReadOnly(ArchiveError):
    """Say that this archive was opened, or lies, where nothing can be written."""


class StorageFailed(ArchiveError):
    """Say that the disk is full, vanished or damaged; the transaction was rolled back."""


class ImportRefused(ArchiveError):
    """Say why a file cannot be imported; the archive is as it was."""


class SourceRefused(ArchiveError):
    """Say which source file of a folder is wrong, where, and how to mend it."""


class DateRefused(ArchiveError):
    """Say why a date is no EDTF date and what one looks like."""


class NotFound(ArchiveError):
    """Say that the archive holds no record of that reference."""


class Impossible(ArchiveError):
    """Say why a change cannot be made; nothing was changed."""


class InUse(Impossible):
    """Say that records point to the one that was to be deleted; `uses` lists them."""

    def __init__(self, sentence: str, remedy: str, uses: tuple[object, ...], **values: object):
        super().__init__(sentence, remedy, **values)
        self.uses = uses


class StaleVersion(ArchiveError):
    """Say who changed what of the record since the writer read it; nothing was changed.

    `ref` is the record's, `who` and `at` are the last change's, `changed` names the parts.
    """

    def __init__(
        self, sentence: str, remedy: str, ref: str, who: str, at: str, changed: tuple[str, ...]
    ) -> None:
        super().__init__(
            sentence, remedy, ref=ref, who=who, at=at, changed=", ".join(changed) or "nothing"
        )
        self.ref, self.who, self.at, self.changed = ref, who, at, changed


F = TypeVar("F", OpeningRefused, ImportRefused)


def unwritten(path: Path, error: OSError) -> StorageFailed:
    """Return what to raise where the system refuses to write a file or folder."""
    return StorageFailed(
        "{path} cannot be written ({reason}).",
        "Free some space, or choose another folder.",
        path=path,
        reason=error.strerror or "unknown reason",
    )


def unread(path: Path, error: Exception, family: type[F] = OpeningRefused) -> F:
    """Return what to raise where the system refuses to read a file, or its name is none."""
    return family(
        "{path} cannot be read ({reason}).",
        "Check the file's permissions and the disk or network it lies on.",
        path=path,
        reason=getattr(error, "strerror", None) or str(error),
    )
