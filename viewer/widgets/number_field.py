"""Fields of numbers: one number as either language writes it, and a position on the earth."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from db.vietnamese import format_number, parse_number
from viewer.widgets.field import Field, Value, small_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.vietnamese import Lang

LONGEST = 40
MOST = {"lat": 90.0, "lon": 180.0, "radius": 20_000.0}


def read_number(text: str, lang: str) -> float | int | None:
    """Return the number that a text writes, None if it writes none."""
    return parse_number(text.strip(), "en" if lang == "en" else "vi")


def write_number(value: float, lang: str) -> str:
    """Return a number as the language writes it."""
    spoken: Lang = "en" if lang == "en" else "vi"
    return format_number(value, spoken)


class NumberField(Field):
    """One number; `5.190.108` and `3,5` in Vietnamese, `5,190,108` and `3.5` in English.

    `whole` takes no fractions; `plain` writes no separators, as in a year or a scale's number.
    """

    def __init__(
        self,
        name: str,
        *,
        whole: bool = False,
        plain: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, parent)
        self._whole, self._plain = whole, plain
        self.line = QLineEdit()
        self.line.setMaxLength(LONGEST)
        self.body.addWidget(self.line)
        self.watch(self.line)
        self.line.textEdited.connect(self.mark_edited)
        self.line.returnPressed.connect(self.left)

    def retranslate(self) -> None:
        if not self.dirty:
            self.put(self.base)

    def value(self) -> float | int | None:
        number = self._number()
        return int(number) if number is not None and self._whole else number

    def put(self, value: Value) -> None:
        if value is None:
            self.line.clear()
        elif self._plain:
            self.line.setText(str(value))
        else:
            self.line.setText(write_number(cast("float", value), self.lang))

    def problem(self) -> str:
        text = self.line.text().strip()
        if not text:
            return ""
        number = self._number()
        if number is None:
            return self.tr("“%1” is not a number.").replace("%1", text)
        if self._whole and number != int(number):
            return self.tr("A whole number is wanted here.")
        return ""

    def editors(self) -> Sequence[QWidget]:
        return (self.line,)

    def _number(self) -> float | int | None:
        text = self.line.text().strip()
        if self._plain:
            digits = text.removeprefix("-")
            return int(text) if digits.isascii() and digits.isdecimal() else None
        return read_number(text, self.lang)


class PositionField(Field):
    """Latitude, longitude (degrees of WGS 84) and a radius of uncertainty in kilometres.

    Its value is (latitude, longitude, radius); a missing part is None.
    """

    point_wanted = Signal(bool)
    """Whether the next click on the map is this position."""

    def __init__(self, name: str = "position", parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.lines = {part: QLineEdit() for part in ("lat", "lon", "radius")}
        self.captions = {part: small_label() for part in self.lines}
        self.pick = QPushButton()
        self.pick.setCheckable(True)
        self.pick.setProperty("role", "chip")
        row = QHBoxLayout()
        self.body.addLayout(row)
        row.setSpacing(12)
        for part, line in self.lines.items():
            column = QVBoxLayout()
            row.addLayout(column, 1)
            column.setSpacing(2)
            column.addWidget(self.captions[part])
            column.addWidget(line)
            line.setMaxLength(LONGEST)
            line.textEdited.connect(self._on_line_edited)
            line.returnPressed.connect(self.left)
        below = QHBoxLayout()
        self.body.addLayout(below)
        below.addWidget(self.pick)
        below.addStretch(1)
        self.watch(*self.lines.values())
        self.pick.toggled.connect(self._on_pick_toggled)
        self.retranslate()

    def retranslate(self) -> None:
        words = {
            "lat": self.tr("Latitude, ° north"),
            "lon": self.tr("Longitude, ° east"),
            "radius": self.tr("Uncertain by, km"),
        }
        for part, caption in self.captions.items():
            caption.setText(words[part])
            self.lines[part].setAccessibleName(words[part])
        self._name_pick()
        if not self.dirty:
            self.put(self.base)

    def take_point(self, lat: float, lon: float) -> None:
        """Take a position that was clicked on the map."""
        self.pick.setChecked(False)
        radius = self._numbers()[2]
        self.put((round(lat, 5), round(lon, 5), radius))
        self.mark_edited()
        self.left.emit()

    def value(self) -> tuple[float | None, float | None, float | None]:
        return self._numbers()

    def show_value(self, value: Value) -> None:
        super().show_value(value or (None, None, None))

    def put(self, value: Value) -> None:
        numbers = cast("Sequence[float | None]", value or (None, None, None))
        for line, number in zip(self.lines.values(), numbers, strict=True):
            line.setText("" if number is None else write_number(number, self.lang))

    def problem(self) -> str:
        numbers = self._numbers()
        for (part, line), number in zip(self.lines.items(), numbers, strict=True):
            text = line.text().strip()
            if text and number is None:
                return self.tr("“%1” is not a number.").replace("%1", text)
            if number is not None and not -MOST[part] <= number <= MOST[part]:
                return self.tr("A latitude lies between −90 and 90, a longitude between ±180.")
        if (numbers[0] is None) != (numbers[1] is None):
            return self.tr("A position needs both latitude and longitude.")
        if numbers[2] is not None and numbers[2] < 0:
            return self.tr("A radius is not negative.")
        return ""

    def editors(self) -> Sequence[QWidget]:
        return tuple(self.lines.values())

    def holds_together(self, before: QObject, now: QWidget) -> bool:
        lines = tuple(self.lines.values())
        return before in lines and now in (*lines, self.pick)

    def _numbers(self) -> tuple[float | None, float | None, float | None]:
        lat, lon, radius = (self._read(line.text()) for line in self.lines.values())
        return lat, lon, radius

    def _read(self, text: str) -> float | None:
        """Read a coordinate: a point parts its decimals in both languages."""
        try:
            return float(text.strip().replace(",", "."))
        except ValueError:
            return None

    def _name_pick(self) -> None:
        words = (
            self.tr("Click the place on the map …")
            if self.pick.isChecked()
            else self.tr("Take it from the map")
        )
        self.pick.setText(words)

    def _on_line_edited(self) -> None:
        pair = self.lines["lat"].text().replace(";", ",").split(", ")
        if len(pair) == 2 and None not in (self._read(pair[0]), self._read(pair[1])):
            self.lines["lat"].setText(pair[0].strip())
            self.lines["lon"].setText(pair[1].strip())
        self.mark_edited()

    def _on_pick_toggled(self, wanted: bool) -> None:
        self._name_pick()
        self.point_wanted.emit(wanted)
