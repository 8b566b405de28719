"""TITLES: what the formats are called, marked for translation word for word."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

TITLES: tuple[object, ...] = (
    QT_TRANSLATE_NOOP("Formats", "Tropy: items and photos"),
    QT_TRANSLATE_NOOP("Formats", "IIIF manifests"),
    QT_TRANSLATE_NOOP("Formats", "Linked Places (JSON)"),
    QT_TRANSLATE_NOOP("Formats", "Linked Places (table)"),
    QT_TRANSLATE_NOOP("Formats", "GeoJSON: places"),
    QT_TRANSLATE_NOOP("Formats", "KML: places"),
    QT_TRANSLATE_NOOP("Formats", "Archival descriptions (AtoM CSV, ISAD(G))"),
    QT_TRANSLATE_NOOP("Formats", "Authority records (AtoM CSV, ISAAR(CPF))"),
    QT_TRANSLATE_NOOP("Formats", "EAD 2002, finding aids"),
    QT_TRANSLATE_NOOP("Formats", "EAD3, finding aids"),
    QT_TRANSLATE_NOOP("Formats", "BagIt bag"),
    QT_TRANSLATE_NOOP("Formats", "EAC-CPF, units, bodies and persons"),
    QT_TRANSLATE_NOOP("Formats", "Gramps: places, events, people, sources"),
    QT_TRANSLATE_NOOP("Formats", "CSL-JSON: sources"),
    QT_TRANSLATE_NOOP("Formats", "BibTeX: sources"),
    QT_TRANSLATE_NOOP("Formats", "RIS: sources"),
    QT_TRANSLATE_NOOP("Formats", "Spreadsheet (CSV)"),
    QT_TRANSLATE_NOOP("Formats", "Spreadsheet (Excel)"),
    QT_TRANSLATE_NOOP("Formats", "EAD3, holdings as a finding aid"),
    QT_TRANSLATE_NOOP("Formats", "GeoJSON: places and routes"),
    QT_TRANSLATE_NOOP("Formats", "IIIF folder of maps and media"),
    QT_TRANSLATE_NOOP("Formats", "KML: places and routes"),
    QT_TRANSLATE_NOOP("Formats", "EAC-CPF 2.0, units, bodies and persons"),
    QT_TRANSLATE_NOOP("Formats", "BagIt bag of archive, originals and exports"),
    QT_TRANSLATE_NOOP("Formats", "Preservation package with PREMIS events"),
    QT_TRANSLATE_NOOP("Formats", "Web Annotations"),
    QT_TRANSLATE_NOOP("Formats", "MBTiles of georeferenced maps"),
    QT_TRANSLATE_NOOP("Formats", "Website of what is published"),
)


def format_title(title: str) -> str:
    """Return the title of a format in the language spoken now."""
    return QCoreApplication.translate("Formats", title)
