"""The state of an upload: phase, explanation, and buttons for what to do next."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from imageuploader.domain.profile import ImageRights
from imageuploader.domain.upload import Progress, Upload, UploadState
from imageuploader.services.threads.qt_delete import delete_soon
from imageuploader.ui.details.suggested_actions import Effect, Remedy, remedies
from imageuploader.ui.language import translate
from imageuploader.ui.text import upload_text
from imageuploader.ui.text.state_style import state_colour, state_icon
from imageuploader.ui.theme.direction import mirror_margins
from imageuploader.ui.theme.icons import icon
from imageuploader.ui.theme.metrics import repolish, scaled_size, strong_font
from imageuploader.ui.theme.palette import Colours
from imageuploader.ui.theme.repaint import on_palette_change
from imageuploader.ui.widgets.basic import HeightForWidthFrame, label
from imageuploader.ui.widgets.flow_layout import FlowLayout
from imageuploader.ui.widgets.tool_button import tool_button
from imageuploader.ui.widgets.tooltip import plain_tooltip
from imageuploader.words.text import Text

_NONE = Text("Select an upload to see its details.")
_ROLE_OF = {
    UploadState.FAILED: "banner",
    UploadState.INTERRUPTED: "caution",
    UploadState.GONE: "caution",
}
_ICON = 16


class Summary(HeightForWidthFrame):
    """Plain in good states; in a tinted frame after a failure."""

    chosen = Signal(object)

    def __init__(self, *, practice: bool) -> None:
        super().__init__()
        self._practice = practice
        self.rights = ImageRights()
        self._upload: Upload | None = None
        self._offered: tuple[Remedy, ...] = ()
        self._icon = QLabel()
        self.phase = label("", strong_font(), wrap=True)
        self.phase.setObjectName("detailPhaseLabel")
        self.meaning = label("", role="secondary", wrap=True)
        self.meaning.setObjectName("detailMeaningLabel")
        self._buttons = QWidget()
        self._lay_out()
        on_palette_change(self, self._draw)

    def show_upload(self, upload: Upload | None, progress: Progress | None) -> None:
        """Show an upload, or that none is selected."""
        self._upload = upload
        self._icon.setVisible(upload is not None)
        self.phase.setText(upload_text.phase(upload, progress) if upload else translate(_NONE))
        self.meaning.setText(upload_text.meaning(upload) if upload else "")
        self.meaning.setVisible(bool(self.meaning.text()))
        self._show_role(_ROLE_OF.get(upload.state, "") if upload else "")
        self._draw(Colours.now())
        self._offer(remedies(upload, self.rights) if upload else ())

    @property
    def text(self) -> str:
        """Phase and explanation as shown."""
        return "\n".join(part for part in (self.phase.text(), self.meaning.text()) if part)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.phase)
        words.addWidget(self.meaning)
        words.addWidget(self._buttons)
        self._columns = QHBoxLayout(self)
        self._columns.setSpacing(8)
        self._columns.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self._columns.addLayout(words, 1)
        self._row = FlowLayout(8)
        self._buttons.setLayout(self._row)
        self._buttons.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def _show_role(self, role: str) -> None:
        framed = bool(role)
        edges = (13, 10, 12, 12) if framed else (0, 0, 0, 0)
        self._columns.setContentsMargins(*mirror_margins(*edges))
        self._row.setContentsMargins(0, 6, 0, 0)
        if self.property("role") != role:
            self.setProperty("role", role)
            self.phase.setProperty("role", {"banner": "error", "caution": "warning"}.get(role, ""))
            for part in (self, self.phase, self.meaning):
                repolish(part)

    def _draw(self, colours: Colours) -> None:
        if self._upload is not None:
            state, ratio = self._upload.state, self.devicePixelRatioF()
            colour = state_colour(state, colours)
            self._icon.setPixmap(icon(state_icon(state), colour, scaled_size(_ICON), ratio))

    def _offer(self, offered: tuple[Remedy, ...]) -> None:
        """Rebuild the buttons only if they change: one of them may have the focus."""
        offered = tuple(r for r in offered if not (self._practice and r.effect is Effect.OPEN))
        self._buttons.setVisible(bool(offered))
        if offered == self._offered:
            return
        self._offered = offered
        while (item := self._row.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                delete_soon(widget)
        for index, remedy in enumerate(offered):
            self._row.addWidget(self._button(remedy, first=index == 0))

    def _button(self, remedy: Remedy, *, first: bool) -> QWidget:
        if remedy.icon:
            icon_button = tool_button(remedy.icon, translate(remedy.text))
            icon_button.clicked.connect(lambda: self.chosen.emit(remedy))
            return icon_button
        button = QPushButton(translate(remedy.text))
        button.setProperty("compact", "true")
        button.setEnabled(remedy.reason is None)
        button.setToolTip(plain_tooltip(translate(remedy.reason)) if remedy.reason else "")
        button.setProperty("filled", "true" if first else "")
        button.clicked.connect(lambda: self.chosen.emit(remedy))
        return button
