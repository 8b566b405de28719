"""REFUSALS: what db.errors may say in the window, marked for translation word for word."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

REFUSALS: tuple[object, ...] = (
    QT_TRANSLATE_NOOP("Errors", "{path} is cut short: part of the archive is missing."),
    QT_TRANSLATE_NOOP("Errors", "Copy it again from where it came, or restore a backup."),
    QT_TRANSLATE_NOOP("Errors", "{path} is empty."),
    QT_TRANSLATE_NOOP("Errors", "Choose an archive, or create a new one with “muniment new”."),
    QT_TRANSLATE_NOOP("Errors", "{path} is not a Muniment archive."),
    QT_TRANSLATE_NOOP(
        "Errors",
        "Choose a file whose name ends in .muniment, or import this one into an archive.",
    ),
    QT_TRANSLATE_NOOP("Errors", "{path} is a database of another program, not a Muniment archive."),
    QT_TRANSLATE_NOOP("Errors", "Open it with the program that wrote it."),
    QT_TRANSLATE_NOOP(
        "Errors", "{path} was written by a newer version of Muniment (archive format {found})."
    ),
    QT_TRANSLATE_NOOP("Errors", "Install the newest version of Muniment to open it."),
    QT_TRANSLATE_NOOP("Errors", "{path} is an unfinished archive: its format number is {found}."),
    QT_TRANSLATE_NOOP("Errors", "Restore it from a backup, or create it again."),
    QT_TRANSLATE_NOOP("Errors", "{path} is a folder, not an archive."),
    QT_TRANSLATE_NOOP(
        "Errors", "Choose a file; “muniment build” makes an archive of a folder of sources."
    ),
    QT_TRANSLATE_NOOP("Errors", "{path} is not an ordinary file."),
    QT_TRANSLATE_NOOP("Errors", "Choose an archive file."),
    QT_TRANSLATE_NOOP("Errors", "There is no file {path}."),
    QT_TRANSLATE_NOOP("Errors", "Check the name, or create an archive with “muniment new”."),
    QT_TRANSLATE_NOOP("Errors", "{path} cannot be read ({reason})."),
    QT_TRANSLATE_NOOP("Errors", "Check the file's permissions and the disk or network it lies on."),
    QT_TRANSLATE_NOOP("Errors", "{path} is damaged, or not an archive."),
    QT_TRANSLATE_NOOP("Errors", "{path} is damaged ({verdict})."),
    QT_TRANSLATE_NOOP("Errors", "Check it with “muniment verify”, or restore a backup."),
    QT_TRANSLATE_NOOP("Errors", "{path} is being written by another program."),
    QT_TRANSLATE_NOOP("Errors", "Try again in a moment."),
    QT_TRANSLATE_NOOP("Errors", "The disk or network that holds {path} does not answer ({name})."),
    QT_TRANSLATE_NOOP("Errors", "Check the disk or connection, then open the archive again."),
    QT_TRANSLATE_NOOP("Errors", "{path} does not have the shape of an archive ({what})."),
    QT_TRANSLATE_NOOP(
        "Errors", "Restore it from a backup; don't open it if you don't know where it comes from."
    ),
    QT_TRANSLATE_NOOP("Errors", "There is no record {ref}."),
    QT_TRANSLATE_NOOP("Errors", "Check its spelling, or search for it."),
    QT_TRANSLATE_NOOP("Errors", "{ref} says nothing of “{target}”."),
    QT_TRANSLATE_NOOP("Errors", "Its fields are: {fields}."),
)
