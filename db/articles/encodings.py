"""Which encoding a text is in, and the names of the old Vietnamese ones that we don't read."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from db.errors import ImportRefused

_WORD: Final = re.compile(r"[^\s\d.,;:!?()\[\]\"/-]+")
_SAMPLE: Final = 400_000
_FEW: Final = 0.15
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_TCVN3: Final = re.compile(r"[A-Za-z][¨©ª«¬®¸µ¶·¹»¼½¾Æ\xad]|^[®§][A-Za-z¨-þ]|[¨©ª«¬®][a-z]")
_VNI: Final = re.compile(
    r"[aeoyöAEOYÖ][ùøûõïÙØÛÕÏ]|[aeAE][áàåãäéèúüëÁÀÅÃÄÉÈÚÜË]|^[ñÑ][a-zA-Zöô]|[öÖ][ôÔ]"
)
_CP1258: Final = re.compile(r"[aâãeêioôuyõýAÂÃEÊIOÔUYÕÝ][ìòÌÒÞ]|ð[a-z]|ýõ")
_TWICE: Final = re.compile(r"[ÃÄÆ][\x80-\xbf‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œŸ]|áº|á»|Ă[¡-¿]")
_MODERN: Final = re.compile(r"[ăđĩũơưĂĐĨŨƠƯ\u1ea0-\u1ef9]")
_UNICODE: Final = (
    "Convert it to Unicode (UTF-8), for example with UniKey's converter, and import that."
)


def decoded(data: bytes, path: Path) -> str:
    """Return a text file's text.

    Reads UTF-8 and UTF-16, with or without a mark at the start. Raises ImportRefused and names
    the encoding if it is another one, or says that the file is no text at all.
    """
    encoding = _unicode_encoding(data)
    if encoding:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            text = None
        if text is not None:
            if _garbage(text):
                raise _no_text(path)
            refuse_legacy(text, path)
            return text
    if encoding != "utf-8" or _is_damaged_utf8(data):
        raise _damaged(path)
    raise _other_encoding(data, path)


def refuse_legacy(text: str, path: Path) -> None:
    """Raise ImportRefused if Unicode text is really in an old font's letters or coded twice."""
    name = legacy_name(text)
    if name:
        raise _legacy(path, name)


def legacy_name(text: str) -> str | None:
    """Return the name of the old encoding that a text's letters are really in, or None."""
    words = _WORD.findall(text[:_SAMPLE])
    if not words or _share(_MODERN, words) >= _FEW:
        return None
    for pattern, name in (
        (_TWICE, "UTF-8 that was read as Latin-1"),
        (_TCVN3, "TCVN3 (ABC)"),
        (_VNI, "VNI"),
    ):
        if _share(pattern, words) >= _FEW:
            return name
    return None


def _share(pattern: re.Pattern[str], words: list[str]) -> float:
    return sum(1 for word in words if pattern.search(word)) / len(words)


def _unicode_encoding(data: bytes) -> str | None:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if data.startswith(b"\xef\xbb\xbf"):
        return "utf-8-sig"
    sample = data[:_SAMPLE]
    if len(data) % 2 == 0 and sample.count(0) > len(sample) // 8:
        return "utf-16-le" if sample[1::2].count(0) > sample[::2].count(0) else "utf-16-be"
    return "utf-8"


def _is_damaged_utf8(data: bytes) -> bool:
    """Say whether bytes are UTF-8 but for a few: letters of several bytes outnumber the breaks."""
    text = data[:_SAMPLE].decode("utf-8", "replace")
    lost = text.count("\ufffd")
    return len(_MODERN.findall(text)) > 4 * lost and lost < len(text) // 50


def _damaged(path: Path) -> ImportRefused:
    return ImportRefused(
        "The text of “{name}” is damaged: some of its bytes are no Unicode.",
        "Get a whole copy of it, or open it, mend it and save it as UTF-8.",
        name=path.name,
    )


def _garbage(text: str) -> bool:
    odd = len(_CONTROLS.findall(text))
    unknown = text.count("\ufffd")
    return odd > len(text) // 100 or unknown > len(text) // 20


def _other_encoding(data: bytes, path: Path) -> ImportRefused:
    """Name the one-byte encoding of bytes that aren't Unicode, or say that they are no text."""
    sample = data[:_SAMPLE]
    text = sample.decode("latin-1")
    letters = sum(char.isalpha() or char.isspace() for char in text)
    if _garbage(text) or letters < len(text) * 0.6:
        return _no_text(path)
    words = _WORD.findall(text)
    if _share(_CP1258, words) > max(_FEW, _share(_VNI, words), _share(_TCVN3, words)):
        return _legacy(path, "Windows-1258")
    return _legacy(path, legacy_name(text) or "a one-byte encoding such as Latin-1")


def _legacy(path: Path, encoding: str) -> ImportRefused:
    return ImportRefused(
        "The text of “{name}” is in {encoding}, not in Unicode.",
        _UNICODE,
        name=path.name,
        encoding=encoding,
    )


def _no_text(path: Path) -> ImportRefused:
    return ImportRefused(
        "The file “{name}” holds no readable text.",
        "Give the article as a plain text in UTF-8, a PDF with text, or a Word file (.docx).",
        name=path.name,
    )
