"""The JSON shapes of the command line: what other programs rely on. Add to them, never change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from db.dates import Date, days
from db.records import Words

if TYPE_CHECKING:
    from db.outcomes import Check, Imported
    from db.reading.revisions import Revision
    from db.records import (
        DatedEntry,
        Evidence,
        Found,
        Link,
        Reason,
        Record,
        Suggestion,
        Summary,
        Target,
    )
    from db.tour_stop import TourStop

PROMISED_FIELDS: dict[str, tuple[str, ...]] = {
    "section": ("number", "lang", "article", "passages", "translation"),
    "citation": ("source", "locator", "marker", "section", "passage", "start", "end", "claim"),
    "quantity": ("value", "low", "high", "qualifier", "unit", "what", "date", "wording"),
    "place": ("type", "lat", "lon", "uncertainty_km"),
    "unit": ("echelon", "code", "number", "side", "parent"),
    "route": ("stops", "side", "date", "mode"),
}
"""Fields that are there for each record of the kind, null where nothing is known."""


def words(value: Words | None) -> dict[str, str | None] | None:
    """Return a bilingual text."""
    return None if value is None else {"vi": value.vi, "en": value.en}


def date(value: Date | None) -> dict[str, Any] | None:
    """Return a date with its first and last possible day."""
    if value is None:
        return None
    earliest, latest = days(value)
    return {
        "edtf": value.edtf,
        "earliest": earliest,
        "latest": latest,
        "part_of_day": value.part_of_day,
        "time": value.time,
        "wording": value.wording,
    }


def found(answer: Found) -> dict[str, Any]:
    """Return the answer to a search."""
    return {
        "query": answer.query,
        "total": answer.total,
        "total_exact": answer.total_exact,
        "order_exact": answer.order_exact,
        "took_ms": answer.took_ms,
        "did_you_mean": answer.did_you_mean,
        "expanded": [dict(item) for item in answer.expanded],
        "facets": {name: dict(counts) for name, counts in answer.facets.items()},
        "hits": [
            {
                "ref": hit.ref,
                "kind": hit.kind,
                "title": words(hit.title),
                "snippet": hit.snippet,
                "highlights": [list(span) for span in hit.highlights],
                "section": hit.section,
                "passage": hit.passage,
                "score": hit.score,
                "parts": dict(hit.parts),
            }
            for hit in answer.hits
        ],
    }


def record(page: Record) -> dict[str, Any]:
    """Return a record, whole."""
    fields = {name: _value(value) for name, value in page.fields.items()}
    if page.kind == "unit":
        fields["parent"] = _parent(page)
    for name in PROMISED_FIELDS.get(page.kind, ()):
        fields.setdefault(name, None)
    rivals: dict[str, list[dict[str, Any]]] = {}
    for rival in page.rivals:
        rivals.setdefault(rival.field, []).append(
            {
                "id": rival.id,
                "value": _value(rival.value),
                "rank": rival.rank,
                "reason": rival.reason.best("vi")[0] if rival.reason else None,
                "reason_words": words(rival.reason),
            }
        )
    return {
        "ref": page.ref,
        "uuid": page.uuid,
        "kind": page.kind,
        "status": page.status,
        "version": page.version,
        "redirected_from": page.redirected_from,
        "title": words(page.title),
        "names": [
            {
                "id": name.id,
                "text": name.text,
                "type": name.type,
                "lang": name.lang,
                "rank": name.rank,
                "reason": words(name.reason),
                "period": date(name.period),
            }
            for name in page.names
        ],
        "fields": fields,
        "rivals": rivals,
        "links": [_link(link) for link in page.links],
        "backlinks": [_link(link) for link in page.backlinks],
        "identifiers": [{"scheme": scheme, "value": value} for scheme, value in page.identifiers],
        "evidence": [{"target": _target(e.target), **_evidence(e)} for e in page.evidence],
    }


def _parent(page: Record) -> str | None:
    found = [
        link.ref for link in page.links if link.predicate == "part-of" and link.rank == "preferred"
    ]
    return found[0] if found else None


def _value(value: object) -> Any:  # noqa: ANN401 - any JSON value
    match value:
        case Date():
            return date(value)
        case Words():
            return words(value)
        case tuple():
            return [_value(item) for item in cast("tuple[object, ...]", value)]
        case _:
            return value


def _link(link: Link) -> dict[str, Any]:
    return {
        "id": link.id,
        "predicate": link.predicate,
        "ref": link.ref,
        "title": words(link.title),
        "date": date(link.date),
        "rank": link.rank,
        "reason": words(link.reason),
    }


def _target(target: Target) -> dict[str, Any]:
    return {"type": target.type, "field": target.field, "id": target.id}


def _evidence(item: Evidence) -> dict[str, Any]:
    return {
        "section": item.section,
        "passage": item.passage,
        "passage_id": item.passage_id,
        "start": item.start,
        "end": item.end,
        "quote": item.quote,
        "grade": item.grade,
        "citation": item.citation,
        "source": item.source,
        "locator": item.locator.best("vi")[0] or None,
        "cited_in": item.cited_in,
        "rank": item.rank,
    }


def reasons(answer: tuple[Reason, ...]) -> list[dict[str, Any]]:
    """Return what a claim rests on."""
    keys = ("grade", "quote", "section", "passage", "citation", "source", "locator", "cited_in")
    return [
        {
            "target": _target(reason.target),
            "value": reason.value,
            "rank": reason.rank,
            **(
                dict.fromkeys(keys)
                if reason.evidence is None
                else {key: _evidence(reason.evidence)[key] for key in keys}
            ),
        }
        for reason in answer
    ]


def stop(item: TourStop) -> dict[str, Any]:
    """Return a stop of a tour; `view` is for a map 1000 pixels high."""
    view = item.view
    return {
        "ref": item.record,
        "title": words(item.title),
        "words": words(item.words),
        "view": {"lat": view.lat, "lon": view.lon, "zoom": view.zoom} if view else None,
        "span": date(item.span),
        "picture": item.picture,
        "sound": item.sound,
    }


def revision(item: Revision) -> dict[str, Any]:
    """Return one revision."""
    return {
        "revision": item.number,
        "at": item.at,
        "who": item.who,
        "why": item.why,
        "action": item.action,
        "undoes": item.undoes,
        "undone_by": item.undone_by,
        "changes": [
            {
                "ref": change.ref,
                "target": change.target,
                "before": change.before,
                "after": change.after,
            }
            for change in item.changes
        ],
    }


def summary(item: Summary) -> dict[str, Any]:
    """Return a line of a list."""
    return {
        "ref": item.ref,
        "kind": item.kind,
        "title": words(item.title),
        "status": item.status,
    }


def suggestion(item: Suggestion) -> dict[str, Any]:
    """Return a suggestion with the recogniser's normalised reading."""
    return {
        "ref": item.ref,
        "kind": item.kind,
        "title": {"vi": item.quote, "en": None},
        "status": "draft",
        "state": "suggested",
        "id": item.id,
        "section": item.section,
        "passage": item.passage,
        "start": item.start,
        "end": item.end,
        "quote": item.quote,
        **item.value,
    }


def dated(entry: DatedEntry) -> dict[str, Any]:
    """Return a mark of the timeline."""
    return {
        "ref": entry.ref,
        "title": words(entry.title),
        "date": date(entry.date),
        "lane": entry.lane,
        "side": entry.side,
        "inferred": entry.inferred,
    }


def imported(report: Imported) -> dict[str, Any]:
    """Return what an import did."""
    return {
        "format": report.format,
        "added": dict(report.added),
        "suggested": dict(report.suggested),
        "changed": dict(report.changed),
        "unchanged": report.unchanged,
        "problems": [{"where": where, "message": message} for where, message in report.problems],
    }


def verified(checks: tuple[Check, ...]) -> dict[str, Any]:
    """Return the checks of `verify`."""
    return {
        "ok": all(check.ok for check in checks),
        "checks": [
            {"name": c.name, "ok": c.ok, "found": c.found, "message": c.message} for c in checks
        ],
    }
