"""The tree of files that a Debian system gets: program, desktop entry, icons, manual, station."""

from __future__ import annotations

import gzip
import shutil
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
NAME = "org.muniment.Muniment"
SHELLS = {
    "bash": "bash-completion/completions/muniment",
    "zsh": "zsh/vendor-completions/_muniment",
    "fish": "fish/vendor_completions.d/muniment.fish",
}


def stage(program: Path, root: Path, version: str, moment: int) -> None:
    """Lay out everything under the empty folder `root` as it will lie under /.

    `program` is PyInstaller's folder, `moment` seconds since 1970.
    """
    from pictures import write_icons

    library = root / "usr/lib/muniment"
    shutil.copytree(program, library, symlinks=True)
    (root / "usr/bin").mkdir(parents=True)
    (root / "usr/bin/muniment").symlink_to("../lib/muniment/muniment")
    share = root / "usr/share"
    theme = share / "icons/hicolor"
    write_icons(ROOT / "resources/icons/muniment.svg", NAME, theme, "apps")
    drawing = HERE / "linux/application-x-muniment.svg"
    write_icons(drawing, "application-x-muniment", theme, "mimetypes")
    _stage_desktop(share, version, moment)
    _stage_help(share, version, moment)
    _stage_station(root)


def _stage_desktop(share: Path, version: str, moment: int) -> None:
    sys.path.insert(0, str(ROOT))
    from db.format import APPLICATION_ID

    words = {
        "VERSION": version,
        "DATE": datetime.fromtimestamp(moment, UTC).date().isoformat(),
        "APPLICATION_ID": f"0x{APPLICATION_ID:08x}",
    }
    for name, folder in (
        (f"{NAME}.desktop", "applications"),
        (f"{NAME}.metainfo.xml", "metainfo"),
        (f"{NAME}.xml", "mime/packages"),
    ):
        text = filled((HERE / "linux" / name).read_text("utf-8"), words)
        out = share / folder / name
        out.parent.mkdir(parents=True)
        out.write_text(text, encoding="utf-8")


def _stage_help(share: Path, version: str, moment: int) -> None:
    from click.shell_completion import get_completion_class
    from guides import write_guides
    from manual import manual

    from viewer.commands.program import program

    page = share / "man/man1/muniment.1.gz"
    page.parent.mkdir(parents=True)
    page.write_bytes(packed(manual(program, version, moment)))
    for shell, name in SHELLS.items():
        completion = get_completion_class(shell)
        assert completion is not None
        out = share / name
        out.parent.mkdir(parents=True)
        out.write_text(
            completion(program, {}, "muniment", "_MUNIMENT_COMPLETE").source(), encoding="utf-8"
        )
    papers = share / "doc/muniment"
    papers.mkdir(parents=True)
    write_guides(papers, moment)
    shutil.copy2(ROOT / "LICENSE", papers / "copyright")
    (papers / "changelog.gz").write_bytes(packed((ROOT / "CHANGELOG.md").read_text("utf-8")))


def _stage_station(root: Path) -> None:
    """Put the station's units, its settings and its notes where the system looks for them."""
    station = HERE / "station"
    places = {
        "*.service": "usr/lib/systemd/system",
        "*.target": "usr/lib/systemd/system",
        "sysusers.conf": "usr/lib/sysusers.d",
        "station.toml": "etc/muniment",
    }
    placed: set[Path] = set()
    for pattern, folder in places.items():
        for file in sorted(station.glob(pattern)):
            out = root / folder / ("muniment.conf" if file.name == "sysusers.conf" else file.name)
            out.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(file, out)
            placed.add(file)
    notes = root / "usr/share/doc/muniment/station"
    for file in sorted(station.rglob("*")):
        if file.is_file() and file not in placed:
            out = notes / file.relative_to(station)
            out.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(file, out)


def filled(text: str, words: Mapping[str, str]) -> str:
    """Return `text` with each `@NAME@` of `words` replaced."""
    for name, word in words.items():
        text = text.replace(f"@{name}@", word)
    return text


def packed(text: str) -> bytes:
    """Return text gzipped, without a date or a name in it."""
    return gzip.compress(text.encode(), 9, mtime=0)
