"""What is drawn follows the palette."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from imageuploader.ui.theme.palette import Colours
from tests.ui.steps import activate


def test_a_change_to_dark_redraws_icons_and_colours(stage, qtbot, qapp):
    activate(stage.window, qtbot)
    before, sheet = stage.window.history.toolbar.detail.icon(), stage.window.styleSheet()
    light = QPalette(qapp.palette())
    dark = QPalette(Qt.GlobalColor.black)
    dark.setColor(QPalette.ColorRole.WindowText, Qt.GlobalColor.white)
    try:
        qapp.setPalette(dark)
        QApplication.processEvents()
        after = stage.window.history.toolbar.detail.icon()
        assert after.pixmap(20).toImage() != before.pixmap(20).toImage()
        assert stage.window.styleSheet() != sheet
        assert Colours.now().dark
    finally:
        qapp.setPalette(light)
