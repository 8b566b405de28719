"""EAC-CPF in: 2.0, and 1.x with its namespace or without; one file, or a folder of them.

A corporate body whose name begins with a unit word (Trung đoàn, Regiment) is a unit, any other a
body; families are bodies. Sources of the description become evidence for the record. Legal status,
resources and local descriptions that a record has no field for are lines of its context.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from db.errors import ImportRefused
from db.exchange.archival import (
    OURS,
    Agents,
    Element,
    Proposals,
    language,
    text,
)
from db.exchange.eac_cpf import KINDS, LOCAL, NAMESPACE
from db.exchange.eac_parts import (
    Agent,
    date_in,
    first,
    joined,
    lang_of,
    read_description,
    read_identity,
)
from db.exchange.parcel import EvidenceParcel, LinkParcel, Parcel, Rejected
from db.exchange.ports import Importer
from db.exchange.xml import local, root_tag, text_of
from db.exchange.xml import parse as parsed
from db.vietnamese import slug

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from db.exchange.ports import Known

MOST_FILES: Final = 100_000
_XLINK: Final = "{http://www.w3.org/1999/xlink}href"
_ROLE: Final = "{http://www.w3.org/1999/xlink}role"
_ARCROLE: Final = "{http://www.w3.org/1999/xlink}arcrole"
_UNIT: Final = re.compile(
    r"(?:(?:liên )?(?:đại đoàn|sư đoàn|lữ đoàn|trung đoàn|tiểu đoàn|đại đội|trung đội|tiểu đội|"
    r"binh đoàn|chi đội)|(?:\d+\S* )?(?:division|brigade|regiment|battalion|company|platoon|"
    r"groupement|tabor|bataillon|régiment|compagnie)\b)",
    re.IGNORECASE,
)
_RELATIONS: Final = {
    "hierarchical-parent": "part-of",
    "temporal-earlier": "preceded-by",
    "temporal-later": "predecessor-of",
}
_REF: Final = re.compile(r"[a-z]+/[a-z0-9-]+")
_PREDICATE: Final = re.compile(r"[a-z]+(?:-[a-z]+)*")
_TARGETS: Final = {"person": "person", "corporatebody": "body", "family": "body", "agent": "body"}
_ROOTS: Final = ("eac", "eac-cpf")


def read(path: Path, known: Known) -> Iterator[Parcel | Rejected]:
    """Yield a parcel for each agent of a file or folder, and for those that it is related to."""
    reader = _Reader(known)
    if not path.is_dir():
        yield from reader.read(path, path.name)
        return
    files = sorted(one for one in path.iterdir() if one.suffix.lower() == ".xml")
    if len(files) > MOST_FILES:
        raise ImportRefused(
            "{path} holds more than {most} files.", "Split it.", path=path, most=MOST_FILES
        )
    for file in files:
        try:
            yield from reader.read(file, file.name)
        except ImportRefused as refusal:
            yield Rejected.because(file.name, refusal)


class _Reader:
    """Reads file after file; what one names is known to the next by its name."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._side = known.lang if known.lang in ("vi", "en") else "vi"
        self._proposals = Proposals()
        self._agents = Agents(self._proposals)
        self._mains: set[str] = set()

    def read(self, path: Path, where: str) -> Iterator[Parcel | Rejected]:
        root = parsed(path, doctype="eac-cpf")
        if local(root.tag) not in _ROOTS:
            raise ImportRefused("{path} is no EAC-CPF file.", "Import it as what it is.", path=path)
        agent = Agent(lang=self._language(root))
        ours = self._read_control(agent, root)
        read_identity(agent, root)
        if ours:
            agent.kind = ours.partition("/")[0]
        elif agent.kind == "body" and agent.names and _UNIT.match(agent.names[0].text):
            agent.kind = "unit"
        if not ours and self._known.kind in KINDS:
            agent.kind = self._known.kind
        if not agent.names:
            yield Rejected(where, "The file names nobody: it has no <nameEntry>.")
            return
        read_description(agent, root)
        ref = ours or self._ref(agent)
        yield from self._read_relations(agent, root, ref, where)
        yield from (Rejected(where, message) for message in agent.refused)
        fields = {**agent.fields, **agent.texts.words(self._side)}
        if agent.kind != "person" and "role" in fields:
            fields.setdefault("functions", fields.pop("role"))
        yield Parcel(
            ref=ref,
            kind=agent.kind,
            names=tuple(dict.fromkeys(agent.names)),
            fields={name: value for name, value in fields.items() if name in _KNOWN[agent.kind]},
            links=tuple(dict.fromkeys(agent.links)),
            identifiers=tuple(sorted(agent.identifiers)),
            evidence=tuple(dict.fromkeys(agent.evidence)),
            status=agent.status,
            uuid=agent.uuid,
            lang=agent.lang if agent.lang in ("vi", "en") else self._side,
            tags=tuple(sorted(agent.tags)),
            placeholder=agent.placeholder,
            proposed=not ours,
            where=where,
        )

    def _language(self, root: Element) -> str:
        for one in root.iter():
            name = local(one.tag)
            if name in ("languageDeclaration", "language") and one.get("languageCode"):
                return language(one.get("languageCode"), self._known.lang)
        return self._known.lang

    def _ref(self, agent: Agent) -> str:
        """Return the ref of the agent of a file: that of its name, unless another file had it."""
        ref = self._proposals.named(agent.kind, agent.names[0].text)
        if ref in self._mains:
            ref = self._proposals.new(agent.kind, agent.names[0].text)
        self._mains.add(ref)
        return ref

    def _read_control(self, agent: Agent, root: Element) -> str | None:
        """Read who keeps the description; return the ref if it is one of ours."""
        control = first(root, "control")
        if control is None:
            return None
        number = (
            text_of(first(control, "recordId")) if first(control, "recordId") is not None else ""
        )
        others = [one for one in control if local(one.tag) == "otherRecordId"]
        uuids = [text_of(one) for one in others if one.get("localType") == "uuid"]
        ours = bool(uuids) and bool(_REF.fullmatch(number)) and number.split("/")[0] in KINDS
        if ours:
            agent.uuid = uuids[0]
        else:
            code = first(control, "agencyCode")
            agency = text_of(code) if code is not None else ""
            if number:
                agent.identifiers.add(("eac-cpf", f"{agency}/{number}" if agency else number))
            agent.identifiers |= {
                (one.get("localType") or "eac-cpf", text_of(one)) for one in others if text_of(one)
            }
        for one in control.iter():
            name = local(one.tag)
            if name == "conventionDeclaration":
                agent.texts.add("rules", lang_of(one, agent.lang), _convention(one))
            elif name == "source" and not ours and text_of(one):
                agent.evidence.append(EvidenceParcel("record", source=text_of(one)[:500]))
        return number if ours else None

    def _read_relations(
        self, agent: Agent, root: Element, ref: str, where: str
    ) -> Iterator[Parcel]:
        for one in root.iter():
            name = local(one.tag)
            if name in ("cpfRelation", "relation"):
                yield from self._relate(agent, one, ref, where)
            elif name in ("resourceRelation", "functionRelation"):
                said = text_of(one)
                area = "context" if name == "resourceRelation" else "functions"
                agent.texts.add(area, agent.lang, said)

    def _relate(self, agent: Agent, one: Element, ref: str, where: str) -> Iterator[Parcel]:
        target = first(one, "targetEntity")
        entry = target if target is not None else first(one, "relationEntry")
        kinds = [child for child in one if local(child.tag) in ("relationType", "targetRole")]
        said = one.get("cpfRelationType") or next((text_of(kind) for kind in kinds), "")
        said = said or re.split(r"[#/]", one.get(_ARCROLE) or "")[-1]
        address = (one if target is None else target).get("valueURI") or one.get(_XLINK) or ""
        date = date_in(agent, one)
        if any(kind.get("localType") == OURS for kind in kinds) and _REF.fullmatch(address):
            agent.links.append(LinkParcel(said, address, date))
            return
        name = joined(entry) if entry is not None else ""
        if not name:
            return
        kind = self._kind_of(one, target, name)
        if kind is None:
            agent.texts.add("context", agent.lang, name)
            return
        identifier = ("uri", address) if address.startswith("http") else None
        other, parcel = self._agents.parcel(
            kind, {agent.lang: name}, identifier=identifier, where=where
        )
        if parcel is not None:
            yield parcel
        if said == "hierarchical-child":
            link = LinkParcel("part-of", ref, date)
            yield Parcel(other, kind, links=(link,), proposed=True, where=where)
        elif other != ref:
            agent.links.append(LinkParcel(_predicate(said), other, date))

    def _kind_of(self, one: Element, target: Element | None, name: str) -> str | None:
        """Return what a related entity is; None for a resource or a function."""
        said = target.get("targetType") if target is not None else None
        if said is None:
            said = re.split(r"[#/]", one.get(_ROLE) or "agent")[-1]
        kind = _TARGETS.get(said.lower())
        return "unit" if kind == "body" and _UNIT.match(name) else kind


