"""About: where new versions are, and the licences."""

from PySide6.QtWidgets import QListWidget, QMessageBox, QPlainTextEdit

from imageuploader.ui.resources import resource
from imageuploader.ui.window.dialogs import NEW_VERSIONS, show_about
from imageuploader.ui.window.licences import LicenceDialog, licence_files


def opened(kind, parent):
    return parent.findChildren(kind)[-1]


def test_about_tells_where_new_versions_are_and_opens_the_licences(stage):
    show_about(stage.window, "1.2.3")
    box = opened(QMessageBox, stage.window)
    assert "1.2.3" in box.text()
    assert NEW_VERSIONS in box.informativeText()
    button = next(each for each in box.buttons() if each.text() == "Licences…")
    button.click()
    dialog = opened(LicenceDialog, stage.window)
    names, text = dialog.findChild(QListWidget), dialog.findChild(QPlainTextEdit)
    names.setCurrentRow(names.count() - 1)
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in text.toPlainText()
    dialog.close()


def test_what_lists_the_others_comes_first(monkeypatch, tmp_path):
    for name in ("anyio", "NOTICE", "Zlib"):
        (tmp_path / f"{name}.txt").touch()
    monkeypatch.setattr("imageuploader.ui.window.licences.resource", lambda _: tmp_path)
    assert [path.stem for path in licence_files()] == ["NOTICE", "anyio", "Zlib"]


def test_the_licences_of_qt_are_part_of_the_program():
    assert {"GPL-3.0.txt", "LGPL-3.0.txt"} <= {path.name for path in licence_files()}
    assert resource("app.svg").is_file()
