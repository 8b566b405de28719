"""Bags (BagIt 1.0, RFC 8493): a folder made one, and a stranger's bag checked before it is read."""

from __future__ import annotations

import hashlib
import logging
import os
import re
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final, cast

from db.errors import ImportRefused, StorageFailed
from db.vietnamese import nfc

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

ALGORITHMS: Final = ("sha256", "sha512")
"""What we write; every one that hashlib guarantees is read."""
KNOWN: Final = frozenset(one for one in hashlib.algorithms_guaranteed if "shake" not in one)
NAME: Final = re.compile(r"[A-Za-z0-9._-]+")
TAG_BYTES: Final = 1024 * 1024
MANIFEST_BYTES: Final = 256 * 1024 * 1024
MOST_FILES: Final = 1_000_000
BLOCK: Final = 1024 * 1024
_DECLARATION: Final = re.compile(
    r"BagIt-Version: (\d+)\.(\d+)(?:\r\n|\n|\r)"
    r"Tag-File-Character-Encoding: (\S+)(?:\r\n|\n|\r)?"
)
_ENCODINGS: Final = frozenset(["utf-8", "utf-16", "utf-16-le", "utf-16-be", "iso8859-1", "ascii"])
_MANIFEST: Final = re.compile(r"(tag)?manifest-([a-z0-9_]+)\.txt", re.IGNORECASE)
_ENTRY: Final = re.compile(r"([0-9A-Fa-f]+)[ \t]+\*?(.+)")
_WIDTH: Final = 79
# the library says on standard error what it also raises
logging.getLogger("bagit").addHandler(logging.NullHandler())


def make_bag(folder: Path, info: Mapping[str, str]) -> None:
    """Make a folder that has a payload under `data` a bag, and check it.

    `info` goes into bag-info.txt. Names of files are letters, digits, full stop, hyphen and low
    line alone. Raises StorageFailed where what was written does not read back.
    """
    sums = digests(folder / "data", folder)
    octets = sum((folder / name).stat().st_size for name in sums)
    _write(folder / "bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n")
    lines = {**info, "Payload-Oxum": f"{octets}.{len(sums)}"}
    _write(folder / "bag-info.txt", "".join(_folded(key, lines[key]) for key in sorted(lines)))
    for place, algorithm in enumerate(ALGORITHMS):
        entries = "".join(f"{both[place]}  {name}\n" for name, both in sums.items())
        _write(folder / f"manifest-{algorithm}.txt", entries)
    tags = ["bag-info.txt", "bagit.txt", *(f"manifest-{one}.txt" for one in ALGORITHMS)]
    for place, algorithm in enumerate(ALGORITHMS):
        entries = "".join(f"{_sums(folder / name)[place]}  {name}\n" for name in tags)
        _write(folder / f"tagmanifest-{algorithm}.txt", entries)
    try:
        check_bag(folder)
    except ImportRefused as error:
        raise StorageFailed(
            "The bag {path} does not read back as it was written.",
            "Check the disk, and choose another one.",
            path=folder,
        ) from error


def digests(payload: Path, folder: Path) -> dict[str, tuple[str, ...]]:
    """Return the sums of each file below `payload`, by its path from `folder`, sorted."""
    found: dict[str, tuple[str, ...]] = {}
    for name in sorted(_files(payload, folder)):
        if not all(NAME.fullmatch(part) for part in name.split("/")):
            raise ValueError(f"no name for a bag: {name}")
        found[name] = _sums(folder / name)
    return found


