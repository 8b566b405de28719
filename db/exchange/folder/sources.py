"""Reads a folder of sources: its TOML tables and Markdown sections, checked as they are read."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from db.errors import SourceRefused
from db.exchange.folder.blaming import blamed
from db.exchange.folder.markup import Page, parse_page
from db.kinds import BY_NAME
from db.vietnamese import nfc

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from contextlib import AbstractContextManager
    from pathlib import Path

SECTION_FILE = re.compile(r"(\d+)\.(vi|en)\.md")
LONGEST_FILE = 8 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Entry:
    """One table of a TOML file: the record that it describes, and where it stands."""

    file: str
    kind: str
    ref: str
    values: Mapping[str, Any]

    def refuse(self, what: str, remedy: str = "Mend it and build again.") -> SourceRefused:
        """Return the error that says what is wrong with this entry."""
        return SourceRefused(f"{self.file}: {self.ref}: {what}.", remedy)

    def blamed(self) -> AbstractContextManager[None]:
        """Blame this entry for what reading a value of the wrong form raises."""
        return blamed(f"{self.file}: {self.ref}")


@dataclass(frozen=True, slots=True)
class Folder:
    """Everything that a folder of sources says; `sections` by number, then by language."""

    path: Path
    archive: Mapping[str, Any]
    entries: tuple[Entry, ...]
    sections: Mapping[int, Mapping[str, Page]]


def read_folder(path: Path) -> Folder:
    """Read every source of the folder; raise SourceRefused naming the file that is wrong."""
    if not path.is_dir():
        raise SourceRefused(
            "{path} is not a folder of sources.",
            "Name the folder that holds archive.toml.",
            path=path,
        )
    if not (path / "archive.toml").is_file():
        raise SourceRefused(
            "{path} holds no archive.toml.", "Name the folder that holds archive.toml.", path=path
        )
    entries: list[Entry] = []
    for file in sorted(path.glob("*.toml")):
        if file.name != "archive.toml":
            with blamed(file.name):
                entries += _entries(file.name, _toml(file))
    _refuse_doubles(entries)
    return Folder(path, _toml(path / "archive.toml"), tuple(entries), _sections(path / "sections"))


def _toml(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(nfc(_text(file)))
    except (ValueError, RecursionError) as error:  # TOMLDecodeError is one, a date that is none too
        raise SourceRefused(
            "{file} is not TOML: {reason}.",
            "Mend that line and build again.",
            file=file.name,
            reason=str(error),
        ) from error


def _text(file: Path) -> str:
    try:
        if file.stat().st_size > LONGEST_FILE:
            raise SourceRefused(
                "{file} is longer than 8 MiB.", "Cut it into several files.", file=file.name
            )
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SourceRefused(
            "{file} cannot be read as UTF-8 text ({reason}).",
            "Save it as UTF-8 and build again.",
            file=file.name,
            reason=str(error),
        ) from error


def _entries(name: str, tables: Mapping[str, Any]) -> Iterable[Entry]:
    for kind, found in tables.items():
        if kind not in BY_NAME or not isinstance(found, list):
            raise SourceRefused(
                "{file}: “{kind}” is no kind of record.",
                "Head each record with [[KIND]].",
                file=name,
                kind=kind,
            )
        for values in cast("list[dict[str, Any]]", found):
            ref = str(values.get("ref", ""))
            if not re.fullmatch(rf"{kind}/[a-z0-9]+(-[a-z0-9]+)*", ref):
                raise SourceRefused(
                    "{file}: “{ref}” is not a ref of a {kind}.",
                    "Write it as {kind}/slug in plain letters.",
                    file=name,
                    ref=ref,
                    kind=kind,
                )
            yield Entry(name, kind, ref, values)


def _refuse_doubles(entries: Iterable[Entry]) -> None:
    seen: dict[str, str] = {}
    for entry in entries:
        if entry.ref in seen:
            raise entry.refuse(f"it stands in {seen[entry.ref]} already")
        seen[entry.ref] = entry.file


def _sections(folder: Path) -> dict[int, dict[str, Page]]:
    found: dict[int, dict[str, Page]] = {}
    for file in sorted(folder.glob("*.md")):
        name = SECTION_FILE.fullmatch(file.name)
        if name is None:
            raise SourceRefused(
                "sections/{file} is named wrongly.",
                "Name it NUMBER.vi.md or NUMBER.en.md.",
                file=file.name,
            )
        try:
            page = parse_page(nfc(_text(file)))
        except ValueError as error:
            raise SourceRefused(
                "sections/{file}: {reason}.",
                "Mend it and build again.",
                file=file.name,
                reason=str(error),
            ) from error
        found.setdefault(int(name.group(1)), {})[name.group(2)] = page
    for number, pages in found.items():
        lengths = {lang: len(page.paragraphs) for lang, page in pages.items()}
        if set(lengths) != {"vi", "en"} or len(set(lengths.values())) != 1:
            raise SourceRefused(
                "Section {number} is not aligned: {lengths}.",
                "Give both languages the same number of paragraphs.",
                number=number,
                lengths=", ".join(f"{lang} {count}" for lang, count in sorted(lengths.items())),
            )
    return found
