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
    QT_TRANSLATE_NOOP(
        "Errors", "{path} was written by a newer Muniment and can only be read by this one."
    ),
    QT_TRANSLATE_NOOP("Errors", "Install the newest version of Muniment to change it."),
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
    QT_TRANSLATE_NOOP(
        "Errors", "“{name}” is no JPEG, PNG or TIFF picture, whatever its name says."
    ),
    QT_TRANSLATE_NOOP(
        "Errors", "Open it in an image program, save it as one of these, and import that."
    ),
    QT_TRANSLATE_NOOP("Errors", "The picture “{name}” is damaged or cut short."),
    QT_TRANSLATE_NOOP("Errors", "Copy it again from where it came, or scan the sheet anew."),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The picture “{name}” says that it is larger than {most} million pixels or {side} a side.",
    ),
    QT_TRANSLATE_NOOP("Errors", "Cut it into several sheets, or save it smaller."),
    QT_TRANSLATE_NOOP(
        "Errors", "The picture “{name}” takes more time or memory to read than a picture may."
    ),
    QT_TRANSLATE_NOOP("Errors", "Save it as a plain TIFF without compression, and import that."),
    QT_TRANSLATE_NOOP("Errors", "The picture “{name}” holds measurements of 32 bits, not shades."),
    QT_TRANSLATE_NOOP("Errors", "Save it with 8 or 16 bits a channel, and import that."),
    QT_TRANSLATE_NOOP("Errors", "“{name}” moves: it holds {count} pictures, one after the other."),
    QT_TRANSLATE_NOOP("Errors", "Save the one that you want to keep as a picture of its own."),
    QT_TRANSLATE_NOOP("Errors", "“{name}” has more than {most} pages."),
    QT_TRANSLATE_NOOP("Errors", "Split it into several files."),
    QT_TRANSLATE_NOOP("Errors", "The picture “{name}” is too large to be read whole."),
    QT_TRANSLATE_NOOP(
        "Errors", "Install pyvips, which reads it in parts, or save it as a TIFF in strips."
    ),
    QT_TRANSLATE_NOOP("Errors", "There is no room for the tiles of “{name}” in {folder}."),
    QT_TRANSLATE_NOOP(
        "Errors", "Free some space there, or set TMPDIR to a larger disk, and import it again."
    ),
    QT_TRANSLATE_NOOP("Errors", "“{name}” changed while it was read."),
    QT_TRANSLATE_NOOP(
        "Errors", "Wait until the scanner or program has finished it, then import it again."
    ),
    QT_TRANSLATE_NOOP("Errors", "“{name}” is not a file."),
    QT_TRANSLATE_NOOP("Errors", "Choose a picture."),
    QT_TRANSLATE_NOOP("Errors", "“{name}” is larger than {most} GB."),
    QT_TRANSLATE_NOOP("Errors", "Save it with compression, or cut it into several sheets."),
    QT_TRANSLATE_NOOP("Errors", "“{name}” cannot be read ({reason})."),
    QT_TRANSLATE_NOOP(
        "Errors", "Check the file's name, its permissions and the disk that it lies on."
    ),
    QT_TRANSLATE_NOOP("Errors", "The original cannot be copied to {folder} ({reason})."),
    QT_TRANSLATE_NOOP(
        "Errors", "Free some space there, or keep the original inside of the archive."
    ),
    QT_TRANSLATE_NOOP("Errors", "The original {name} is not in {folder}."),
    QT_TRANSLATE_NOOP("Errors", "Copy the folder again from where the archive came."),
    QT_TRANSLATE_NOOP("Errors", "“{name}” is no picture that Muniment can write."),
    QT_TRANSLATE_NOOP("Errors", "Let its name end in .svg, .png or .pdf."),
    QT_TRANSLATE_NOOP("Errors", "{path} could not be written."),
    QT_TRANSLATE_NOOP("Errors", "Choose a folder where you may write."),
    QT_TRANSLATE_NOOP(
        "Errors", "Your own copy of the archive could not be made at {path} ({reason})."
    ),
    QT_TRANSLATE_NOOP("Errors", "Free some space, or check the folder's permissions."),
    QT_TRANSLATE_NOOP("Errors", "The archive is being written by {holder}."),
    QT_TRANSLATE_NOOP("Errors", "Wait until that is done, or open it for reading."),
    QT_TRANSLATE_NOOP("Errors", "{path} cannot be changed: it is write-protected."),
    QT_TRANSLATE_NOOP("Errors", "Copy it to a folder of your own, then open the copy."),
    QT_TRANSLATE_NOOP("Errors", "The disk that holds {path} is full."),
    QT_TRANSLATE_NOOP("Errors", "Free some space and try again; nothing that was saved is lost."),
    QT_TRANSLATE_NOOP("Errors", "{ref} is no map, so it has no control points."),
    QT_TRANSLATE_NOOP("Errors", "Choose a map."),
    QT_TRANSLATE_NOOP("Errors", "{ref} was changed since it was opened."),
    QT_TRANSLATE_NOOP("Errors", "Open it again, and repeat the change."),
    QT_TRANSLATE_NOOP("Errors", "“{kind}” is no transformation."),
    QT_TRANSLATE_NOOP("Errors", "Choose one of {known}."),
    QT_TRANSLATE_NOOP("Errors", "{ref} is no place, so that no control point can lie in it."),
    QT_TRANSLATE_NOOP("Errors", "Choose a place."),
    QT_TRANSLATE_NOOP(
        "Errors", "The mask of a map needs at least three corners, all of them in its picture."
    ),
    QT_TRANSLATE_NOOP("Errors", "Draw it again."),
    QT_TRANSLATE_NOOP(
        "Errors", "This transformation needs at least {fewest} control points, and {found} count."
    ),
    QT_TRANSLATE_NOOP("Errors", "Add control points, or choose a simpler transformation."),
    QT_TRANSLATE_NOOP(
        "Errors", "Control point {number} lies outside of the picture or of the map of the world."
    ),
    QT_TRANSLATE_NOOP(
        "Errors", "Longitudes run from −180 to 180 and latitudes from −85 to 85 degrees."
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The control points lie on one line or curve, or too close together, so that they do "
        "not say how the picture lies.",
    ),
    QT_TRANSLATE_NOOP("Errors", "Add control points in other corners of the picture."),
    QT_TRANSLATE_NOOP("Errors", "Control points {first} and {second} lie in the same place."),
    QT_TRANSLATE_NOOP("Errors", "Leave one of them out, or choose another transformation."),
    QT_TRANSLATE_NOOP(
        "Errors", "{path} is larger than {most} MB, which no list of control points is."
    ),
    QT_TRANSLATE_NOOP("Errors", "Choose a .points file or a IIIF Georeference Annotation."),
    QT_TRANSLATE_NOOP(
        "Errors", "{path} holds {count} control points; from 1 to {most} can be read."
    ),
    QT_TRANSLATE_NOOP("Errors", "Check that it is the right file."),
    QT_TRANSLATE_NOOP(
        "Errors",
        "{path} describes a picture of {wide} × {high} pixels, and this one has {width} × "
        "{height}.",
    ),
    QT_TRANSLATE_NOOP("Errors", "Choose the file that belongs to this picture."),
    QT_TRANSLATE_NOOP("Errors", "{path} is no UTF-8 text."),
    QT_TRANSLATE_NOOP("Errors", "{path} describes {count} maps."),
    QT_TRANSLATE_NOOP(
        "Errors", "Keep one of them in the file, or say which on the command line: “--item 1”."
    ),
    QT_TRANSLATE_NOOP("Errors", "{path} describes no map number {item}."),
    QT_TRANSLATE_NOOP("Errors", "Say which is meant with “--item”; the first is number 1."),
    QT_TRANSLATE_NOOP("Errors", "{ref} has no control points, so nothing says where it lies."),
    QT_TRANSLATE_NOOP("Errors", "Georeference it first."),
    QT_TRANSLATE_NOOP("Errors", "The picture of {ref} is not in the archive."),
    QT_TRANSLATE_NOOP("Errors", "Import its scan again."),
    QT_TRANSLATE_NOOP(
        "Errors",
        "{path} does not say which reference system its coordinates are in, and they are no "
        "degrees.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors", "Write “#CRS: EPSG:3857” as its first line if they are metres of Web Mercator."
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "{path} is no .points file: the line “mapX,mapY,sourceX,sourceY,enable” is missing.",
    ),
    QT_TRANSLATE_NOOP("Errors", "Save the control points in QGIS again, or choose another file."),
    QT_TRANSLATE_NOOP(
        "Errors",
        "{path} counts its source pixels upward, as QGIS does for a picture that already has "
        "coordinates.",
    ),
    QT_TRANSLATE_NOOP("Errors", "Set the control points on the scan itself, and save them again."),
    QT_TRANSLATE_NOOP("Errors", "{path} is in the reference system “{system}”, which is not read."),
    QT_TRANSLATE_NOOP(
        "Errors", "Save its points in EPSG:4326 (degrees) or EPSG:3857 (Web Mercator)."
    ),
    QT_TRANSLATE_NOOP(
        "Errors", "{path}, line {line}: “{text}” is not a number that can stand there."
    ),
    QT_TRANSLATE_NOOP("Errors", "Mend the line, or save the control points again."),
    QT_TRANSLATE_NOOP(
        "Errors", "{path}, line {line}: a point lies outside of the map of the world."
    ),
    QT_TRANSLATE_NOOP("Errors", "{path} is no IIIF Georeference Annotation: {what}."),
    QT_TRANSLATE_NOOP(
        "Errors", "Save it again with the program that wrote it, or choose another file."
    ),
    QT_TRANSLATE_NOOP("Errors", "Nothing is chosen that could be printed so."),
    QT_TRANSLATE_NOOP("Errors", "Choose a record first, and print again."),
    QT_TRANSLATE_NOOP("Errors", "The work ended before it was done."),
    QT_TRANSLATE_NOOP("Errors", "Close what you can, and try again."),
)
