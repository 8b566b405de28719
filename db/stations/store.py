"""PackStore: a station's own folder of packs, out of which it always starts with a good one."""

from __future__ import annotations

import threading
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from db.copying import durable
from db.errors import (
    ArchiveError,
    ArchiveInUse,
    OpeningRefused,
    ReadOnly,
    StorageFailed,
    unwritten,
)
from db.packs import envelope
from db.packs.contents import refuse_foreign
from db.packs.manifest import from_json
from db.publishing import PACK_SUFFIX, open_pack, read_manifest, refuse_older
from db.stations.intake import copy_whole, opened, room_for
from db.stations.ledger import FILE, Entry, Ledger, read_ledger, write_ledger
from db.storage import WriteLock

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from db.packs.keys import PublicKey
    from db.packs.manifest import Manifest
    from db.publishing import OpenedPack

PART = f"taking{PACK_SUFFIX}-part"


@dataclass(frozen=True, slots=True)
class Started:
    """A pack that is open and shown; `on_trial` until the store is told to `confirm` it.

    `troubles` are what went wrong on the way: packs that failed, a ledger that was damaged.
    """

    pack: OpenedPack
    entry: Entry
    troubles: tuple[ArchiveError, ...]

    @property
    def on_trial(self) -> bool:
        """Say whether two crashes would bring the pack before back."""
        return self.entry.standing == "tried"


class PackStore:
    """Keep the pack that is shown and the one before; take new ones; go back from bad ones.

    One process at a time: `start` locks the folder, `close` ends it; a process that was killed
    holds nothing. Whatever instant the power fails at, the next `start` shows a good pack. Safe to
    use from any thread; `take` may last, everything else is quick.
    """

    def __init__(self, folder: Path, trusted: PublicKey, *, boot: str = "", allowed: str = ""):
        """Keep packs that `trusted` signed in `folder`.

        `boot` names this start of the machine: a run that ended with the machine is no crash.
        `allowed` is the UUID of another archive whose packs may replace what is shown.
        """
        self._folder = folder
        self._trusted = trusted
        self._boot = boot or "unknown"
        self._allowed = allowed
        self._lock = WriteLock(folder / FILE, "station")
        self._holds = False
        self._changing = threading.RLock()
        self._taking = threading.Lock()
        self._ledger = Ledger()

    @property
    def ledger(self) -> Ledger:
        """Return what is known of the packs now."""
        return self._ledger

    def start(self) -> Started | None:
        """Open the pack to show; None where the folder holds none yet.

        Raises OpeningRefused where there are packs and none of them opens, ArchiveInUse where
        another station runs from this folder, StorageFailed where the folder cannot be made.
        """
        troubles = self._claim()
        try:
            with self._changing:
                troubles += self._recall()
                if self._ledger.running == self._boot:
                    self._ledger = self._ledger.with_crash()
                self._ledger = self._ledger.with_trial()
                started = self._first_that_opens(troubles)
                self._sweep()
                return started
        except BaseException:
            self._let_go()
            raise

    def take(self, path: Path, stopped: Callable[[], bool] = lambda: False) -> Manifest | None:
        """Copy a pack into the folder and verify the copy whole; it waits for `adopt` then.

        Returns its manifest; None where it is known already, or another pack is on trial. Raises
        OpeningRefused for what may not be shown, StorageFailed where it cannot be copied, Stopped,
        ArchiveInUse where another station shows the packs. Nothing that is shown is touched.
        """
        with self._taking, opened(path) as file:
            self._begin_anew()
            parts = envelope.measure(file, path)
            claimed = from_json(envelope.read_manifest(file, parts), path)  # nobody vouches for it
            if self._ledger.tried is not None or self._ledger.knows(claimed.sha256):
                return None
            self._make_room(file, parts, claimed, path)
            part = self._folder / PART
            part.unlink(missing_ok=True)
            try:
                copy_whole(file, path, part, stopped)
                manifest = self._verified(part, path)
                name = f"{manifest.version:08}-{manifest.sha256[:16]}{PACK_SUFFIX}"
                with self._changing:
                    durable(part, self._folder / name)
                    self._keep(self._ledger.with_candidate(name, manifest))
                    self._sweep()
            finally:
                with suppress(OSError):
                    part.unlink(missing_ok=True)
            return manifest

    def adopt(self) -> Started | None:
        """Open the pack that waits, on trial; None where none waits.

        Raises OpeningRefused where it does not open: then it is gone, and what is shown stays.
        """
        with self._changing:
            candidate = self._ledger.candidate
            if candidate is None:
                return None
            self._keep(self._ledger.with_trial())
            entry = self._ledger.tried
            assert entry is not None
            try:
                return Started(self._open(entry), entry, ())
            except OpeningRefused:
                self._keep(self._ledger.without(entry))
                self._sweep()
                raise

    def confirm(self) -> None:
        """Say that the pack on trial has been shown long enough without a crash."""
        with self._changing:
            if self._ledger.tried is not None:
                self._keep(self._ledger.with_trial_passed())
                self._sweep()

    def close(self) -> None:
        """Say that the station ends well, and let another one use the folder."""
        with self._changing:
            if self._holds:
                with suppress(StorageFailed):  # then the next start counts a crash
                    self._keep(replace(self._ledger, running=""))
            self._let_go()

    # the folder

    def _claim(self) -> list[ArchiveError]:
        """Make and lock the folder; where the disk has become read-only, say so and go on."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise unwritten(self._folder, error) from error
        try:
            self._lock.acquire()
        except ReadOnly:
            return [_unwritable(self._folder)]
        except ArchiveInUse as error:
            raise ArchiveInUse(
                "Another station shows the packs of {path}.",
                "End that one first, or name another folder.",
                path=self._folder,
            ) from error
        self._holds = True
        return []

    def _let_go(self) -> None:
        self._holds = False
        self._lock.release()

    def _begin_anew(self) -> None:
        """Claim the folder where `start` could not keep it; what lies in it may be another's."""
        with self._changing:
            if self._holds:
                return
            if troubles := self._claim():
                raise troubles[0]
            self._recall()

    def _recall(self) -> list[ArchiveError]:
        """Read the ledger; where it is damaged or gone, make one of the packs that are whole."""
        ledger = read_ledger(self._folder)
        held = sorted(self._folder.glob(f"*{PACK_SUFFIX}"))
        if ledger is not None and (ledger.entries or ledger.done_with or not held):
            self._ledger = ledger
            return []
        self._ledger = _remade(held, self._trusted)
        return [
            StorageFailed(
                "The station's ledger {path} is damaged or missing.",
                "Nothing is to be done: it was made anew from the packs that are there.",
                path=self._folder / FILE,
            )
        ]

    def _sweep(self) -> None:
        """Remove what the ledger does not name: parts of copies, packs that were done with."""
        named = {entry.name for entry in self._ledger.entries}
        for path in self._folder.glob(f"*{PACK_SUFFIX}*"):
            if path.name not in named and not (path.name == PART and self._taking.locked()):
                with suppress(OSError):
                    path.unlink()

    def _keep(self, ledger: Ledger) -> None:
        write_ledger(ledger, self._folder)
        self._ledger = ledger

    # opening

    def _first_that_opens(self, troubles: list[ArchiveError]) -> Started | None:
        """Open the pack on trial or the newest good one that opens, and write the ledger of it."""
        failed: list[Entry] = []
        ledger = self._ledger
        while (entry := ledger.showing) is not None:
            ledger = ledger.without(entry)
            try:
                pack = self._open(entry)
            except ArchiveError as error:
                troubles.append(error)
                failed.append(entry)
                continue
            settled = replace(self._ledger, running=self._boot)
            for bad in failed:  # another one opens, so it is no matter of the key or the disk
                settled = settled.without(bad)
            try:
                self._keep(settled)
            except StorageFailed as error:
                troubles.append(error)
                if entry.standing == "tried" and ledger.goods:
                    pack.archive.close()  # its crashes could not be counted: not today
                    continue
            return Started(pack, entry, tuple(troubles))
        if failed:
            raise troubles[-1]
        with suppress(StorageFailed):
            self._keep(replace(self._ledger, running=self._boot))
        return None

    def _open(self, entry: Entry) -> OpenedPack:
        opened = open_pack(self._folder / entry.name, self._trusted)
        if opened.manifest.sha256 != entry.sha256:
            opened.archive.close()
            raise OpeningRefused(
                "{path} is not the pack that it was.",
                "Bring the pack again.",
                path=self._folder / entry.name,
            )
        return opened

    # taking

    def _make_room(
        self, file: BinaryIO, parts: envelope.Envelope, claimed: Manifest, path: Path
    ) -> None:
        """Drop the pack before the one that is shown where the disk holds no third; or refuse.

        Only for a pack that the museum signed and that may be shown.
        """
        size = file.seek(0, 2)
        if room_for(size, self._folder):
            return
        if len(self._ledger.goods) > 1:
            envelope.check_signature(file, parts, self._trusted, path)
            _refuse_unwanted(claimed, self._ledger, self._allowed, path)
        with self._changing:
            if len(self._ledger.goods) > 1:
                self._keep(self._ledger.without(self._ledger.goods[0]))
                self._sweep()
        if not room_for(size, self._folder):
            raise StorageFailed(
                "The disk of the station has no room for {path} ({size} MB).",
                "Free some space, or publish a smaller pack.",
                path=path,
                size=round(size / 1_000_000),
            )

    def _verified(self, part: Path, path: Path) -> Manifest:
        with _blaming(path):
            pack = open_pack(part, self._trusted)
            with pack.archive as archive:
                _refuse_unwanted(pack.manifest, self._ledger, self._allowed, path)
                archive.read(refuse_foreign, path)
        return pack.manifest


