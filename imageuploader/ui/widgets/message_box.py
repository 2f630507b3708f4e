"""Questions and messages in one dress: an icon of ours, and a first line that stands out."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from imageuploader.ui.theme.icons import icon
from imageuploader.ui.theme.metrics import scaled_size
from imageuploader.ui.theme.palette import Colours

_SIDE = 32


def dress(box: QMessageBox, picture: str, role: str = "accent_text") -> None:
    """Give a box an icon in the colour of a role; the stylesheet makes its first line bold.

    Its texts are plain: they may hold names from outside.
    """
    box.setTextFormat(Qt.TextFormat.PlainText)
    colour = getattr(Colours.now(), role)
    box.setIconPixmap(icon(picture, colour, scaled_size(_SIDE), box.devicePixelRatioF()))
