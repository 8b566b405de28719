"""EAC-CPF: out as valid 2.0 and back; 1.x in the manner of other programs; hostile files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from db import Archive, reading
from db.dates import parse
from db.errors import ImportRefused
from db.exchange import eac, eac_cpf
from db.exchange.formats import told_from
from db.exchange.incoming import carry_out
from db.exchange.losses import losses
from db.exchange.outgoing import Source, parcels
from db.exchange.parcel import EvidenceParcel, LinkParcel, Parcel, Rejected
from db.exchange.ports import Known
from db.records import Words
from tests.db.exchange.holdings import add_agents
from tests.db.exchange.roundtrip import read_from, taken_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.engine import Connection

LOST = {"evidence", "rival", "link", "name"}
"""What EAC-CPF cannot hold: evidence, rivals, reasons of names, links to what did not go out."""


@pytest.fixture(scope="module")
def museum(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """Make an archive once, which no test changes."""
    path = tmp_path_factory.mktemp("museum") / "kho.muniment"
    with Archive.create(path, Words("Kho Mẫu", "Sample Archive")) as archive:
        archive.write(add_agents)
        yield archive


def exported(archive: Archive, path: Path) -> Path:
    def write(connection: Connection) -> None:
        about = reading.about(connection)
        eac_cpf.write(Source(connection, about, eac_cpf.KINDS, archive.path, path.parent), path)

    archive.read(write)
    return path


def agents(archive: Archive) -> list[Parcel]:
    return archive.read(lambda connection: list(parcels(connection, eac_cpf.KINDS)))


def brought(path: Path, archive: Archive) -> list[Parcel]:
    archive.write(carry_out, list(eac.read(path, Known())))
    return agents(archive)


def read(folder: Path, text: str | bytes, lang: str = "vi") -> list[Parcel | Rejected]:
    path = folder / "a.xml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return list(eac.read(path, Known(lang=lang)))


def taken(found: list[Parcel | Rejected]) -> dict[str, Parcel]:
    return {one.ref: one for one in found if isinstance(one, Parcel)}


def test_every_file_is_valid(museum: Archive, bundled: Path, tmp_path: Path, shared: Path) -> None:
    from lxml import etree

    schema = etree.XMLSchema(etree.parse(str(shared / "schemas" / "eac-2.0.xsd")))
    with Archive.open(bundled) as archive:
        folders = [exported(museum, tmp_path / "a"), exported(archive, tmp_path / "b")]
        expected = [4, len(agents(archive))]
    for folder, count in zip(folders, expected, strict=True):
        files = list(folder.iterdir())
        assert len(files) == count > 3
        for file in files:
            schema.assertValid(etree.parse(str(file)))


def test_agents_come_back_whole_in_a_new_archive(museum: Archive, tmp_path: Path) -> None:
    folder = exported(museum, tmp_path / "a")
    assert told_from(folder) is eac.IMPORTER
    with Archive.create(tmp_path / "mới.muniment", Words("Mới")) as fresh:
        assert list(losses(agents(museum), brought(folder, fresh))) == []
        again = taken_in(fresh, read_from(eac.IMPORTER, folder))
    assert again.unchanged == 4
    assert not again.added
    assert not again.changed


def test_the_bundled_archive_loses_what_the_format_cannot_hold(
    bundled: Path, tmp_path: Path
) -> None:
    with Archive.open(bundled) as archive:
        before = agents(archive)
        folder = exported(archive, tmp_path / "a")
    refs = {parcel.ref for parcel in before}
    with Archive.create(tmp_path / "mới.muniment", Words("Mới")) as fresh:
        lost = list(losses(before, brought(folder, fresh)))
    assert {loss.part for loss in lost} == LOST
    for loss in lost:
        if loss.part == "link":
            assert loss.before.split()[1] not in refs or "(" in loss.before
    reasoned = sum(name.reason is not None for parcel in before for name in parcel.names)
    assert sum(loss.part == "name" for loss in lost) == reasoned


OLDER = """<?xml version="1.0" encoding="UTF-8"?>
<eac-cpf xmlns="urn:isbn:1-931666-33-4" xmlns:xlink="http://www.w3.org/1999/xlink">
<control><recordId>r-7</recordId><maintenanceAgency><agencyCode>VN-X</agencyCode>
<agencyName>Kho Mẫu</agencyName></maintenanceAgency><languageDeclaration>
<language languageCode="eng">English</language></languageDeclaration>
<conventionDeclaration><citation>ISAAR(CPF)</citation></conventionDeclaration>
<sources><source><sourceEntry>Sample History, 1999</sourceEntry></source></sources></control>
<cpfDescription><identity><entityType>corporateBody</entityType>
<nameEntry><part>Regiment 900</part><authorizedForm>AACR2</authorizedForm></nameEntry>
<nameEntry><part>900th Regiment</part><alternativeForm>AACR2</alternativeForm></nameEntry>
<entityId localType="viaf">55</entityId></identity>
<description><existDates><dateRange><fromDate standardDate="1947-05">May 1947</fromDate>
<toDate standardDate="1954">1954</toDate></dateRange></existDates>
<place><placeRole>headquarters</placeRole><placeEntry>Sample Town</placeEntry></place>
<functions><function><term>Defence</term><descriptiveNote><p>Of roads.</p></descriptiveNote>
</function></functions><legalStatus><term>Army unit</term></legalStatus>
<biogHist><abstract>A regiment.</abstract><p>Raised in 1947.</p><chronList>
<chronItem><date>1950</date><event>Fought.</event></chronItem></chronList></biogHist></description>
<relations><cpfRelation cpfRelationType="hierarchical-parent" xlink:href="http://example.org/9">
<relationEntry>Division 90</relationEntry></cpfRelation>
<cpfRelation xlink:arcrole="correspondedWith" xlink:role="http://example.org/types/Person">
<relationEntry>Sample, Ann</relationEntry></cpfRelation>
<cpfRelation cpfRelationType="hierarchical-child"><relationEntry>Battalion 91</relationEntry>
</cpfRelation><cpfRelation cpfRelationType="associative"><relationEntry>Sample Office
</relationEntry><date standardDate="1950">1950</date></cpfRelation>
<resourceRelation resourceRelationType="creatorOf"><relationEntry>Letters</relationEntry>
</resourceRelation></relations></cpfDescription></eac-cpf>"""


def test_the_older_version(tmp_path: Path) -> None:
    found = taken(read(tmp_path, OLDER))
    unit = found["unit/regiment-900"]
    assert [(name.text, name.type, name.lang) for name in unit.names] == [
        ("Regiment 900", "preferred", "en"),
        ("900th Regiment", "variant", "en"),
    ]
    assert unit.identifiers == (("eac-cpf", "VN-X/r-7"), ("viaf", "55"))
    assert unit.fields["date"] == parse("1947-05/1954", wording="May 1947 – 1954")
    assert unit.fields["places"] == Words(en="headquarters: Sample Town")
    assert unit.fields["functions"] == Words(en="Defence\nOf roads.")
    assert unit.fields["summary"] == Words(en="A regiment.")
    assert unit.fields["history"] == Words(en="Raised in 1947.\n1950 Fought.")
    assert unit.fields["context"] == Words(en="Army unit\nLetters")
    assert unit.fields["rules"] == Words(en="ISAAR(CPF)")
    assert unit.evidence == (EvidenceParcel("record", source="Sample History, 1999"),)
    assert [(link.predicate, link.ref) for link in unit.links] == [
        ("part-of", "unit/division-90"),
        ("corresponded-with", "person/sample-ann"),
        ("related-to", "body/sample-office"),
    ]
    assert found["unit/division-90"].identifiers == (("uri", "http://example.org/9"),)
    assert found["unit/battalion-91"].links == (LinkParcel("part-of", "unit/regiment-900"),)
    with Archive.create(tmp_path / "a.muniment", Words("A")) as archive:
        for added in (True, False):
            carried = taken_in(archive, read(tmp_path, OLDER))
            assert bool(carried.added) is added
            assert not carried.changed
            assert carried.problems == []


def test_a_person_without_a_namespace_and_with_dates_that_are_none(tmp_path: Path) -> None:
    text = (
        "<eac-cpf><control><recordId>1</recordId></control><cpfDescription><identity><entityType>"
        "person</entityType><nameEntryParallel>"
        "<nameEntry lang='vie'><part>Lê"
        "</part><part localType='forename'>Văn Mẫu</part></nameEntry></nameEntryParallel>"
        "</identity><description><existDates><date standardDate='1901-99'>năm ấy</date>"
        "</existDates><occupation><term>Chủ tịch</term></occupation></description></cpfDescription>"
        "</eac-cpf>"
    )
    found = read(tmp_path, text)
    person = found[-1]
    assert isinstance(person, Parcel)
    assert person.title() == "Lê, Văn Mẫu"
    assert person.fields == {"role": Words("Chủ tịch")}
    assert isinstance(found[0], Rejected)
    assert "1901-99" in found[0].message


def test_a_folder_tells_which_file_is_wrong(museum: Archive, tmp_path: Path) -> None:
    folder = exported(museum, tmp_path / "a")
    (folder / "b.xml").write_text("<eac", encoding="utf-8")
    (folder / "c.xml").write_text("<ead/>", encoding="utf-8")
    found = list(eac.read(folder, Known()))
    assert [one.where for one in found if isinstance(one, Rejected)] == ["b.xml", "c.xml"]
    assert sum(isinstance(one, Parcel) for one in found) == 4


HOSTILE = {
    "entities": "<!DOCTYPE eac-cpf [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]><eac-cpf>&b;</eac-cpf>",
    "outside": "<!DOCTYPE eac-cpf [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><eac-cpf>&a;</eac-cpf>",
    "deep": "<eac-cpf>" + "<p>" * 5000 + "</p>" * 5000 + "</eac-cpf>",
    "cut": OLDER[:900],
    "other": "<ead/>",
    "bytes": b"<eac-cpf>\xff\xfe</eac-cpf>",
    "empty": b"",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_get_one_sentence(tmp_path: Path, name: str) -> None:
    with pytest.raises(ImportRefused) as caught:
        read(tmp_path, HOSTILE[name])
    assert "\n" not in str(caught.value)
