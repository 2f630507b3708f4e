"""The fonts of the desktops that the program is used on."""

from itertools import product

import pytest
from PySide6.QtGui import QFont, QFontInfo
from PySide6.QtWidgets import QApplication

from tests.amounts import IS_THOROUGH
from tests.required_tools import missing

FAMILIES = ("DejaVu Sans", "Noto Sans", "Inter", "Cantarell", "Liberation Sans")
every_font = pytest.mark.parametrize("family", FAMILIES)


def every_font_at(name: str, *sizes: float) -> pytest.MarkDecorator:
    """Try each font at the largest size, which is the hardest, and each size in a font.

    A thorough run tries all of them in all.
    """
    each = {(family, sizes[-1]) for family in FAMILIES}
    each |= {(FAMILIES[number % len(FAMILIES)], size) for number, size in enumerate(sizes)}
    pairs = list(product(FAMILIES, sizes)) if IS_THOROUGH else sorted(each)
    return pytest.mark.parametrize(("family", name), pairs)


def use_font(family: str, points: float) -> None:
    """Give the application that font; another one in its place would prove nothing."""
    font = QFont(QApplication.font())
    font.setFamily(family)
    font.setPointSizeF(points)
    if QFontInfo(font).family() != family:
        missing(f"the font {family}")
    QApplication.setFont(font)
