"""Writes the IIIF folder: a collection, a manifest a record, tiles, and where maps lie."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from db import reading
from db.dates import Date, iso_day
from db.dates.minutes import is_bounded
from db.exchange.folders import new_folder
from db.exchange.iiif_images import image_name, whole_size, write_image
from db.exchange.iiif_reading import KINDS
from db.exchange.jsonfile import Json, written
from db.exchange.members import members
from db.exchange.outgoing import parcels
from db.exchange.published import published
from db.exchange.site.addresses import file_of
from db.exchange.site.pictures import sheets_of
from db.exchange.site.speech import LANGS, Speech
from db.maps.annotation import write_annotation
from db.maps.georeference import DEFAULT
from db.maps.placement import Placement
from db.maps.sheets import regions
from db.maps.svg_mask import write_mask
from db.records import Words

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.engine import Connection

    from db.exchange.parcel import Parcel
    from db.maps.sheets import Sheet

PRESENTATION: Final = "http://iiif.io/api/presentation/3/context.json"
CREATIVE_COMMONS: Final = "http://creativecommons.org/"
RIGHTS_STATEMENTS: Final = "http://rightsstatements.org/vocab/"


def write_iiif(connection: Connection, out: Path, base: str, today: str | None = None) -> None:
    """Write the folder; `base` is the address at which it will be served.

    Only what is published and may be shown on the day `today` is in it. Raises Impossible and
    StorageFailed, and leaves nothing behind then.
    """
    with published(connection, today) as shown, new_folder(out) as folder:
        _Folder(shown, folder, base.rstrip("/")).write()


class _Folder:
    """Write manifests and images into an empty folder."""

    def __init__(self, connection: Connection, folder: Path, base: str) -> None:
        self._connection = connection
        self._folder = folder
        self._base = base

    def write(self) -> None:
        """Write everything."""
        items: list[Json] = []
        for parcel in parcels(self._connection, KINDS):
            sheets = tuple(sheets_of(self._connection, parcel.ref))
            if not sheets:
                continue
            for shown in sheets:
                image = self._folder / image_name(shown)
                if not image.exists():
                    write_image(self._connection, shown, image, self._of(image_name(shown)))
            manifest = self._manifest(parcel, sheets)
            self._write(f"manifests/{file_of(parcel.ref)}.json", manifest)
            items.append({key: manifest[key] for key in ("id", "type", "label")})
        about = reading.about(self._connection)
        collection: Json = {
            "@context": PRESENTATION,
            "id": self._of("collection.json"),
            "type": "Collection",
            "label": _strings(about.title, "Muniment"),
            "items": items,
        }
        self._write("collection.json", collection)

    def _of(self, name: str) -> str:
        return f"{self._base}/{name}"

    def _write(self, name: str, value: Json) -> None:
        path = self._folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(written(value), "utf-8", newline="\n")

    def _manifest(self, parcel: Parcel, sheets: tuple[Sheet, ...]) -> Json:
        name = file_of(parcel.ref)
        first = sheets[0]
        made: Json = {
            "@context": PRESENTATION,
            "id": self._of(f"manifests/{name}.json"),
            "type": "Manifest",
            "label": _strings(parcel.words(), parcel.ref),
        }
        summary = parcel.fields.get("summary")
        if isinstance(summary, Words) and summary.best("vi")[0]:
            made["summary"] = _strings(summary)
        made["metadata"] = _metadata(parcel)
        if credit := " · ".join(part for part in (first.credit, first.rights_holder) if part):
            label = {lang: [Speech(lang).field("media", "credit")] for lang in LANGS}
            made["requiredStatement"] = {"label": label, "value": {"none": [credit]}}
        rights = (first.licence or "").replace("https://", "http://")
        if rights.startswith((CREATIVE_COMMONS, RIGHTS_STATEMENTS)):
            made["rights"] = rights
        date = parcel.fields.get("date")
        if isinstance(date, Date) and is_bounded(date.earliest):
            made["navDate"] = f"{iso_day(date.earliest)}T00:00:00Z"
        made["thumbnail"] = [self._picture(first, level=0)]
        made["items"] = [self._canvas(name, shown) for shown in sheets]
        pages = self._annotations(parcel, sheets)
        return made | ({"annotations": pages} if pages else {})

    def _canvas(self, name: str, shown: Sheet) -> Json:
        canvas = self._of(f"manifests/{name}/canvas/{shown.page}")
        painting: Json = {
            "id": f"{canvas}/painting",
            "type": "Annotation",
            "motivation": "painting",
            "body": self._picture(shown),
            "target": canvas,
        }
        page: Json = {"id": f"{canvas}/page", "type": "AnnotationPage", "items": [painting]}
        size: Json = {"height": shown.height, "width": shown.width}
        return {"id": canvas, "type": "Canvas", **size, "items": [page]}

    def _picture(self, shown: Sheet, level: int | None = None) -> Json:
        from db.maps.levels import level_size

        wide, high = whole_size(shown)
        if level is not None:
            wide, high = level_size(shown.width, shown.height, shown.levels, level)
        image = self._of(image_name(shown))
        service: Json = {"id": image, "type": "ImageService3", "profile": "level0"}
        return {
            "id": f"{image}/full/{wide},{high}/0/default.jpg",
            "type": "Image",
            "format": "image/jpeg",
            "height": high,
            "width": wide,
            "service": [service],
        }

    def _annotations(self, parcel: Parcel, sheets: tuple[Sheet, ...]) -> list[Json]:
        """Write where a map lies and what rests on parts of a picture; return references."""
        name = file_of(parcel.ref)
        found: list[Json] = []
        if marked := self._regions(name, sheets):
            found.append(self._page(f"annotations/{name}.json", marked))
        for shown in sheets:
            if shown.points and parcel.kind == "map":
                placement = Placement(
                    shown.points,
                    shown.transformation or DEFAULT,
                    shown.mask,
                    (shown.width, shown.height),
                )
                image = self._of(image_name(shown))
                page = f"georeference/{name}.json"
                one = dict(write_annotation(placement, image, service=True))
                one = {"id": f"{self._of(page)}#{shown.page}"} | one
                found.append(self._page(page, [one]))
        return found

    def _page(self, path: str, items: list[Json]) -> Json:
        head: Json = {"@context": PRESENTATION, "id": self._of(path), "type": "AnnotationPage"}
        self._write(path, head | {"items": items})
        return {"id": self._of(path), "type": "AnnotationPage"}

    def _regions(self, name: str, sheets: tuple[Sheet, ...]) -> list[Json]:
        found: list[Json] = []
        for shown in sheets:
            canvas = self._of(f"manifests/{name}/canvas/{shown.page}")
            for region in regions(self._connection, shown.media, shown.page):
                if not region.polygon:
                    continue
                svg = write_mask(region.polygon, shown.width, shown.height)
                title, lang = region.title.best("vi")
                found.append(
                    {
                        "id": f"{canvas}/region/{region.anchor}/{len(found)}",
                        "type": "Annotation",
                        "motivation": "tagging",
                        "body": {"type": "TextualBody", "value": title, "language": lang},
                        "target": {
                            "type": "SpecificResource",
                            "source": canvas,
                            "selector": {"type": "SvgSelector", "value": svg},
                        },
                    }
                )
        return found


def _strings(words: Words, otherwise: str = "") -> dict[str, list[str]]:
    found = {lang: [text] for lang in LANGS if (text := words.get(lang))}
    return found or {"none": [otherwise]}


def _metadata(parcel: Parcel) -> list[Json]:
    """Return what a viewer shows beside the picture, and last what we read back."""
    rows: list[Json] = []
    date = parcel.fields.get("date")
    if isinstance(date, Date):
        value = {lang: [Speech(lang).date(date)] for lang in LANGS}
        rows.append({"label": _label(parcel.kind, "date"), "value": value})
    scale = parcel.fields.get("scale")
    if isinstance(scale, int):
        rows.append({"label": _label("map", "scale"), "value": {"none": [f"1:{scale}"]}})
    own = written(members(parcel)).strip()
    rows.append({"label": {"none": ["muniment"]}, "value": {"none": [own]}})
    return rows


def _label(kind: str, field: str) -> dict[str, list[str]]:
    return {lang: [Speech(lang).field(kind, field)] for lang in LANGS}
