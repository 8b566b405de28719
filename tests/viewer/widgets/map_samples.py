"""Pins, routes and layers that the map's tests are made of."""

from __future__ import annotations

import csv
import re
import tomllib
import unicodedata
from typing import TYPE_CHECKING, Any

from viewer.widgets.map_layers import MapLayer, parse_layer
from viewer.widgets.map_marks import Pin
from viewer.widgets.map_routes import RouteLine

if TYPE_CHECKING:
    from pathlib import Path

LEADING = {"thị xã Thái Nguyên", "Cao Bằng", "Đông Khê", "Lạng Sơn", "Hà Nội"}
MAIN = {"Thất Khê", "Phú Bình", "Phổ Yên", "Đại Từ", "Đồng Đăng", "Đa Phúc", "Tiên Yên"}
PROVINCE = [(21.33, 105.62), (21.75, 106.0)]


def entries(resources: Path) -> list[dict[str, Any]]:
    """Return the bundled archive's [[layer]] entries."""
    text = (resources / "archive" / "archive.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)["layer"]


def bundled_layers(resources: Path) -> list[MapLayer]:
    """Return the bundled archive's base map."""
    folder = resources / "archive"
    return [
        parse_layer((folder / entry["file"]).read_bytes(), entry["role"], entry)
        for entry in entries(resources)
    ]


def position_pins(shared: Path) -> list[Pin]:
    """Return a pin for every place of positions.csv."""
    with (shared / "geo" / "positions.csv").open(encoding="utf-8") as file:
        return [
            Pin(
                f"place/{_slug(row['name_vi'])}",
                row["name_vi"].split(" (")[0],
                float(row["lat"]),
                float(row["lon"]),
                float(row["uncertainty_km"]),
                3 if row["name_vi"] in LEADING else 2 if row["name_vi"] in MAIN else 1,
            )
            for row in csv.DictReader(file)
        ]


def routes() -> list[RouteLine]:
    """Return an advance, a retreat and a supply run."""
    return [
        RouteLine(
            "route/truc-chinh", "Trục chính",
            ((21.31, 105.87), (21.415, 105.873), (21.58, 105.845)), "france",
        ),
        RouteLine(
            "route/rut", "Rút khỏi Cao Bằng",
            ((22.666, 106.258), (22.426, 106.438), (22.255, 106.473)), "france", "retreat",
        ),
        RouteLine(
            "route/tiep-te", "Tiếp tế", ((21.594, 105.848), (22.6, 106.2)), "vietnam", "supply",
        ),
    ]  # fmt: skip


def _slug(text: str) -> str:
    plain = "".join(
        letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter)
    )
    return re.sub(r"[^a-z0-9]+", "-", plain.lower().replace("đ", "d")).strip("-")
