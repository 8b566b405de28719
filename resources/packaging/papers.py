"""The papers of a package: the notices of what is inside, and a bill of materials (CycloneDX)."""

from __future__ import annotations

import json
import uuid
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from inside import Part

DATA_NOTICES = ("geo/NOTICE.md", "fonts/OFL-BeVietnamPro.txt", "fonts/OFL-NotoSerif.txt")
"""Licences and sources of our data, which stand beside it in resources/."""


def write_notices(out: Path, parts: Sequence[Part], root: Path) -> None:
    """Write who made what is inside, and under which licence: ours, the data's, each part's."""
    texts = [
        "Muniment is free software under the MIT licence; it is made of these parts of others.\n",
        (root / "LICENSE").read_text("utf-8"),
        *(
            f"{_rule(name)}\n{(root / 'resources' / name).read_text('utf-8')}"
            for name in DATA_NOTICES
        ),
    ]
    seen: dict[str, str] = {}
    for part in parts:
        title = f"{part.name} {part.version} ({part.licence})"
        texts.append(_rule(title))
        for text in part.texts:
            if text in seen:
                texts.append(f"The same text as that of {seen[text]}.\n")
            else:
                seen[text] = title
                texts.append(text)
    out.write_text("\n".join(texts), encoding="utf-8")


def _rule(title: str) -> str:
    return f"{'=' * 100}\n{title}\n{'=' * 100}\n"


def write_bill(out: Path, parts: Sequence[Part], version: str, moment: int) -> None:
    """Write the parts as a CycloneDX 1.6 document; `moment` are seconds since 1970.

    The format: https://cyclonedx.org/docs/1.6/json/
    """
    number = uuid.uuid5(uuid.NAMESPACE_URL, f"muniment {version} {moment}")
    bill: dict[str, Any] = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": number.urn,
        "version": 1,
        "metadata": {
            "timestamp": datetime.fromtimestamp(moment, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": {
                "type": "application",
                "bom-ref": "muniment",
                "name": "muniment",
                "version": version,
                "licenses": [{"license": {"id": "MIT"}}],
            },
        },
        "components": [_component(part) for part in parts],
        "dependencies": [{"ref": "muniment", "dependsOn": [_reference(part) for part in parts]}],
    }
    out.write_text(json.dumps(bill, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _reference(part: Part) -> str:
    return f"{part.purl}#{part.name}"


def _component(part: Part) -> dict[str, Any]:
    return {
        "type": "library",
        "bom-ref": _reference(part),
        "name": part.name,
        "version": part.version,
        "purl": part.purl,
        "licenses": [_licence(part.licence)],
    }


def _licence(words: str) -> dict[str, Any]:
    if " " not in words:
        return {"license": {"id": words}}
    if " WITH " in words or " OR " in words or " AND " in words:
        return {"expression": words}
    return {"license": {"name": words}}
