"""IIIF manifests of a folder, read: ours as what they were, others as media with their picture."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from db.dates import parse
from db.errors import DateRefused, ImportRefused
from db.exchange import jsonfile
from db.exchange.jsonfile import Json, list_of, object_of, text_of
from db.exchange.members import MemberError, Refs, is_ours, parcel_in
from db.exchange.parcel import NameParcel, Parcel, Rejected
from db.records import Words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from db.exchange.ports import Known

KINDS = ("media", "map")
MOST_MANIFESTS = 100_000
PRESENTATION = "http://iiif.io/api/presentation/"
PICTURES = frozenset({".jpg", ".jpeg", ".png", ".tif", ".tiff"})
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def read(path: Path, known: Known) -> Iterator[Parcel | Rejected]:
    """Yield a parcel for each manifest of a folder, or for the one that a file is."""
    folder = path if path.is_dir() else path.parent
    files = _manifests(path) if path.is_dir() else [path]
    refs = Refs()
    found = False
    for file in files:
        where = file.relative_to(folder).as_posix()
        try:
            manifest = object_of(jsonfile.read(file))
        except ImportRefused as error:
            if file == path:
                raise
            yield Rejected(where, error.sentence)
            continue
        if text_of(manifest.get("type")) == "Manifest":
            found = True
            yield _taken(manifest, folder, where, refs, known)
        elif text_of(manifest.get("@type")) == "sc:Manifest":
            found = True
            yield Rejected(where, "It is a manifest of version 2; version 3 is read.")
    if not found:
        raise ImportRefused(
            "{path} holds no IIIF manifest.",
            "Choose a manifest of version 3, or the folder in which manifests lie.",
            path=path,
        )


def _manifests(folder: Path) -> list[Path]:
    """Return the JSON files of a folder, links left out, in a fixed order."""
    files = [
        file
        for file in sorted(folder.rglob("*.json"))
        if file.is_file() and not file.is_symlink() and file.name != "info.json"
    ]
    if len(files) > MOST_MANIFESTS:
        raise ImportRefused(
            "{path} holds more than {most} files.", "Split it.", path=folder, most=MOST_MANIFESTS
        )
    return files


def _taken(manifest: Json, folder: Path, where: str, refs: Refs, known: Known) -> Parcel | Rejected:
    try:
        ours = _ours(manifest)
        if ours is not None:
            return parcel_in(ours, where)
        return _stranger(manifest, folder, where, refs, known)
    except MemberError as error:
        return Rejected(where, str(error))


def _ours(manifest: Json) -> Json | None:
    for row in map(object_of, list_of(manifest.get("metadata"))):
        if list_of(object_of(row.get("label")).get("none")) != ["muniment"]:
            continue
        values = list_of(object_of(row.get("value")).get("none"))
        try:
            said = object_of(json.loads(text_of(values[0]))) if values else {}
        except (ValueError, RecursionError):
            return None
        if is_ours(said) and said["kind"] in KINDS:
            return said
    return None


def _stranger(
    manifest: Json, folder: Path, where: str, refs: Refs, known: Known
) -> Parcel | Rejected:
    names = _names(manifest.get("label"), known.lang)
    if not names:
        return Rejected(where, "The manifest has no label.")
    own = text_of(manifest.get("id"))
    picture = _picture(manifest, folder)
    if picture is None:
        return Rejected(
            where, "Its picture is not in the folder, and nothing is fetched from elsewhere."
        )
    fields: dict[str, Any] = {}
    if summary := _words(manifest.get("summary"), known.lang):
        fields["summary"] = summary
    if rights := text_of(manifest.get("rights")):
        fields["licence"] = rights
    statement = object_of(object_of(manifest.get("requiredStatement")).get("value"))
    if credit := _first(statement):
        fields["credit"] = credit
    day = _DAY.match(text_of(manifest.get("navDate")))
    kind = "map" if known.kind == "map" else "media"
    if day and kind == "map":
        try:
            fields["date"] = parse(day[0])
        except DateRefused as error:
            return Rejected(where, error.sentence)
    return Parcel(
        ref=refs.made(kind, names[0].text),
        kind=kind,
        names=names,
        fields=fields,
        identifiers=(("uri", own),) if own else (),
        lang=known.lang,
        proposed=True,
        where=where,
        original=picture if kind == "media" else None,
    )


def _picture(manifest: Json, folder: Path) -> Path | None:
    """Return the file of the first canvas's picture, where it lies within the folder."""
    for canvas in map(object_of, list_of(manifest.get("items"))):
        for page in map(object_of, list_of(canvas.get("items"))):
            for one in map(object_of, list_of(page.get("items"))):
                body = object_of(next(iter(list_of(one.get("body"))), None))
                if file := _local(text_of(body.get("id")), folder):
                    return file
    return None


def _local(address: str, folder: Path) -> Path | None:
    """Return the file that an address means: the longest end of its path that the folder has."""
    if not address:
        return None
    try:
        path = urlsplit(address).path
    except ValueError:
        return None
    parts = [unquote(part) for part in path.split("/") if part]
    if any(part in {".", ".."} or "\\" in part or "\0" in part for part in parts):
        return None
    inside = folder.resolve()
    for start in range(len(parts)):
        file = folder.joinpath(*parts[start:])
        if file.suffix.lower() in PICTURES and file.is_file():
            whole = file.resolve()
            return file if whole.is_relative_to(inside) else None
    return None


def _names(label: object, lang: str) -> tuple[NameParcel, ...]:
    found: list[NameParcel] = []
    for spoken, texts in object_of(label).items():
        own = lang if spoken in {"none", "@none"} else spoken.partition("-")[0]
        for text in filter(None, map(text_of, list_of(texts))):
            first = own in {"vi", "en"} and own not in {name.lang for name in found}
            found.append(NameParcel(text, "preferred" if first else "variant", own))
    if found and all(name.type != "preferred" for name in found):
        found[0] = NameParcel(found[0].text, "preferred", found[0].lang)
    return tuple(found)


def _words(said: object, lang: str) -> Words | None:
    texts: dict[str, str] = {}
    for spoken, values in object_of(said).items():
        own = lang if spoken in {"none", "@none"} else spoken.partition("-")[0]
        joined = "\n".join(filter(None, map(text_of, list_of(values))))
        if own in {"vi", "en"} and joined:
            texts.setdefault(own, joined)
    return Words(texts.get("vi"), texts.get("en")) if texts else None


def _first(said: Json) -> str:
    for values in said.values():
        for text in filter(None, map(text_of, list_of(values))):
            return text
    return ""


def recognises(path: Path) -> bool:
    """Say whether a file is a manifest by its beginning, or a folder holds any."""
    if path.is_dir():
        collection = path / "collection.json"
        files = [collection] if collection.is_file() else sorted(path.rglob("*.json"))[:20]
        return any(PRESENTATION in jsonfile.head(file) for file in files)
    return PRESENTATION in jsonfile.head(path)
