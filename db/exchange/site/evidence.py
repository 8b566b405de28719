"""What a fact rests on, folded away beneath it until a visitor asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.exchange.site.html import Child, Markup, el, join

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.exchange.site.values import Desk
    from db.records import Evidence, Record


def says_who(desk: Desk, record: Record, kind: str, key: str | int | None = None) -> Markup | None:
    """Return the evidence of one claim to fold out; `key` is the field's name or the claim's id."""
    found = [
        item
        for item in record.evidence
        if item.target.type == kind and key in (item.target.field, item.target.id)
    ]
    if not found:
        return None
    summary = el("summary", desk.speech.word("says_who"))
    return el("details", summary, quotes(desk, found), class_="who")


def own(desk: Desk, record: Record) -> Markup | None:
    """Return the evidence that the record as a whole rests on."""
    found = [item for item in record.evidence if item.target.type == "record"]
    return quotes(desk, found) if found else None


def quotes(desk: Desk, evidence: Sequence[Evidence]) -> Markup:
    """Return each sentence or citation once, in the order in which it was entered."""
    alike = {(item.section, item.passage, item.quote, item.citation): item for item in evidence}
    return join([_quote(desk, item) for item in alike.values()])


def _quote(desk: Desk, item: Evidence) -> Markup:
    speech = desk.speech
    quoted = None
    if item.quote:
        lang = None if item.lang == speech.lang else item.lang
        quoted = el("p", f"“{item.quote}”", lang=lang)
    caption: list[Child] = [
        el("span", speech.word(item.grade, "grade"), class_=f"grade {item.grade}")
    ]
    locator = speech.plain(item.locator)
    source = speech.plain(item.source_title)
    whose = ", ".join(part for part in (source, locator) if part)
    if whose:
        target = item.citation or item.source
        caption.append(desk.link(target, whose) if target else whose)
    if item.cited_in_marker:
        marker = f"{speech.word('citing')} {item.cited_in_marker}"
        caption.append(desk.link(item.cited_in, marker) if item.cited_in else marker)
    if item.quote is None and item.citation is None:
        caption.append(speech.word("part"))
    if item.section is not None and item.passage is not None:
        fragment = f"#p{item.passage}"
        caption.append(desk.link(item.section, speech.word("see_text"), fragment))
    words = Markup(" · ".join(join(part) for part in caption))
    return el("blockquote", quoted, el("footer", words), class_="quote")
