"""The fonts of the desktops that the program is used on."""

import pytest
from PySide6.QtGui import QFont, QFontInfo
from PySide6.QtWidgets import QApplication

from tests.required_tools import missing

FAMILIES = ("DejaVu Sans", "Noto Sans", "Inter", "Cantarell", "Liberation Sans")
every_font = pytest.mark.parametrize("family", FAMILIES)


def use_font(family: str, points: float) -> None:
    """Give the application that font; another one in its place would prove nothing."""
    font = QFont(QApplication.font())
    font.setFamily(family)
    font.setPointSizeF(points)
    if QFontInfo(font).family() != family:
        missing(f"the font {family}")
    QApplication.setFont(font)
