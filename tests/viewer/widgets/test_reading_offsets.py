"""Code points and UTF-16: a span of a passage is the same span on the page, whatever it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument

from viewer.widgets.reading_offsets import Offsets, displayable

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


@given(st.text(), st.data())
def test_offsets_come_back(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))
    offsets = Offsets(text)
    units = offsets.to_utf16(at)
    assert units == len(text[:at].encode("utf-16-le", "surrogatepass")) // 2
    assert offsets.to_code_points(units) == at


@given(st.text(st.characters(codec="utf-16") | st.sampled_from("\n\r\u2028\u2029\0\ufffc\ufdd0𝄞Ể")))
def test_any_text_is_one_block_of_the_same_length(text: str) -> None:
    document = QTextDocument()
    QTextCursor(document).insertText(displayable(text))
    assert document.blockCount() == 1
    assert document.characterCount() - 1 == Offsets(text).to_utf16(len(text))


def test_a_lone_surrogate_is_shown_as_unknown(qapp: QApplication) -> None:
    assert qapp is not None
    assert displayable("a\ud800b") == "a\ufffdb"
