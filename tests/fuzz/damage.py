"""Seeded damage that knows what it damages: JSON, XML, tables, texts, packages, or bytes."""

from __future__ import annotations

import gzip
import io
import json
import re
import sqlite3
import zipfile
import zlib
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from tests.prove.mutations import alter_cells, garbled, mutated

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

    from tests.fuzz.case import Case

ODD_TEXTS = (
    "", " ", "\t", "\n", "\r", "0", "-1", "-0", "1e999", "NaN", "Infinity", "1_000", "0x10",
    "9"*400, "9"*5_000, "²", "½", "٣", "１９５０", "1950-13-45", "1950-02-30", "0000", "-0001",
    "9999-12-31", "+12345", "1950-09-16/..", "../1950", "1950-2X", "Y-17E7", "31/2/1950", "true",
    "null", "vi", "x"*100, "ệ"*3_000, "x"*100_000, "\x00", "\x01", "\x1f", "\x85", "\u2028",
    "\ufeff", "\ufffe", "\ufdd0", "\u202e", "\U0010ffff", "\u0302\u0323", "e\u0302\u0323", "İ",
    "ß", "ﬁ", "../../x", "/etc/passwd", "C:\\a", "file:///etc/passwd", "http://localhost:9/",
    "urn:uuid:", "a/b", "place/", "place/don-may", "place/ĐỒN", "event/tran-don-may", "person/x",
    "article/1", "=1+1", "@x", "{", "{0}", "{path.__class__}", "%s%n", "<b>", "&amp;", "&lt;",
    "]]>", "'", '"', "''", '""', "\\", "\\u0000", "\\", "["*3_000, "("*3_000, "*", "#", "-",
    "--", "|", ";", ",", "@", "@article{", "}",
)  # fmt: skip
ODD_VALUES: tuple[Any, ...] = (
    None, True, False, 0, -1, 1, 2**31, 2**63, -(2**63), 10**30, 10**400, 0.5, -0.0, 1e308,
    float("inf"), float("nan"), [], {}, [[]], [ None ], {"": None }, [{}], "\ud800",
    "\udfff\ud800",
)  # fmt: skip
DEEPEST = 20_000
LARGEST_MEMBER = 50 * 2**20


def damaged(case: Case, others: Sequence[Case], source: random.Random) -> Case:
    """Return the case with one of its files damaged, lost, or exchanged for another's."""
    keys = [*case.files]
    if not keys:
        return case
    key = source.choice(keys)
    if len(keys) > 1 and source.random() < 0.08:
        return case.without(key)
    if len(keys) > 1 and source.random() < 0.05:
        return case.having(key, case.files[source.choice(keys)])
    if source.random() < 0.05:
        other = source.choice(others)
        return case.having(
            key, _spliced(case.files[key], source.choice([*other.files.values()]), source)
        )
    return case.having(key, damaged_bytes(case.files[key], source))


def damaged_bytes(data: bytes, source: random.Random) -> bytes:
    """Return bytes damaged as what they are, or, every fifth time, as mere bytes."""
    if source.random() < 0.2:
        return mutated(data, source)
    if data.startswith(b"SQLite format 3"):
        return _cells(data, source)
    if data.startswith(b"PK\x03\x04"):
        return _package(data, source)
    if data.startswith(b"\x1f\x8b"):
        return _gzipped(data, source)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return mutated(data, source)
    if "\x00" in text[:200]:
        return mutated(data, source)
    return damaged_text(text, source).encode("utf-8", "surrogatepass")


def damaged_text(text: str, source: random.Random) -> str:
    """Return a text damaged in its tree, its tags, its cells or its letters."""
    start = text.lstrip()[:1]
    for _ in range(source.choice((1, 1, 1, 2, 4))):
        if start in {"{", "["} and source.random() < 0.85:
            text = _tree(text, source)
        elif start == "<" and source.random() < 0.85:
            text = _tags(text, source)
        elif source.random() < 0.75:
            text = _line(text, source)
        else:
            text = garbled(text, source)
    return text