def _convention(element: Element) -> str:
    """Return a rule with its abbreviation, or, in 2.0, what is noted of it below its name."""
    notes = [text(one) for one in element if local(one.tag) == "descriptiveNote"]
    names = [text_of(one) for one in element if local(one.tag) in ("abbreviation", "citation")]
    if not names and not notes:
        return text_of(element)
    return "\n".join(filter(None, [": ".join(filter(None, names)), *notes]))


def _predicate(said: str) -> str:
    plain = slug(re.sub(r"(?<=[a-z])(?=[A-Z])", "-", said))
    known = _RELATIONS.get(plain)
    if known:
        return known
    usual = {"hierarchical", "temporal", "associative", "family", "identity", "associated-with", ""}
    return plain if plain not in usual and _PREDICATE.fullmatch(plain) else "related-to"


_KNOWN: Final = {
    kind: frozenset(
        ["summary", "role", "date", "inferred", "history", "places", "functions", "mandates",
         "structure", "context", "rules", *LOCAL]
    )
    - unknown
    for kind, unknown in {
        "unit": frozenset(["role", "type"]),
        "body": frozenset(["role", "echelon", "number", "code"]),
        "person": frozenset(["type", "echelon", "number", "code"]),
    }.items()
}  # fmt: skip


def is_eac(path: Path) -> bool:
    """Say whether a file is EAC-CPF, or a folder's first XML file is."""
    if path.is_dir():
        files = sorted(one for one in path.iterdir() if one.suffix.lower() == ".xml")[:1]
        return any(is_eac(file) for file in files)
    tag = root_tag(path)
    return tag in (f"{{{NAMESPACE}}}eac", "{urn:isbn:1-931666-33-4}eac-cpf", "eac-cpf")


IMPORTER = Importer(
    name="eac-cpf",
    title="EAC-CPF, units, bodies and persons",
    suffixes=(".xml", ""),
    kinds=(*KINDS, "source", "citation"),
    read=read,
    recognises=is_eac,
)
