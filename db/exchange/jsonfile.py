"""JSON of strangers, read under limits, whole or item by item; and ours, written."""

from __future__ import annotations

import codecs
import json
import re
from typing import TYPE_CHECKING, Any, NoReturn, TextIO, cast

from db.errors import ImportRefused

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MOST_BYTES = 64 * 2**20
"""Of a file that is read whole."""
MOST_STREAMED = 4 * 2**30
LARGEST_ITEM = 16 * 2**20
"""Characters of one item of a list that is read item by item."""
CHUNK = 2**18
HALF_WRITTEN = re.compile(r"\\u[dD][89a-fA-F]")
"""How half a character ("\\ud83d") is written; two of them may be a whole one."""
HALF = re.compile("[\ud800-\udfff]")
REFUSED = "{path} is no sound JSON ({reason})."
REMEDY = "Export the file again from the program that made it."

Json = dict[str, Any]


class _NoNumberError(ValueError):
    """NaN or Infinity, which JSON does not have."""


def read(path: Path) -> Any:  # noqa: ANN401 - whatever the file holds
    """Return what a file holds; raise ImportRefused for what is no JSON, too large or too deep."""
    _check_size(path, MOST_BYTES)
    try:
        return loads(path.read_bytes().decode("utf-8-sig"))
    except (ValueError, RecursionError, OSError) as error:
        raise refusal(path, error) from error


def loads(text: str) -> Any:  # noqa: ANN401 - whatever the text holds
    """Return what a text holds, with � for half characters; raise ValueError, RecursionError."""
    value = json.loads(text, parse_constant=_no_number)
    return _whole(value) if HALF_WRITTEN.search(text) else value


def items(path: Path, key: str) -> Iterator[tuple[str, Any]]:
    """Yield ("item", one) for each item of the list `key` of a file's object, in constant memory.

    Every other member comes as (its name, its value), in the file's order. A file that is a list
    gives its items. Raises ImportRefused, also in the middle.
    """
    _check_size(path, MOST_STREAMED)
    try:
        with path.open(encoding="utf-8-sig") as file:
            yield from _Scanner(file).members(key)
    except (ValueError, RecursionError, OSError) as error:
        raise refusal(path, error) from error


def written(value: object) -> str:
    """Return a value as text: indented, letters as they are, keys in the order given."""
    return json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def head(path: Path, size: int = 65_536) -> str:
    """Return the beginning of a file as text, "" where it is none."""
    try:
        with path.open("rb") as file:
            raw = file.read(size)
    except OSError:
        return ""
    return codecs.getincrementaldecoder("utf-8-sig")("replace").decode(raw)


def refusal(path: Path, error: Exception) -> ImportRefused:
    """Return why a file cannot be read, in one line."""
    match error:
        case RecursionError():
            reason = "it nests too deeply"
        case UnicodeDecodeError():
            reason = "it is not UTF-8"
        case json.JSONDecodeError():
            reason = f"line {error.lineno}: {error.msg}" if error.lineno > 1 else error.msg
        case OSError():
            reason = error.strerror or "it cannot be read"
        case _:
            reason = str(error)[:200]
    return ImportRefused(REFUSED, REMEDY, path=path, reason=reason)


def object_of(value: object) -> Json:
    """Return a JSON object, an empty one for anything else."""
    return cast("Json", value) if isinstance(value, dict) else {}


def list_of(value: object) -> list[Any]:
    """Return a JSON list; one value alone as a list of it, as JSON-LD allows; none as none."""
    if value is None:
        return []
    return cast("list[Any]", value) if isinstance(value, list) else [value]


def text_of(value: object) -> str:
    """Return a JSON string without blanks around it, "" for anything else."""
    return value.strip() if isinstance(value, str) else ""


def _whole(value: Any) -> Any:  # noqa: ANN401 - a value of JSON
    """Return a value with � for each half character, which neither file nor archive can hold."""
    match value:
        case str():
            return HALF.sub("\ufffd", value)
        case list():
            return [_whole(one) for one in cast("list[Any]", value)]
        case dict():
            return {_whole(key): _whole(one) for key, one in cast("Json", value).items()}
        case _:
            return value


def _no_number(name: str) -> NoReturn:
    raise _NoNumberError(f"“{name}” is no number of JSON")


def _check_size(path: Path, most: int) -> None:
    try:
        size = path.stat().st_size
    except OSError as error:
        raise refusal(path, error) from error
    if size > most:
        raise ImportRefused(
            "{path} is larger than {most} MB.", "Split it.", path=path, most=most // 2**20
        )


class _Scanner:
    """Walk through one JSON document with a window that moves along."""

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self._decoder = json.JSONDecoder(parse_constant=_no_number)
        self._text = ""
        self._at = 0
        self._ended = False

    def members(self, key: str) -> Iterator[tuple[str, Any]]:
        """Yield the document's members, and the items of `key`, or of the document, one by one."""
        if self._peek() == "[":
            yield from (("item", item) for item in self._list())
        else:
            self._take("{")
            while self._peek() != "}":
                name = self._value()
                if not isinstance(name, str):
                    raise ValueError("a member has no name")  # noqa: TRY004 - the file is at fault
                self._take(":")
                if name == key and self._peek() == "[":
                    yield from (("item", item) for item in self._list())
                else:
                    yield name, self._value()
                self._next("}")
            self._take("}")
        if self._peek():
            raise ValueError("it goes on after its end")

    def _list(self) -> Iterator[Any]:
        self._take("[")
        while self._peek() != "]":
            yield self._value()
            self._next("]")
        self._take("]")

    def _next(self, end: str) -> None:
        """Go on to the next member, or stand before the end."""
        if self._peek() == end:
            return
        self._take(",")
        if self._peek() == end:
            raise ValueError("a comma has nothing after it")

    def _peek(self) -> str:
        while True:
            while self._at < len(self._text):
                if self._text[self._at] not in " \t\r\n":
                    return self._text[self._at]
                self._at += 1
            if not self._more():
                return ""

    def _take(self, mark: str) -> None:
        if self._peek() != mark:
            raise ValueError(f"“{mark}” is missing" if not self._ended else "it breaks off")
        self._at += 1

    def _value(self) -> Any:  # noqa: ANN401 - whatever the file holds
        self._peek()
        while True:
            try:
                value, end = self._decoder.raw_decode(self._text, self._at)
            except json.JSONDecodeError:
                if not self._more(double=True):
                    raise
                continue
            if isinstance(value, int | float) and self._may_go_on(end) and self._more():
                continue
            halves = HALF_WRITTEN.search(self._text, self._at, end)
            self._at = end
            return _whole(value) if halves else value

    def _may_go_on(self, end: int) -> bool:
        """Say whether the window cuts a number that ends at `end`, such as 2 of 2.5e3."""
        rest = self._text[end : end + 3]
        return len(rest) < 3 and not rest.strip("0123456789.eE+-")

    def _more(self, *, double: bool = False) -> bool:
        """Read on; say whether there was anything."""
        left = self._text[self._at :]
        if len(left) > LARGEST_ITEM:
            raise ValueError("one item of it is too large")
        data = "" if self._ended else self._file.read(max(CHUNK, len(left) if double else 0))
        self._ended = not data
        self._text, self._at = left + data, 0
        return bool(data)
