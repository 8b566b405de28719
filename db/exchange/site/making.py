"""Makes the site: every page in both languages, its index, pictures, fonts, style and scripts."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Final

from db.exchange.folders import new_folder
from db.exchange.published import published
from db.exchange.site import geography, lists, pictures
from db.exchange.site.addresses import file_of
from db.exchange.site.contents import Contents
from db.exchange.site.index import Index
from db.exchange.site.layout import Place, cover, page
from db.exchange.site.records import record_main
from db.exchange.site.speech import LANGS, RESOURCES, Speech
from db.exchange.site.texts import section_main
from db.exchange.site.timeline import timeline_main
from db.exchange.site.values import Desk

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sqlalchemy.engine import Connection

    from db.exchange.site.html import Markup
    from db.records import Layer, Record

FONTS: Final = (
    "BeVietnamPro_400Regular.ttf",
    "BeVietnamPro_600SemiBold.ttf",
    "NotoSerif_400Regular.ttf",
    "NotoSerif_400Regular_Italic.ttf",
    "NotoSerif_600SemiBold.ttf",
    "OFL-BeVietnamPro.txt",
    "OFL-NotoSerif.txt",
)
ASSETS: Final = ("site.css", "search.js", "timeline.js", "map.js")


def write_site(
    connection: Connection,
    out: Path,
    today: str | None = None,
    progress: Callable[[float], None] = lambda _share: None,
) -> None:
    """Write the published records of an archive as a folder of pages that need no server.

    `today` (ISO 8601, by default the day of this machine) decides what is under embargo. The same
    archive and day give the same bytes. Raises Impossible where `out` exists or nothing is
    published, StorageFailed where the disk refuses; nothing is left behind then. `progress` is told
    the share that is done.
    """
    with published(connection, today) as shown, new_folder(out) as folder:
        _Site(Contents(shown), folder).write(progress)


class _Site:
    """Write one site into an empty folder."""

    def __init__(self, contents: Contents, folder: Path) -> None:
        self._contents = contents
        self._folder = folder

    def write(self, progress: Callable[[float], None]) -> None:
        """Write everything."""
        layers = geography.layers_of(self._contents)
        reliefs = self._reliefs(layers)
        base = geography.base_drawing(self._contents, layers, reliefs)
        self._assets()
        self._pictures()
        speeches = tuple(Speech(lang) for lang in LANGS)
        self._text("index.html", cover(self._contents.about.title, speeches))
        index = Index()
        count = len(self._contents.summaries)
        for number, ref in enumerate(self._contents.summaries):
            progress(number / count)
            record = self._contents.record(ref)
            index.add(self._contents, record)
            for speech in speeches:
                self._record(speech, record)
        scripts = tuple(self._text(name, text) for name, text in index.scripts())
        for speech in speeches:
            self._views(speech, scripts, lambda desk: geography.map_main(desk, layers, base))

    def _views(
        self, speech: Speech, scripts: tuple[str, ...], map_main: Callable[[Desk], Markup]
    ) -> None:
        site = self._contents.about.title
        self._page(speech, "index", speech.plain(site), lists.home_main)
        self._page(speech, "records", speech.word("records"), lists.records_main)
        search = (*scripts, "assets/search.js")
        self._page(speech, "search", speech.word("search"), lists.search_main, search)
        drawn = ("assets/timeline.js",)
        self._page(speech, "timeline", speech.word("timeline"), timeline_main, drawn)
        self._page(speech, "map", speech.word("map"), map_main, ("assets/map.js",))
        for kind in self._contents.kinds:
            desk = self._desk(speech, f"{kind}/index")
            self._write(desk, speech.word(kind, "kinds"), lists.kind_main(desk, kind))

    def _record(self, speech: Speech, record: Record) -> None:
        desk = self._desk(speech, file_of(record.ref))
        if record.kind == "section":
            main = section_main(desk, record)
        else:
            shown = pictures.figures(desk, record.ref) if record.kind in {"map", "media"} else None
            main = record_main(desk, record, shown)
        self._write(desk, speech.plain(record.title) or record.ref, main)

    def _page(
        self,
        speech: Speech,
        path: str,
        title: str,
        main: Callable[[Desk], Markup],
        scripts: tuple[str, ...] = (),
    ) -> None:
        desk = self._desk(speech, path)
        self._write(desk, title, main(desk), scripts)

    def _desk(self, speech: Speech, path: str) -> Desk:
        return Desk(self._contents, speech, Place(path))

    def _write(self, desk: Desk, title: str, main: Markup, scripts: tuple[str, ...] = ()) -> None:
        site = self._contents.about.title
        text = page(desk.speech, site, desk.place, title, main, scripts)
        self._text(f"{desk.speech.lang}/{desk.place.path}.html", text)

    def _reliefs(self, layers: tuple[Layer, ...]) -> dict[str, str]:
        found: dict[str, str] = {}
        for number, (layer, data) in enumerate(geography.relief_pictures(layers).items()):
            name = f"pictures/relief-{number}.png"
            self._bytes(name, data)
            found[layer] = f"../{name}"
        return found

    def _pictures(self) -> None:
        connection = self._contents.connection
        for kind in ("media", "map"):
            for summary in self._contents.kinds.get(kind, ()):
                for shown in pictures.sheets_of(connection, summary.ref):
                    name = pictures.picture_file(shown)
                    if not (self._folder / name).exists():
                        level = pictures.level_for(shown)
                        self._bytes(name, pictures.assembled(connection, shown, level))

    def _assets(self) -> None:
        for name in ASSETS:
            self._bytes(f"assets/{name}", (RESOURCES / "site" / name).read_bytes())
        icon = RESOURCES / "icons" / "muniment.svg"
        self._bytes("assets/muniment.svg", icon.read_bytes())
        for name in FONTS:
            target = self._folder / "assets" / "fonts" / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(RESOURCES / "fonts" / name, target)

    def _text(self, name: str, text: str) -> str:
        self._bytes(name, text.encode("utf-8"))
        return name

    def _bytes(self, name: str, data: bytes) -> None:
        path = self._folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
