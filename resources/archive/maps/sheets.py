"""The three schematic sheets of the bundled archive: what each shows and says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from drawing import (
    BORDER,
    BRASS,
    LACQUER,
    RIVER,
    ROAD,
    SLATE,
    Canvas,
    Extent,
    Place,
    Words,
    features,
    places,
    smoothed,
)
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainterPath

Legend = tuple[str, QColor, Words]
"""How a sign looks (line, dashes, band, arrow, circle), its colour, and what it means."""


@dataclass(frozen=True)
class Sheet:
    """One sheet: its slug and words, what it covers, and how its content is drawn."""

    slug: str
    title: Words
    summary: Words
    extent: Extent
    legend: tuple[Legend, ...]
    note: Words
    draw: Callable[[Canvas], None]
    unit: float = 1.0
    legend_at: str = "bottom-left"
    bar_km: int = 50
    osm: bool = False


def _road(canvas: Canvas, number: str, shares: tuple[float, ...], width: float = 7) -> None:
    for feature in features("roads-schematic"):
        if feature["properties"]["number"] == number:
            line = feature["geometry"]["coordinates"]
            canvas.draw_line(line, QColor("white"), width + 4, smooth=True)
            path = canvas.draw_line(line, ROAD, width, smooth=True, avoid=True)
            for share in shares:
                canvas.draw_shield(path, share, number)


def _rivers(canvas: Canvas, width: float = 6) -> dict[str, QPainterPath]:
    return {
        feature["properties"]["vi"]: canvas.draw_line(
            feature["geometry"]["coordinates"], RIVER, width, smooth=True, avoid=True
        )
        for feature in features("rivers-schematic")
    }


def _name_along(canvas: Canvas, path: QPainterPath, words: Words, size: int = 26) -> None:
    """Write a name beside a line, wherever there is most room along it."""
    spots = [path.pointAtPercent(share / 40) for share in range(4, 37)]
    inside = canvas.extent.frame.adjusted(40, 40, -40, -40)
    marks = [QRectF(at.x() - 4, at.y() - 4, 8, 8) for at in spots if inside.contains(at)]
    canvas.label(*marks, words=words, size=size, weight=400)


def draw_region(canvas: Canvas) -> None:
    """Draw roads, towns and the East–West corridor."""
    known = places()
    canvas.draw_ground()
    _rivers(canvas, 3)
    stops = ("place/hai-phong", "place/ha-noi", "place/hoa-binh", "place/son-la")
    corridor = [canvas.extent.point(known[ref].lon, known[ref].lat) for ref in stops]
    band = QColor(SLATE)
    band.setAlpha(56)
    path = smoothed(corridor)
    canvas.painter.strokePath(path, _pen(band, 74))
    canvas.lines.append((path, 0.5))
    for number, shares in (
        ("1B", (0.4,)), ("13A", (0.55,)), ("3", (0.1, 0.62)), ("4", (0.11, 0.66, 0.93)),
    ):  # fmt: skip
        _road(canvas, number, shares)
    posts = {
        "place/cao-bang": 34, "place/dong-khe": 32, "place/that-khe": 32, "place/lang-son": 34,
        "place/dong-dang": 28, "place/dinh-lap": 28, "place/an-chau": 26, "place/tien-yen": 28,
        "place/ha-noi": 36, "place/hai-phong": 34, "place/hoa-binh": 32, "place/son-la": 32,
        "place/tuyen-quang": 30, "place/vinh-yen": 28, "place/da-phuc": 26, "place/bac-giang": 28,
    }  # fmt: skip
    chief = known["place/thi-xa-thai-nguyen"]
    town = canvas.draw_point(chief.lon, chief.lat, size=14, colour=LACQUER)
    marks = {ref: canvas.draw_point(known[ref].lon, known[ref].lat) for ref in posts}
    towns = [
        (feature["properties"]["vi"], *feature["geometry"]["coordinates"])
        for feature in features("towns")
        if feature["properties"]["vi"] in {"Bắc Kạn", "Na Sầm", "Lào Cai", "Yên Bái", "Lộc Bình"}
    ]
    spots = [(name, canvas.draw_point(lon, lat, size=7)) for name, lon, lat in towns]
    canvas.label(town, words=Words("Thái Nguyên", "Thái Nguyên"), size=42, weight=700)
    for ref, size in posts.items():
        name = known[ref].title.vi
        canvas.label(marks[ref], words=Words(name, name), size=size)
    for name, mark in spots:
        canvas.label(mark, words=Words(name, name), size=24, weight=400)
    _name_along(canvas, path, Words("Hành lang Đông - Tây", "East–West corridor"), 30)
    for feature in features("names"):
        found = feature["properties"]
        at = canvas.extent.point(*feature["geometry"]["coordinates"])
        if canvas.extent.frame.adjusted(200, 100, -200, -100).contains(at):
            words = Words(found["vi"], found["en"])
            canvas.label(QRectF(at.x(), at.y(), 2, 2), words=words, size=36, weight=400)


def draw_axes(canvas: Canvas) -> None:
    """Draw the three axes of Operation Phoque as the article tells them."""
    known = places()
    canvas.draw_ground()
    rivers = _rivers(canvas)
    _road(canvas, "3", (0.335,), 6)
    for number in ("1B", "13A"):
        _road(canvas, number, (), 5)
    main = ("place/da-phuc", "place/pho-yen", "place/thi-xa-thai-nguyen")
    third = ("place/tam-dao", "place/deo-nhe", "place/phuc-thuan", "place/thinh-duc",
             "place/thinh-dan", "place/thi-xa-thai-nguyen")  # fmt: skip
    target = canvas.extent.point(105.848, 21.594)
    axes = (
        smoothed(_stopping(_points(canvas, known, main), target)),
        smoothed(_stopping(_river_axis(canvas, known), target)),
        smoothed(_stopping(_points(canvas, known, third), target)),
    )
    named = (*main[:2], "place/phu-binh", *third[:-1], "place/ben-ha-chau")
    for ref in (*named, "place/dong-hy", "place/dai-tu"):
        canvas.draw_uncertainty(known[ref], 7)
    for number, (axis, share) in enumerate(zip(axes, (0.2, 0.18, 0.14), strict=True), 1):
        canvas.draw_arrow(axis, SLATE, 15)
        canvas.draw_number(axis.pointAtPercent(share), str(number), SLATE)
    chief = known["place/thi-xa-thai-nguyen"]
    town = canvas.draw_point(chief.lon, chief.lat, size=15, colour=LACQUER)
    marks = {ref: canvas.draw_point(known[ref].lon, known[ref].lat) for ref in named}
    canvas.label(town, words=chief.title, size=40, weight=700)
    for ref, mark in marks.items():
        canvas.label(mark, words=known[ref].title, size=30)
    _name_along(canvas, rivers["sông Cầu"], Words("sông Cầu", "Cầu River"))
    _name_along(canvas, rivers["sông Công"], Words("sông Công", "Công River"))


def draw_town(canvas: Canvas) -> None:
    """Draw the town's places with the circles within which they lie."""
    known = places()
    canvas.draw_ground()
    rivers = _rivers(canvas, 12)
    _road(canvas, "3", (), 6)
    for number in ("1B", "13A"):
        _road(canvas, number, (), 5)
    refs = (
        "place/san-bay-dong-bam", "place/cau-gia-bay", "place/ben-tuong", "place/chua-phu-lien",
        "place/dong-quang", "place/gia-sang", "place/luu-xa", "place/thac-huong",
        "place/thinh-dan", "place/thinh-duc", "place/an-khanh", "place/dong-hy",
    )  # fmt: skip
    for ref in refs:
        canvas.draw_uncertainty(known[ref], 4)
    chief = known["place/thi-xa-thai-nguyen"]
    town = canvas.draw_point(chief.lon, chief.lat, size=15, colour=LACQUER)
    marks = {ref: canvas.draw_point(known[ref].lon, known[ref].lat) for ref in refs}
    canvas.label(town, words=chief.title, size=40, weight=700)
    for ref, mark in marks.items():
        canvas.label(mark, words=known[ref].title, size=30)
    _name_along(canvas, rivers["sông Cầu"], Words("sông Cầu", "Cầu River"))


