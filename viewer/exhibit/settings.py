"""StationSettings: what staff decide about a station, from one TOML file that is checked whole."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from datetime import time
from pathlib import Path
from typing import TYPE_CHECKING, cast

from db.errors import ArchiveError

if TYPE_CHECKING:
    from collections.abc import Callable

LARGEST_FILE = 100_000
"""Bytes; the documented example has a few thousand."""
LANGUAGES = ("vi", "en")
CLOCK = re.compile(r"([01]\d|2[0-3]):([0-5]\d)")
REF = re.compile(r"[a-z]+/[a-z0-9]+(-[a-z0-9]+)*")
B64 = r"[A-Za-z0-9+/]{11,100}"
UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class SettingsRefused(ArchiveError):
    """Say which line and key of a station's settings is wrong, and what may stand there."""


@dataclass(frozen=True, slots=True)
class StationSettings:
    """Hold every setting of a station; each field is a key of the file, under the same name.

    A relative path in the file counts from the folder of the file. None stands for "not set".
    """

    language: str = "vi"
    """The language in which each visit begins: "vi" or "en"."""
    idle_seconds: int = 60
    """After how many seconds without a touch the countdown appears: 5 to 3600."""
    countdown_seconds: int = 15
    """How long the countdown lasts before everything is as at first: 3 to 120."""
    screen_width_mm: float = 527.0
    """How wide the lit part of the screen is, measured with a ruler; screens lie. 100 to 5000."""
    sound: bool = True
    """Whether tours may be heard. This version keeps their sounds and plays none."""
    attract: tuple[str, ...] = ()
    """The refs of the records that the attract loop shows; none: the program chooses."""
    archive: Path | None = None
    """An archive that is shown, read-only, where no pack is: for rehearsal, or until one comes."""
    packs: Path | None = None
    """The station's own folder of packs; nobody else writes there."""
    trusted_key: str = ""
    """The museum's public key: its line, or the name of the .pub file."""
    watched: tuple[Path, ...] = ()
    """Folders in which new packs are looked for, and one level below: where USB sticks appear."""
    watch_seconds: int = 10
    """How often these folders are looked at, in seconds: 2 to 3600."""
    replace_archive: str = ""
    """The UUID of another archive whose packs may replace what is shown; empty: none."""
    good_minutes: int = 10
    """How long a new pack must be shown without a crash to count as good, in minutes: 1 to 1440."""
    pin_hash: str = ""
    """The argon2id hash of the staff's PIN; without one the corner gesture leads nowhere."""
    state_folder: Path | None = None
    """Where the station remembers delays, counts and its log; None: the user's data folder."""
    log_folder: Path | None = None
    """Where the log lies; None: "log" in the state folder."""
    log_megabytes: int = 10
    """How much the log may take on the disk, in megabytes: 1 to 1000."""
    tally_folder: Path | None = None
    """Where the anonymous counts lie; None: "counts" in the state folder."""
    dim_from: time | None = None
    """When the screen becomes dark, local time; None: never."""
    dim_to: time | None = None
    """When it becomes light again; a touch wakes it for one visit in between."""

    @property
    def unattended(self) -> bool:
        """Say whether this is a station in service, and no rehearsal."""
        return self.packs is not None or self.state_folder is not None


def read_settings(path: Path) -> StationSettings:
    """Return the settings of a TOML file; raise SettingsRefused for the first thing that is wrong.

    Nothing is guessed: a key that is not known is a mistake too, for it may be a misspelt one.
    """
    import tomllib  # the shell of a rehearsal is painted without it

    text = _text(path)
    try:
        given = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # a date that there is not is a mere ValueError
        raise SettingsRefused(
            "{path} is no TOML ({reason}).",
            "Mend that line, or begin again from the example station.toml.",
            path=path,
            reason=str(error),
        ) from error
    values: dict[str, object] = {}
    for key, value in given.items():
        expected = EXPECTED.get(key)
        line = _line_of(text, key)
        if expected is None:
            raise SettingsRefused(
                "{path}, line {line}: there is no setting “{key}”.",
                "Remove the line; the settings are: {known}.",
                path=path,
                line=line,
                key=key[:80],
                known=", ".join(EXPECTED),
            )
        try:
            values[key] = expected.read(value, path.parent)
        except (ValueError, TypeError) as error:
            raise SettingsRefused(
                "{path}, line {line}: “{key}” cannot be {value}.",
                "It takes {what}.",
                path=path,
                line=line,
                key=key,
                value=repr(value)[:80],
                what=expected.what,
            ) from error
    settings = replace(StationSettings(), **values)
    _refuse_halves(settings, path)
    return settings


def _text(path: Path) -> str:
    try:
        if path.exists() and not path.is_file():
            raise _unreadable(path, "it is no file")
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
        if len(data) > LARGEST_FILE:
            raise _unreadable(path, "it is too large for settings")
        return data.decode("utf-8-sig")
    except (OSError, ValueError) as error:
        raise _unreadable(path, getattr(error, "strerror", None) or str(error)) from error


