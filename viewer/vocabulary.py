"""Vocabulary: the archive's keys as words a person reads, translated."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

CONTEXT = "Vocabulary"

Words = Mapping[str, object]
"""Keys to English source words, marked for translation."""

KIND: Words = {
    "article": QT_TRANSLATE_NOOP("Vocabulary", "Article"),
    "section": QT_TRANSLATE_NOOP("Vocabulary", "Section"),
    "map": QT_TRANSLATE_NOOP("Vocabulary", "Map"),
    "unit": QT_TRANSLATE_NOOP("Vocabulary", "Unit"),
    "body": QT_TRANSLATE_NOOP("Vocabulary", "Organisation"),
    "place": QT_TRANSLATE_NOOP("Vocabulary", "Place"),
    "person": QT_TRANSLATE_NOOP("Vocabulary", "Person"),
    "event": QT_TRANSLATE_NOOP("Vocabulary", "Event"),
    "route": QT_TRANSLATE_NOOP("Vocabulary", "Route"),
    "quantity": QT_TRANSLATE_NOOP("Vocabulary", "Quantity"),
    "term": QT_TRANSLATE_NOOP("Vocabulary", "Term"),
    "source": QT_TRANSLATE_NOOP("Vocabulary", "Source"),
    "citation": QT_TRANSLATE_NOOP("Vocabulary", "Citation"),
    "holding": QT_TRANSLATE_NOOP("Vocabulary", "Holding"),
    "media": QT_TRANSLATE_NOOP("Vocabulary", "Media item"),
    "tour": QT_TRANSLATE_NOOP("Vocabulary", "Tour"),
}

KINDS: Words = {
    "article": QT_TRANSLATE_NOOP("Vocabulary", "Articles"),
    "section": QT_TRANSLATE_NOOP("Vocabulary", "Sections"),
    "map": QT_TRANSLATE_NOOP("Vocabulary", "Maps"),
    "unit": QT_TRANSLATE_NOOP("Vocabulary", "Units"),
    "body": QT_TRANSLATE_NOOP("Vocabulary", "Organisations"),
    "place": QT_TRANSLATE_NOOP("Vocabulary", "Places"),
    "person": QT_TRANSLATE_NOOP("Vocabulary", "People"),
    "event": QT_TRANSLATE_NOOP("Vocabulary", "Events"),
    "route": QT_TRANSLATE_NOOP("Vocabulary", "Routes"),
    "quantity": QT_TRANSLATE_NOOP("Vocabulary", "Quantities"),
    "term": QT_TRANSLATE_NOOP("Vocabulary", "Terms"),
    "source": QT_TRANSLATE_NOOP("Vocabulary", "Sources"),
    "citation": QT_TRANSLATE_NOOP("Vocabulary", "Citations"),
    "holding": QT_TRANSLATE_NOOP("Vocabulary", "Holdings"),
    "media": QT_TRANSLATE_NOOP("Vocabulary", "Media"),
    "tour": QT_TRANSLATE_NOOP("Vocabulary", "Tours"),
}

FIELD: Words = {
    "abstract": QT_TRANSLATE_NOOP("Vocabulary", "Abstract"),
    "access": QT_TRANSLATE_NOOP("Vocabulary", "Conditions of access"),
    "accession": QT_TRANSLATE_NOOP("Vocabulary", "Accession"),
    "accruals": QT_TRANSLATE_NOOP("Vocabulary", "Accruals"),
    "acquisition": QT_TRANSLATE_NOOP("Vocabulary", "Immediate source of acquisition"),
    "admin_history": QT_TRANSLATE_NOOP("Vocabulary", "Administrative or biographical history"),
    "affiliation": QT_TRANSLATE_NOOP("Vocabulary", "Affiliation"),
    "appraisal": QT_TRANSLATE_NOOP("Vocabulary", "Appraisal, destruction, scheduling"),
    "archivist_note": QT_TRANSLATE_NOOP("Vocabulary", "Archivist’s note"),
    "arrangement": QT_TRANSLATE_NOOP("Vocabulary", "System of arrangement"),
    "article": QT_TRANSLATE_NOOP("Vocabulary", "Article"),
    "authors": QT_TRANSLATE_NOOP("Vocabulary", "Author"),
    "basis": QT_TRANSLATE_NOOP("Vocabulary", "Basis of position"),
    "body.date": QT_TRANSLATE_NOOP("Vocabulary", "Dates of existence"),
    "claim": QT_TRANSLATE_NOOP("Vocabulary", "What it supports"),
    "claimed_by": QT_TRANSLATE_NOOP("Vocabulary", "According to"),
    "code": QT_TRANSLATE_NOOP("Vocabulary", "Code"),
    "context": QT_TRANSLATE_NOOP("Vocabulary", "General context"),
    "copies_location": QT_TRANSLATE_NOOP("Vocabulary", "Location of copies"),
    "creator": QT_TRANSLATE_NOOP("Vocabulary", "Creator"),
    "credit": QT_TRANSLATE_NOOP("Vocabulary", "Credit"),
    "custodial_history": QT_TRANSLATE_NOOP("Vocabulary", "Archival history"),
    "date": QT_TRANSLATE_NOOP("Vocabulary", "Date"),
    "definition": QT_TRANSLATE_NOOP("Vocabulary", "Definition"),
    "description_date": QT_TRANSLATE_NOOP("Vocabulary", "Dates of description"),
    "donor": QT_TRANSLATE_NOOP("Vocabulary", "Donor"),
    "echelon": QT_TRANSLATE_NOOP("Vocabulary", "Echelon"),
    "embargo_until": QT_TRANSLATE_NOOP("Vocabulary", "Embargo until"),
    "event": QT_TRANSLATE_NOOP("Vocabulary", "Event"),
    "extent": QT_TRANSLATE_NOOP("Vocabulary", "Extent"),
    "finding_aids": QT_TRANSLATE_NOOP("Vocabulary", "Finding aids"),
    "functions": QT_TRANSLATE_NOOP("Vocabulary", "Functions, occupations, activities"),
    "high": QT_TRANSLATE_NOOP("Vocabulary", "At most"),
    "history": QT_TRANSLATE_NOOP("Vocabulary", "History"),
    "holding": QT_TRANSLATE_NOOP("Vocabulary", "Holding"),
    "identified": QT_TRANSLATE_NOOP("Vocabulary", "Identified"),
    "inferred": QT_TRANSLATE_NOOP("Vocabulary", "How it is inferred"),
    "keywords": QT_TRANSLATE_NOOP("Vocabulary", "Keywords"),
    "lane": QT_TRANSLATE_NOOP("Vocabulary", "Theatre"),
    "lang": QT_TRANSLATE_NOOP("Vocabulary", "Language"),
    "language_script": QT_TRANSLATE_NOOP("Vocabulary", "Language and scripts"),
    "level": QT_TRANSLATE_NOOP("Vocabulary", "Level"),
    "licence": QT_TRANSLATE_NOOP("Vocabulary", "Licence"),
    "links": QT_TRANSLATE_NOOP("Vocabulary", "Relationships"),
    "locator": QT_TRANSLATE_NOOP("Vocabulary", "Locator"),
    "locator_en": QT_TRANSLATE_NOOP("Vocabulary", "Locator in English"),
    "low": QT_TRANSLATE_NOOP("Vocabulary", "At least"),
    "mandates": QT_TRANSLATE_NOOP("Vocabulary", "Mandates, sources of authority"),
    "map.date": QT_TRANSLATE_NOOP("Vocabulary", "Time that the sheet shows"),
    "marker": QT_TRANSLATE_NOOP("Vocabulary", "Mark in the text"),
    "may_be_shown": QT_TRANSLATE_NOOP("Vocabulary", "May be shown"),
    "media": QT_TRANSLATE_NOOP("Vocabulary", "Picture"),
    "media_type": QT_TRANSLATE_NOOP("Vocabulary", "Media type"),
    "minutes": QT_TRANSLATE_NOOP("Vocabulary", "Minutes"),
    "mode": QT_TRANSLATE_NOOP("Vocabulary", "Manner"),
    "names": QT_TRANSLATE_NOOP("Vocabulary", "Names"),
    "note": QT_TRANSLATE_NOOP("Vocabulary", "Note"),
    "number": QT_TRANSLATE_NOOP("Vocabulary", "Number"),
    "originals_location": QT_TRANSLATE_NOOP("Vocabulary", "Location of originals"),
    "parent": QT_TRANSLATE_NOOP("Vocabulary", "Part of"),
    "passage": QT_TRANSLATE_NOOP("Vocabulary", "Paragraph"),
    "passages": QT_TRANSLATE_NOOP("Vocabulary", "Paragraphs"),
    "person.date": QT_TRANSLATE_NOOP("Vocabulary", "Dates of life"),
    "physical": QT_TRANSLATE_NOOP("Vocabulary", "Physical characteristics"),
    "placeholder": QT_TRANSLATE_NOOP("Vocabulary", "Stands for one not named"),
    "places": QT_TRANSLATE_NOOP("Vocabulary", "Places"),
    "position": QT_TRANSLATE_NOOP("Vocabulary", "Position"),
    "publication": QT_TRANSLATE_NOOP("Vocabulary", "Publication"),
    "publication_note": QT_TRANSLATE_NOOP("Vocabulary", "Publication note"),
    "qualifier": QT_TRANSLATE_NOOP("Vocabulary", "Precision"),
    "reference_code": QT_TRANSLATE_NOOP("Vocabulary", "Reference code"),
    "related_units": QT_TRANSLATE_NOOP("Vocabulary", "Related units of description"),
    "reproduction": QT_TRANSLATE_NOOP("Vocabulary", "Conditions of reproduction"),
    "rights_holder": QT_TRANSLATE_NOOP("Vocabulary", "Rights holder"),
    "road": QT_TRANSLATE_NOOP("Vocabulary", "Along"),
    "role": QT_TRANSLATE_NOOP("Vocabulary", "Role"),
    "rules": QT_TRANSLATE_NOOP("Vocabulary", "Rules or conventions"),
    "scale": QT_TRANSLATE_NOOP("Vocabulary", "Scale"),
    "scope": QT_TRANSLATE_NOOP("Vocabulary", "Scope and content"),
    "section": QT_TRANSLATE_NOOP("Vocabulary", "Section"),
    "sha256": QT_TRANSLATE_NOOP("Vocabulary", "Checksum"),
    "shelf": QT_TRANSLATE_NOOP("Vocabulary", "Shelf"),
    "side": QT_TRANSLATE_NOOP("Vocabulary", "Side"),
    "size": QT_TRANSLATE_NOOP("Vocabulary", "Size"),
    "source": QT_TRANSLATE_NOOP("Vocabulary", "Source"),
    "source.number": QT_TRANSLATE_NOOP("Vocabulary", "Number in the list"),
    "status": QT_TRANSLATE_NOOP("Vocabulary", "Status"),
    "stops": QT_TRANSLATE_NOOP("Vocabulary", "Stops"),
    "identifiers": QT_TRANSLATE_NOOP("Vocabulary", "Identifiers"),
    "structure": QT_TRANSLATE_NOOP("Vocabulary", "Internal structure"),
    "summary": QT_TRANSLATE_NOOP("Vocabulary", "Summary"),
    "title": QT_TRANSLATE_NOOP("Vocabulary", "Title"),
    "type": QT_TRANSLATE_NOOP("Vocabulary", "Type"),
    "uncertainty_km": QT_TRANSLATE_NOOP("Vocabulary", "Uncertainty"),
    "unit": QT_TRANSLATE_NOOP("Vocabulary", "Unit of count"),
    "unit.date": QT_TRANSLATE_NOOP("Vocabulary", "Dates of existence"),
    "unit_en": QT_TRANSLATE_NOOP("Vocabulary", "Unit of count in English"),
    "value": QT_TRANSLATE_NOOP("Vocabulary", "Value"),
    "what": QT_TRANSLATE_NOOP("Vocabulary", "What is counted"),
    "where": QT_TRANSLATE_NOOP("Vocabulary", "Where"),
    "who": QT_TRANSLATE_NOOP("Vocabulary", "Whose"),
    "wording": QT_TRANSLATE_NOOP("Vocabulary", "Wording"),
    "year": QT_TRANSLATE_NOOP("Vocabulary", "Year"),
}

PREDICATE: Words = {
    "attacked": QT_TRANSLATE_NOOP("Vocabulary", "Attacked"),
    "causes": QT_TRANSLATE_NOOP("Vocabulary", "Led to"),
    "cited-in": QT_TRANSLATE_NOOP("Vocabulary", "Cited in"),
    "cites": QT_TRANSLATE_NOOP("Vocabulary", "Cites"),
    "claimed-by": QT_TRANSLATE_NOOP("Vocabulary", "According to"),
    "commanded-by": QT_TRANSLATE_NOOP("Vocabulary", "Commanded by"),
    "concerns": QT_TRANSLATE_NOOP("Vocabulary", "Concerns"),
    "created-by": QT_TRANSLATE_NOOP("Vocabulary", "Created by"),
    "decided-by": QT_TRANSLATE_NOOP("Vocabulary", "Decided by"),
    "documents": QT_TRANSLATE_NOOP("Vocabulary", "Bears on"),
    "explains": QT_TRANSLATE_NOOP("Vocabulary", "Explains"),
    "follows": QT_TRANSLATE_NOOP("Vocabulary", "Follows"),
    "led-by": QT_TRANSLATE_NOOP("Vocabulary", "Led by"),
    "located-in": QT_TRANSLATE_NOOP("Vocabulary", "Located in"),
    "member-of": QT_TRANSLATE_NOOP("Vocabulary", "Member of"),
    "moved-by": QT_TRANSLATE_NOOP("Vocabulary", "Moved by"),
    "operated-in": QT_TRANSLATE_NOOP("Vocabulary", "Operated in"),
    "ordered-by": QT_TRANSLATE_NOOP("Vocabulary", "Ordered by"),
    "part-of": QT_TRANSLATE_NOOP("Vocabulary", "Part of"),
    "preceded-by": QT_TRANSLATE_NOOP("Vocabulary", "Preceded by"),
    "predecessor-of": QT_TRANSLATE_NOOP("Vocabulary", "Predecessor of"),
    "related-to": QT_TRANSLATE_NOOP("Vocabulary", "Related to"),
    "took-part-in": QT_TRANSLATE_NOOP("Vocabulary", "Took part in"),
    "took-place-at": QT_TRANSLATE_NOOP("Vocabulary", "Took place at"),
}

INVERSE: Words = {
    "attacked": QT_TRANSLATE_NOOP("Vocabulary", "Attacked by"),
    "causes": QT_TRANSLATE_NOOP("Vocabulary", "Result of"),
    "cited-in": QT_TRANSLATE_NOOP("Vocabulary", "Citations here"),
    "cites": QT_TRANSLATE_NOOP("Vocabulary", "Cited by"),
    "claimed-by": QT_TRANSLATE_NOOP("Vocabulary", "Claims made"),
    "commanded-by": QT_TRANSLATE_NOOP("Vocabulary", "Commanded"),
    "concerns": QT_TRANSLATE_NOOP("Vocabulary", "Figures"),
    "created-by": QT_TRANSLATE_NOOP("Vocabulary", "Creator of"),
    "decided-by": QT_TRANSLATE_NOOP("Vocabulary", "Decided"),
    "documents": QT_TRANSLATE_NOOP("Vocabulary", "Documented in"),
    "explains": QT_TRANSLATE_NOOP("Vocabulary", "Explained by"),
    "follows": QT_TRANSLATE_NOOP("Vocabulary", "Routes along it"),
    "led-by": QT_TRANSLATE_NOOP("Vocabulary", "Led"),
    "located-in": QT_TRANSLATE_NOOP("Vocabulary", "Located here"),
    "member-of": QT_TRANSLATE_NOOP("Vocabulary", "Members"),
    "moved-by": QT_TRANSLATE_NOOP("Vocabulary", "Movements"),
    "operated-in": QT_TRANSLATE_NOOP("Vocabulary", "Units operating here"),
    "ordered-by": QT_TRANSLATE_NOOP("Vocabulary", "Ordered"),
    "part-of": QT_TRANSLATE_NOOP("Vocabulary", "Includes"),
    "preceded-by": QT_TRANSLATE_NOOP("Vocabulary", "Followed by"),
    "predecessor-of": QT_TRANSLATE_NOOP("Vocabulary", "Successor of"),
    "related-to": QT_TRANSLATE_NOOP("Vocabulary", "Related to"),
    "took-part-in": QT_TRANSLATE_NOOP("Vocabulary", "Taking part"),
    "took-place-at": QT_TRANSLATE_NOOP("Vocabulary", "Events here"),
}

GRADE: Words = {
    "certain": QT_TRANSLATE_NOOP("Vocabulary", "Certain"),
    "probable": QT_TRANSLATE_NOOP("Vocabulary", "Probable"),
    "doubtful": QT_TRANSLATE_NOOP("Vocabulary", "Doubtful"),
}

RANK: Words = {
    "preferred": QT_TRANSLATE_NOOP("Vocabulary", "Preferred"),
    "rival": QT_TRANSLATE_NOOP("Vocabulary", "Another account"),
    "rejected": QT_TRANSLATE_NOOP("Vocabulary", "Rejected"),
}

STATUS: Words = {
    "draft": QT_TRANSLATE_NOOP("Vocabulary", "Draft"),
    "reviewed": QT_TRANSLATE_NOOP("Vocabulary", "Reviewed"),
    "published": QT_TRANSLATE_NOOP("Vocabulary", "Published"),
}

SIDE: Words = {
    "vietnam": QT_TRANSLATE_NOOP("Vocabulary", "Vietnamese side"),
    "france": QT_TRANSLATE_NOOP("Vocabulary", "French side"),
}

LANE: Words = {
    "rear": QT_TRANSLATE_NOOP("Vocabulary", "The rear"),
    "border": QT_TRANSLATE_NOOP("Vocabulary", "The border"),
    "thai-nguyen": QT_TRANSLATE_NOOP("Vocabulary", "Thái Nguyên"),
    "other": QT_TRANSLATE_NOOP("Vocabulary", "Elsewhere"),
    "suggested": QT_TRANSLATE_NOOP("Vocabulary", "Suggested, not yet reviewed"),
}

ECHELON: Words = {
    "division": QT_TRANSLATE_NOOP("Vocabulary", "Division"),
    "regiment": QT_TRANSLATE_NOOP("Vocabulary", "Regiment"),
    "battalion": QT_TRANSLATE_NOOP("Vocabulary", "Battalion"),
    "company": QT_TRANSLATE_NOOP("Vocabulary", "Company"),
    "platoon": QT_TRANSLATE_NOOP("Vocabulary", "Platoon"),
    "squad": QT_TRANSLATE_NOOP("Vocabulary", "Squad"),
    "guerrillas": QT_TRANSLATE_NOOP("Vocabulary", "Guerrillas"),
    "militia": QT_TRANSLATE_NOOP("Vocabulary", "Militia"),
    "group": QT_TRANSLATE_NOOP("Vocabulary", "Mobile group"),
    "fleet": QT_TRANSLATE_NOOP("Vocabulary", "Flotilla"),
    "formation": QT_TRANSLATE_NOOP("Vocabulary", "Formation"),
}

MODE: Words = {
    "advance": QT_TRANSLATE_NOOP("Vocabulary", "Advance"),
    "retreat": QT_TRANSLATE_NOOP("Vocabulary", "Withdrawal"),
    "supply": QT_TRANSLATE_NOOP("Vocabulary", "Supply run"),
    "landing": QT_TRANSLATE_NOOP("Vocabulary", "Landing"),
    "patrol": QT_TRANSLATE_NOOP("Vocabulary", "Patrol"),
    "march": QT_TRANSLATE_NOOP("Vocabulary", "March"),
    "relief": QT_TRANSLATE_NOOP("Vocabulary", "Relief"),
}

QUALIFIER: Words = {
    "exact": QT_TRANSLATE_NOOP("Vocabulary", "Exactly"),
    "about": QT_TRANSLATE_NOOP("Vocabulary", "About"),
    "over": QT_TRANSLATE_NOOP("Vocabulary", "Over"),
    "nearly": QT_TRANSLATE_NOOP("Vocabulary", "Nearly"),
    "order": QT_TRANSLATE_NOOP("Vocabulary", "In the order of"),
}

PLACE_TYPE: Words = {
    "airfield": QT_TRANSLATE_NOOP("Vocabulary", "Airfield"),
    "base-area": QT_TRANSLATE_NOOP("Vocabulary", "Base area"),
    "bridge": QT_TRANSLATE_NOOP("Vocabulary", "Bridge"),
    "city": QT_TRANSLATE_NOOP("Vocabulary", "City"),
    "commune": QT_TRANSLATE_NOOP("Vocabulary", "Commune"),
    "corridor": QT_TRANSLATE_NOOP("Vocabulary", "Corridor"),
    "country": QT_TRANSLATE_NOOP("Vocabulary", "Country"),
    "district": QT_TRANSLATE_NOOP("Vocabulary", "District"),
    "field": QT_TRANSLATE_NOOP("Vocabulary", "Field"),
    "ford": QT_TRANSLATE_NOOP("Vocabulary", "Ford"),
    "front": QT_TRANSLATE_NOOP("Vocabulary", "Front"),
    "hill": QT_TRANSLATE_NOOP("Vocabulary", "Hill"),
    "landing": QT_TRANSLATE_NOOP("Vocabulary", "River landing"),
    "line": QT_TRANSLATE_NOOP("Vocabulary", "Line"),
    "locality": QT_TRANSLATE_NOOP("Vocabulary", "Locality"),
    "mountain": QT_TRANSLATE_NOOP("Vocabulary", "Mountain"),
    "pagoda": QT_TRANSLATE_NOOP("Vocabulary", "Pagoda"),
    "pass": QT_TRANSLATE_NOOP("Vocabulary", "Pass"),
    "post": QT_TRANSLATE_NOOP("Vocabulary", "Post"),
    "province": QT_TRANSLATE_NOOP("Vocabulary", "Province"),
    "region": QT_TRANSLATE_NOOP("Vocabulary", "Region"),
    "river": QT_TRANSLATE_NOOP("Vocabulary", "River"),
    "road": QT_TRANSLATE_NOOP("Vocabulary", "Road"),
    "town": QT_TRANSLATE_NOOP("Vocabulary", "Town"),
    "village": QT_TRANSLATE_NOOP("Vocabulary", "Village"),
    "weir": QT_TRANSLATE_NOOP("Vocabulary", "Weir"),
}

BODY_TYPE: Words = {
    "party": QT_TRANSLATE_NOOP("Vocabulary", "Party organisation"),
    "government": QT_TRANSLATE_NOOP("Vocabulary", "Government"),
    "command": QT_TRANSLATE_NOOP("Vocabulary", "Command"),
    "league": QT_TRANSLATE_NOOP("Vocabulary", "Mass organisation"),
    "committee": QT_TRANSLATE_NOOP("Vocabulary", "Committee"),
    "office": QT_TRANSLATE_NOOP("Vocabulary", "Office"),
    "group": QT_TRANSLATE_NOOP("Vocabulary", "Group"),
}

SOURCE_TYPE: Words = {
    "article": QT_TRANSLATE_NOOP("Vocabulary", "Article"),
    "book": QT_TRANSLATE_NOOP("Vocabulary", "Book"),
    "dataset": QT_TRANSLATE_NOOP("Vocabulary", "Dataset"),
    "editorial": QT_TRANSLATE_NOOP("Vocabulary", "Editors’ note"),
    "map": QT_TRANSLATE_NOOP("Vocabulary", "Map"),
    "unidentified": QT_TRANSLATE_NOOP("Vocabulary", "Unidentified source"),
}

LEVEL: Words = {
    "fonds": QT_TRANSLATE_NOOP("Vocabulary", "Fonds"),
    "subfonds": QT_TRANSLATE_NOOP("Vocabulary", "Sub-fonds"),
    "series": QT_TRANSLATE_NOOP("Vocabulary", "Series"),
    "subseries": QT_TRANSLATE_NOOP("Vocabulary", "Sub-series"),
    "file": QT_TRANSLATE_NOOP("Vocabulary", "File"),
    "item": QT_TRANSLATE_NOOP("Vocabulary", "Item"),
    "object": QT_TRANSLATE_NOOP("Vocabulary", "Object"),
    "photograph": QT_TRANSLATE_NOOP("Vocabulary", "Photograph"),
}

NAME_TYPE: Words = {
    "preferred": QT_TRANSLATE_NOOP("Vocabulary", "Name"),
    "variant": QT_TRANSLATE_NOOP("Vocabulary", "Variant"),
    "code": QT_TRANSLATE_NOOP("Vocabulary", "Code name"),
    "transliteration": QT_TRANSLATE_NOOP("Vocabulary", "Transliteration"),
    "translation": QT_TRANSLATE_NOOP("Vocabulary", "Translation"),
    "abbreviation": QT_TRANSLATE_NOOP("Vocabulary", "Abbreviation"),
}

LANGUAGE: Words = {
    "vi": QT_TRANSLATE_NOOP("Vocabulary", "Vietnamese"),
    "en": QT_TRANSLATE_NOOP("Vocabulary", "English"),
    "fr": QT_TRANSLATE_NOOP("Vocabulary", "French"),
}

VALUES: Mapping[str, Words] = {
    "body.type": BODY_TYPE,
    "echelon": ECHELON,
    "lane": LANE,
    "level": LEVEL,
    "lang": LANGUAGE,
    "mode": MODE,
    "place.type": PLACE_TYPE,
    "qualifier": QUALIFIER,
    "side": SIDE,
    "source.type": SOURCE_TYPE,
}


def word(words: Words, key: str) -> str:
    """Return the word for `key` in the language spoken now; the key itself if it is unknown."""
    source = words.get(key)
    return key if source is None else QCoreApplication.translate(CONTEXT, str(source))


def value_word(kind: str, field: str, key: str) -> str:
    """Return the word for a field's coded value, such as a place's type or a unit's echelon."""
    return word(VALUES.get(f"{kind}.{field}") or VALUES.get(field) or {}, key)


def link_word(predicate: str, *, outgoing: bool) -> str:
    """Return the words for a link, as read from its subject or (not outgoing) from its object."""
    return word(PREDICATE if outgoing else INVERSE, predicate)
