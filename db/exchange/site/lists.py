"""Home, the lists of every kind, and the search page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.exchange.site.html import Child, Markup, el, join
from db.exchange.site.layout import search_form

if TYPE_CHECKING:
    from db.exchange.site.values import Desk


def home_main(desk: Desk) -> Markup:
    """Return the first page in a language: what the archive is, search, texts, kinds."""
    speech, about = desk.speech, desk.contents.about
    parts: list[Child] = [
        el("h1", speech.title(about.title, "Muniment"), class_="display"),
        el("p", speech.text(about.description), class_="lead"),
        search_form(speech, desk.place.up, large=True),
    ]
    texts = [el("li", desk.link(ref), class_="section") for ref in desk.contents.sections]
    if texts:
        parts.append(el("section", el("h2", speech.word("sections")), el("ol", texts)))
    views = [
        el("a", speech.word(key), href=f"{key}.html", class_="door") for key in ("timeline", "map")
    ]
    parts.append(el("p", views, class_="doors"))
    parts.append(kinds_part(desk))
    return el("div", parts, class_="home")


def kinds_part(desk: Desk) -> Markup:
    """Return the kinds with their counts, each a way to its list."""
    items = [
        el(
            "li",
            el("a", desk.speech.word(kind, "kinds"), href=f"{desk.place.up}{kind}/index.html"),
            " ",
            el("small", desk.speech.number(len(found))),
            class_=f"kind {kind}",
        )
        for kind, found in desk.contents.kinds.items()
    ]
    return el("section", el("h2", desk.speech.word("records")), el("ul", items, class_="kinds"))


def records_main(desk: Desk) -> Markup:
    """Return the page that lists the kinds."""
    return join([el("h1", desk.speech.word("records")), kinds_part(desk)])


def kind_main(desk: Desk, kind: str) -> Markup:
    """Return the list of one kind, in the archive's order."""
    found = desk.contents.kinds[kind]
    items = [el("li", desk.link(summary.ref), _side(desk, summary.side)) for summary in found]
    return join(
        [
            el("p", desk.speech.word("records"), class_=f"kind {kind}"),
            el("h1", desk.speech.word(kind, "kinds")),
            el("ol", items, class_="list"),
        ]
    )


def _side(desk: Desk, side: str | None) -> Child:
    return (
        [" ", el("small", desk.speech.word(side, "side"), class_=f"side {side}")] if side else None
    )


def search_main(desk: Desk) -> Markup:
    """Return the search page: a field, a place for the answer, and lists where no script runs."""
    speech = desk.speech
    words = ("no_hit", "did_you_mean", "results", "result", "all_kinds")
    data = {f"data_{key}": speech.word(key) for key in words}
    kinds = [
        el(
            "span",
            speech.word(kind, "kind"),
            data_kind=kind,
            data_plural=speech.word(kind, "kinds"),
        )
        for kind in desk.contents.kinds
    ]
    return join(
        [
            el("h1", speech.word("search")),
            search_form(speech, desk.place.up),
            el("noscript", el("p", speech.word("needs_script"))),
            el("div", kinds, id="kind-words", hidden=True),
            el("p", id="told", role="status", aria_live="polite"),
            el("div", id="facets", class_="facets"),
            el("ol", id="hits", class_="hits", data_lang=speech.lang, **data),
            kinds_part(desk),
        ]
    )
