"""The outline of the focused drop area can be seen in every palette."""

import pytest
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from imageuploader.ui.theme.palette import contrast
from tests.ui.steps import activate

PALETTES = {
    "light": ("#f5f5f7", "#ffffff", "#1d1d21", "#2f6fde"),
    "gnome dark": ("#353535", "#2d2d2d", "#eeeeec", "#15539e"),
    "kde dark": ("#2a2e32", "#1b1e20", "#fcfcfc", "#3daee9"),
    "pale accent": ("#ffffff", "#ffffff", "#000000", "#ffe08a"),
}


@pytest.fixture
def own_palette(qapp):
    before = qapp.palette()
    yield
    QApplication.setPalette(before)


@pytest.mark.usefixtures("own_palette")
@pytest.mark.parametrize("name", PALETTES)
def test_the_outline_of_the_focused_drop_area_has_three_to_one(request, qtbot, name):
    made, role = QPalette(), QPalette.ColorRole
    roles = (role.Window, role.Base, role.WindowText, role.Highlight)
    for part, colour in zip(roles, PALETTES[name], strict=True):
        made.setColor(part, QColor(colour))
    QApplication.setPalette(made)
    stage = request.getfixturevalue("stage")
    activate(stage.window, qtbot)
    area = stage.window.form.drop_area
    area.setFocus()
    QGuiApplication.processEvents()
    picture = area.grab().toImage()
    inside = picture.pixelColor(area.width() // 2, 12)
    edge = [picture.pixelColor(x, 1) for x in range(20, area.width() - 20)]
    assert max(contrast(colour, inside) for colour in edge) >= 3
