"""The card of Now while nothing is being uploaded."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from imageuploader.domain.upload import Upload, UploadState
from imageuploader.ui.language import translate
from imageuploader.ui.text import upload_text
from imageuploader.ui.text.state_style import state_colour, state_icon
from imageuploader.ui.theme.icons import icon
from imageuploader.ui.theme.metrics import scaled_size, strong_font
from imageuploader.ui.theme.palette import Colours, mix
from imageuploader.ui.theme.repaint import on_palette_change
from imageuploader.ui.widgets.basic import ElidedLabel, frame, label
from imageuploader.ui.widgets.clipboard import copy_text
from imageuploader.ui.widgets.tooltip import plain_tooltip
from imageuploader.words.text import Text

_NOTHING = Text("Nothing is uploading")
_HINT = Text("An upload shows its speed and time left here.")
_COPY = Text("Copy image ID")
_FAINT = 0.34


class IdleCard(QFrame):
    """Shows that nothing runs, and the last upload with its state and image ID."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "outline")
        self.last_id = ""
        self._state_shown = UploadState.AVAILABLE
        self._image_id = ""
        self._icon, self._cloud = label(""), label("")
        self._name, self._state = ElidedLabel(strong_font()), ElidedLabel(role="secondary")
        self.copy = QPushButton(translate(_COPY))
        self.copy.setObjectName("copyIdButton")
        self.copy.setProperty("compact", "true")
        self.copy.clicked.connect(lambda: copy_text(self._image_id))
        self._lay_out()

    def show_last(self, upload: Upload) -> None:
        """Show the upload that ran last."""
        self.last_id, self._state_shown = upload.id, upload.state
        self._draw_icons(Colours.now())
        self._image_id = upload.image_id
        self._name.show_text(upload.spec.label)
        self._state.setText(upload_text.last_state(upload))
        self._state.setToolTip(plain_tooltip(upload_text.phase(upload, None)))
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
        self._cloud.setPixmap(icon("cloud", faint, scaled_size(40), ratio))
        shown = state_colour(state, colours)
        self._icon.setPixmap(icon(state_icon(state), shown, scaled_size(16), ratio))

    def _lay_out(self) -> None:
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 13)
        column.setSpacing(4)
        column.addStretch()
        on_palette_change(self, self._draw_icons)
        hint = label(translate(_HINT), role="secondary", wrap=True)
        for part in (self._cloud, label(translate(_NOTHING), strong_font()), hint):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(part)
        column.addStretch()
        self._last = self._make_last_row()
        column.addWidget(self._last)
        self._last.hide()

    def _make_last_row(self) -> QWidget:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._name)
        words.addWidget(self._state)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self.copy)
        last = QWidget()
        column = QVBoxLayout(last)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(frame("rule"))
        column.addLayout(row)
        return last
