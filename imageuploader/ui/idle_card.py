"""The card of Now while nothing is uploading."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from imageuploader.domain.upload import Upload, UploadState
from imageuploader.ui import wording
from imageuploader.ui.history_delegate import state_colour, state_icon
from imageuploader.ui.parts import Elided, frame, label
from imageuploader.ui.plain import tip
from imageuploader.ui.theme import Colours, icon, mix, say, scaled, strong_font
from imageuploader.ui.tinted import tinted
from imageuploader.words.text import QT_TRANSLATE_NOOP, Text

_T = QT_TRANSLATE_NOOP
_NOTHING = Text(_T("words", "Nothing is uploading"))
_HINT = Text(_T("words", "An upload shows its speed and time left here."))
_COPY = Text(_T("words", "Copy image ID"))
_FAINT = 0.34


class IdleCard(QFrame):
    """Says that nothing runs, and keeps the last upload with its state and its ID."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "outline")
        self.last_id = ""
        self._state_shown = UploadState.AVAILABLE
        self._image_id = ""
        self._icon, self._cloud = label(""), label("")
        self._name, self._state = Elided(strong_font()), Elided(role="secondary")
        self.copy = QPushButton(say(_COPY))
        self.copy.setObjectName("copyIdButton")
        self.copy.setProperty("compact", "true")
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._image_id))
        self._lay_out()

    def show_last(self, upload: Upload) -> None:
        """Show an upload that has left Now."""
        self.last_id, self._state_shown = upload.id, upload.state
        self._draw_icons(Colours.now())
        self._image_id = upload.image.id if upload.image else ""
        self._name.show_text(upload.spec.label)
        self._state.setText(wording.last_state(upload))
        self._state.setToolTip(tip(wording.phase(upload, None)))
        self.copy.setEnabled(bool(self._image_id))
        self._last.show()

    def least_height(self, width: int) -> int:
        """Return the height that all words need at a width, as high without a last upload."""
        height = self._column.minimumHeightForWidth(width)
        if self._last.isHidden():
            height += self._last.minimumSizeHint().height() + self._column.spacing()
        return height

    def _draw_icons(self, colours: Colours) -> None:
        ratio, state = self.devicePixelRatioF(), self._state_shown
        faint = mix(colours.window, colours.text, _FAINT)
        self._cloud.setPixmap(icon("cloud", faint, scaled(40), ratio))
        shown = state_colour(state, colours)
        self._icon.setPixmap(icon(state_icon(state), shown, scaled(16), ratio))

    def _lay_out(self) -> None:
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 13)
        column.setSpacing(4)
        column.addStretch()
        tinted(self, self._draw_icons)
        hint = label(say(_HINT), role="secondary", wrap=True)
        for part in (self._cloud, label(say(_NOTHING), strong_font()), hint):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(part)
        column.addStretch()
        self._last = self._made_last()
        column.addWidget(self._last)
        self._last.hide()

    def _made_last(self) -> QWidget:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._name)
        words.addWidget(self._state)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        line.addWidget(self.copy)
        last = QWidget()
        column = QVBoxLayout(last)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(frame("rule"))
        column.addLayout(line)
        return last
