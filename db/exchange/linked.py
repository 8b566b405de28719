"""JSON-LD without a processor: what the keys of a file mean, and its values; nothing is fetched."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from db.exchange.jsonfile import Json, list_of, object_of, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PREFIXES: Final = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "dct": "http://purl.org/dc/terms/",
    "tropy": "https://tropy.org/v1/tropy#",
}


class Terms:
    """Tell what keys mean by the contexts that stand in a file, the innermost first.

    A context that is only named by its address is left aside: keys then mean what their names say.
    A term is looked up once, and so is its prefix: definitions that go round in a circle end.
    """

    def __init__(self, contexts: Iterable[object], known: Iterable[str]) -> None:
        """`known` are the namespaces whose names are taken."""
        self._contexts = [one for said in contexts for one in map(object_of, list_of(said)) if one]
        self._known = tuple(known)

    def within(self, term: str, node: object = None) -> Terms:
        """Return the terms inside of a term that has a context of its own."""
        inner = [object_of(one.get(term)).get("@context") for one in self._contexts]
        own = object_of(node).get("@context")
        return Terms([own, *inner, *self._contexts], self._known)

    def properties(self, node: Json) -> Iterator[tuple[str, str, list[Any]]]:
        """Yield each property's name ("" outside of the known namespaces), label and values."""
        for key, value in node.items():
            if not key.startswith("@"):
                address = self.address(key)
                name = next(
                    (address.removeprefix(one) for one in self._known if address.startswith(one)),
                    "" if "://" in address else address,
                )
                yield name, key.rstrip("/").replace("#", "/").rpartition("/")[2], values(value)

    def address(self, key: str) -> str:
        """Return the whole address of a key; the key itself where nothing says one."""
        said = self._defined(key) or key
        prefix, colon, rest = said.partition(":")
        if colon and not rest.startswith("//"):
            return f"{self._defined(prefix) or PREFIXES.get(prefix, f'{prefix}:')}{rest}"
        return said

    def _defined(self, term: str) -> str:
        for one in self._contexts:
            said = one.get(term)
            if found := text_of(said) or text_of(object_of(said).get("@id")):
                return found
        return ""


def values(value: object) -> list[Any]:
    """Return the values of a property, out of its list or set, one level deep."""
    found: list[Any] = []
    for one in list_of(value):
        inner = object_of(one)
        held = inner.get("@list", inner.get("@set"))
        found.extend([one] if held is None else list_of(held))
    return found


def text_in(value: object) -> str:
    """Return a value's text: itself, a number's digits, or what an object holds as its value."""
    said = object_of(value)
    bare = said.get("@value", said.get("@id")) if said else value
    if isinstance(bare, int | float) and not isinstance(bare, bool):
        return str(bare)
    return text_of(bare).encode("utf-8", "ignore").decode("utf-8")  # without halves of letters


def number_in(value: object) -> float | None:
    """Return a value's number, None for none that is finite."""
    try:
        number = float(text_in(value))
    except ValueError:
        return None
    return number if abs(number) < 1e9 else None
