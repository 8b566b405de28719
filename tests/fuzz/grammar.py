"""Hypothesis strategies: inputs that are grown from a format's own words instead of damaged."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from tests.fuzz.case import ITSELF, Case
from tests.fuzz.damage import ODD_TEXTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hypothesis.strategies import SearchStrategy

MOST_WORDS = 400
ODD = st.sampled_from(tuple(text for text in ODD_TEXTS if len(text) < 1_000))
TEXT = st.one_of(ODD, st.text(max_size=30))
_XML_TAG = re.compile(r"<([A-Za-z_][\w.:-]*)([^<>]*?)/?>")
_ATTRIBUTE = re.compile(r'([A-Za-z_][\w.:-]*)="([^"]{0,80})"')
PARTS = (*"0123456789XYTZ-/.~?%:", *"1950 -09 -16 .. -21 1950-10 [ { S3 E5".split(), "  ")
EDTF = st.lists(st.sampled_from(PARTS), max_size=14).map("".join)
WORDS_OF_DATES = tuple(
    """ngày tháng năm đầu giữa cuối mùa xuân hè thu đông sáng trưa chiều tối đêm rạng khoảng
    trước sau từ đến và hôm thế kỷ  thập niên quý nửa tuần giờ phút thứ hai âm lịch mồng tết
    XX IV 1950 16 9 31 2 0 99 16/9/1950 9/1950 16-18 3.9  early mid late about before after
    between spring summer morning night September Feb 16th of the in 1940s century  BC AD T9
    12h 5h30 - / , . ~ ?""".split()
)


def grown(name: str, seeds: Sequence[Case]) -> SearchStrategy[Case]:
    """Return cases of a target, grown from what its sound files are made of."""
    if name == "date":
        words = st.lists(st.sampled_from(WORDS_OF_DATES), min_size=1, max_size=9).map(" ".join)
        return _cases(seeds[0], st.one_of(EDTF, words, TEXT))
    if name == "query":
        told = _words([case.files[ITSELF].decode() for case in seeds])
        signs = (
            '"',
            "AND",
            "OR",
            "NOT",
            "NEAR(",
            ")",
            "(",
            "*",
            ":",
            "-",
            "^",
            "+",
            "'",
            "trận",
            "1950",
            "e",
            "{",
        )
        words = st.lists(
            st.one_of(st.sampled_from((*told, *signs)), ODD, st.text(max_size=6)), max_size=8
        )
        return _cases(seeds[0], st.one_of(words.map(" ".join), words.map("".join), TEXT))
    return st.sampled_from(seeds).flatmap(_like)


def _like(case: Case) -> SearchStrategy[Case]:
    """Return cases in which one file is grown anew."""
    return st.sampled_from([*case.files]).flatmap(lambda key: _file(case, key))


def _file(case: Case, key: str) -> SearchStrategy[Case]:
    data = case.files[key]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return st.binary(max_size=200).map(lambda tail: case.having(key, data[:64] + tail))
    return _grown_text(text).map(
        lambda made: case.having(key, made.encode("utf-8", "surrogatepass"))
    )


def _grown_text(text: str) -> SearchStrategy[str]:
    start = text.lstrip()[:1]
    if start in {"{", "["}:
        try:
            return _json(json.loads(text))
        except ValueError:
            return _lines(text)
    if start == "<":
        return _xml(text)
    return _lines(text)


def _cases(case: Case, texts: SearchStrategy[str]) -> SearchStrategy[Case]:
    return texts.map(lambda text: case.having(ITSELF, text.encode("utf-8", "surrogatepass")))


def _words(texts: Sequence[str]) -> tuple[str, ...]:
    found = dict.fromkeys(word for text in texts for word in text.split())
    return tuple(found)[:MOST_WORDS]


def _json(tree: Any) -> SearchStrategy[str]:
    """Return documents with the keys and values of a sound one, in any order and nesting."""
    keys: dict[str, None] = {}
    values: dict[str, Any] = {}
    stack = [tree]
    while stack:
        node = stack.pop()
        if isinstance(node, dict):
            keys |= dict.fromkeys(node)
            stack += node.values()
        elif isinstance(node, list):
            stack += node[:40]
        else:
            values.setdefault(json.dumps(node)[:200], node)
    known = [*values.values()][:MOST_WORDS] or [None]
    leaves = st.one_of(
        st.sampled_from(known),
        st.sampled_from(known),
        TEXT,
        st.integers(),
        st.floats(),
        st.none(),
        st.booleans(),
    )
    names = st.one_of(st.sampled_from([*keys] or [""]), st.sampled_from([*keys] or [""]), ODD)
    nested = st.recursive(
        leaves,
        lambda inner: st.one_of(
            st.lists(inner, max_size=4), st.dictionaries(names, inner, max_size=8)
        ),
        max_leaves=25,
    )
    top = tree if isinstance(tree, dict) else {}
    changed = st.dictionaries(st.sampled_from([*top] or [""]), nested, max_size=4).map(
        lambda some: {**top, **some}
    )
    items = st.lists(nested, max_size=4)
    whole = st.one_of(nested, changed, items) if top else st.one_of(nested, items)
    return whole.map(lambda made: json.dumps(made, ensure_ascii=True))


def _xml(text: str) -> SearchStrategy[str]:
    """Return documents with the elements and attributes of a sound one, in any nesting."""
    tags = [(match[1], match[2]) for match in _XML_TAG.finditer(text)]
    root, said = tags[0]
    names = list(dict.fromkeys(name for name, _ in tags))
    attributes = list(
        dict.fromkeys(found for _, rest in tags for found in _ATTRIBUTE.findall(rest))
    )[:MOST_WORDS]
    words = list(
        dict.fromkeys(word.strip() for word in re.findall(r">([^<>]{1,60})<", text) if word.strip())
    )
    contents = st.one_of(st.sampled_from(words[:MOST_WORDS] or [""]), ODD).map(_escaped)
    pair = st.sampled_from(attributes or [("x", "")])
    written = st.one_of(pair, st.tuples(pair.map(lambda one: one[0]), ODD))
    inside = st.lists(written, max_size=3, unique_by=lambda one: one[0]).map(
        lambda pairs: "".join(f' {name}="{_escaped(value)}"' for name, value in pairs)
    )
    nested = st.recursive(
        contents,
        lambda inner: st.builds(
            lambda name, attrs, parts: f"<{name}{attrs}>{''.join(parts)}</{name}>",
            st.sampled_from(names),
            inside,
            st.lists(inner, max_size=5),
        ),
        max_leaves=30,
    )
    head = f'<?xml version="1.0" encoding="UTF-8"?><{root}{said}>'
    return st.lists(nested, max_size=6).map(lambda parts: f"{head}{''.join(parts)}</{root}>")


def _escaped(text: str) -> str:
    cleaned = "".join(sign for sign in text if sign in "\t\n\r" or sign >= " ")
    return cleaned.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def _lines(text: str) -> SearchStrategy[str]:
    """Return texts of the lines and cells of a sound one, in any order, among odd cells."""
    lines = text.splitlines()[:200] or [""]
    sign = max("\t,;= ", key=lines[0].count)
    cells = list(dict.fromkeys(cell for line in lines for cell in line.split(sign)))[:MOST_WORDS]
    row = st.lists(
        st.one_of(st.sampled_from(cells), ODD), max_size=max(4, lines[0].count(sign) + 2)
    ).map(sign.join)
    body = st.lists(st.one_of(st.sampled_from(lines), row), max_size=10).map("\n".join)
    return st.one_of(
        body,
        body.map(lambda made: f"{lines[0]}\n{made}"),
        body.map(lambda made: f"{lines[0]}\n{made}"),
    )
