"""Announcements for screen readers."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

_URGENT = QAccessible.AnnouncementPoliteness.Assertive


def announce(widget: QWidget, sentence: str) -> None:
    """Have a screen reader say a sentence about a widget when it has finished speaking."""
    _send(QAccessibleAnnouncementEvent(widget, sentence))


def announce_now(widget: QWidget, sentence: str) -> None:
    """Have a screen reader say immediately what went wrong in a widget."""
    event = QAccessibleAnnouncementEvent(widget, sentence)
    event.setPoliteness(_URGENT)
    _send(event)


def _send(event: QAccessibleAnnouncementEvent) -> None:
    if QAccessible.isActive():
        QAccessible.updateAccessibility(event)
