"""F6 and Shift+F6: from zone to zone, without passing every field between them."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

_TAB = Qt.FocusPolicy.TabFocus


def can_take_focus(widget: QWidget) -> bool:
    """Whether Tab could reach a widget as the window stands now."""
    return widget.isVisible() and widget.isEnabled() and bool(widget.focusPolicy() & _TAB)


class ZoneWalk(QObject):
    """Moves the focus between zones; each has the widget it is entered by, if that is there."""

    def __init__(self, window: QWidget, *zones: tuple[QWidget, QWidget]) -> None:
        super().__init__(window)
        self._zones = zones
        for keys, step in (("F6", 1), ("Shift+F6", -1)):
            shortcut = QShortcut(QKeySequence(keys), window)
            shortcut.activated.connect(lambda step=step: self.go(step))

    def go(self, step: int) -> None:
        """Go on to the next zone that has something to focus, or back with -1."""
        count, here = len(self._zones), self._here()
        for distance in range(1, count + 1):
            if target := _entry(*self._zones[(here + step * distance) % count]):
                target.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return

    def _here(self) -> int:
        focused = QApplication.focusWidget()
        for place, (zone, _) in enumerate(self._zones):
            if focused is not None and zone.isAncestorOf(focused):
                return place
        return -1


def _entry(zone: QWidget, first: QWidget) -> QWidget | None:
    if can_take_focus(first):
        return first
    return next((part for part in zone.findChildren(QWidget) if can_take_focus(part)), None)
