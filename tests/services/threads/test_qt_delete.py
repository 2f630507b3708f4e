"""An object of Qt is deleted soon, and on the lock of Python."""

import shiboken6
from PySide6.QtCore import QObject, Signal

from imageuploader.services.threads.qt_delete import delete_soon


class Ending(QObject):
    """Ends itself in what it was asked for, as a check does."""

    asked = Signal()

    def __init__(self, parent):
        super().__init__(parent)
        self.went_on = False
        self.asked.connect(self._end)

    def _end(self):
        delete_soon(self)
        self.went_on = shiboken6.isValid(self)


def test_it_is_deleted_once_its_own_work_is_over(qtbot):
    for parent in (QObject(), None):
        ending = Ending(parent)
        ending.asked.emit()
        assert ending.went_on
        qtbot.waitUntil(lambda it=ending: not shiboken6.isValid(it), timeout=1000)


def test_what_its_parent_took_along_is_let_be(qtbot):
    parent = QObject()
    ending = QObject(parent)
    delete_soon(ending)
    shiboken6.delete(parent)
    qtbot.wait(20)
    assert not shiboken6.isValid(ending)