def _spliced(one: bytes, other: bytes, source: random.Random) -> bytes:
    return one[: source.randrange(len(one) + 1)] + other[source.randrange(len(other) + 1) :]


def _cells(data: bytes, source: random.Random) -> bytes:
    """Put junk into cells of an archive, or of the archive in a pack, which loses its envelope."""
    size = 0x1000 * (len(data) // 0x1000)
    with TemporaryDirectory(prefix="muniment-") as folder:
        path = Path(folder) / "a.muniment"
        path.write_bytes(data[:size])
        with suppress(sqlite3.Error, OSError):
            alter_cells(path, source)
        return path.read_bytes()


def _package(data: bytes, source: random.Random) -> bytes:
    """Damage one member of a ZIP package and pack it again."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            members = {info.filename: package.read(info) for info in package.infolist()}
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError):
        return mutated(data, source)
    if not members:
        return mutated(data, source)
    name = source.choice([*members])
    told = [one for one in members if one.endswith(("document.xml", "content.xml", "sheet1.xml"))]
    if told and source.random() < 0.6:
        name = source.choice(told)
    match source.choice(
        ("lose", "swap", "damage", "damage", "damage", "damage", "damage", "damage")
    ):
        case "lose":
            del members[name]
        case "swap":
            members[name] = members[source.choice([*members])]
        case _:
            members[name] = damaged_bytes(members[name], source)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for one, content in members.items():
            package.writestr(zipfile.ZipInfo(one), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _gzipped(data: bytes, source: random.Random) -> bytes:
    try:
        inside = gzip.decompress(data)
    except (OSError, EOFError, zlib.error):
        return mutated(data, source)
    return gzip.compress(damaged_bytes(inside, source), mtime=0)


def odd_value(source: random.Random) -> Any:
    """Return a value that nobody expects in a JSON document."""
    if source.random() < 0.5:
        return source.choice(ODD_TEXTS)
    return source.choice(ODD_VALUES)


def _tree(text: str, source: random.Random) -> str:
    """Change one node of a JSON document."""
    try:
        tree = json.loads(text)
    except (ValueError, RecursionError):
        return garbled(text, source)
    nodes = [*_nodes(tree)]
    if not nodes:
        return text
    parent, key = source.choice(nodes)
    match source.choice(
        ("odd", "odd", "odd", "drop", "wrap", "borrow", "rename", "repeat", "deep")
    ):
        case "odd":
            parent[key] = odd_value(source)
        case "drop":
            del parent[key]
        case "wrap":
            parent[key] = source.choice(
                ([parent[key]], {"value": parent[key]}, str(parent[key])[:10_000])
            )
        case "borrow":
            other, where = source.choice(nodes)
            parent[key] = other[where]
            return _dumped(tree, text)
        case "rename" if isinstance(parent, dict):
            parent[source.choice((*ODD_TEXTS[:40], "id", "@id", "@type", "type"))] = parent.pop(key)
        case "repeat" if isinstance(parent, list):
            parent.extend([parent[key]] * source.choice((1, 3, 200)))
        case "deep":
            mark = json.dumps(parent[key], ensure_ascii=False)
            depth = source.choice((30, 300, DEEPEST))
            return text.replace(mark, "[" * depth + "]" * depth, 1)
        case _:
            parent[key] = None
    return _dumped(tree, text)


def _dumped(tree: Any, before: str) -> str:
    """Write a tree; what became a circle is left as it was."""
    try:
        return json.dumps(tree, ensure_ascii=True)
    except (ValueError, RecursionError):
        return before


def _nodes(tree: Any) -> list[tuple[Any, Any]]:
    found: list[tuple[Any, Any]] = []
    stack = [tree]
    while stack and len(found) < 5_000:
        node = stack.pop()
        if isinstance(node, dict):
            found += [(node, key) for key in node]
            stack += node.values()
        elif isinstance(node, list):
            found += [(node, index) for index in range(len(node))]
            stack += node
    return found


_TAG = re.compile(r"(<[^<>]*>)")
_ATTRIBUTE = re.compile(r'="[^"]*"')
_ODD_XML = (
    "<!-- x -->", "<?x y?>", "<![CDATA[<b>]]>", "&#xFFFE;", "&#0;", "&none;", "&#x1F600;",
    "&#xD800;", "<x/>", "<x>", "</x>", "<lb/>", "<p/>", '<!DOCTYPE x [<!ENTITY none "x">]>',
    "&#10;", "&#9;",
)  # fmt: skip


def _tags(text: str, source: random.Random) -> str:
    """Change the tags of an XML document, or what stands between them."""
    pieces = _TAG.split(text)
    at = source.randrange(len(pieces))
    length = source.choice((1, 2, 3, 10, 60))
    match source.choice(
        (
            "odd",
            "odd",
            "text",
            "text",
            "attribute",
            "attribute",
            "drop",
            "double",
            "swap",
            "rename",
            "deep",
        )
    ):
        case "odd":
            pieces.insert(at, source.choice(_ODD_XML))
        case "text":
            at -= at % 2
            pieces[at] = _escaped(source.choice(ODD_TEXTS), source)
        case "attribute":
            said = [index for index in range(1, len(pieces), 2) if "=" in pieces[index]]
            at = source.choice(said) if said else at
            value = _escaped(source.choice(ODD_TEXTS), source).replace('"', "&quot;")
            parts = [*_ATTRIBUTE.finditer(pieces[at])]
            if parts:
                part = source.choice(parts)
                pieces[at] = f'{pieces[at][: part.start()]}="{value}"{pieces[at][part.end() :]}'
        case "drop":
            del pieces[at : at + length]
        case "double":
            pieces[at:at] = pieces[at : at + length] * source.choice((1, 2, 50))
        case "swap":
            other = source.randrange(len(pieces))
            pieces[at], pieces[other] = pieces[other], pieces[at]
        case "rename":
            names = [
                piece.strip("</> ").split()[0] for piece in pieces[1::2] if piece.strip("</> ")
            ]
            one, other = source.choice(names or ["p"]), source.choice((*names, "x"))
            text = "".join(pieces)
            return text.replace(f"<{one}", f"<{other}").replace(f"</{one}>", f"</{other}>")
        case _:
            depth = source.choice((20, 150, 300))
            at -= at % 2
            pieces[at] = "<p>" * depth + pieces[at] + "</p>" * depth
    return "".join(pieces)


def _escaped(text: str, source: random.Random) -> str:
    if source.random() < 0.2:
        return text
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _line(text: str, source: random.Random) -> str:
    """Change one line of a text, or one cell of a table."""
    lines = text.split("\n")
    at = source.randrange(len(lines))
    if source.random() < 0.2:
        at = 0
    line = lines[at]
    separators = [sign for sign in ("\t", ",", ";", " = ", "  - ", " ", ":") if sign in line]
    match source.choice(
        ("cell", "cell", "cell", "cell", "drop", "double", "swap", "value", "quote", "wide")
    ):
        case "cell" if separators:
            sign = source.choice(separators)
            cells = line.split(sign)
            cells[source.randrange(len(cells))] = source.choice(ODD_TEXTS)
            lines[at] = sign.join(cells)
        case "drop":
            del lines[at : at + source.choice((1, 1, 5))]
        case "double":
            lines[at:at] = lines[at : at + source.choice((1, 10))] * source.choice((1, 3, 40))
        case "swap":
            other = source.randrange(len(lines))
            lines[at], lines[other] = lines[other], line
        case "quote":
            where = source.randrange(len(line) + 1)
            lines[at] = (
                line[:where] + source.choice(('"', "'", "{", "}", "[", "]", "\\")) + line[where:]
            )
        case "wide" if separators:
            lines[at] = line + source.choice(separators) * source.choice((1, 50, 3_000))
        case _:
            lines[at] = source.choice(ODD_TEXTS)
    return "\n".join(lines)
