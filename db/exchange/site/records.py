"""The page of one record: names, facts with their evidence, relations, where the text names it."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from db import reading
from db.exchange.site.addresses import file_of
from db.exchange.site.evidence import own, says_who
from db.exchange.site.html import Child, Markup, el, join
from db.exchange.site.values import HIDDEN, Desk
from db.records import Words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from db.records import Link, Name, Record

SNIPPET = 60
"""Code points shown on either side of a mention."""


def record_main(desk: Desk, record: Record, figures: Child = None) -> Markup:
    """Return the main part of a record's page; `figures` are its pictures."""
    facts = [*_facts(desk, record)]
    parts: list[Child] = [heading(desk, record), _summary(desk, record), _doors(desk, record)]
    parts += [figures, _part(desk, "facts", el("dl", facts) if facts else None)]
    parts += [_part(desk, "names", _names(desk, record))]
    parts += [_part(desk, "rivals", _rivals(desk, record))]
    parts += [_part(desk, "related", _relations(desk, record))]
    parts += [_part(desk, "sections", _sections(desk, record))]
    parts += [_part(desk, "stops", _tour_stops(desk, record))]
    parts += [_part(desk, "citations", _citations(desk, record))]
    parts += [_part(desk, "evidence", own(desk, record))]
    parts += [_part(desk, "in_text", _in_text(desk, record))]
    return el("article", parts, class_=f"record {record.kind}")


def heading(desk: Desk, record: Record) -> Markup:
    """Return a record's kind and title, and its title in the other language."""
    speech = desk.speech
    other = record.title.get(speech.other)
    shown = record.title.get(speech.lang)
    kind = el("p", speech.word(record.kind, "kind"), class_=f"kind {record.kind}")
    title = el("h1", speech.title(record.title, record.ref))
    second = el("p", other, lang=speech.other, class_="second") if other and shown else None
    if second and other == shown:
        second = None
    vague = el("p", speech.word("placeholder"), class_="note") if record.placeholder else None
    return join([kind, title, second, vague])


def _part(desk: Desk, key: str, content: Markup | None) -> Markup | None:
    if not content:
        return None
    return el("section", el("h2", desk.speech.word(key)), content, class_=key.replace("_", "-"))


def _summary(desk: Desk, record: Record) -> Markup | None:
    words = record.fields.get("summary")
    if not isinstance(words, Words):
        return None
    who = says_who(desk, record, "field", "summary")
    return el("div", el("p", desk.speech.text(words)), who, class_="summary")


def _doors(desk: Desk, record: Record) -> Markup | None:
    """Return the ways to the map and the timeline, opened at this record."""
    name = file_of(record.ref).replace("/", ":")
    doors: list[Markup] = []
    placed = record.kind == "place" and record.fields.get("lat") is not None
    if placed or (record.kind == "route" and _drawn(desk, record)):
        href = f"{desk.place.up}map.html#{name}"
        doors.append(el("a", desk.speech.word("on_map"), href=href, class_="door"))
    if record.kind == "event" and "date" in record.fields:
        href = f"{desk.place.up}timeline.html#{name}"
        doors.append(el("a", desk.speech.word("on_timeline"), href=href, class_="door"))
    return el("p", doors, class_="doors") if doors else None


def _drawn(desk: Desk, record: Record) -> bool:
    return any(len(r.points) > 1 for r in desk.contents.routes if r.ref == record.ref)


def _facts(desk: Desk, record: Record) -> Iterable[Markup]:
    position = desk.position(record)
    if position:
        who = says_who(desk, record, "field", "lat")
        yield _fact(desk.speech.word("position"), position, who)
    for name in record.fields:
        hidden = name in HIDDEN or (name, record.kind) == ("stops", "tour")
        shown = None if hidden else desk.field(record, name)
        if shown:
            label = desk.speech.field(record.kind, name)
            yield _fact(label, shown, says_who(desk, record, "field", name))
    if record.fields.get("identified") is False:
        yield _fact(desk.speech.field("source", "identified"), join(desk.speech.word("no")), None)
    for scheme, value in record.identifiers:
        yield _fact(scheme, join(value), None)


def _fact(label: str, shown: Markup, who: Markup | None) -> Markup:
    return el("div", el("dt", label), el("dd", shown, who))


def _names(desk: Desk, record: Record) -> Markup | None:
    rows = [_name(desk, record, name) for name in record.names]
    return el("dl", rows) if rows else None