def check_bag(folder: Path, progress: Callable[[float], None] = lambda _share: None) -> None:
    """Check a stranger's bag whole: its form, its names, and every sum; raise ImportRefused.

    Refused, beside what the standard calls invalid: fetch.txt, links, paths that lead out, and
    names that only case or the composition of letters tells apart. `progress` is told the share of
    files that were read.
    """
    version, encoding = _declaration(folder)
    present = _present(folder)
    tags = sorted(name for name in present if "/" not in name)
    matches = [match for match in map(_MANIFEST.fullmatch, tags) if match]
    known = [match for match in matches if match[2].lower() in KNOWN]
    manifests = {
        match[0]: _listed(folder, match[0], encoding, version, payload=match[1] is None)
        for match in known
    }
    for name in ("bag-info.txt", "package-info.txt"):
        if name in present:
            _tag_bytes(folder, name, TAG_BYTES)
    info = _information(folder)
    payload = [listed for name, listed in manifests.items() if not name.lower().startswith("tag")]
    if not payload:
        raise _invalid(folder, "it has no payload manifest")
    if version >= (1, 0) and any(listed.keys() != payload[0].keys() for listed in payload):
        raise _invalid(folder, "its manifests do not list the same files")
    here = {nfc(name): name for name in present}
    every = set[str]().union(*payload)
    extra = {name for name in here if name.startswith("data/")} - every
    wanted = every.union(*manifests.values())
    for name in sorted(wanted - here.keys())[:1]:
        raise _invalid(folder, f"{name[:200]} is missing")
    for name in sorted(extra)[:1]:
        raise _invalid(folder, f"{name[:200]} is in no manifest")
    _check_oxum(folder, info, [here[name] for name in every])
    sums: dict[str, dict[str, str]] = {}
    for match in known:
        for name, value in manifests[match[0]].items():
            sums.setdefault(name, {})[match[2].lower()] = value
    for number, name in enumerate(sorted(sums)):
        if _sums(folder / here[name], tuple(sums[name])) != tuple(sums[name].values()):
            raise _invalid(folder, f"{name[:200]} is not as its manifest says")
        progress((number + 1) / len(sums))


def check_bag_once(folder: Path) -> None:
    """Check a bag as `check_bag` does, unless none of its files was touched since the last time.

    An import goes through a bag several times; its sums are worked out once.
    """
    _checked(folder.resolve(), _stamp(folder))


@lru_cache(maxsize=4)
def _checked(folder: Path, _stamp: str) -> None:
    check_bag(folder)


def _stamp(folder: Path) -> str:
    """Return what changes when a file of a bag comes, goes or is written."""
    seen = hashlib.sha256()
    for name in sorted(_files(folder, folder)):
        status = (folder / name).lstat()
        seen.update(f"{name}|{status.st_ino}|{status.st_size}|{status.st_mtime_ns}\n".encode())
    return seen.hexdigest()


