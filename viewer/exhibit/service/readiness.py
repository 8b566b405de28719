"""Readiness: what a technician must see on one page before a station is left to visitors."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from db.errors import ArchiveError
from viewer.exhibit.service.folders import log_folder, state_folder, tally_folder
from viewer.exhibit.service.screen import Sight, look

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.packs.keys import PublicKey
    from viewer.exhibit.settings import StationSettings

Level = Literal["ok", "note", "wrong"]
TARGET_MM = 14
SMALLEST = (1280, 720)
"""Pixels below which the exhibit's pages do not fit."""
ROOM = 500_000_000
"""Bytes that must be free beside the packs."""
SANE_YEARS = range(2026, 2100)
CARDS = Path("/proc/asound/cards")
LIE = 0.1
"""How far the screen's own width may be from the measured one."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the page: `remedy` is empty where nothing is to be done.

    A "note" is worth a look and keeps no station from visitors; "wrong" does.
    """

    name: str
    level: Level
    told: str
    remedy: str = ""


def examine(settings: StationSettings, sight: Sight | None = None) -> tuple[Line, ...]:
    """Return every line; `sight` is what the screen said, by default it is asked now."""
    sight = sight or look()
    return (
        *_screen(settings, sight),
        _sound(settings),
        _clock(datetime.now().astimezone()),
        *_folders(settings),
        *_packs(settings),
        *_archive(settings),
        *_watched(settings),
        _pin(settings),
        _log(settings),
    )


def _screen(settings: StationSettings, sight: Sight | None) -> Iterator[Line]:
    if sight is None:
        yield Line(
            "screen",
            "wrong",
            "no screen answers",
            "Run this on the station itself, in its session; or set DISPLAY to it.",
        )
        return
    pixels = f"{sight.width} x {sight.height} pixels"
    measured = settings.screen_width_mm
    target = round(TARGET_MM * sight.width / measured)
    told = f"{pixels}, {measured:g} mm wide by the settings: {TARGET_MM} mm are {target} pixels"
    if sight.width < SMALLEST[0] or sight.height < SMALLEST[1]:
        yield Line("screen", "wrong", told, "Set the screen to 1280 x 720 or more.")
    elif sight.width_mm and abs(sight.width_mm - measured) > LIE * measured:
        yield Line(
            "screen",
            "note",
            f"{told}; it calls itself {sight.width_mm:g} mm wide",
            "Measure the lit width with a ruler, and set “screen_width_mm”.",
        )
    else:
        yield Line("screen", "ok", told)
    if sight.screens > 1:
        yield Line("screens", "note", f"{sight.screens} screens", "Switch off all but one.")
    if sight.touch:
        yield Line("touch", "ok", ", ".join(sight.touch))
    else:
        yield Line(
            "touch",
            "note",
            "no touch screen that Qt knows; one may still act as a mouse",
            "Check its cable and driver, and touch a button of the exhibit.",
        )
    if sight.missing_letters or not sight.families:
        yield Line(
            "fonts",
            "wrong",
            f"letters are missing: {sight.missing_letters or 'all'}",
            "Install Muniment again: its own fonts are not there.",
        )
    else:
        yield Line("fonts", "ok", ", ".join(sight.families))


def _sound(settings: StationSettings) -> Line:
    if not settings.sound:
        return Line("sound", "ok", "switched off by the settings")
    try:
        cards = CARDS.read_text(encoding="utf-8", errors="replace").splitlines()[::2]
    except OSError:
        cards = []
    names = [line.partition("]: ")[2].strip() for line in cards]
    card = ", ".join(filter(None, names)) or "no sound card found"
    return Line(
        "sound",
        "note",
        f"this version plays none ({card})",
        "Sounds are kept with their tours; “sound = false” ends this note.",
    )


def _clock(now: datetime) -> Line:
    zone = f"{now:%z} ({time.tzname[time.daylight and now.dst() is not None]})"
    told = f"{now:%Y-%m-%d %H:%M}, time zone {zone}"
    if now.year not in SANE_YEARS:
        return Line(
            "clock",
            "wrong",
            told,
            "Set the clock (“timedatectl set-time”); if it is lost again, renew the battery.",
        )
    if now.utcoffset() is None or not now.utcoffset():
        return Line(
            "clock",
            "note",
            told,
            "Set the zone if this is not meant: “timedatectl set-timezone Asia/Ho_Chi_Minh”.",
        )
    return Line("clock", "ok", told)


