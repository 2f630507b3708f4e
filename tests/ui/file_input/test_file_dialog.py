"""The file dialog, where it is Qt's own."""

from PySide6.QtWidgets import QComboBox, QFileDialog

from imageuploader.ui.widgets.combo import Chevron
from tests.ui.steps import activate


def test_each_of_its_combos_shows_that_it_opens(stage, qtbot):
    activate(stage.window, qtbot)
    stage.window.form.drop_area.button.click()
    dialog = stage.window.findChild(QFileDialog)
    combos = dialog.findChildren(QComboBox)
    assert combos
    for combo in combos:
        combo.resize(combo.width() + 20, combo.height())
        chevron = combo.findChild(Chevron)
        assert chevron.geometry() == combo.rect()
        assert chevron.isVisible() is combo.isVisible()
