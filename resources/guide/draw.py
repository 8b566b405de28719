"""Draw every picture of the guide, in both languages, from the program itself (`make guide`)."""

from __future__ import annotations

import io
import os
import re
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image, ImageOps
from PySide6.QtCore import QBuffer, QCoreApplication, QEventLoop, QRect, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QScrollArea

from db import Archive, editing, importing, reading
from db.dates import parse
from viewer.app import Shell
from viewer.application import application_of
from viewer.catalogue.fields.tour_stops import TourStopsField
from viewer.state.desk import Cataloguer, MarkedWords
from viewer.state.recents import Recents
from viewer.state.settings import Settings
from viewer.unlocking import Unlocking
from viewer.widgets.plain_text import breakable

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap
    from PySide6.QtWidgets import QWidget

    from db.transaction import Transaction
    from viewer.panel import Panel
    from viewer.session import Session

HERE = Path(__file__).resolve().parent
RESOURCES = HERE.parent
BATTLE = "event/tran-dong-khe"
SHORT_TOUR = "tour/can-cu-vao-dau"
"""So short that its stops and the words of one fit into a picture."""
WIDE, HIGH = 1366, 768
DESK = 1000
"""The window's height while the desk is drawn: a form is taller than it is wide."""
DOCUMENTS = {"vi": "Tài liệu", "en": "Documents"}
"""The folder that a picture names in place of the temporary one that the archive lies in."""
APART = 12
"""Pixels below what a form is scrolled to."""
COLOURS = 96
"""Of a picture's palette: enough for paper, ink and relief, and a quarter of the bytes."""
EDGE = (139, 129, 110)
"""The colour of the line around a picture: paper on paper has no edge."""
SETTLED = 400
"""Milliseconds in which the last answers are laid out."""
LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
CATALOGUER = "Nguyễn Thị Lan"
ACCOUNT = "lan"
BUNDLED = RESOURCES / "bundled.muniment"
TABLE = """kind,name vi,name en,date
place,Đông Khê,Dong Khe,
place,Bản Nằm,Ban Nam,
place,Thất Khe,That Khe,
event,Họp bàn kế hoạch,Planning meeting,32/13/1950
"""


class Studio:
    """One window on an archive of its own, from which pictures are taken in one language."""

    def __init__(self, archive: Path, folder: Path, lang: str, out: Path) -> None:
        settings = Settings(folder / "settings.ini")
        settings.remember("language", lang)
        # else the archive comes from elsewhere, and is for reading only
        with Archive.open(archive) as door:
            about = door.read(reading.about)
        Recents(settings.data_folder()).note(archive, about, ours=True)
        self.lang, self.out, self.folder = lang, out, folder
        self.session: Session = Shell(application_of(sys.argv[:1]), settings).furnish(still=True)
        self.session.window.resize(WIDE, HIGH)
        self.session.window.show()
        self.session.open(archive)
        self.settle()

    def settle(self) -> None:
        """Wait for every answer, and until it is laid out."""
        self.session.context.jobs.wait()
        loop = QEventLoop()
        QTimer.singleShot(SETTLED, loop.quit)
        loop.exec()
        self.session.context.jobs.wait()
        QCoreApplication.sendPostedEvents()

    def choose(self, ref: str) -> None:
        """Choose a record."""
        self.session.context.selection.choose(ref)
        self.settle()

    def panel(self, name: str) -> Panel:
        """Return a panel of the window."""
        return next(panel for panel in self.session.window.panels if panel.name == name)

    def unlock(self) -> None:
        """Sit down at the desk as a reviewer."""
        unlocking = self.session.window.findChild(Unlocking)
        assert unlocking is not None
        unlocking.unlock(Cataloguer(CATALOGUER, "reviewer"))
        self.settle()

    def bring(self, tool: str) -> None:
        """Bring a page of the desk to the front."""
        self.session.context.desk.tool_wanted.emit(tool)
        self.settle()

    def take(self, name: str, widget: QWidget, part: QRect | None = None) -> None:
        """Save a picture of a widget, or of part of it."""
        self.settle()
        self.tell_home(widget)
        picture = widget.grab() if part is None else widget.grab(part)
        save(picture, self.out / f"{name}.png")

    def tell_home(self, widget: QWidget) -> None:
        """Let labels name the folder as it would be called on a computer of the museum."""
        for told in (str, breakable):
            there = Path("/home", ACCOUNT, DOCUMENTS[self.lang])
            here, home = told(str(self.folder)), told(str(there))
            for label in widget.findChildren(QLabel):
                if here in label.text():
                    label.setText(label.text().replace(here, home))
        self.settle()

    def dialog(self) -> QDialog:
        """Return the dialog that is open, as soon as it is."""
        for _ in range(20):
            for widget in QApplication.topLevelWidgets():
                if isinstance(widget, QDialog) and widget.isVisible():
                    return widget
            self.settle()
        raise SystemExit("no dialog was opened")

    def end_dialog(self) -> None:
        """Close the dialog that is open."""
        self.dialog().close()
        self.settle()

    def close(self) -> None:
        """Close the window."""
        self.session.window.close()


