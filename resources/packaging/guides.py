"""The user's guide as PDF files, the same bytes for the same commit."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NAMES = {"vi": "muniment-huong-dan.pdf", "en": "muniment-guide.pdf"}
DATE = re.compile(rb"(D:)\d{14}(?=Z)")
MOMENT = re.compile(rb"(Date=\")\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?=\+00:00\")")
UUID = re.compile(rb"(DocumentID=\"uuid:)[0-9a-f-]{36}")
ID = re.compile(rb"(/ID \[ )<[0-9a-f]{72}> <[0-9a-f]{72}>")


def write_guides(folder: Path, moment: int) -> None:
    """Write the guide in both languages into `folder`, dated `moment` (seconds since 1970)."""
    # fonts are embedded in the order of a hash table, and times are told in UTC
    fixed = os.environ | {"QT_QPA_PLATFORM": "offscreen", "QT_HASH_SEED": "0", "TZ": "UTC"}
    for lang, name in NAMES.items():
        out = folder / name
        subprocess.run(
            [sys.executable, "-m", "viewer", "guide", str(out), "--lang", lang],
            check=True,
            cwd=ROOT,
            env=fixed,
            stdout=subprocess.DEVNULL,
        )
        out.write_bytes(settled(out.read_bytes(), moment))


def settled(data: bytes, moment: int) -> bytes:
    """Return a PDF of Qt with `moment` for its dates and nothing of chance in its name.

    Each is replaced by as many bytes, so that the table at the file's end stays true.
    """
    at = datetime.fromtimestamp(moment, UTC)
    data = DATE.sub(rb"\g<1>" + at.strftime("%Y%m%d%H%M%S").encode(), data)
    data = MOMENT.sub(rb"\g<1>" + at.strftime("%Y-%m-%dT%H:%M:%S").encode(), data)
    data = UUID.sub(rb"\g<1>" + b"00000000-0000-0000-0000-000000000000", data)
    none = b"<" + b"30" * 36 + b">"
    return ID.sub(rb"\g<1>" + none + b" " + none, data)
