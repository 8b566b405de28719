"""FILE_REFUSALS: what readers of articles, archival XML and bags say, marked for translation."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

FILE_REFUSALS: tuple[object, ...] = (
    QT_TRANSLATE_NOOP("Errors", "The file “{name}” holds no words."),
    QT_TRANSLATE_NOOP("Errors", "Choose the file that holds the article."),
    QT_TRANSLATE_NOOP("Errors", "The file “{name}” takes more time to read than an article may."),
    QT_TRANSLATE_NOOP(
        "Errors",
        "Save the article's own text as a plain text file and import that.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The text of “{name}” is damaged: some of its bytes are no Unicode.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "Get a whole copy of it, or open it, mend it and save it as UTF-8.",
    ),
    QT_TRANSLATE_NOOP("Errors", "The text of “{name}” is in {encoding}, not in Unicode."),
    QT_TRANSLATE_NOOP(
        "Errors",
        "Convert it to Unicode (UTF-8), for example with UniKey's converter, and import that.",
    ),
    QT_TRANSLATE_NOOP("Errors", "The file “{name}” holds no readable text."),
    QT_TRANSLATE_NOOP(
        "Errors",
        "Give the article as a plain text in UTF-8, a PDF with text, or a Word file (.docx).",
    ),
    QT_TRANSLATE_NOOP("Errors", "The file “{path}” cannot be read ({cause})."),
    QT_TRANSLATE_NOOP("Errors", "Check that it is whole and that you may read it."),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The file “{name}” is larger than {limit} MB, which no article is.",
    ),
    QT_TRANSLATE_NOOP("Errors", "Cut the article out of the larger file and import that."),
    QT_TRANSLATE_NOOP("Errors", "The file “{name}” is {what}, not an article."),
    QT_TRANSLATE_NOOP(
        "Errors",
        "Give the article as a plain text in UTF-8, Markdown, a PDF with text, a Word "
        "(.docx) or OpenDocument (.odt) file, a web page or TEI.",
    ),
    QT_TRANSLATE_NOOP("Errors", "The file “{name}” is empty."),
    QT_TRANSLATE_NOOP("Errors", "“{path}” is a folder, not a file."),
    QT_TRANSLATE_NOOP("Errors", "Choose one article in it."),
    QT_TRANSLATE_NOOP("Errors", "“{path}” is a device or a pipe, not a file."),
    QT_TRANSLATE_NOOP("Errors", "Save the article as a file first."),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The file “{name}” is named {suffix} but isn't one inside; it is damaged or misnamed.",
    ),
    QT_TRANSLATE_NOOP("Errors", "There is no file “{path}”."),
    QT_TRANSLATE_NOOP("Errors", "Check the name and the folder."),
    QT_TRANSLATE_NOOP("Errors", "The OpenDocument text “{name}” is damaged or cut short."),
    QT_TRANSLATE_NOOP("Errors", "Open it in LibreOffice, save it again as .odt, and import that."),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The OpenDocument text “{name}” unpacks to more than an article can hold.",
    ),
    QT_TRANSLATE_NOOP("Errors", "Save the article's own text as a new .odt and import that."),
    QT_TRANSLATE_NOOP("Errors", "The OpenDocument text “{name}” is locked with a password."),
    QT_TRANSLATE_NOOP("Errors", "Save a copy without the password and import that."),
    QT_TRANSLATE_NOOP("Errors", "The PDF “{name}” is locked with a password."),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The PDF “{name}” takes more time or memory to read than an article may.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "Save the article's own pages as a new PDF, or its text as a plain text file.",
    ),
    QT_TRANSLATE_NOOP("Errors", "The PDF “{name}” holds pictures of pages, but no text."),
    QT_TRANSLATE_NOOP(
        "Errors",
        "Run text recognition (OCR) on it and import that, or save its pages as pictures "
        "and import those as scans.",
    ),
    QT_TRANSLATE_NOOP("Errors", "The PDF “{name}” is damaged or cut short."),
    QT_TRANSLATE_NOOP("Errors", "Get a whole copy of it, or save its text as a plain text file."),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The XML file “{name}” is no TEI: its outermost element is “{element}”.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "Give the article as TEI, a web page, Markdown, plain text, PDF or a Word file.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The file “{name}” declares XML entities, which can hide other files or bombs.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "Replace its entities by their text, take the DOCTYPE out, and import that.",
    ),
    QT_TRANSLATE_NOOP("Errors", "The web page “{name}” is damaged or nested too deeply."),
    QT_TRANSLATE_NOOP("Errors", "Save the page again, or save its text as a plain text file."),
    QT_TRANSLATE_NOOP("Errors", "The file “{name}” holds more elements than an article can."),
    QT_TRANSLATE_NOOP("Errors", "The XML of “{name}” is damaged or nested too deeply."),
    QT_TRANSLATE_NOOP(
        "Errors",
        "Open it in the program that wrote it, save it again, and import that.",
    ),
    QT_TRANSLATE_NOOP("Errors", "Open it in a browser, save it as UTF-8, and import that."),
    QT_TRANSLATE_NOOP("Errors", "The Word file “{name}” unpacks to more than an article can hold."),
    QT_TRANSLATE_NOOP("Errors", "Save the article's own text as a new .docx and import that."),
    QT_TRANSLATE_NOOP("Errors", "The Word file “{name}” holds no text."),
    QT_TRANSLATE_NOOP("Errors", "The Word file “{name}” is damaged or cut short."),
    QT_TRANSLATE_NOOP("Errors", "Open it in Word, save it again as .docx, and import that."),
    QT_TRANSLATE_NOOP("Errors", "The file “{name}” is a ZIP file, but not a Word document."),
    QT_TRANSLATE_NOOP(
        "Errors",
        "Unpack it and import the article inside, or save the article as .docx.",
    ),
    QT_TRANSLATE_NOOP("Errors", "The Word file “{name}” is locked with a password."),
    QT_TRANSLATE_NOOP("Errors", "{path} holds no finding aid: it has no <archdesc>."),
    QT_TRANSLATE_NOOP("Errors", "Choose an EAD file, or import this one as what it is."),
    QT_TRANSLATE_NOOP("Errors", "{path} holds more than {most} files."),
    QT_TRANSLATE_NOOP("Errors", "Split it."),
    QT_TRANSLATE_NOOP("Errors", "{path} is no EAC-CPF file."),
    QT_TRANSLATE_NOOP("Errors", "Import it as what it is."),
    QT_TRANSLATE_NOOP("Errors", "The bag {path} is not valid: {reason}."),
    QT_TRANSLATE_NOOP("Errors", "Copy it again from where it came, or ask whoever made it."),
    QT_TRANSLATE_NOOP("Errors", "The bag {path} asks for files from the network (fetch.txt)."),
    QT_TRANSLATE_NOOP("Errors", "Let the program that made it fetch them and make a complete bag."),
    QT_TRANSLATE_NOOP("Errors", "The bag {path} does not read back as it was written."),
    QT_TRANSLATE_NOOP("Errors", "The bag {path} holds {count} archives."),
    QT_TRANSLATE_NOOP("Errors", "Import the one that you want by itself."),
    QT_TRANSLATE_NOOP("Errors", "The archive {path} is of an older format ({found})."),
    QT_TRANSLATE_NOOP(
        "Errors",
        "Copy it out of the bag, open it for editing once, and import from that.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "The bag {path} is valid, and holds neither an archive nor a file of a known format.",
    ),
    QT_TRANSLATE_NOOP(
        "Errors",
        "Import the articles and pictures under its folder “data” by themselves.",
    ),
    QT_TRANSLATE_NOOP("Errors", "{path} is no sound XML ({reason})."),
    QT_TRANSLATE_NOOP("Errors", "Export the file again from the program that made it."),
    QT_TRANSLATE_NOOP("Errors", "{path} nests more than {most} elements."),
    QT_TRANSLATE_NOOP("Errors", "{path} is larger than {most} MB."),
    QT_TRANSLATE_NOOP("Errors", "{path} declares a document type, which may hide other files."),
    QT_TRANSLATE_NOOP("Errors", "Remove the line that begins with <!DOCTYPE, and try again."),
    QT_TRANSLATE_NOOP("Errors", "{path} is not there."),
    QT_TRANSLATE_NOOP("Errors", "Check the file’s name, or choose another file."),
    QT_TRANSLATE_NOOP("Errors", "Check the disk, and choose another one."),
)
