"""The words for a history that lags behind what happens."""

from imageuploader.words.text import QT_TRANSLATE_NOOP, Text

_T = QT_TRANSLATE_NOOP

CAUGHT_UP = Text(_T("words", "The history is up to date again."))
NOT_WRITTEN = Text(
    _T(
        "words",
        "The history does not show how this ended. What is said here is right; the next start "
        "asks Linode.",
    )
)
