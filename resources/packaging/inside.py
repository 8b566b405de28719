"""What lies inside the packaged program: whose parts, and by which licence."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

OURS = "muniment"
COMMON_LICENCES = Path("/usr/share/common-licenses")
LGPL_TEXTS = ("LGPL-3", "GPL-3")
"""What Qt and its Python are used under; the one is written as additions to the other."""
LICENCE_WORDS = ("licen", "copying", "notice")
# of wheels whose metadata name no licence in SPDX's words, as their own files state it
STATED = {
    "bagit": "CC0-1.0",
    "edtf": "MIT",
    "et-xmlfile": "MIT",
    "lxml": "BSD-3-Clause",
    "markdown-it-py": "MIT",
    "mdurl": "MIT",
    "openpyxl": "MIT",
    "pyinstaller": "GPL-2.0-or-later WITH Bootloader-exception",
    "pylatexenc": "MIT",
    "pynacl": "Apache-2.0",
    "pyside6-essentials": "LGPL-3.0-only",
    "python-docx": "MIT",
    "rispy": "MIT",
    "segno": "BSD-3-Clause",
    "shiboken6": "LGPL-3.0-only",
}


@dataclass(frozen=True, slots=True)
class Part:
    """One thing of others in the package: `texts` are its licences, `files` how many it brings."""

    name: str
    version: str
    licence: str
    purl: str
    texts: tuple[str, ...]
    files: int
    size: int


def parts_of(contents: Path) -> tuple[Part, ...]:
    """Return the parts that the files listed in `contents` (build.spec writes it) come from.

    Raises SystemExit naming the first file that no part owns.
    """
    sources = {Path(source).resolve() for source in json.loads(contents.read_text())}
    root = Path(__file__).resolve().parents[2]
    owners = _distributions()
    of_wheels: dict[str, list[Path]] = {}
    others: list[Path] = []
    for source in sorted(sources):
        name = owners.get(source)
        if name is not None:
            of_wheels.setdefault(name, []).append(source)
        elif not (source.is_relative_to(root) and ".venv" not in source.parts):
            others.append(source)
    found = [_wheel(name, files) for name, files in of_wheels.items() if name != OURS]
    python, system = _parted(others)
    found.append(_python(python))
    found.extend(_system_packages(system))
    return tuple(sorted(found, key=lambda part: (part.purl, part.name)))


def _distributions() -> dict[Path, str]:
    """Return which distribution each installed file belongs to."""
    owners: dict[Path, str] = {}
    for one in metadata.distributions():
        name = re.sub(r"[-_.]+", "-", one.metadata["Name"]).lower()  # as PEP 503 says
        for file in one.files or ():
            owners[Path(str(one.locate_file(file))).resolve()] = name
    return owners


def _wheel(name: str, files: list[Path]) -> Part:
    one = metadata.distribution(name)
    stated = one.metadata.get("License-Expression") or STATED.get(name)
    if not stated:
        raise SystemExit(f"the licence of {name} is unknown: look, and name it in {__file__}")
    texts = [
        Path(str(one.locate_file(file))).read_text("utf-8", "replace")
        for file in sorted(one.files or (), key=str)
        if ".dist-info/" in str(file) and any(word in file.name.lower() for word in LICENCE_WORDS)
    ]
    if stated.startswith("LGPL"):
        texts += [(COMMON_LICENCES / text).read_text("utf-8") for text in LGPL_TEXTS]
    purl = f"pkg:pypi/{name}@{one.version}"
    return Part(one.metadata["Name"], one.version, stated, purl, tuple(texts), *_measure(files))


def _parted(files: list[Path]) -> tuple[list[Path], list[Path]]:
    """Part the files of Python itself from those of the system."""
    homes = tuple({Path(sys.base_prefix).resolve(), Path(sys.base_exec_prefix).resolve()})
    own = [file for file in files if any(_is_python(file, home) for home in homes)]
    return own, [file for file in files if file not in set(own)]


def _is_python(file: Path, home: Path) -> bool:
    library = f"python{sys.version_info.major}.{sys.version_info.minor}"
    return file.is_relative_to(home) and (library in file.parts or library in file.name)


def _python(files: list[Path]) -> Part:
    version = ".".join(map(str, sys.version_info[:3]))
    text = next(
        (
            path.read_text("utf-8")
            for path in (
                Path(sys.base_prefix, "lib", f"python{version.rpartition('.')[0]}", "LICENSE.txt"),
                Path(f"/usr/share/doc/python{version.rpartition('.')[0]}/copyright"),
            )
            if path.is_file()
        ),
        "See https://docs.python.org/3/license.html",
    )
    return Part(
        "Python", version, "PSF-2.0", f"pkg:generic/python@{version}", (text,), *_measure(files)
    )


def _system_packages(files: list[Path]) -> list[Part]:
    packages: dict[str, list[Path]] = {}
    for file in files:
        packages.setdefault(_package_of(file), []).append(file)
    return [_system_package(name, owned) for name, owned in packages.items()]


def _package_of(file: Path) -> str:
    """Return the Debian package that a file belongs to, which /lib may hide under /usr/lib."""
    merged = Path("/", *file.parts[2:]) if file.parts[:2] == ("/", "usr") else file
    for path in (file, merged):
        asked = subprocess.run(
            ["dpkg-query", "--search", str(path)], capture_output=True, text=True, check=False
        )
        if asked.returncode == 0:
            return asked.stdout.partition(":")[0]
    raise SystemExit(f"{file} is in the package, and nobody knows whose it is")


def _system_package(name: str, files: list[Path]) -> Part:
    asked = subprocess.run(
        ["dpkg-query", "--show", "--showformat", "${Version} ${source:Package}", name],
        capture_output=True,
        text=True,
        check=True,
    )
    version, source = asked.stdout.split()
    text = Path("/usr/share/doc", name, "copyright").read_text("utf-8", "replace")
    purl = f"pkg:deb/debian/{source}@{version}"
    return Part(name, version, "see its copyright file", purl, (text,), *_measure(files))


def _measure(files: list[Path]) -> tuple[int, int]:
    return len(files), sum(file.stat().st_size for file in files if file.is_file())