def _folders(settings: StationSettings) -> Iterator[Line]:
    named = {"state folder": state_folder(settings), "counts": tally_folder(settings)}
    if settings.packs is not None:
        named["packs folder"] = settings.packs
    for name, folder in named.items():
        reason = _refusal_of(folder)
        if reason:
            yield Line(
                name,
                "wrong",
                f"{folder} cannot be written ({reason})",
                "Make the folder, and give it to the user that the station runs as.",
            )
        else:
            yield Line(name, "ok", str(folder))
    folder = _existing(settings.packs or state_folder(settings))
    free = shutil.disk_usage(folder).free
    told = f"{free / 1_000_000:,.0f} MB are free at {folder}"
    if free < ROOM:
        yield Line("disk", "wrong", told, f"Free {ROOM // 1_000_000} MB: a new pack needs room.")
    else:
        yield Line("disk", "ok", told)


def _existing(folder: Path) -> Path:
    """Return the nearest folder that this user can see."""
    return next((path for path in (folder, *folder.parents) if os.path.exists(path)), Path("/"))  # noqa: PTH110 - says no where it may not look


def _refusal_of(folder: Path) -> str:
    """Return why nothing can be written there; nothing is left behind."""
    existing = _existing(folder)
    try:
        with tempfile.TemporaryFile(dir=existing) as file:
            file.write(b"muniment")
            file.flush()
    except OSError as error:
        return error.strerror or "unknown reason"
    return ""


def _packs(settings: StationSettings) -> Iterator[Line]:
    if not settings.trusted_key:
        level: Level = "wrong" if settings.packs else "note"
        yield Line(
            "key",
            level,
            "no key is set",
            "Set “trusted_key” to the museum's .pub file.",
        )
        return
    from db.packs.keys import read_public_key

    try:
        key = read_public_key(settings.trusted_key)
    except ArchiveError as error:
        yield Line("key", "wrong", error.sentence, error.remedy)
        return
    yield Line("key", "ok", key.text)
    if settings.packs is None:
        yield Line("pack", "note", "no folder of packs is set", "Set “packs” for a real station.")
        return
    yield from _kept(settings.packs, key)


def _kept(packs: Path, key: PublicKey) -> Iterator[Line]:
    """Tell of each pack that the station keeps in its folder."""
    from db.publishing import read_manifest
    from db.stations.ledger import read_ledger

    ledger = read_ledger(packs)
    if ledger is None:
        yield Line(
            "ledger",
            "note",
            "damaged",
            "Nothing: the next start makes it anew.",
        )
        return
    if not ledger.entries:
        yield Line(
            "pack", "wrong", "there is none yet", "Lay a pack into a watched folder, and start."
        )
    for entry in ledger.entries:
        try:
            manifest = read_manifest(packs / entry.name, key)
        except ArchiveError as error:
            level = "wrong" if entry is ledger.showing else "note"
            yield Line("pack", level, error.sentence, "Bring the pack again.")
        else:
            title = manifest.title.vi or manifest.title.en or manifest.archive
            crashes = f", {entry.crashes} crashes" if entry.crashes else ""
            told = f"{title}: version {entry.version} of {manifest.at[:10]}, {entry.standing}"
            yield Line("pack", "ok", f"{told}{crashes}")
            if manifest.at[:10] > datetime.now(UTC).date().isoformat():
                yield Line(
                    "clock",
                    "wrong",
                    "it stands before the day on which the pack was published",
                    "Set the clock (“timedatectl set-time”); if it is lost again, renew the"
                    " battery.",
                )


def _archive(settings: StationSettings) -> Iterator[Line]:
    if settings.archive is None:
        return
    if os.path.isfile(settings.archive):  # noqa: PTH113 - as above
        yield Line("archive", "ok", str(settings.archive))
    else:
        yield Line("archive", "wrong", f"{settings.archive} is not there", "Mend “archive”.")


def _watched(settings: StationSettings) -> Iterator[Line]:
    for folder in settings.watched:
        if os.path.isdir(folder):  # noqa: PTH112 - as above
            yield Line("watched", "ok", str(folder))
        else:
            yield Line(
                "watched",
                "note",
                f"{folder} is not there now",
                "Nothing, if it is where sticks appear; otherwise mend “watched”.",
            )


def _pin(settings: StationSettings) -> Line:
    if settings.pin_hash:
        return Line("PIN", "ok", "set")
    return Line(
        "PIN", "note", "none is set: staff can only end the station from outside", "Set “pin_hash”."
    )


def _log(settings: StationSettings) -> Line:
    folder = log_folder(settings)
    reason = _refusal_of(folder)
    if reason:
        return Line(
            "log",
            "wrong",
            f"{folder} cannot be written ({reason})",
            "Make the folder, and give it to the user that the station runs as.",
        )
    there = os.path.isdir(folder)  # noqa: PTH112 - as above
    reports = len(list(folder.glob("crash-*.txt"))) if there else 0
    told = f"{folder}, at most {settings.log_megabytes} MB, {reports} reports of crashes"
    if reports:
        return Line("log", "note", told, "Send the reports to those who look after Muniment.")
    return Line("log", "ok", told)
