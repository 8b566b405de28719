"""A map's written labels: the halo is a stroked outline's, without what stroking costs."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPainterPath, QPen

from viewer import theme
from viewer.widgets.map_arrows import ground
from viewer.widgets.map_layout import MAIN, NUMBER, Label, Look
from viewer.widgets.map_letters import BLEED, written

pytestmark = pytest.mark.usefixtures("qapp")
TEXT = "Đường Thất Khê – Lũng Phầy"


def label(look: Look, enlarged: float) -> Label:
    metrics = QFontMetricsF(look.font(enlarged))
    return Label(TEXT, look, QRectF(0, 0, metrics.horizontalAdvance(TEXT) + 2, metrics.height()))


def image(one: Label, enlarged: float, palette: theme.Palette, ratio: float = 1.0) -> QImage:
    return written(one, enlarged, palette, ratio).toImage()


def stroked(one: Label, enlarged: float, palette: theme.Palette, size: QImage) -> QImage:
    """Return the same label, its outline stroked."""
    font = one.look.font(enlarged)
    path = QPainterPath()
    path.addText(QPointF(BLEED + 1.0, BLEED + QFontMetricsF(font).ascent()), font, one.text)
    halo = QColor(ground(palette))
    halo.setAlpha(225)
    pen = QPen(halo, 4.0 * min(enlarged, 1.6))
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    drawn = QImage(size.size(), QImage.Format.Format_ARGB32_Premultiplied)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.strokePath(path, pen)
    painter.fillPath(path, getattr(palette, one.look.token))
    painter.end()
    return drawn


def on(colour: str, picture: QImage) -> QImage:
    """Return a picture as it is seen on a ground of one colour."""
    seen = QImage(picture.size(), QImage.Format.Format_RGB32)
    seen.fill(QColor(colour))
    painter = QPainter(seen)
    painter.drawImage(0, 0, picture)
    painter.end()
    return seen


@pytest.mark.parametrize("palette", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
@pytest.mark.parametrize("enlarged", [1.0, 1.6, 2.2])
def test_the_halo_is_that_of_a_stroked_outline(palette: theme.Palette, enlarged: float) -> None:
    """On a loud ground one pixel in 25 at most differs by an eighth of black to white."""
    one = label(MAIN, enlarged)
    ours = image(one, enlarged, palette)
    seen, wanted = on("#c03020", ours), on("#c03020", stroked(one, enlarged, palette, ours))
    far = 0
    for down in range(seen.height()):
        for right in range(seen.width()):
            here, there = seen.pixelColor(right, down), wanted.pixelColor(right, down)
            parts = ((here.red(), there.red()), (here.green(), there.green()))
            far += max(abs(a - b) for a, b in (*parts, (here.blue(), there.blue()))) > 32
    assert far < seen.width() * seen.height() / 25


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_a_halo_fades_before_the_picture_ends(ratio: float) -> None:
    """The largest halo has room on every side, and the letters are as sharp as the screen is."""
    one = label(MAIN, 1.6)
    ours = image(one, 1.6, theme.LIGHT, ratio)
    assert ours.width() == round((one.rect.width() + 2 * BLEED) * ratio)
    assert ours.devicePixelRatio() == ratio
    rows, columns = range(ours.height()), range(ours.width())
    edge = [(0, y) for y in rows] + [(ours.width() - 1, y) for y in rows]
    edge += [(x, 0) for x in columns] + [(x, ours.height() - 1) for x in columns]
    assert all(ours.pixelColor(x, y).alpha() == 0 for x, y in edge)


def test_a_number_stands_in_a_box_without_a_halo() -> None:
    """The box is as large as the label, in the raised colour, at any ratio."""
    one = Label("12", NUMBER, QRectF(0, 0, 40, 20))
    for ratio in (1.0, 2.0):
        ours = image(one, 1.0, theme.LIGHT, ratio)
        inside = ours.pixelColor(round((BLEED + 36) * ratio), round((BLEED + 10) * ratio))
        assert inside == theme.LIGHT.raised
        outside = ours.pixelColor(round((BLEED - 2) * ratio), round((BLEED + 10) * ratio))
        assert outside.alpha() == 0
