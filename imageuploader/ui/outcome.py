"""What an upload does, or how it ended, and a button for each thing that can be done."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from imageuploader.domain.upload import Progress, Upload, UploadState
from imageuploader.ui import wording
from imageuploader.ui.flow import FlowLayout
from imageuploader.ui.history_delegate import state_colour, state_icon
from imageuploader.ui.parts import label
from imageuploader.ui.theme import Colours, icon, repolish, say, strong_font
from imageuploader.ui.tinted import tinted
from imageuploader.words.message import Action
from imageuploader.words.text import QT_TRANSLATE_NOOP, Text
from imageuploader.words.ways import way_title, ways_on

_NONE = Text(QT_TRANSLATE_NOOP("words", "Select an upload to see its details."))
_BANNERS = {UploadState.FAILED: "banner", UploadState.INTERRUPTED: "warning-banner"}
_MARGINS = {True: (12, 8, 12, 10), False: (0, 0, 0, 0)}


class Outcome(QFrame):
    """The phase with its meaning; a banner where it ended badly."""

    way_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._state: UploadState | None = None
        self._ways: tuple[Action, ...] = ()
        self._icon = label("")
        self.phase = label("", strong_font(), wrap=True)
        self.meaning = label("", role="secondary", wrap=True)
        self.buttons: dict[Action, QPushButton] = {}
        self._row = FlowLayout(spacing=8)
        self._lay_out()
        tinted(self, self._draw_icon)

    def show_upload(self, upload: Upload | None, progress: Progress | None) -> None:
        """Show an upload, or that none is selected."""
        self._state = upload.state if upload else None
        self.phase.setText(wording.phase(upload, progress) if upload else say(_NONE))
        self.meaning.setText(wording.meaning(upload) if upload else "")
        self.meaning.setVisible(bool(self.meaning.text()))
        self._icon.setVisible(upload is not None)
        self._draw_icon(Colours.now())
        self._show_frame()
        self._show_ways(ways_on(upload) if upload else ())

    def _show_frame(self) -> None:
        role = _BANNERS.get(self._state, "") if self._state else ""
        if self.property("role") == role:
            return
        self.setProperty("role", role)
        self.phase.setProperty("role", {"banner": "error", "warning-banner": "warning"}.get(role))
        self._line.setContentsMargins(*_MARGINS[bool(role)])
        for widget in (self, self.phase):
            repolish(widget)

    def _show_ways(self, ways: tuple[Action, ...]) -> None:
        if ways == self._ways:
            return
        self._ways = ways
        for button in self.buttons.values():
            self._row.removeWidget(button)
            button.deleteLater()
        self.buttons = {way: self._button(way) for way in ways}
        badly = self._state in _BANNERS
        for place, button in enumerate(self.buttons.values()):
            button.setProperty("filled", "true" if badly and place == 0 else "")
            self._row.addWidget(button)

    def _button(self, way: Action) -> QPushButton:
        button = QPushButton(say(way_title(way)))
        button.setObjectName(f"{way}-button")
        button.setProperty("compact", "true")
        button.clicked.connect(lambda: self.way_asked.emit(way))
        return button

    def _draw_icon(self, colours: Colours) -> None:
        if self._state is not None:
            picture, colour = state_icon(self._state), state_colour(self._state, colours)
            self._icon.setPixmap(icon(picture, colour, 16, self.devicePixelRatioF()))

    def _lay_out(self) -> None:
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(*_MARGINS[False])
        self._line.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.phase)
        words.addWidget(self.meaning)
        words.addSpacing(4)
        words.addLayout(self._row)
        self._line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self._line.addLayout(words, 1)
