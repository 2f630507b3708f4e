"""What is painted by hand, for languages that are written from right to left.

Layouts mirror themselves. A text is written as its own letters demand, as in QLabel: a file name
stays readable in a mirrored window, and is aligned to the right.
"""

import unicodedata

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption

from imageuploader.domain.printable import RIGHT_TO_LEFT, without_parts_set_apart
from imageuploader.ui.language import is_mirrored

_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
_AT_LEFT = (_MIDDLE | Qt.AlignmentFlag.AlignLeft).value
_AT_RIGHT = (_MIDDLE | Qt.AlignmentFlag.AlignRight).value
_FROM_LEFT = Qt.TextFlag.TextForceLeftToRight.value
_FROM_RIGHT = Qt.TextFlag.TextForceRightToLeft.value
_LINE_BREAK = "\u2028"


def mirror(area: QRectF, whole: QRectF) -> QRectF:
    """Return where an area of a left-to-right drawing belongs in this window."""
    if not is_mirrored():
        return area
    return QRectF(whole.left() + whole.right() - area.right(), area.top(), *area.size().toTuple())


def mirror_margins(left: int, top: int, right: int, bottom: int) -> tuple[int, int, int, int]:
    """Return the margins of a left-to-right window as this one needs them: Qt leaves them alone."""
    return (right, top, left, bottom) if is_mirrored() else (left, top, right, bottom)


def text_flags(text: str, align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft) -> int:
    """Return the flags to draw a single line with, aligned to the left or right of a drawing.

    In a mirrored window the sides are exchanged.
    """
    right = (align is Qt.AlignmentFlag.AlignRight) is not is_mirrored()
    place = _AT_RIGHT if right else _AT_LEFT
    return place | (_FROM_RIGHT if reads_from_right(text) else _FROM_LEFT)


def reads_from_right(text: str) -> bool:
    """Return whether the first letter of a text belongs to a right-to-left script.

    What is set apart in it does not count, as in QLabel.
    """
    kinds = (unicodedata.bidirectional(letter) for letter in without_parts_set_apart(text))
    return next((kind for kind in kinds if kind in {"L", *RIGHT_TO_LEFT}), "L") in RIGHT_TO_LEFT


def draw_wrapped(
    painter: QPainter, room: QRect, text: str, align: Qt.AlignmentFlag, key: int = -1
) -> None:
    """Draw a text in the lines that the width asks for; the letter at the place `key` underlined.

    As QPainter.drawText does, but the space at which a line is broken takes no room: in a text
    that is aligned to the right, it would push the line beyond the left edge.
    """
    layout, high = QTextLayout(text.replace("\n", _LINE_BREAK), painter.font()), 0.0
    option = QTextOption(align & Qt.AlignmentFlag.AlignHorizontal_Mask)
    right, left = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight
    option.setTextDirection(right if reads_from_right(text) else left)
    layout.setTextOption(option)
    if key >= 0:
        layout.setFormats([_underlined(key)])
    leading = QFontMetricsF(painter.font()).leading()
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(room.width())
        line.setPosition(QPointF(0, high))
        high += line.height() + leading
    layout.endLayout()
    spare = room.height() - high + leading
    above = 0.0 if align & Qt.AlignmentFlag.AlignTop else spare / 2
    layout.draw(painter, QPointF(room.left(), room.top() + above))


def without_key(caption: str) -> tuple[str, int]:
    """Return a caption without the mark of its key, and the place of that letter; -1 for none."""
    plain, key, is_marked = "", -1, False
    for letter in caption:
        if letter == "&" and not is_marked:
            is_marked = True
            continue
        if is_marked and letter != "&":
            key = len(plain)
        plain, is_marked = plain + letter, False
    return plain, key


def _underlined(place: int) -> QTextLayout.FormatRange:
    letter, look = QTextLayout.FormatRange(), QTextCharFormat()
    look.setFontUnderline(True)
    letter.start, letter.length, letter.format = place, 1, look
    return letter