def _information(folder: Path) -> Mapping[str, object]:
    """Return bag-info.txt, read by the library, which also looks at the form of every tag file."""
    import bagit

    try:
        return cast("Mapping[str, object]", bagit.Bag(str(folder)).info)
    except (bagit.BagError, OSError, ValueError, LookupError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise _invalid(folder, reason[:300]) from error


def _check_oxum(folder: Path, info: Mapping[str, object], names: Collection[str]) -> None:
    said = info.get("Payload-Oxum")
    if isinstance(said, str):
        octets = sum((folder / name).stat().st_size for name in names)
        if said.strip() != f"{octets}.{len(names)}":
            raise _invalid(folder, f"it should hold {said[:40]} (octets and files)")


def is_bag(folder: Path) -> bool:
    """Say whether a folder declares itself a bag."""
    return folder.is_dir() and (folder / "bagit.txt").is_file()


def _declaration(folder: Path) -> tuple[tuple[int, int], str]:
    """Return the version and the encoding of the other tag files."""
    data = _tag_bytes(folder, "bagit.txt", 1024)
    try:
        match = _DECLARATION.fullmatch(data.decode("utf-8"))
    except UnicodeDecodeError:
        match = None
    if match is None:
        raise _invalid(folder, "its bagit.txt is not as the standard has it")
    version = (int(match[1][:4]), int(match[2][:4]))
    if not (0, 93) <= version <= (1, 0):
        raise _invalid(folder, f"its version {match[1]}.{match[2]} is unknown")
    import codecs

    try:
        encoding = codecs.lookup(match[3]).name
    except LookupError:
        encoding = ""
    if encoding not in _ENCODINGS:
        raise _invalid(folder, f"its encoding {match[3][:40]} is not known")
    return version, encoding


def _present(folder: Path) -> set[str]:
    """Return every file of a bag by its path; refuse links, devices and names that clash."""
    if os.path.lexists(folder / "fetch.txt"):
        raise ImportRefused(
            "The bag {path} asks for files from the network (fetch.txt).",
            "Let the program that made it fetch them and make a complete bag.",
            path=folder,
        )
    if not (folder / "data").is_dir():
        raise _invalid(folder, "it has no folder “data”")
    names: set[str] = set()
    alike: dict[str, str] = {}
    for name in _files(folder, folder, refuse=lambda path: _special(folder, path)):
        names.add(name)
        other = alike.setdefault(nfc(name).casefold(), name)
        if other != name:
            raise _invalid(folder, f"{other[:100]} and {name[:100]} are one name on some disks")
        if len(names) > MOST_FILES:
            raise _invalid(folder, f"it holds more than {MOST_FILES} files")
    return names


def _special(folder: Path, path: str) -> ImportRefused:
    return _invalid(folder, f"{path[:200]} is a link or a device")


def _files(
    top: Path, folder: Path, refuse: Callable[[str], Exception] | None = None
) -> Iterator[str]:
    """Yield the path from `folder`, with slashes, of each regular file below `top`."""
    waiting = [top]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                name = Path(entry.path).relative_to(folder).as_posix()
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(Path(entry.path))
                elif entry.is_file(follow_symlinks=False):
                    yield name
                elif refuse is not None:
                    raise refuse(name)


def _listed(
    folder: Path, name: str, encoding: str, version: tuple[int, int], *, payload: bool
) -> dict[str, str]:
    """Return the sums that a manifest lists by path, composed; refuse paths that lead out."""
    try:
        text = _tag_bytes(folder, name, MANIFEST_BYTES).decode(encoding)
    except UnicodeDecodeError as error:
        raise _invalid(folder, f"{name} is not in {encoding}") from error
    found: dict[str, str] = {}
    for number, line in enumerate(re.split(r"\r\n|\n|\r", text.removeprefix("\ufeff")), 1):
        if not line.strip():
            continue
        match = _ENTRY.fullmatch(line.strip())
        if match is None:
            raise _invalid(folder, f"{name}, line {number} is no entry of a manifest")
        path = _decoded(match[2], version)
        if not _stays_inside(path, payload=payload):
            raise _invalid(folder, f"{name}, line {number} leads out of the bag")
        key, value = nfc(str(PurePosixPath(path))), match[1].lower()
        if key in found and (version >= (1, 0) or found[key] != value):
            raise _invalid(folder, f"{name}, line {number} lists a file again")
        found[key] = value
    return found


def _decoded(path: str, version: tuple[int, int]) -> str:
    """Return a path without the escapes of line ends, and, since 1.0, of the percent sign."""
    path = re.sub("%0A", "\n", path, flags=re.IGNORECASE)
    path = re.sub("%0D", "\r", path, flags=re.IGNORECASE)
    return (path.replace("%25", "%") if version >= (1, 0) else path).removeprefix("./")


def _stays_inside(path: str, *, payload: bool) -> bool:
    parts = path.split("/")
    return (
        not path.startswith(("/", "\\", "~"))
        and ".." not in parts
        and "\x00" not in path
        and not re.match(r"[A-Za-z]:[\\/]", path)
        and "..\\" not in path
        and (parts[0] == "data" if payload else parts[0] != "data")
    )


def _tag_bytes(folder: Path, name: str, limit: int) -> bytes:
    try:
        with (folder / name).open("rb") as file:
            data = file.read(limit + 1)
    except OSError as error:
        raise _invalid(folder, f"{name} cannot be read") from error
    if len(data) > limit:
        raise _invalid(folder, f"{name} is too large")
    return data


def _invalid(folder: Path, reason: str) -> ImportRefused:
    return ImportRefused(
        "The bag {path} is not valid: {reason}.",
        "Copy it again from where it came, or ask whoever made it.",
        path=folder,
        reason=" ".join(reason.split()).rstrip("."),
    )


def _sums(path: Path, algorithms: tuple[str, ...] = ALGORITHMS) -> tuple[str, ...]:
    made = [hashlib.new(algorithm) for algorithm in algorithms]
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            for one in made:
                one.update(block)
    return tuple(one.hexdigest() for one in made)


def _folded(key: str, value: str) -> str:
    """Return a line of bag-info.txt, continued on indented ones where it is long."""
    words = f"{key}: {' '.join(value.split())}".split(" ")
    lines = [words[0]]
    for word in words[1:]:
        if len(lines[-1]) + len(word) < _WIDTH or lines[-1].endswith(":"):
            lines[-1] += f" {word}"
        else:
            lines.append(f"  {word}")
    return "\n".join(lines) + "\n"


def _write(path: Path, text: str) -> None:
    path.write_bytes(text.encode())
