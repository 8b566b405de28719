"""IIIF manifests, read: ours as what they were, others as holdings with a local picture."""

from __future__ import annotations

import re
from dataclasses import replace
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
"""What goes out."""
MOST_MANIFESTS = 100_000
PRESENTATION = "http://iiif.io/api/presentation/"
MOST_PARTS = 64
"""Folders in an address; none of a museum's lies so deep."""
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
            yield Rejected.because(where, error)
            continue
        if text_of(manifest.get("type")) == "Manifest":
            found = True
            yield from _taken(manifest, folder, where, refs, known)
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


def _taken(
    manifest: Json, folder: Path, where: str, refs: Refs, known: Known
) -> Iterator[Parcel | Rejected]:
    try:
        ours = _ours(manifest)
        if ours is None:
            yield from _stranger(manifest, folder, where, refs, known)
        else:
            picture = _picture(manifest, folder) if ours["kind"] == "media" else None
            yield replace(parcel_in(ours, where), original=picture)
    except MemberError as error:
        yield Rejected(where, str(error))


def _ours(manifest: Json) -> Json | None:
    for row in map(object_of, list_of(manifest.get("metadata"))):
        if list_of(object_of(row.get("label")).get("none")) != ["muniment"]:
            continue
        values = list_of(object_of(row.get("value")).get("none"))
        try:
            said = object_of(jsonfile.loads(text_of(values[0]))) if values else {}
        except (ValueError, RecursionError):
            return None
        if is_ours(said) and said["kind"] in KINDS:
            return said
    return None


def _stranger(
    manifest: Json, folder: Path, where: str, refs: Refs, known: Known
) -> Iterator[Parcel]:
    """Yield a holding with what the manifest says, and its first picture where it is there."""
    names = _names(manifest.get("label"), known.lang)
    if not names:
        raise MemberError("The manifest has no label.")
    own = text_of(manifest.get("id"))
    holding = Parcel(
        ref=refs.made("holding", names[0].text),
        kind="holding",
        names=names,
        fields=_fields(manifest, known.lang),
        identifiers=(("uri", own),) if own else (),
        lang=known.lang,
        proposed=True,
        where=where,
    )
    yield holding
    picture = _picture(manifest, folder)
    if picture is not None:
        shown = {key: holding.fields[key] for key in ("credit", "licence") if key in holding.fields}
        yield Parcel(
            ref=refs.made("media", names[0].text),
            kind="media",
            names=names,
            fields={**shown, "holding": holding.ref},
            lang=known.lang,
            proposed=True,
            where=where,
            original=picture,
        )


def _fields(manifest: Json, lang: str) -> dict[str, Any]:
    fields: dict[str, Any] = {"level": "item"}
    if summary := _words(manifest.get("summary"), lang):
        fields["summary"] = summary
    if rights := text_of(manifest.get("rights")):
        fields["licence"] = rights
    statement = object_of(object_of(manifest.get("requiredStatement")).get("value"))
    if credit := _first(statement):
        fields["credit"] = credit
    if day := _DAY.match(text_of(manifest.get("navDate"))):
        try:
            fields["date"] = parse(day[0])
        except DateRefused as error:
            raise MemberError(error.sentence) from error
    rows = [object_of(row) for row in list_of(manifest.get("metadata"))]
    if notes := [note for row in rows if (note := _note(row, lang))]:
        fields["note"] = Words(**{lang: "\n".join(notes)})
    return fields


def _note(row: Json, lang: str) -> str:
    """Return one line of a manifest's own description: its label and what it says."""
    label, value = (_best(row.get(key), lang) for key in ("label", "value"))
    return f"{label}: {value}" if label and value else value


def _best(said: object, lang: str) -> str:
    texts = object_of(said)
    values = next((texts[key] for key in (lang, "none", "en", *texts) if key in texts), None)
    return "; ".join(filter(None, (_plain(text_of(one)) for one in list_of(values))))


def _picture(manifest: Json, folder: Path) -> Path | None:
    """Return the file of the first canvas's picture, where it lies within the folder."""
    for canvas in map(object_of, list_of(manifest.get("items"))):
        for page in map(object_of, list_of(canvas.get("items"))):
            for one in map(object_of, list_of(page.get("items"))):
                body = object_of(next(iter(list_of(one.get("body"))), None))
                if file := local_file(text_of(body.get("id")), folder):
                    return file
    return None


def local_file(address: str, folder: Path) -> Path | None:
    """Return the file that an address means: the longest end of its path that the folder has."""
    if not address:
        return None
    try:
        path = urlsplit(address).path
    except ValueError:
        return None
    parts = [unquote(part) for part in path.split("/") if part]
    if len(parts) > MOST_PARTS:
        return None
    if any(part in {".", ".."} or "\\" in part or "\0" in part for part in parts):
        return None
    inside = folder.resolve()
    for start in range(len(parts)):
        file = folder.joinpath(*parts[start:])
        if file.suffix.lower() in PICTURES and _is_there(file):
            whole = file.resolve()
            return file if whole.is_relative_to(inside) else None
    return None


def _is_there(file: Path) -> bool:
    """Say whether a file is there; a name that no file can have is not."""
    try:
        return file.is_file()
    except (OSError, ValueError):
        return False


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
        joined = "\n".join(filter(None, (_plain(text_of(one)) for one in list_of(values))))
        if own in {"vi", "en"} and joined:
            texts.setdefault(own, joined)
    return Words(texts.get("vi"), texts.get("en")) if texts else None


def _plain(text: str) -> str:
    """Return a text without the markup that manifests may have."""
    if not text.startswith("<"):
        return text
    from lxml import html

    return " ".join(html.fragment_fromstring(text, create_parent=True).text_content().split())


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
