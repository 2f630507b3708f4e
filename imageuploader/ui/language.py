"""The language of the window: every text that a person reads there passes through here."""

from PySide6.QtCore import QCoreApplication

from imageuploader.words.text import Text


def translate(text: Text) -> str:
    """Return a text in the window's language."""
    return text.filled(QCoreApplication.translate("words", text.template)) if text else ""
