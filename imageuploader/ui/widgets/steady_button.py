"""A button whose press counts although its place changes before the release."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QPushButton
from typing_extensions import override


class SteadyButton(QPushButton):
    """Takes a release where the button was when it was pressed for a release on the button.

    Pressing moves the focus; what a field then does, such as showing an error, may move the button.
    """

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._pressed_at = QRect()

    @override
    def mousePressEvent(self, e: QMouseEvent) -> None:
        super().mousePressEvent(e)
        if e.button() == Qt.MouseButton.LeftButton:
            self._pressed_at = self._place()

    @override
    def mouseReleaseEvent(self, e: QMouseEvent) -> None:
        pressed_at, self._pressed_at = self._pressed_at, QRect()
        has_moved = not pressed_at.isNull() and pressed_at != self._place()
        super().mouseReleaseEvent(e)
        is_missed = has_moved and not self.rect().contains(e.position().toPoint())
        if is_missed and self.isEnabled() and pressed_at.contains(e.globalPosition().toPoint()):
            self.click()

    def _place(self) -> QRect:
        return QRect(self.mapToGlobal(self.rect().topLeft()), self.size())
