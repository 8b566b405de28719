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
    QT_TRANSLATE_NOOP("Errors", "{path} is no pack of Muniment."),
    QT_TRANSLATE_NOOP("Errors", "Choose a file that “muniment publish” made."),
    QT_TRANSLATE_NOOP("Errors", "{path} is cut short or damaged: its parts do not add up."),
    QT_TRANSLATE_NOOP("Errors", "Copy the pack again from where it came."),
    QT_TRANSLATE_NOOP(
        "Errors", "{path} is not signed by the trusted key, or was changed after it was signed."
    ),
    QT_TRANSLATE_NOOP(
        "Errors", "Ask the museum for the pack again; if its key is new, install that key first."
    ),
    QT_TRANSLATE_NOOP("Errors", "The manifest of {path} does not fit what the pack holds."),
    QT_TRANSLATE_NOOP("Errors", "Publish the pack again."),
    QT_TRANSLATE_NOOP("Errors", "The manifest of {path} is none that this program understands."),
    QT_TRANSLATE_NOOP(
        "Errors", "Install the newest version of Muniment, or publish the pack again."
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "{path} is older (version {found}) than what this station has shown (version {shown}).",
    ),
    QT_TRANSLATE_NOOP("Errors", "Publish the archive again and bring the new pack."),
    QT_TRANSLATE_NOOP("Errors", "{key} is no public key of Muniment."),
    QT_TRANSLATE_NOOP(
        "Errors", "Name the .pub file that “muniment keygen” wrote, or give its line."
    ),
    QT_TRANSLATE_NOOP("Errors", "{path} holds no secret key of Muniment."),
    QT_TRANSLATE_NOOP("Errors", "Name the file that “muniment keygen” wrote, not its .pub."),
    QT_TRANSLATE_NOOP("Errors", "Nothing in this archive is published yet."),
    QT_TRANSLATE_NOOP(
        "Errors", "Set the status of what visitors may see to “published”, and try again."
    ),
    QT_TRANSLATE_NOOP("Errors", "{path} exists already."),
    QT_TRANSLATE_NOOP("Errors", "Choose another name, or move that file."),
    QT_TRANSLATE_NOOP("Errors", "{path} cannot be written ({reason})."),
    QT_TRANSLATE_NOOP("Errors", "Choose a folder that you may write to, or make room on the disk."),
)
