"""REFUSALS of imports and exports: what files of other systems may be refused for."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

REFUSALS: tuple[object, ...] = (
    QT_TRANSLATE_NOOP("Errors", "{path} holds no entries of BibTeX."),
    QT_TRANSLATE_NOOP("Errors", "Choose a .bib file."),
    QT_TRANSLATE_NOOP("Errors", "{path} holds no references of RIS."),
    QT_TRANSLATE_NOOP("Errors", "Choose a .ris file."),
    QT_TRANSLATE_NOOP("Errors", "The entry has no title."),
    QT_TRANSLATE_NOOP("Errors", "The entry is not closed, or its key stands twice."),
    QT_TRANSLATE_NOOP("Errors", "The reference is not closed by “ER  -”."),
    QT_TRANSLATE_NOOP("Errors", "It is no reference of RIS."),
    QT_TRANSLATE_NOOP("Errors", "“{name}” has no column “{column}”."),
    QT_TRANSLATE_NOOP("Errors", "Export it from AtoM as CSV again."),
    QT_TRANSLATE_NOOP("Errors", "A medium needs its original."),
    QT_TRANSLATE_NOOP("Errors", "Import the picture itself."),
    QT_TRANSLATE_NOOP("Errors", "It has no name."),
    QT_TRANSLATE_NOOP("Errors", "Give it one."),
    QT_TRANSLATE_NOOP("Errors", "“{name}” holds no table."),
    QT_TRANSLATE_NOOP("Errors", "Give it a line of headings."),
    QT_TRANSLATE_NOOP("Errors", "“{value}” can be read in two ways."),
    QT_TRANSLATE_NOOP("Errors", "Write 20700 for twenty thousand seven hundred, or 20.7."),
    QT_TRANSLATE_NOOP("Errors", "{path} holds no IIIF manifest."),
    QT_TRANSLATE_NOOP(
        "Errors", "Choose a manifest of version 3, or the folder in which manifests lie."
    ),
    QT_TRANSLATE_NOOP("Errors", "The file changed while it was read."),
    QT_TRANSLATE_NOOP("Errors", "Import it again."),
    QT_TRANSLATE_NOOP("Errors", "{path} is no sound JSON ({reason})."),
    QT_TRANSLATE_NOOP("Errors", "{path} cannot be read as KML ({reason})."),
    QT_TRANSLATE_NOOP("Errors", "{path} is no table of Linked Places ({reason})."),
    QT_TRANSLATE_NOOP(
        "Errors",
        "It is text in UTF-8, with tabs between its columns and their names in the first line.",
    ),
    QT_TRANSLATE_NOOP("Errors", "A citation needs its source, and there is no record {ref}."),
    QT_TRANSLATE_NOOP("Errors", "No map with a picture has enough control points to be laid out."),
    QT_TRANSLATE_NOOP("Errors", "Georeference one first."),
    QT_TRANSLATE_NOOP("Errors", "“{name}” does not say what its rows are."),
    QT_TRANSLATE_NOOP(
        "Errors", "Give it a column “kind” (place, unit, person …), or say the kind."
    ),
    QT_TRANSLATE_NOOP("Errors", "“{name}” has no column of names."),
    QT_TRANSLATE_NOOP("Errors", "Call one of its columns “name vi” or “name en”."),
    QT_TRANSLATE_NOOP("Errors", "“{line}” is no link."),
    QT_TRANSLATE_NOOP("Errors", "Write it as: part-of > unit/246."),
    QT_TRANSLATE_NOOP("Errors", "“{name}” has more than {most} columns."),
    QT_TRANSLATE_NOOP("Errors", "Save the table as CSV again."),
    QT_TRANSLATE_NOOP("Errors", "{path} holds no annotation."),
    QT_TRANSLATE_NOOP("Errors", "Choose a file of W3C Web Annotations."),
    QT_TRANSLATE_NOOP("Errors", "“{name}” is no sound workbook."),
    QT_TRANSLATE_NOOP("Errors", "Save it again as XLSX or CSV."),
    QT_TRANSLATE_NOOP("Errors", "A sheet holds no more than {most} rows."),
    QT_TRANSLATE_NOOP("Errors", "Export as CSV."),
    QT_TRANSLATE_NOOP("Errors", "“{name}” unpacks to more than a workbook can be."),
    QT_TRANSLATE_NOOP("Errors", "Save it as CSV, or split it."),
    QT_TRANSLATE_NOOP("Errors", "{format} is no table."),
    QT_TRANSLATE_NOOP("Errors", "Choose csv or xlsx for a template."),
    QT_TRANSLATE_NOOP("Errors", "{format} holds no {kinds}."),
    QT_TRANSLATE_NOOP("Errors", "Choose another format, or one of: {known}."),
)
