"""What is particular to the cards of media and maps: the picture, its size, where to see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from viewer import vocabulary
from viewer.details import plain
from viewer.details.values import number_words
from viewer.widgets.card import Row, Value

if TYPE_CHECKING:
    from db.maps.sheets import Sheet
    from viewer.details.page import Page

PICTURE = "picture:"
"""What the card's link to a picture begins with, before the record's ref."""
GEOREFERENCE = "georeference:"
"""What the card's link to the workbench begins with, before the map's ref."""
FILE = ("media_type", "size", "sha256")
MIB = 1024 * 1024


def media_rows(page: Page, lang: str) -> tuple[Row, ...]:
    """Return a picture's rows, its file as one line."""
    return (*_picture_rows(page, lang), *_file_rows(page, lang), *plain.rows(page, lang, FILE))


def map_rows(page: Page, lang: str) -> tuple[Row, ...]:
    """Return a map's rows, beginning with its picture and where that comes from."""
    rows = list(_picture_rows(page, lang))
    sheet = page.sheet
    if sheet is not None:
        title = sheet.media_title.best(lang)[0] or sheet.media
        label = QCoreApplication.translate("Card", "Drawn from")
        rows.append(Row(label, (Value(title, sheet.media, "media"),)))
        if credit := " · ".join(filter(None, (sheet.credit, sheet.licence))):
            rows.append(Row(vocabulary.word(vocabulary.FIELD, "credit"), (Value(credit),)))
        label = QCoreApplication.translate("Card", "Control points")
        words = QCoreApplication.translate("Card", "Georeference the map…")
        link = Value(words, GEOREFERENCE + page.record.ref, "map")
        count = (Value(str(len(sheet.points))),) if sheet.points else ()
        rows.append(Row(label, (*count, link)))
    return (*rows, *plain.rows(page, lang))


def _picture_rows(page: Page, lang: str) -> tuple[Row, ...]:
    sheet = page.sheet
    if sheet is None or sheet.pyramid is None:
        return ()
    words = QCoreApplication.translate("Card", "View large")
    link = Value(words, PICTURE + page.record.ref, "media", note=_size(sheet, lang))
    return (Row(QCoreApplication.translate("Card", "Picture"), (link,)),)


def _size(sheet: Sheet, lang: str) -> str:
    size = f"{number_words(sheet.width, lang)} × {number_words(sheet.height, lang)} px"
    if sheet.pages > 1:
        pages = QCoreApplication.translate("Card", "%1 pages").replace("%1", str(sheet.pages))
        return f"{size}, {pages}"
    return size


def _file_rows(page: Page, lang: str) -> tuple[Row, ...]:
    size, media_type = page.record.fields.get("size"), page.record.fields.get("media_type")
    if not isinstance(size, int):
        return ()
    amount = number_words(round(size / MIB, 1), lang)
    label = QCoreApplication.translate("Card", "File")
    return (Row(label, (Value(f"{media_type}, {amount} MB"),), "sha256"),)
