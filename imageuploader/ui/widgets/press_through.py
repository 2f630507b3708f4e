"""A press beside an open list closes it and counts where it was made."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

_PRESS = QEvent.Type.MouseButtonPress


class _PressThrough(QObject):
    def __init__(self, popup: QWidget, owner: QWidget) -> None:
        super().__init__(popup)
        self._popup, self._owner = popup, owner
        popup.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QMouseEvent) or event.type() != _PRESS:
            return False
        spot = event.globalPosition().toPoint()
        if self._popup.rect().contains(self._popup.mapFromGlobal(spot)):
            return False
        self._popup.hide()
        below = QApplication.widgetAt(spot)
        if below is not None and below.window() is self._owner.window():
            self._press(below, event)
        return True

    def _press(self, below: QWidget, event: QMouseEvent) -> None:
        if below is self._owner or self._owner.isAncestorOf(below):
            return  # it was closed by its own field
        if below.focusPolicy() & Qt.FocusPolicy.ClickFocus:
            below.setFocus(Qt.FocusReason.MouseFocusReason)
        spot, button, none = event.globalPosition(), event.button(), Qt.MouseButton.NoButton
        at, keys = below.mapFromGlobal(spot), event.modifiers()
        # The release follows at once: the system sends the real one to the popup, which is gone.
        for kind, held in ((_PRESS, button), (QEvent.Type.MouseButtonRelease, none)):
            QApplication.sendEvent(below, QMouseEvent(kind, at, spot, button, held, keys))


def let_press_through(popup: QWidget, owner: QWidget) -> None:
    """Have a press beside a popup count for what is there, not only close the popup.

    Most systems only close it, so that a button beside it would have to be pressed twice. A press
    on `owner`, the field that the popup belongs to, only closes it.
    """
    _PressThrough(popup, owner)