def _unreadable(path: Path, reason: str) -> SettingsRefused:
    return SettingsRefused(
        "{path} cannot be read ({reason}).",
        "Name the station's settings: a TOML file in UTF-8.",
        path=path,
        reason=reason,
    )


def _line_of(text: str, key: str) -> int:
    """Return the number of the line on which a key of the file is set, as an editor counts."""
    wanted = re.compile(rf"\s*\[*\s*[\"']?{re.escape(key)}[\"']?\s*[=.\]]")
    for number, line in enumerate(text.splitlines(), 1):
        if wanted.match(line):
            return number
    return 1


def _refuse_halves(settings: StationSettings, path: Path) -> None:
    """Refuse settings that are nothing without each other."""
    for one, other in (("dim_from", "dim_to"), ("dim_to", "dim_from"), ("packs", "trusted_key")):
        if getattr(settings, one) and not getattr(settings, other):
            raise SettingsRefused(
                "{path} sets “{one}” without “{other}”.",
                "Set both, or neither.",
                path=path,
                one=one,
                other=other,
            )


@dataclass(frozen=True, slots=True)
class _Expected:
    """Say in words what a key takes, and read it; `read` raises ValueError for anything else."""

    what: str
    read: Callable[[object, Path], object]


def _number(low: float, high: float, *, whole: bool = True) -> _Expected:
    def read(value: object, _folder: Path) -> object:
        kinds = (int,) if whole else (int, float)
        if isinstance(value, bool) or not isinstance(value, kinds) or not low <= value <= high:
            raise ValueError(value)
        return value if whole else float(value)

    kind = "a whole number" if whole else "a number"
    return _Expected(f"{kind} from {low:g} to {high:g}", read)


def _matching(pattern: str, what: str) -> _Expected:
    def read(value: object, _folder: Path) -> str:
        if not re.fullmatch(pattern, _word(value)):
            raise ValueError(value)
        return _word(value)

    return _Expected(what, read)


def _word(value: object) -> str:
    if not isinstance(value, str) or "\0" in value:
        raise TypeError(value)
    return value


def _words(value: object) -> list[str]:
    if not isinstance(value, list):
        raise TypeError(value)
    return [_word(item) for item in cast("list[object]", value)]


def _truth(value: object, _folder: Path) -> bool:
    if not isinstance(value, bool):
        raise TypeError(value)
    return value


def _path(value: object, folder: Path) -> Path | None:
    return folder / _word(value) if _word(value) else None


def _paths(value: object, folder: Path) -> tuple[Path, ...]:
    return tuple(folder / word for word in _words(value) if word)


def _refs(value: object, _folder: Path) -> tuple[str, ...]:
    refs = tuple(_words(value))
    if not all(REF.fullmatch(ref) for ref in refs):
        raise ValueError(value)
    return refs


def _clock(value: object, _folder: Path) -> time | None:
    if isinstance(value, time):
        return value.replace(second=0, microsecond=0)
    if not _word(value):
        return None
    found = CLOCK.fullmatch(_word(value))
    if found is None:
        raise ValueError(value)
    return time(int(found[1]), int(found[2]))


def _key(value: object, folder: Path) -> str:
    """Return a key's line as it is; the name of a file counts from the folder of the settings."""
    word = _word(value)
    return word if not word or word.startswith("muniment-") else str(folder / word)


FOLDER = "the name of a folder"
EXPECTED: dict[str, _Expected] = {
    "language": _matching("|".join(LANGUAGES), '"vi" or "en"'),
    "idle_seconds": _number(5, 3600),
    "countdown_seconds": _number(3, 120),
    "screen_width_mm": _number(100, 5000, whole=False),
    "sound": _Expected("true or false", _truth),
    "attract": _Expected('a list of refs, as ["event/tran-dong-khe"]', _refs),
    "archive": _Expected("the name of a file", _path),
    "packs": _Expected(FOLDER, _path),
    "trusted_key": _Expected("the line of a public key, or the name of its .pub file", _key),
    "watched": _Expected('a list of folders, as ["/media"]', _paths),
    "watch_seconds": _number(2, 3600),
    "replace_archive": _matching(f"({UUID.pattern})?", "the UUID of an archive in small letters"),
    "good_minutes": _number(1, 1440),
    "pin_hash": _matching(
        rf"(\$argon2id\$v=\d{{1,3}}\$m=\d{{1,7}},t=\d{{1,3}},p=\d{{1,3}}(\${B64}){{2}})?",
        "what “muniment station-pin” prints: $argon2id$...",
    ),
    "state_folder": _Expected(FOLDER, _path),
    "log_folder": _Expected(FOLDER, _path),
    "log_megabytes": _number(1, 1000),
    "tally_folder": _Expected(FOLDER, _path),
    "dim_from": _Expected('a time of day, as "18:30"', _clock),
    "dim_to": _Expected('a time of day, as "07:30"', _clock),
}
assert list(EXPECTED) == [field.name for field in fields(StationSettings)]
