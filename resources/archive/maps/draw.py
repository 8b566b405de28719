"""Draws the bundled archive's schematic maps, and writes maps.toml, which describes them."""

from __future__ import annotations

import io
import json
import os
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from drawing import (
    ARCHIVE,
    FOOT,
    HEAD,
    INK,
    LACQUER,
    LINE,
    MUTED,
    Canvas,
    Words,
    font,
    load_fonts,
    write,
)
from PIL import Image
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QGuiApplication, QPen
from sheets import SHEETS, Sheet

FOLDER = Path(__file__).resolve().parent
COLOURS = 160
NEVER_A_PERIOD_MAP = Words(
    "SƠ ĐỒ VẼ NGÀY NAY, KHÔNG PHẢI BẢN ĐỒ THỜI KỲ",
    "MODERN SCHEMATIC DRAWING, NOT A MAP OF THE PERIOD",
)
DATA = Words(
    "Dữ liệu: bờ biển và sông GSHHG 2.3 (LGPL-3); vị trí thị trấn GeoNames (CC BY 4.0)",
    "Data: coast and rivers GSHHG 2.3 (LGPL-3); town positions GeoNames (CC BY 4.0)",
)
BORDER = Words(
    "; biên giới ngày nay © những người đóng góp OpenStreetMap (ODbL 1.0).",
    "; border of today © OpenStreetMap contributors (ODbL 1.0).",
)
PROJECTION = Words("Web Mercator (EPSG:3857), WGS 84.", "Web Mercator (EPSG:3857), WGS 84.")
CREDIT = "Muniment, vẽ từ dữ liệu mở / drawn from open data"
GRID = ((0.02, 0.02), (0.98, 0.02), (0.98, 0.98), (0.02, 0.98), (0.5, 0.5), (0.3, 0.7))
"""Where control points lie, as shares of the map itself."""


def main() -> None:
    """Draw every sheet and describe them."""
    application = QGuiApplication([])
    load_fonts()
    described = ["# The schematic maps, written by maps/draw.py: edit that and run `make maps`.\n"]
    for sheet in SHEETS:
        canvas = draw(sheet)
        save(canvas, FOLDER / f"{sheet.slug}.png")
        described.append(describe(sheet))
    (ARCHIVE / "maps.toml").write_text("\n".join(described), encoding="utf-8")
    del application


def draw(sheet: Sheet) -> Canvas:
    """Draw one sheet."""
    canvas = Canvas(sheet.extent, sheet.unit)
    box = legend_box(canvas, sheet)
    canvas.reserve(box.adjusted(-12, -12, 12, 12))
    canvas.reserve(scale_box(canvas))
    sheet.draw(canvas)
    draw_legend(canvas, sheet, box)
    draw_scale(canvas, sheet)
    canvas.painter.setClipping(False)
    draw_frame(canvas, sheet)
    canvas.painter.end()
    return canvas


def legend_box(canvas: Canvas, sheet: Sheet) -> QRectF:
    """Return where the legend goes."""
    frame = canvas.extent.frame
    texts = [text for _, _, words in sheet.legend for text in (words.vi, words.en)]
    wide = max(QFontMetricsF(font(26)).horizontalAdvance(text) for text in texts) + 170
    high = 74 * len(sheet.legend) + 24
    left = frame.left() + 24 if "left" in sheet.legend_at else frame.right() - wide - 24
    top = frame.top() + 24 if "top" in sheet.legend_at else frame.bottom() - high - 24
    return QRectF(left, top, wide, high)


def draw_legend(canvas: Canvas, sheet: Sheet, box: QRectF) -> None:
    """Draw the legend."""
    painter = canvas.painter
    painter.setPen(QPen(LINE, 2))
    painter.setBrush(QColor(253, 250, 243, 240))
    painter.drawRoundedRect(box, 10, 10)
    for index, (sign, colour, words) in enumerate(sheet.legend):
        top = box.top() + 12 + 74 * index
        draw_sign(canvas, sign, colour, QRectF(box.left() + 22, top, 100, 74))
        write(painter, words.vi, font(26, 600), INK, QPointF(box.left() + 146, top + 2), 38)
        write(
            painter, words.en, font(22, italic=True), MUTED, QPointF(box.left() + 146, top + 38), 30
        )


def draw_sign(canvas: Canvas, sign: str, colour: QColor, box: QRectF) -> None:
    """Draw a sign of the legend into a box."""
    painter = canvas.painter
    middle = box.center().y()
    start, end = QPointF(box.left(), middle), QPointF(box.right(), middle)
    if sign == "circle":
        wash = QColor(colour)
        wash.setAlpha(30)
        painter.setBrush(QBrush(wash))
        painter.setPen(QPen(colour, 2, Qt.PenStyle.DashLine))
        painter.drawEllipse(box.center(), 26, 26)
        return
    pen = QPen(colour, {"band": 34.0, "arrow": 15.0, "dashes": 4.0}.get(sign, 8.0))
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if sign == "dashes":
        pen.setDashPattern([6, 3, 1, 3])
    if sign == "band":
        wash = QColor(colour)
        wash.setAlpha(56)
        pen.setColor(wash)
    painter.setPen(pen)
    painter.drawLine(start, end - QPointF(24 if sign == "arrow" else 0, 0))
    if sign == "arrow":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPolygon([end, end + QPointF(-40, -22), end + QPointF(-40, 22)])


def scale_box(canvas: Canvas) -> QRectF:
    """Return where scale bar and north arrow go."""
    frame = canvas.extent.frame
    return QRectF(frame.right() - 640, frame.bottom() - 130, 640, 130)


