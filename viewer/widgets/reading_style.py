"""The look of the reading page: its set of type, its measure, and how each kind is underlined."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from PySide6.QtGui import QFont, QFontMetricsF, QTextBlockFormat, QTextCharFormat

from viewer import theme

if TYPE_CHECKING:
    from viewer.theme import Palette

Stroke = Literal["thin", "thick", "double", "dash", "dot", "dash-dot"]

STROKES: Final[dict[str, Stroke]] = {
    "place": "thin",
    "event": "thick",
    "unit": "double",
    "body": "double",
    "person": "dash",
    "quantity": "dot",
    "term": "dot",
    "route": "dash-dot",
}
"""A group of kinds has a stroke of its own, so that colour isn't the only sign."""

LINE: Final = 1.55
"""Line height in ems: room for stacked marks (Ể, ặ) and for a line under the lowest dot."""
MEASURE: Final = 70
MEASURE_BESIDE: Final = 58
SAMPLE: Final = (
    "Sáng sớm hôm ấy, sương còn phủ kín thung lũng; từng đoàn dân công lặng lẽ gánh gạo qua cầu, "
    "tiếng bước chân hòa vào tiếng suối chảy dưới chân núi đá."
)
"""A plain Vietnamese sentence, whose mean letter gives the measure."""
SMALLEST: Final = 14
LARGEST: Final = 40


def stroke_of(kind: str) -> Stroke:
    """Return the stroke under a mention of a kind."""
    return STROKES.get(kind, "dash-dot")


@dataclass(frozen=True, slots=True)
class ReadingStyle:
    """The set of type for one palette and one size of text, `size` in logical pixels."""

    palette: Palette
    size: int

    @property
    def line(self) -> float:
        """The distance of baselines in pixels."""
        return float(round(self.size * LINE))

    def column(self, characters: int) -> float:
        """Return the width in pixels of a column that holds so many characters a line."""
        advance = QFontMetricsF(self.font("reading")).horizontalAdvance(SAMPLE)
        return advance / len(SAMPLE) * characters

    def font(self, role: str) -> QFont:
        """Return a font of the theme, scaled with the text."""
        usual = theme.TYPE["reading"][1]
        return theme.font(role, text_scale=self.size / usual)

    def text(self) -> QTextCharFormat:
        """Return the format of running text."""
        return self._format("reading", self.palette.ink)

    def title(self) -> QTextCharFormat:
        """Return the format of the section's title."""
        return self._format("heading", self.palette.ink)

    def eyebrow(self) -> QTextCharFormat:
        """Return the format of the line above the title."""
        return self._format("small", self.palette.muted)

    def badge(self) -> QTextCharFormat:
        """Return the format of a language badge."""
        return self._format("label", self.palette.muted)

    def marker(self) -> QTextCharFormat:
        """Return the format of a citation mark: raised, in the interface's type, jade."""
        made = self._format("label", self.palette.jade)
        font = self.font("label")
        font.setPixelSize(round(self.size * 1.02))
        made.setFont(font)
        made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
        return made

    def paragraph(self) -> QTextBlockFormat:
        """Return the format of a paragraph."""
        return self._block(self.line, 0, self.line * 0.5)

    def heading(self) -> QTextBlockFormat:
        """Return the format of the title's block."""
        size = self.font("heading").pixelSize()
        return self._block(round(size * 1.32), 2, round(self.size * 0.7))

    def small(self, above: float = 0.0) -> QTextBlockFormat:
        """Return the format of an eyebrow's or a badge's block."""
        return self._block(round(self.font("small").pixelSize() * 1.6), above, 2)

    def _format(self, role: str, colour: object) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setFont(self.font(role))
        made.setForeground(colour)  # pyright: ignore[reportArgumentType]
        return made

    def _block(self, line: float, above: float, below: float) -> QTextBlockFormat:
        made = QTextBlockFormat()
        made.setLineHeight(line, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        made.setTopMargin(above)
        made.setBottomMargin(below)
        return made