def save(picture: QPixmap, path: Path) -> None:
    """Write a picture with a palette, which takes a quarter of the bytes."""
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    image = Image.open(io.BytesIO(buffer.data().data())).convert("RGB")
    image = ImageOps.expand(image, 1, EDGE)
    path.parent.mkdir(parents=True, exist_ok=True)
    small = image.quantize(COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    small.save(path, optimize=True)
    print(f"{path.stat().st_size / 1000:6.0f} kB  {path.relative_to(HERE)}")


def draw_reading(studio: Studio) -> None:
    """Draw what a reader sees: window, search, timeline, map, card."""
    context = studio.session.context
    studio.session.show_welcome()
    studio.take("welcome", studio.session.window)
    studio.session.welcoming.leave()
    studio.choose(BATTLE)
    studio.take("window", studio.session.window)
    context.browse.search("gia bay")
    studio.take("search", studio.session.window, QRect(0, 0, 820, 480))
    context.browse.look_at_all()
    day = parse("1950-10-03")
    context.moment.show_day(day.earliest)
    studio.choose(BATTLE)
    studio.take("map", alone(studio, "map", (760, 520)))
    context.moment.show(None)
    studio.take("timeline", alone(studio, "timeline", (900, 300)))
    studio.take("card", alone(studio, "details", (460, 640)))


def alone(studio: Studio, name: str, size: tuple[int, int]) -> QWidget:
    """Take a panel out of the window, as large as asked."""
    panel = studio.panel(name)
    panel.setParent(None)
    panel.resize(*size)
    panel.show()
    studio.settle()
    return panel


def draw_desk(studio: Studio) -> None:
    """Draw the pages of the desk."""
    studio.session.window.resize(WIDE, DESK)
    studio.unlock()
    context = studio.session.context
    studio.choose(BATTLE)
    studio.bring("form")
    desk = studio.panel("catalogue")
    studio.take("form", desk)
    for change in (mistake, mend):
        context.jobs.write(change, origin=studio)
        studio.settle()
    studio.session.window.resize(WIDE, HIGH)
    studio.bring("history")
    studio.take("history", desk)
    studio.session.window.resize(WIDE, DESK)
    studio.bring("evidence")
    context.desk.mark(words_of_battle(studio))
    studio.take("evidence", desk)
    studio.choose(SHORT_TOUR)
    studio.bring("form")
    stops = desk.findChild(TourStopsField)
    scroll = stops.parentWidget() if stops is not None else None
    while scroll is not None and not isinstance(scroll, QScrollArea):
        scroll = scroll.parentWidget()
    assert stops is not None
    assert scroll is not None
    words = stops.editor.texts["vi"]
    foot = words.mapTo(scroll.widget(), words.rect().bottomLeft()).y()
    scroll.verticalScrollBar().setValue(foot + APART - scroll.viewport().height())
    studio.take("tour", desk)
    studio.session.window.resize(WIDE, HIGH)
    studio.settle()
    studio.bring("review")
    studio.take("suggestions", studio.session.window, QRect(190, 56, WIDE - 190, 535))


def mistake(change: Transaction) -> None:
    """Put a record into the wrong theatre, so that its history has something to tell."""
    editing.set_field(change, BATTLE, "lane", "rear")


def mend(change: Transaction) -> None:
    """Put it back."""
    editing.set_field(change, BATTLE, "lane", "border")


def words_of_battle(studio: Studio) -> MarkedWords:
    """Return the sentence that dates the battle, as somebody would mark it."""
    archive = studio.session.archive
    assert archive is not None
    section = archive.read(reading.section_text, "section/3")
    one = (section.passages if section.lang == studio.lang else section.translation)[0]
    sentences = re.split(r"(?<=\.) (?=\w)", one.text)
    quote = next(text for text in sentences if "18" in text and "16" in text)
    start = one.text.index(quote)
    return MarkedWords(
        section.ref,
        section.title,
        one.id,
        one.position,
        one.lang,
        start,
        start + len(quote),
        quote,
    )


def draw_dialogs(studio: Studio) -> None:
    """Draw the dialogs and the workbench."""
    from viewer.catalogue.exchanging.importing import RecordImport
    from viewer.catalogue.georeference.opening import open_workbench
    from viewer.dialogs.backups import BackupsDialog
    from viewer.pictures.importing import PictureImport

    window, context = studio.session.window, studio.session.context
    names = ("so-do-duong-so-4.tif", "anh-pho-thai-nguyen.jpg")
    PictureImport(context, tuple(studio.folder / name for name in names), window).begin()
    studio.take("pictures", studio.dialog())
    studio.end_dialog()
    studio.session.show_backups()
    studio.settle()
    dialog = studio.dialog()
    assert isinstance(dialog, BackupsDialog)
    dialog.make.click()
    studio.settle()
    studio.take("backups", studio.dialog())
    studio.end_dialog()
    table = studio.folder / "dia-danh.csv"
    table.write_text(TABLE, encoding="utf-8")
    importing_records = RecordImport(context, window)
    importing_records.begin()
    importing_records.take((table,))
    studio.settle()
    studio.dialog().resize(980, 560)  # as on a real screen; the one that nobody sees is small
    studio.take("import", studio.dialog())
    studio.end_dialog()
    open_workbench(context, "map/so-do-vung-1950", window)
    studio.settle()
    studio.dialog().resize(1180, 700)
    studio.take("georeference", studio.dialog())
    studio.end_dialog()


def draw_station(archive: Path, lang: str, out: Path) -> None:
    """Draw the station's home and one record on it."""
    from viewer.screenshot import render

    with tempfile.TemporaryDirectory() as folder:
        for name, select in (("station", None), ("station-record", BATTLE)):
            picture = Path(folder) / "picture.png"
            render(archive, picture, view="exhibit", select=select, lang=lang, size=(1920, 1080))
            from PySide6.QtGui import QPixmap

            save(QPixmap(str(picture)).scaledToWidth(960), out / f"{name}.png")


def with_an_article(archive: Path, folder: Path) -> None:
    """Import an article that has suggestions: a section of ours, as plain text."""
    source = (RESOURCES / "archive/sections/3.vi.md").read_text(encoding="utf-8")
    article = folder / "bai-viet.txt"
    article.write_text(LINK.sub(r"\1", source).replace("# ", ""), encoding="utf-8")
    importing.import_articles(archive, [article])


def draw_language(lang: str, folder: Path) -> None:
    """Draw every picture in one language; `folder` holds the archives that are changed for it."""
    out = HERE / "pictures" / lang
    archive = folder / "kho.muniment"
    shutil.copyfile(BUNDLED, archive)
    studio = Studio(archive, folder, lang, out)
    draw_reading(studio)
    studio.close()
    with_an_article(archive, folder)
    studio = Studio(archive, folder, lang, out)
    draw_desk(studio)
    draw_dialogs(studio)
    studio.close()
    draw_station(BUNDLED, lang, out)


def main() -> None:
    """Draw all pictures anew."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["LOGNAME"] = CATALOGUER  # who signs an import that nobody unlocked the desk for
    for lang in DOCUMENTS:
        with tempfile.TemporaryDirectory() as folder:
            draw_language(lang, Path(folder))


if __name__ == "__main__":
    main()