def draw_scale(canvas: Canvas, sheet: Sheet) -> None:
    """Draw a scale bar, right in the sheet's middle, and an arrow to the north."""
    painter, frame = canvas.painter, canvas.extent.frame
    middle = (sheet.extent.north + sheet.extent.south) / 2
    length = canvas.extent.pixels(sheet.bar_km, middle)
    right, base = frame.right() - 130, frame.bottom() - 40
    painter.setPen(QPen(INK, 5))
    painter.drawLine(QPointF(right - length, base), QPointF(right, base))
    for share in (0.0, 0.5, 1.0):
        x = right - length * (1 - share)
        painter.drawLine(QPointF(x, base - 12), QPointF(x, base))
    text = f"{sheet.bar_km} km"
    made = font(28, 600)
    wide = QFontMetricsF(made).horizontalAdvance(text)
    write(painter, text, made, INK, QPointF(right - length / 2 - wide / 2, base - 62), 44)
    tip = QPointF(frame.right() - 66, frame.bottom() - 118)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(INK)
    painter.drawPolygon([tip, tip + QPointF(-18, 52), tip + QPointF(0, 40), tip + QPointF(18, 52)])
    write(painter, "B / N", font(24, 600), INK, tip + QPointF(-32, 56), 34)


def draw_frame(canvas: Canvas, sheet: Sheet) -> None:
    """Draw title, warning and notices round the map."""
    painter, frame = canvas.painter, canvas.extent.frame
    painter.setPen(QPen(INK, 3))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(frame)
    lines = (
        (sheet.title.vi, font(54, 700), INK, 84),
        (sheet.title.en, font(38, 400, italic=True), MUTED, 60),
        (f"{NEVER_A_PERIOD_MAP.vi}  ·  {NEVER_A_PERIOD_MAP.en}", font(30, 700), LACQUER, 58),
    )
    top = 26.0
    for text, made, colour, height in lines:
        if QFontMetricsF(made).horizontalAdvance(text) > frame.width():
            raise RuntimeError(f"“{text}” is wider than the sheet")
        write(painter, text, made, colour, QPointF(frame.left(), top), height)
        top += height
    assert top <= HEAD
    top = frame.bottom() + 16
    for lang in ("vi", "en"):
        data = getattr(DATA, lang) + (getattr(BORDER, lang) if sheet.osm else ".")
        for text in (getattr(sheet.note, lang), f"{data} {getattr(PROJECTION, lang)}"):
            made = font(24, 400, italic=lang == "en")
            if QFontMetricsF(made).horizontalAdvance(text) > frame.width():
                raise RuntimeError(f"“{text}” is wider than the sheet")
            write(
                painter, text, made, INK if lang == "vi" else MUTED, QPointF(frame.left(), top), 38
            )
            top += 40
    assert top <= HEAD + canvas.extent.height + FOOT


def save(canvas: Canvas, path: Path) -> None:
    """Save a sheet as a PNG of few colours."""
    image = canvas.image
    raw = Image.frombuffer(
        "RGB", (image.width(), image.height()), bytes(image.constBits()), "raw", "BGRX",
        image.bytesPerLine(), 1,
    )  # fmt: skip
    few = raw.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    buffer = io.BytesIO()
    few.save(buffer, "PNG", optimize=True)
    path.write_bytes(buffer.getvalue())


def describe(sheet: Sheet) -> str:
    """Return the records of a sheet and of its picture, as TOML."""
    frame = sheet.extent.frame
    licence = "MIT; dữ liệu / data: CC BY 4.0, LGPL-3" + (", ODbL 1.0" if sheet.osm else "")
    locator = '{ vi = "sơ đồ vẽ từ dữ liệu mở", en = "schematic drawn from open data" }'
    evidence = f'[{{ source = "source/editors", locator = {locator}, grade = "probable" }}]'
    lines = [
        "[[media]]",
        f'ref = "media/{sheet.slug}"',
        f"title = {_words(Words(f'Bản vẽ: {sheet.title.vi}', f'Drawing: {sheet.title.en}'))}",
        f"summary = {_words(sheet.summary)}",
        f'file = "maps/{sheet.slug}.png"',
        f"credit = {_text(CREDIT)}",
        f"licence = {_text(licence)}",
        "may_be_shown = true",
        f"evidence = {evidence}",
        "",
        "[[map]]",
        f'ref = "map/{sheet.slug}"',
        f"title = {_words(sheet.title)}",
        f"summary = {_words(sheet.summary)}",
        f'media = "media/{sheet.slug}"',
        'transformation = "similarity"',
        f"mask = {json.dumps(_corners(frame))}",
        "points = [",
    ]
    for across, down in GRID:
        at = QPointF(
            round(frame.left() + across * frame.width()), round(frame.top() + down * frame.height())
        )
        lon, lat = sheet.extent.position(at)
        lines.append(
            f"    {{ x = {at.x():.1f}, y = {at.y():.1f}, lon = {lon:.9f}, lat = {lat:.9f} }},"
        )
    return "\n".join([*lines, "]", f"evidence = {evidence}", ""])


def _corners(frame: QRectF) -> list[list[float]]:
    return [
        [frame.left(), frame.top()],
        [frame.right(), frame.top()],
        [frame.right(), frame.bottom()],
        [frame.left(), frame.bottom()],
    ]


def _words(words: Words) -> str:
    return f"{{ vi = {_text(words.vi)}, en = {_text(words.en)} }}"


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


if __name__ == "__main__":
    main()
