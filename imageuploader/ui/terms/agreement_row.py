"""The box with which a person agrees to Linode's terms for Europe, in the line below the region."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from imageuploader.ui.language import translate
from imageuploader.ui.theme.metrics import scaled_font
from imageuploader.ui.widgets.accessibility import announce
from imageuploader.ui.widgets.basic import CheckBox
from imageuploader.ui.widgets.tool_button import tool_button
from imageuploader.words.text import Text

_AGREES = Text("I &agree to Linode's EU terms")
_MEANING = Text(
    "Linode asks for this once, before the first image is stored in Europe. It is sent to Linode "
    "together with the upload."
)
_MISSING = Text("Tick this to store the image in Europe.")
_READ = Text("What this agreement is")


class AgreementRow(QWidget):
    """A tick and a button that explains it; as high as a line for errors, so nothing moves.

    Signals:
        ticked(): or unticked, by the person.
        explain_requested(): what it is that one agrees to.
    """

    ticked = Signal()
    explain_requested = Signal()

    def __init__(self, height: int) -> None:
        super().__init__()
        self.box = _LowBox(translate(_AGREES), height)
        self.box.setObjectName("agreementCheck")
        self.box.clicked.connect(self._on_clicked)
        self.explain = tool_button("help", translate(_READ), 16, 20)
        self.explain.setObjectName("agreementHelp")
        self.explain.clicked.connect(self.explain_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.box)
        row.addWidget(self.explain)
        row.addStretch(1)
        self.setFixedHeight(height)
        self.show_missing(is_missing=False)
        self.hide()

    @property
    def is_missing(self) -> bool:
        """Whether it says that the tick is missing."""
        return bool(self.box.property("wrong"))

    def show_missing(self, *, is_missing: bool) -> None:
        """Say that nothing goes to Europe without the tick, or no longer."""
        self.box.setProperty("wrong", is_missing)
        meaning = translate(_MISSING if is_missing else _MEANING)
        self.box.setToolTip(meaning)
        self.box.setAccessibleDescription(meaning)
        self.box.update()

    def show_needed(self, *, is_needed: bool) -> None:
        """Appear where the region asks for it, and go where it does not."""
        if is_needed is self.isHidden():
            self.setVisible(is_needed)
            if is_needed:
                announce(self.box, self.box.text().replace("&", ""))
        if not is_needed:
            self.show_missing(is_missing=False)

    def _on_clicked(self) -> None:
        self.show_missing(is_missing=False)
        self.ticked.emit()


class _LowBox(CheckBox):
    """A smaller check box, no higher than the line that it stands in."""

    side = 14

    def __init__(self, text: str, height: int) -> None:
        self._line = height
        super().__init__(text)
        self.setFont(scaled_font(0.9))

    @override
    def sizeHint(self) -> QSize:
        wanted = super().sizeHint()
        text = QFontMetrics(self.font()).size(Qt.TextFlag.TextShowMnemonic, self.text())
        return QSize(wanted.width(), max(self._line, text.height()))