def _points(canvas: Canvas, known: dict[str, Place], refs: tuple[str, ...]) -> list[QPointF]:
    return [canvas.extent.point(known[ref].lon, known[ref].lat) for ref in refs]


def _river_axis(canvas: Canvas, known: dict[str, Place]) -> list[QPointF]:
    """Return the way up the Cầu, by the schematic river as far as Phú Bình, then to the town."""
    river = next(f for f in features("rivers-schematic") if f["properties"]["vi"] == "sông Cầu")
    upwards = list(reversed(river["geometry"]["coordinates"]))
    lower = [canvas.extent.point(*position) for position in upwards if position[1] < 21.46]
    return [*lower, *_points(canvas, known, ("place/phu-binh", "place/thi-xa-thai-nguyen"))]


def _stopping(points: list[QPointF], target: QPointF, short: float = 34) -> list[QPointF]:
    """Return the way with its end a little before the town, so that its point is seen."""
    before = points[-2]
    way = target - before
    length = (way.x() ** 2 + way.y() ** 2) ** 0.5
    return [*points[:-1], before + way * (1 - short / length)]


def _pen(colour: QColor, width: float):  # noqa: ANN202 - a QPen
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QPen

    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


SCHEMATIC_ROADS = Words(
    "Đường, sông trong tỉnh và các mũi tiến vẽ phỏng qua các điểm đã biết, không phải bản đo vẽ.",
    "Roads, rivers of the province and axes run schematically through known points; no survey.",
)
ROADS: Legend = ("line", ROAD, Words("Đường (số hiệu trên đường)", "Road, with its number"))
WATER: Legend = ("line", RIVER, Words("Sông", "River"))
FRONTIER: Legend = ("dashes", BORDER, Words("Biên giới ngày nay", "Border of today"))
CIRCLE: Legend = ("circle", BRASS, Words("Nằm đâu đó trong vòng này", "Lies within this circle"))

