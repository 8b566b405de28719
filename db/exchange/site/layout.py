"""The frame of every page: head, policy, navigation, search field, footer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from db.exchange.site.html import Child, Markup, el, join

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.exchange.site.speech import Speech
    from db.records import Words

POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "form-action 'self'; base-uri 'none'"
)
"""Nothing but the site's own files; no script and no style inside a page."""

PARTS: Final = (("home", "index"), ("timeline", "timeline"), ("map", "map"), ("records", "records"))


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page stands: `path` below its language's folder, without a suffix."""

    path: str

    @property
    def up(self) -> str:
        """Return the way to the language's folder."""
        return "../" * self.path.count("/")

    @property
    def root(self) -> str:
        """Return the way to the site's folder."""
        return f"{self.up}../"


def page(
    speech: Speech,
    site: Words,
    place: Place,
    title: str,
    main: Child,
    scripts: tuple[str, ...] = (),
) -> str:
    """Return a whole page; `scripts` are paths below the site's folder."""
    site_title = speech.plain(site)
    whole = title if title == site_title else f"{title} · {site_title}"
    head = el(
        "head",
        el("meta", charset="utf-8"),
        Markup(f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("meta", name="referrer", content="no-referrer"),
        el("meta", name="color-scheme", content="light dark"),
        el("title", whole),
        el("link", rel="stylesheet", href=f"{place.root}assets/site.css"),
        el("link", rel="icon", href=f"{place.root}assets/muniment.svg"),
        el("link", rel="alternate", hreflang=speech.other, href=_other(speech, place)),
        [el("script", src=f"{place.root}{path}", defer=True) for path in scripts],
    )
    body = el(
        "body",
        el("a", speech.word("skip"), class_="skip", href="#main"),
        _header(speech, site_title, place),
        el("main", main, id="main", tabindex="-1"),
        el(
            "footer",
            el("p", site_title),
            el("p", speech.word("published_offline")),
        ),
        data_root=place.root,
        data_up=place.up,
    )
    return f"<!doctype html>\n{el('html', head, body, lang=speech.lang)}\n"


def cover(title: Words, choices: tuple[Speech, ...]) -> str:
    """Return the site's first page: the choice of a language."""
    links = [
        el("a", speech.word(f"read_{speech.lang}"), href=f"{speech.lang}/index.html", class_="door")
        for speech in choices
    ]
    headings = [
        el("p" if at else "h1", title.get(speech.lang), lang=speech.lang, class_="display")
        for at, speech in enumerate(choices)
        if title.get(speech.lang)
    ]
    head = el(
        "head",
        el("meta", charset="utf-8"),
        Markup(f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("meta", name="color-scheme", content="light dark"),
        el("title", title.best("vi")[0]),
        el("link", rel="stylesheet", href="assets/site.css"),
        el("link", rel="icon", href="assets/muniment.svg"),
    )
    doors = [
        el("span", link, lang=speech.lang) for speech, link in zip(choices, links, strict=True)
    ]
    form = search_form(choices[0], f"{choices[0].lang}/", large=True)
    main = el("main", headings, el("p", doors, class_="doors"), form, class_="cover")
    return f"<!doctype html>\n{el('html', head, el('body', main), lang='vi')}\n"


def search_form(speech: Speech, up: str, *, large: bool = False) -> Markup:
    """Return the search field; it opens the search page, `up` from here, with what was typed."""
    name = "q-large" if large else "q"
    return el(
        "form",
        el("label", speech.word("search_label"), for_=name, class_="unseen"),
        el(
            "input",
            type="search",
            name="q",
            id=name,
            placeholder=speech.word("search_hint" if large else "search_short"),
            autocomplete="off",
        ),
        el("button", speech.word("search_button"), type="submit"),
        action=f"{up}search.html",
        method="get",
        role="search",
        class_="search large" if large else "search",
    )


def tools(speech: Speech, signs: Mapping[str, str]) -> Markup:
    """Return the row of buttons above a drawing; the scripts know them by their keys."""
    buttons = (
        el(
            "button",
            sign,
            type="button",
            data_do=key,
            aria_label=speech.word(key),
            title=speech.word(key),
        )
        for key, sign in signs.items()
    )
    return el("div", list(buttons), class_="tools")


def _header(speech: Speech, site_title: str, place: Place) -> Markup:
    links = [
        el(
            "a",
            speech.word(key),
            href=f"{place.up}{path}.html",
            aria_current="page" if path == place.path else None,
        )
        for key, path in PARTS
    ]
    language = el(
        "a",
        speech.word("other_language"),
        href=_other(speech, place),
        lang=speech.other,
        hreflang=speech.other,
        class_="language",
    )
    return el(
        "header",
        el("a", "Muniment", class_="brand", href=f"{place.up}index.html"),
        el("a", site_title, class_="site", href=f"{place.up}index.html"),
        None if place.path in {"index", "search"} else search_form(speech, place.up),
        el("nav", join(links), language, aria_label=speech.word("records")),
    )


def _other(speech: Speech, place: Place) -> str:
    return f"{place.root}{speech.other}/{place.path}.html"
