"""What is said of a picture: caption, credit and rights, size, page, and its regions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from db.records import Words
from viewer import vocabulary

if TYPE_CHECKING:
    from db.maps.sheets import Region, Sheet


def caption(sheet: Sheet, lang: str) -> str:
    """Return what the archive says of the picture, in the language spoken or else the other."""
    words = sheet.summary or Words()
    return words.best(lang)[0]


def credit_line(sheet: Sheet) -> str:
    """Return credit, holder of the rights, licence, and whether it may be shown."""
    parts = [sheet.credit, sheet.rights_holder, sheet.licence]
    if not any(parts):
        parts.append(QCoreApplication.translate("Pictures", "Rights: unknown"))
    if sheet.may_be_shown is False:
        parts.append(QCoreApplication.translate("Pictures", "Not to be shown to visitors"))
    return " · ".join(dict.fromkeys(part for part in parts if part))


def size_words(sheet: Sheet) -> str:
    """Return the picture's size, or that it was never cut into tiles."""
    if sheet.pyramid is None:
        return QCoreApplication.translate("Pictures", "This picture has no tiles: import it again.")
    return f"{sheet.width} × {sheet.height} px"


def page_words(sheet: Sheet) -> str:
    """Return which page of how many is shown."""
    text = QCoreApplication.translate("Pictures", "Page %1 of %2")
    return text.replace("%1", str(sheet.page + 1)).replace("%2", str(sheet.pages))


def region_words(region: Region, lang: str) -> str:
    """Return what rests on a region: the record, and which of its fields."""
    title = region.title.best(lang)[0] or region.ref
    if region.field is None:
        return title
    return f"{title} · {vocabulary.word(vocabulary.FIELD, region.field)}"