def _name(desk: Desk, record: Record, name: Name) -> Markup:
    speech = desk.speech
    notes: list[Child] = [speech.word(name.lang, "language")]
    if name.period:
        notes.append(speech.date(name.period))
    if name.rank != "preferred":
        notes.append(speech.word(name.rank, "rank"))
    if name.reason:
        notes.append(speech.text(name.reason))
    note = Markup(" · ".join(join(part) for part in notes))
    shown = el("span", name.text, lang=None if name.lang == speech.lang else name.lang)
    words = Markup(f"{shown} {el('small', note, class_='note')}")
    return _fact(
        speech.word(name.type, "name_type"), words, says_who(desk, record, "name", name.id)
    )


def _rivals(desk: Desk, record: Record) -> Markup | None:
    rows: list[Markup] = []
    for rival in record.rivals:
        shown = desk.rival(record, rival)
        if shown is None:
            continue
        label = desk.speech.field(record.kind, rival.field)
        reason = el("small", desk.speech.text(rival.reason), class_="note") if rival.reason else ""
        note = el("small", desk.speech.word(rival.rank, "rank"), class_="note")
        who = says_who(desk, record, "field", rival.field)
        rows.append(_fact(label, Markup(f"{shown} {note} {reason}"), who))
    return el("dl", rows) if rows else None


def _relations(desk: Desk, record: Record) -> Markup | None:
    groups = [_group(desk, record, record.links, "predicate")]
    groups.append(_group(desk, record, record.backlinks, "inverse"))
    found = join(groups)
    return el("dl", found) if found else None


def _group(desk: Desk, record: Record, links: Iterable[Link], words: str) -> Markup:
    order = {key: at for at, key in enumerate(desk.speech.known("predicate"))}
    ranked = sorted(links, key=lambda link: (order.get(link.predicate, len(order)), link.predicate))
    rows: list[Markup] = []
    for predicate, alike in groupby(ranked, key=lambda link: link.predicate):
        items = [
            el(
                "li",
                desk.link_item(link),
                says_who(desk, record, "link", link.id) if link.outgoing else None,
            )
            for link in alike
        ]
        label = desk.speech.word(predicate, words)
        rows.append(el("div", el("dt", label), el("dd", el("ul", items))))
    return join(rows)


def _sections(desk: Desk, record: Record) -> Markup | None:
    texts = desk.contents.sections.values()
    items = [el("li", desk.link(text.ref)) for text in texts if text.article == record.ref]
    return el("ol", items) if items else None


def _tour_stops(desk: Desk, record: Record) -> Markup | None:
    """Return the stops of a tour, each with what is said there."""
    if record.kind != "tour":
        return None
    items = [
        el(
            "li",
            desk.link(stop.record),
            el("p", desk.speech.text(stop.words)) if stop.words.best("vi")[0] else None,
        )
        for stop in reading.tour(desk.contents.connection, record.ref).stops
    ]
    return el("ol", items) if items else None


def _citations(desk: Desk, record: Record) -> Markup | None:
    """Return how a source is cited: each place in it, and what that supports."""
    items = [
        el("li", desk.link(entry.ref), " ", el("small", desk.speech.text(entry.claim)))
        for entry in desk.contents.citations.get(record.ref, ())
    ]
    return el("ul", items) if items else None


def _in_text(desk: Desk, record: Record) -> Markup | None:
    """Return each paragraph that names the record or that it rests on, with the words around."""
    if record.kind in {"section", "article"}:
        return None
    shown: dict[tuple[str, int], tuple[int, int]] = {}
    for section, passage, start, end in desk.contents.spans(record.ref):
        shown.setdefault((section, passage), (start, end))
    items: list[Markup] = []
    for (section, passage), (start, end) in shown.items():
        text = desk.contents.sections.get(section)
        own = next((p for p in text.passages if p.position == passage), None) if text else None
        if text is None or own is None:
            continue
        words = own.text
        before, after = words[max(0, start - SNIPPET) : start], words[end : end + SNIPPET]
        snippet = el(
            "span",
            "…" if start > SNIPPET else None,
            before,
            el("mark", words[start:end]),
            after,
            "…" if end + SNIPPET < len(words) else None,
            lang=None if text.lang == desk.speech.lang else text.lang,
        )
        where = f"{desk.speech.word('section', 'kind')} {text.number}, "
        where += f"{desk.speech.word('paragraph')} {passage + 1}"
        items.append(el("li", desk.link(section, where, f"#p{passage}"), " ", snippet))
    return el("ul", items, class_="snippets") if items else None