SHEETS = (
    Sheet(
        slug="so-do-vung-1950",
        title=Words(
            "Vùng biên giới và Thái Nguyên, 1950: các con đường và Hành lang Đông - Tây",
            "The border region and Thái Nguyên, 1950: the roads and the East–West corridor",
        ),
        summary=Words(
            "Sơ đồ vẽ ngày nay: đường số 4, quốc lộ 3, tỉnh lộ 1B và 13A, các thị trấn và dải Hành "
            "lang Đông - Tây mà văn bản nhắc tới. Không phải bản đồ thời kỳ.",
            "A modern schematic drawing: Road 4, National Road 3, Provincial Roads 1B and 13A, the "
            "towns, and the East–West corridor that the text speaks of. Not a map of the period.",
        ),
        extent=Extent(103.45, 20.55, 107.75, 22.95, 3400),
        legend=(
            ROADS,
            ("band", SLATE, Words("Hành lang Đông - Tây (phỏng)", "East–West corridor (rough)")),
            WATER,
            FRONTIER,
        ),
        note=SCHEMATIC_ROADS,
        draw=draw_region,
        unit=1.3,
        legend_at="top-left",
        osm=True,
    ),
    Sheet(
        slug="so-do-ba-huong-phoque",
        title=Words(
            "Ba hướng của cuộc hành quân Phoque lên Thái Nguyên, từ 29/9/1950",
            "The three axes of Operation Phoque against Thái Nguyên, from 29 September 1950",
        ),
        summary=Words(
            "Sơ đồ vẽ ngày nay theo lời văn: (1) quốc lộ 3, (2) sông Cầu, (3) Tam Đảo. Hợp Thành "
            "chưa rõ vị trí nên không vẽ. Không phải bản đồ thời kỳ.",
            "A modern schematic drawing after the text: (1) National Road 3, (2) the Cầu River, "
            "(3) Tam Đảo. Hợp Thành, whose position is unknown, is left out. Not a period map.",
        ),
        extent=Extent(105.57, 21.275, 106.07, 21.675, 2600),
        legend=(
            ("arrow", SLATE, Words("1 Hướng quốc lộ 3", "1 National Road 3 axis")),
            ("arrow", SLATE, Words("2 Hướng sông Cầu", "2 Cầu River axis")),
            ("arrow", SLATE, Words("3 Hướng Tam Đảo", "3 Tam Đảo axis")),
            ROADS,
            WATER,
            CIRCLE,
        ),
        note=SCHEMATIC_ROADS,
        draw=draw_axes,
        unit=1.2,
        bar_km=10,
    ),
    Sheet(
        slug="so-do-thi-xa-thai-nguyen",
        title=Words(
            "Thị xã Thái Nguyên và vùng quanh, 1950: những nơi mà văn bản nhắc tới",
            "Thái Nguyên town and its surroundings, 1950: the places that the text names",
        ),
        summary=Words(
            "Sơ đồ vẽ ngày nay: mỗi nơi kèm vòng tròn sai số của vị trí; nơi chưa rõ vị trí không "
            "vẽ. Không phải bản đồ thời kỳ.",
            "A modern schematic drawing: each place with the circle within which it lies; places "
            "whose position is unknown are left out. Not a map of the period.",
        ),
        extent=Extent(105.72, 21.525, 105.945, 21.65, 2900),
        legend=(ROADS, WATER, CIRCLE),
        note=SCHEMATIC_ROADS,
        draw=draw_town,
        unit=1.15,
        bar_km=2,
    ),
)
