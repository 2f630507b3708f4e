"""The status bar: what runs or who is signed in, and whether the machine is kept awake."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QStatusBar, QWidget

from imageuploader.ui.language import translate
from imageuploader.ui.widgets.basic import Sign, label
from imageuploader.ui.window import title
from imageuploader.words.text import Text

if TYPE_CHECKING:
    from imageuploader.services.account import AccountService
    from imageuploader.services.queue.upload_queue import UploadQueue

_AWAKE = Text("Machine kept awake")


class StatusLine(QStatusBar):
    """One sentence at the left, the machine's state at the right."""

    def __init__(self, account: "AccountService", queue: "UploadQueue") -> None:
        super().__init__()
        self.setObjectName("statusBar")
        self.setSizeGripEnabled(False)
        self._account, self._queue = account, queue
        self._text = label("", role="secondary")
        self._text.setContentsMargins(14, 4, 14, 3)
        self._awake = self._make_awake()
        self.addWidget(self._text, 1)
        self.addPermanentWidget(self._awake)
        self.refresh()
        self.show_awake(False)

    def refresh(self) -> None:
        """Show what runs and who is signed in now."""
        self._text.setText(title.status(self._account, self._queue))

    def show_awake(self, awake: bool) -> None:
        """Show whether the machine is kept from falling asleep."""
        self._awake.setVisible(awake)

    @property
    def text(self) -> str:
        """The sentence at the left."""
        return self._text.text()

    @property
    def tells_awake(self) -> bool:
        """Whether it says that the machine is kept awake."""
        return not self._awake.isHidden()

    def _make_awake(self) -> QWidget:
        whole, sign = QWidget(), Sign()
        sign.show_icon("awake", "secondary")
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 14, 0)
        row.setSpacing(8)
        row.addWidget(sign)
        row.addWidget(label(translate(_AWAKE), role="secondary"))
        return whole