def _refuse_unwanted(manifest: Manifest, ledger: Ledger, allowed: str, path: Path) -> None:
    """Refuse a pack of another archive, and one older than what was shown."""
    showing = ledger.showing
    if showing is not None and manifest.archive not in {showing.archive, allowed}:
        raise OpeningRefused(
            "{path} was published from another archive ({found}).",
            "Allow it in the station's settings with “replace_archive”, if that is meant.",
            path=path,
            found=manifest.archive,
        )
    refuse_older(manifest, path, ledger.shown.get(manifest.archive, 0))


def _unwritable(folder: Path) -> StorageFailed:
    return StorageFailed(
        "Nothing can be written in {path}: new packs cannot be taken.",
        "Check the disk of the station.",
        path=folder,
    )


def _remade(held: list[Path], trusted: PublicKey) -> Ledger:
    """Return a ledger of the packs that are whole; the newest of several is tried anew."""
    whole: list[tuple[str, Manifest]] = []
    for path in held:
        with suppress(OpeningRefused):
            whole.append((path.name, read_manifest(path, trusted)))
    whole.sort(key=lambda pair: pair[1].version)
    ledger = Ledger()
    for name, manifest in whole:
        ledger = ledger.with_trial_passed().with_candidate(name, manifest).with_trial()
    return ledger if len(whole) > 1 else ledger.with_trial_passed()


@contextmanager
def _blaming(path: Path) -> Generator[None]:
    """Let a refusal name the file that a person brought, not our copy of it."""
    try:
        yield
    except ArchiveError as error:
        values = {**error.values, "path": path}
        raise OpeningRefused(error.template, error.remedy_template, **values) from error
