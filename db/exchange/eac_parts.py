"""What the parts of an EAC-CPF description say of an agent, of either version."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, Final

from db.dates import Date, parse
from db.errors import DateRefused
from db.exchange.archival import NAME_TYPES, Element, Texts, language, text
from db.exchange.eac_cpf import LOCAL, PROSE, TERMS
from db.exchange.isodates import from_normal, from_text
from db.exchange.parcel import EvidenceParcel, LinkParcel, NameParcel
from db.exchange.xml import local, text_of
from db.records import Words
from db.vietnamese import clean

_NUMBER: Final = re.compile(r"\d{1,9}")
_XML_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_FIELDS: Final = {tag: name for name, tag in PROSE.items()}
_TERMS: Final = {inner: name for name, (_, inner) in TERMS.items()} | {"occupation": "role"}


@dataclass(slots=True)
class Agent:
    """What a file says of an agent, while it is read."""

    lang: str
    kind: str = "body"
    names: list[NameParcel] = field(default_factory=list[NameParcel])
    fields: dict[str, Any] = field(default_factory=dict[str, Any])
    texts: Texts = field(default_factory=Texts)
    identifiers: set[tuple[str, str]] = field(default_factory=set[tuple[str, str]])
    links: list[LinkParcel] = field(default_factory=list[LinkParcel])
    evidence: list[EvidenceParcel] = field(default_factory=list[EvidenceParcel])
    tags: set[str] = field(default_factory=set[str])
    status: str | None = None
    uuid: str | None = None
    placeholder: bool | None = None
    refused: list[str] = field(default_factory=list[str])


def first(root: Element, name: str) -> Element | None:
    """Return the first element of a local name."""
    return next((one for one in root.iter() if local(one.tag) == name), None)


def lang_of(element: Element, default: str) -> str:
    """Return the language that an element says it is in, by the attribute of either version."""
    code = element.get("languageOfElement") or element.get("lang") or element.get(_XML_LANG)
    return language(code, default)


def joined(entry: Element) -> str:
    """Return a name that may be cut into parts."""
    parts = [text_of(child) for child in entry if local(child.tag) == "part"]
    return clean(", ".join(filter(None, parts)) or text_of(entry))[:1000]


def read_identity(agent: Agent, root: Element) -> None:
    """Read names, identifiers and what the agent is."""
    identity = first(root, "identity")
    if identity is None:
        return
    for one in identity.iter():
        name = local(one.tag)
        if name == "entityType":
            said = (one.get("value") or text_of(one)).lower()
            agent.kind = "person" if said == "person" else "body"
        elif name in ("identityId", "entityId") and text_of(one):
            scheme = one.get("localType") or one.get("vocabularySource") or name
            agent.identifiers.add((scheme, clean(text_of(one))))
        elif name == "nameEntry":
            _read_name(agent, one)
    if not any(name.type == "preferred" for name in agent.names) and agent.names:
        foremost = agent.names[0]
        agent.names[0] = NameParcel(
            foremost.text, "preferred", foremost.lang, period=foremost.period
        )


def _read_name(agent: Agent, entry: Element) -> None:
    words = _joined_parts(entry)
    if not words:
        return
    lang = lang_of(entry, lang_of(entry.getparent(), agent.lang))
    said = entry.get("localType") or ""
    marks = {local(child.tag) for child in entry}
    second = entry.get("status") == "alternative" or (
        "alternativeForm" in marks and not marks & {"authorizedForm", "preferredForm"}
    )
    taken = any(one.type == "preferred" and one.lang == lang for one in agent.names)
    usual = "variant" if second or taken else "preferred"
    used = first(entry, "useDates")
    period = date_in(agent, used) if used is not None else None
    kind = said if said in NAME_TYPES else usual
    known = any(one.text == words and one.lang == lang for one in agent.names)
    if known and said not in NAME_TYPES:
        return
    agent.names.append(NameParcel(words, kind, lang, period=period))


def _joined_parts(entry: Element) -> str:
    parts = [text_of(child) for child in entry if local(child.tag) == "part"]
    return clean(", ".join(filter(None, parts)))[:1000]


def read_description(agent: Agent, root: Element) -> None:
    """Read dates of existence, texts, places and local descriptions."""
    description = first(root, "description")
    if description is None:
        return
    for one in description.iter():
        name = local(one.tag)
        lang = lang_of(one, agent.lang)
        if name == "existDates":
            _read_existence(agent, one)
        elif name in _FIELDS:
            _read_area(agent, one, _FIELDS[name], lang)
        elif name in _TERMS:
            agent.texts.add(_TERMS[name], lang, _terms(one))
        elif name == "place":
            agent.texts.add("places", lang, _place(one))
        elif name == "localDescription":
            _read_local(agent, one, lang)
        elif name == "legalStatus":
            agent.texts.add("context", lang, _terms(one))


def _read_existence(agent: Agent, element: Element) -> None:
    date = date_in(agent, element)
    if date is not None:
        agent.fields["date"] = date
    note = next((one for one in element if local(one.tag) == "descriptiveNote"), None)
    if note is not None:
        said = {lang_of(one, agent.lang): text_of(one) for one in note if text_of(one)}
        if said:
            agent.fields["inferred"] = Words(said.get("vi"), said.get("en"))


def _read_area(agent: Agent, element: Element, field_name: str, lang: str) -> None:
    abstract = next((one for one in element if local(one.tag) == "abstract"), None)
    if abstract is not None:
        agent.texts.add("summary", lang, text_of(abstract))
        element.remove(abstract)
    kind = "summary" if element.get("localType") == "summary" else field_name
    agent.texts.add(kind, lang, text(element))


def _terms(element: Element) -> str:
    """Return the terms of a function, mandate or occupation, and what is said of it below."""
    found = [text_of(one) for one in element if local(one.tag) == "term"]
    below = ("descriptiveNote", "p", "citation")
    found += [text(one) or text_of(one) for one in element if local(one.tag) in below]
    return "\n".join(filter(None, found))


def _place(element: Element) -> str:
    names = [
        text_of(one) for one in element.iter() if local(one.tag) in ("placeName", "placeEntry")
    ]
    roles = [text_of(one) for one in element if local(one.tag) == "placeRole"]
    where = ", ".join(filter(None, names))
    role = next(filter(None, [*roles, element.get("localType") or ""]), "")
    return f"{role}: {where}" if role and where else where


def _read_local(agent: Agent, element: Element, lang: str) -> None:
    kind, said = element.get("localType") or "", clean(_terms(element))
    if kind in LOCAL:
        agent.fields[kind] = int(said) if kind == "number" and _NUMBER.fullmatch(said) else said
    elif kind == "status" and said in ("draft", "reviewed", "published"):
        agent.status = said
    elif kind == "tag" or kind.lower().endswith("subject"):
        agent.tags.add(said)
    elif kind == "placeholder":
        agent.placeholder = True
    else:
        agent.texts.add("context", lang, f"{kind}: {said}" if kind else said)


def date_in(agent: Agent, element: Element) -> Date | None:
    """Return the date that stands in an element; None for none, or where it tells nothing."""
    for one in element:
        if local(one.tag) in ("date", "dateRange", "dateSet"):
            try:
                return _date(one)
            except DateRefused as error:
                agent.refused.append(f"{error.sentence} The record comes without it.")
                return None
    return None


def _date(element: Element) -> Date | None:
    exact = element.get("localType") or ""
    words = clean(text_of(element))
    if exact.startswith("edtf:"):
        edtf, part, time = (*exact[5:].split("|"), "", "")[:3]
        return parse(edtf, part or None, words if words != edtf else None, time or None)
    if local(element.tag) == "date":
        said = element.get("standardDate")
        if said:
            return from_normal(said, words or None)
        return _told(words)
    ends = {"fromDate": "", "toDate": ""}
    for one in element.iter():
        name = local(one.tag)
        if name in ends:
            said = one.get("standardDate") or one.get("notBefore") or one.get("notAfter") or ""
            year = re.search(r"\d{4}", text_of(one))
            ends[name] = said or (year[0] if year else "")
    if not any(ends.values()):
        return _told(words)
    wording = " – ".join(
        text_of(one) for one in element.iter() if local(one.tag) in ends and text_of(one)
    )
    return from_normal(f"{ends['fromDate']}/{ends['toDate']}", wording or None)


def _told(words: str) -> Date | None:
    try:
        return from_text(words) if words else None
    except DateRefused:
        return None
