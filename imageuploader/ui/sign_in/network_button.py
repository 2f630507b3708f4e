"""The way to the settings of the network, where that is what stood in the way."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from imageuploader.domain.errors import NetworkError, UploadError
from imageuploader.ui.language import translate
from imageuploader.words.text import Text


class NetworkButton(QPushButton):
    """A link that is there after an error that a proxy or a CA file may mend."""

    def __init__(self) -> None:
        super().__init__(translate(Text("&Network settings…")))
        self.setObjectName("networkButton")
        self.setProperty("link", True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.hide()

    def show_for(self, error: UploadError) -> None:
        """Be there after an error of the network, and after no other."""
        self.setVisible(isinstance(error, NetworkError))
