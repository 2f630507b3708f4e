"""The card of several files: how many, and a list of them to edit."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from imageuploader.ui.language import translate
from imageuploader.ui.theme.direction import mirror_margins
from imageuploader.ui.theme.metrics import repolish, strong_font
from imageuploader.ui.upload_form.chosen_files import ChosenFile, sendable
from imageuploader.ui.upload_form.file_card import compact_button
from imageuploader.ui.upload_form.file_rows import FileRows
from imageuploader.ui.widgets.basic import StatusIcon, label
from imageuploader.words.formatting import size
from imageuploader.words.text import Text
from imageuploader.words.verdict import Tone, tone_of

_TALL, _LOW = (16, 12, 12, 12), (12, 6, 6, 6)
_TALL_FROM = 190
_SPACER = 3
"""Where in the column the room is that a hidden list leaves."""


class BatchCard(QWidget):
    """Shows the list itself, or where there is little room a button that opens it.

    Signals:
        choose_requested(): other files.
        list_requested(): the list, over the form.
    """

    choose_requested = Signal()
    list_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rows = FileRows()
        self._title = label("", strong_font())
        self._title.setObjectName("queueHeader")
        self._size = label("", role="secondary")
        self._sign, self._state = StatusIcon(), label("", wrap=True)
        self.another = compact_button(translate(Text("Choose others…")), "chooseOthersButton")
        self.list_button = compact_button(translate(Text("Edit list…")), "editListButton")
        self.another.clicked.connect(self.choose_requested)
        self.list_button.clicked.connect(self.list_requested)
        self._area = QScrollArea()
        self._area.setWidget(self.rows)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lay_out()

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._title)
        head.addWidget(self._size)
        head.addStretch(1)
        state = QHBoxLayout()
        state.setSpacing(8)
        state.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        state.addWidget(self._state, 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.another)
        foot.addWidget(self.list_button)
        foot.addStretch(1)
        self._column.addLayout(head)
        self._column.addLayout(state)
        self._column.addWidget(self._area, 1)
        self._column.addStretch()
        self._column.addLayout(foot)

    def show_files(self, files: Sequence[ChosenFile]) -> None:
        """Show the files as far as they are known."""
        count = len(files)
        text = Text.plural("1 image", "{count} images", count=count)
        self._title.setText(translate(text))
        total = sum(file.report.file_bytes for file in files if file.report is not None)
        self._size.setText(translate(size(total)) if total else "")
        self.rows.show_files(files)
        self._show_state(files)

    def _show_state(self, files: Sequence[ChosenFile]) -> None:
        waiting = sum(not file.is_checked for file in files)
        refused = len(files) - len(sendable(files))
        doubtful = sum(
            file.report is not None and tone_of(file.report) is Tone.WARNING for file in files
        )
        icon, colour, role, sentence = "check", "good", "good", Text("All are ready to send")
        if waiting:
            icon, colour, role = "clock", "secondary", ""
            sentence = Text.plural("Checking 1 file", "Checking {count} files", count=waiting)
        elif refused:
            icon, colour, role = "error", "bad", "error"
            sentence = Text.plural(
                "1 file cannot be uploaded", "{count} files cannot be uploaded", count=refused
            )
        elif doubtful:
            icon, colour, role = "warning", "warning", "warning"
            sentence = _doubtful_text(doubtful, len(files))
        self._sign.show_icon(icon, colour)
        self._state.setText(translate(sentence))
        self._state.setProperty("role", role)
        repolish(self._state)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        low = event.size().height() < max(_TALL_FROM, self._title.sizeHint().height() * 11)
        self._area.setVisible(not low)
        self.list_button.setVisible(low)
        self._column.setStretch(_SPACER, 1 if low else 0)
        self._column.setSpacing(4 if low else 8)
        self._column.setContentsMargins(*mirror_margins(*(_LOW if low else _TALL)))
        super().resizeEvent(event)


def _doubtful_text(doubtful: int, count: int) -> Text:
    if doubtful == count:
        return Text("Will upload, each with a warning")
    return Text.plural(
        "Will upload, 1 of them with a warning",
        "Will upload, {count} of them with a warning",
        count=doubtful,
    )
