"""The card of Now for the upload that ran last: the finish, or what helps after a failure."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from imageuploader.domain.upload import Upload, UploadState
from imageuploader.ui.language import translate
from imageuploader.ui.text import upload_text
from imageuploader.ui.text.state_style import state_colour, state_icon
from imageuploader.ui.theme.icons import icon
from imageuploader.ui.theme.metrics import (
    heading_height,
    repolish,
    scaled_size,
    strong_font,
    title_font,
)
from imageuploader.ui.theme.palette import Colours
from imageuploader.ui.theme.repaint import on_palette_change
from imageuploader.ui.widgets.answers import open_page
from imageuploader.ui.widgets.basic import ElidedLabel, label
from imageuploader.ui.widgets.clipboard import copy_text
from imageuploader.ui.widgets.elided_lines import ElidedLines
from imageuploader.ui.widgets.tool_button import FoldingButton, tool_button
from imageuploader.words.cloud_manager import deploy_page
from imageuploader.words.errors.failed_upload import failure_message
from imageuploader.words.message import Action
from imageuploader.words.text import Text

_S = UploadState
_EDGE, _GAP, _BESIDE = 16, 6, 8
_MOST_LINES = 3
_ROLES = {
    _S.AVAILABLE: "good",
    _S.FAILED: "banner",
    _S.INTERRUPTED: "caution",
    _S.GONE: "caution",
}
"""The tint of the card; other states are no news."""

_ON_LINODE = frozenset({_S.AVAILABLE, _S.PROCESSING})
_AGAIN = {
    Action.TRY_AGAIN: Text("Try again"),
    Action.REQUEST_AGAIN: Text("Request again"),
    Action.UPLOAD_AGAIN: Text("Upload again"),
}
"""What the button says where the same upload may succeed as it is."""

_UPLOAD_AGAIN = Text("Upload again")
_EDIT = Text("Edit and upload again…")
_SIGN_IN = Text("Sign in…")
_COPY = Text("Copy ID")
_COPIED = Text("Copied")
_DEPLOY = Text("Deploy a server…")
_COMMAND = Text("Copy as command")
_START = Text("How to start it")
_DETAILS = Text("Show details")
_NOT_YET = Text("The image is not available yet")
_ONLY_PRACTICE = Text("A practice image cannot be deployed: it is not on Linode")


class LastCard(QFrame):
    """Stands where the running upload stood, and stays until the next one starts."""

    again_requested = Signal(object)
    edit_requested = Signal(object)
    sign_in_requested = Signal()
    details_requested = Signal(str)
    command_requested = Signal(object)
    start_requested = Signal(object)

    def __init__(self, *, practice: bool) -> None:
        super().__init__()
        self.setObjectName("lastCard")
        self.setProperty("role", "card")
        self._practice = practice
        self.upload: Upload | None = None
        self._icon, self._name = QLabel(), ElidedLabel(title_font())
        self._state, self.meaning = ElidedLines(font=strong_font()), ElidedLines("secondary")
        self.meaning.setObjectName("lastMeaningLabel")
        self._state.setObjectName("lastStateLabel")
        self.image_id, self._copied = label(""), label("", role="secondary")
        self.image_id.setObjectName("lastImageIdLabel")
        self.image_id.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.copy = _button(_COPY, "copyIdButton")
        self.deploy = _button(_DEPLOY, "deployButton")
        self.command = FoldingButton("copy", translate(_COMMAND))
        self.command.setObjectName("lastCommandButton")
        self.command.setProperty("compact", "true")
        self.way_out = _button(_UPLOAD_AGAIN, "wayOutButton")
        self.start = tool_button("start", translate(_START))
        self.start.setObjectName("howToStartButton")
        self.details = tool_button("panel", translate(_DETAILS))
        self.details.setObjectName("lastDetailsButton")
        self._lay_out()
        self._connect()
        on_palette_change(self, self._draw)

    def show_upload(self, upload: Upload) -> None:
        """Show an upload that has left Now."""
        if self.upload is None or self.upload.id != upload.id:
            self._copied.clear()
        self.upload = upload
        done = upload.state in _ON_LINODE
        self._name.show_text(upload.spec.label)
        self._state.show_text(_state_of(upload))
        self.meaning.show_text("" if done else upload_text.meaning(upload))
        self.image_id.setText(upload.image_id)
        self._middle.setCurrentIndex(0 if done else 1)
        self._place_state(whole=not done)
        self.start.setVisible(upload.state is _S.AVAILABLE and not self._practice)
        for part in (self.deploy, self.command):
            part.setVisible(done)
        self.way_out.setVisible(not done)
        self.way_out.setText(translate(_way_out(upload)))
        self._enable_deploy(upload)
        self._fit()
        self._show_role(_ROLES.get(upload.state, "card"))
        self._draw(Colours.now())

    def show_copied(self) -> None:
        """Show that the image ID is on the clipboard."""
        self._copied.setText(translate(_COPIED))
        self._fit()

    def _enable_deploy(self, upload: Upload) -> None:
        available = upload.state is _S.AVAILABLE
        self.deploy.setEnabled(available and not self._practice)
        reason = _ONLY_PRACTICE if self._practice else Text("") if available else _NOT_YET
        self.deploy.setToolTip(translate(reason))
        self.deploy.setAccessibleDescription(translate(reason))
        filled = available and not self._practice
        self.deploy.setProperty("filled", "true" if filled else "")
        repolish(self.deploy)

    def _show_role(self, role: str) -> None:
        if self.property("role") == role:
            return
        self.setProperty("role", role)
        state_role = {"banner": "error", "caution": "warning"}.get(role, "")
        self._state.setProperty("role", state_role)
        for part in (self, self._state, self.meaning, self._copied):
            repolish(part)

    def _draw(self, colours: Colours) -> None:
        if self.upload is not None:
            state, ratio = self.upload.state, self.devicePixelRatioF()
            shown = state_colour(state, colours)
            self._icon.setPixmap(icon(state_icon(state), shown, scaled_size(20), ratio))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(_EDGE, 12, _EDGE, 11)
        column.setSpacing(_GAP)
        column.addLayout(_row(_BESIDE, self._icon, (self._name, 1)))
        self._above = QVBoxLayout()
        column.addLayout(self._above)
        row = _row(_BESIDE, (self._make_words(), 1), self.start, self.details)
        for button in (self.start, self.details):
            row.setAlignment(button, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(row)
        verbs = _row(_BESIDE, self.deploy, self.command, self.way_out)
        verbs.addStretch(1)
        column.addLayout(verbs)
        self.way_out.hide()

    def _make_words(self) -> QWidget:
        """The ID with its button, or what an end means below its headline."""
        ready, below = QWidget(), QWidget()
        self._id_row = _row(_BESIDE, (self.image_id, 1), self._copied, self.copy)
        ready.setLayout(self._id_row)
        self._middle = QStackedLayout(below)
        self._middle.addWidget(ready)
        self._middle.addWidget(self.meaning)
        below.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self._words = QWidget()
        column = self._beside = QVBoxLayout(self._words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        column.addWidget(below, 1)
        self._place_state(whole=False)
        return self._words

    def _place_state(self, *, whole: bool) -> None:
        """Give the state a line for itself, or for a whole headline also those of its meaning.

        The card is as high in both cases.
        """
        place = self._beside if whole else self._above
        if place.indexOf(self._state) < 0:
            place.insertWidget(0, self._state)
        self._state.grow_to(_MOST_LINES if whole else 1)
        height, state = max(heading_height(self), 2 * self.meaning.line_height), 0
        # The ID and its button are level with the buttons at the foot of the row, and whole.
        foot = max(self.details.height(), self.copy.sizeHint().height())
        self._id_row.setContentsMargins(0, max(0, height - foot), 0, 0)
        if whole:
            state = self._state.line_height + _GAP
        self._words.setFixedHeight(height + state)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave out what has no room: the word Copied, and the title of the command."""
        room = self.width() - 2 * _EDGE
        self.command.fit(room - self.deploy.sizeHint().width() - _BESIDE)
        beside = (self.image_id, self.copy, self.start, self.details)
        taken = sum(p.sizeHint().width() + _BESIDE for p in beside if not p.isHidden())
        has_room = taken + self._copied.sizeHint().width() <= room
        self._copied.setVisible(has_room and bool(self._copied.text()))

    def _connect(self) -> None:
        self.copy.clicked.connect(self._copy)
        self.deploy.clicked.connect(self._deploy)
        self.command.clicked.connect(lambda: self.command_requested.emit(self.upload))
        self.start.clicked.connect(lambda: self.start_requested.emit(self.upload))
        self.way_out.clicked.connect(self._leave)
        self.details.clicked.connect(self._show_details)

    def _copy(self) -> None:
        copy_text(self.image_id.text())
        self.show_copied()

    def _deploy(self) -> None:
        open_page(deploy_page(self.image_id.text()))

    def _show_details(self) -> None:
        if self.upload is not None:
            self.details_requested.emit(self.upload.id)

    def _leave(self) -> None:
        upload = self.upload
        if upload is None:
            return
        action = _action(upload)
        if action is Action.SIGN_IN:
            self.sign_in_requested.emit()
        elif action in _AGAIN:
            self.again_requested.emit(upload)
        else:
            self.edit_requested.emit(upload)


def _state_of(upload: Upload) -> str:
    """The headline: what went wrong, or the state and since when."""
    if upload.state is _S.FAILED:
        return upload_text.phase(upload, None)
    return upload_text.last_state(upload)


def _action(upload: Upload) -> Action:
    """Return what helps first."""
    if upload.state is _S.FAILED and upload.error is not None:
        return failure_message(upload, upload.error).action
    return Action.TRY_AGAIN if upload.state is _S.FAILED else Action.UPLOAD_AGAIN


def _way_out(upload: Upload) -> Text:
    action = _action(upload)
    return _SIGN_IN if action is Action.SIGN_IN else _AGAIN.get(action, _EDIT)


def _button(text: Text, name: str) -> QPushButton:
    button = QPushButton(translate(text))
    button.setObjectName(name)
    button.setProperty("compact", "true")
    return button


def _row(gap: int, *parts: QWidget | tuple[QWidget, int]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(gap)
    for part in parts:
        widget, stretch = part if isinstance(part, tuple) else (part, 0)
        row.addWidget(widget, stretch)
    return row
