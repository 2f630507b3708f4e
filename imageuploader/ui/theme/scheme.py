"""Light or dark by choice, or as the system has it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from imageuploader.domain.settings import Theme
from imageuploader.ui.theme.palette import Colours, mix

_LIGHT = ("#f5f5f7", "#ffffff", "#1d1d21", "#2f6fde")
_DARK = ("#232427", "#1b1c1e", "#ececf0", "#4a88ee")
_SCHEMES = {Theme.LIGHT: Qt.ColorScheme.Light, Theme.DARK: Qt.ColorScheme.Dark}


def apply_theme(theme: Theme) -> None:
    """Show the program in a theme from now on.

    Where the system's own theme cannot be told (no desktop's plugin), the palette is ours.
    """
    hints, wants_dark = QApplication.styleHints(), theme is Theme.DARK
    hints.setColorScheme(_SCHEMES.get(theme, Qt.ColorScheme.Unknown))
    QApplication.setPalette(QPalette())
    if theme is not Theme.SYSTEM and Colours.of(QApplication.palette()).dark is not wants_dark:
        QApplication.setPalette(_palette(*(_DARK if wants_dark else _LIGHT)))


def _palette(window: str, base: str, text: str, accent: str) -> QPalette:
    made, back, ink = QPalette(QColor(window)), QColor(window), QColor(text)
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    plain = {
        role.Window: back,
        role.Base: QColor(base),
        role.AlternateBase: mix(QColor(base), ink, 0.03),
        role.ToolTipBase: QColor(base),
        role.Button: mix(back, ink, 0.05),
        role.Highlight: QColor(accent),
        role.Link: QColor(accent),
        role.HighlightedText: QColor("#ffffff"),
        role.PlaceholderText: mix(ink, back, 0.45),
    }
    texts = (role.WindowText, role.Text, role.ButtonText, role.ToolTipText)
    for part, colour in (*plain.items(), *((part, ink) for part in texts)):
        made.setColor(part, colour)
    for part in texts:
        made.setColor(group.Disabled, part, mix(ink, back, 0.55))
    return made
