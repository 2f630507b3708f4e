"""F6 and Shift+F6 move the focus from zone to zone, past the fields in between."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

_TAB = Qt.FocusPolicy.TabFocus


def can_take_focus(widget: QWidget) -> bool:
    """Return whether Tab can reach a widget right now."""
    return widget.isVisible() and widget.isEnabled() and bool(widget.focusPolicy() & _TAB)


class FocusCycle(QObject):
    """Moves the focus between zones, each given with the widget that preferably gets the focus."""

    def __init__(self, window: QWidget, *zones: tuple[QWidget, QWidget]) -> None:
        super().__init__(window)
        self._zones = zones
        for keys, step in (("F6", 1), ("Shift+F6", -1)):
            shortcut = QShortcut(QKeySequence(keys), window)
            shortcut.activated.connect(lambda step=step: self.move(step))

    def move(self, step: int) -> None:
        """Move to the next zone that can take the focus, or with -1 to the previous one."""
        count, current = len(self._zones), self._current_zone()
        for distance in range(1, count + 1):
            if target := _focus_target(*self._zones[(current + step * distance) % count]):
                target.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return

    def _current_zone(self) -> int:
        focused = QApplication.focusWidget()
        for index, (zone, _) in enumerate(self._zones):
            if focused is not None and zone.isAncestorOf(focused):
                return index
        return -1


def _focus_target(zone: QWidget, entry: QWidget) -> QWidget | None:
    if can_take_focus(entry):
        return entry
    return next((part for part in zone.findChildren(QWidget) if can_take_focus(part)), None)
