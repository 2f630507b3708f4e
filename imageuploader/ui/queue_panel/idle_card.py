"""The card of Now while nothing is uploading."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from imageuploader.domain.upload import Upload, UploadState
from imageuploader.ui.language import translate
from imageuploader.ui.text import upload_text
from imageuploader.ui.text.state_style import state_colour, state_icon
from imageuploader.ui.theme.icons import icon
from imageuploader.ui.theme.metrics import scaled, strong_font
from imageuploader.ui.theme.palette import Colours, mix
from imageuploader.ui.theme.repaint import tinted
from imageuploader.ui.widgets.basic import Elided, frame, label
from imageuploader.ui.widgets.tooltip import tip
from imageuploader.words.text import Text

_NOTHING = Text("Nothing is uploading")
_HINT = Text("An upload shows its speed and time left here.")
_COPY = Text("Copy image ID")
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
        self.copy = QPushButton(translate(_COPY))
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
        self._state.setText(upload_text.last_state(upload))
        self._state.setToolTip(tip(upload_text.phase(upload, None)))
        self.copy.setEnabled(bool(self._image_id))
        self._last.show()

    def _draw_icons(self, colours: Colours) -> None:
        ratio, state = self.devicePixelRatioF(), self._state_shown
        faint = mix(colours.window, colours.text, _FAINT)
        self._cloud.setPixmap(icon("cloud", faint, scaled(40), ratio))
        shown = state_colour(state, colours)
        self._icon.setPixmap(icon(state_icon(state), shown, scaled(16), ratio))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 13)
        column.setSpacing(4)
        column.addStretch()
        tinted(self, self._draw_icons)
        hint = label(translate(_HINT), role="secondary", wrap=True)
        for part in (self._cloud, label(translate(_NOTHING), strong_font()), hint):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(part)
        column.addStretch()
        self._last = self._made_last()
        column.addWidget(self._last)
        self.setMinimumHeight(column.minimumSize().height())  # as high without a last one
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
