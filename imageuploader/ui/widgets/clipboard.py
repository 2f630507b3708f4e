"""The clipboard, for every Copy button and action."""

from PySide6.QtGui import QGuiApplication


def copy_text(text: str) -> None:
    """Copy a text, unless it is empty: an empty one would only lose what was copied before."""
    if text:
        QGuiApplication.clipboard().setText(text)
