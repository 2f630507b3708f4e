"""The card of the chosen file: its name, what it is, and what the check found."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from imageuploader.domain.disk import DiskReport
from imageuploader.domain.errors import UploadError
from imageuploader.ui import phrases, theme
from imageuploader.ui.parts import Elided, Sign, Tile, frame, label


class FileCard(QWidget):
    """What is known of the chosen file."""

    def __init__(self) -> None:
        super().__init__()
        self._short = False
        self._name = Elided(theme.strong_font())
        self._facts = Elided()
        self._facts.setProperty("role", "secondary")
        self._rule = frame("rule")
        self._sign, self._warning_sign = Sign(), Sign()
        self._result = label("", theme.strong_font())
        self._result.setObjectName("checkResultLabel")
        self._result.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._detail = label("", role="secondary", wrap=True)
        self._warning = label(self.tr("Warning"), theme.strong_font(), role="warning")
        self._warning_text = label("", role="secondary", wrap=True)
        self._bar = QProgressBar()
        self._bar.setObjectName("checkBar")
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(4)
        self._button_row = QHBoxLayout()
        self._lay_out()

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 14, 16, 12)
        self._column.setSpacing(6)
        head = QHBoxLayout()
        head.setSpacing(10)
        names = QVBoxLayout()
        names.setSpacing(1)
        names.addWidget(self._name)
        names.addWidget(self._facts)
        head.addWidget(Tile("disk"))
        head.addLayout(names, 1)
        self._column.addLayout(head)
        self._column.addWidget(self._rule)
        self._column.addLayout(_beside(self._sign, self._result, self._detail))
        self._column.addWidget(self._bar)
        self._column.addLayout(_beside(self._warning_sign, self._warning, self._warning_text))
        self._column.addStretch(1)
        self._column.addLayout(self._button_row)

    def take_button(self, button: QPushButton) -> None:
        """Put the button that chooses another file at the foot."""
        if self._button_row.indexOf(button) < 0:
            self._button_row.insertWidget(0, button)
            self._button_row.addStretch(1)

    def set_short(self, short: bool) -> None:
        """Keep to one line each for verdict and warning, the rest in the tooltip."""
        self._short = short
        self._rule.setVisible(not short)
        self._column.setSpacing(2 if short else 6)
        self._column.setContentsMargins(16, 8 if short else 14, 16, 8 if short else 12)
        self._shorten()

    def show_file(self, path: Path) -> None:
        """Show a name, the rest not yet known."""
        self._name.show_text(path.name)
        self._facts.show_text(str(path.parent))
        self.show_checking(path, 0)

    def show_checking(self, path: Path, percent: int) -> None:
        """Show how far the check has come."""
        self._sign.show_icon("clock", "secondary")
        text = self.tr("Checking {file} \u2013 {percent}%")
        self._say(self.tr("Checking \u2013 {percent}%").format(percent=percent), "", "")
        self._result.setAccessibleName(text.format(file=path.name, percent=percent))
        self._bar.setValue(percent)
        self._bar.show()

    def show_report(self, report: DiskReport) -> None:
        """Show what a file is and what to know before it is sent."""
        self._bar.hide()
        self._facts.show_text(phrases.size_and_format(report))
        self._sign.show_icon("check", "good")
        result, facts = phrases.verdict(report)
        self._say(result, facts, phrases.warnings(report))

    def show_refusal(self, error: UploadError) -> None:
        """Show why the file cannot be sent."""
        self._bar.hide()
        headline, explanation = phrases.told(error)
        self._sign.show_icon("error", "bad")
        self._say(headline, explanation, "")
        self._result.setProperty("role", "error")
        theme.repolish(self._result)

    @property
    def result(self) -> str:
        """The verdict as it is shown."""
        return self._result.text()

    def _say(self, result: str, detail: str, warning: str) -> None:
        if self._result.property("role"):
            self._result.setProperty("role", "")
            theme.repolish(self._result)
        self._result.setWordWrap(True)
        self._result.setText(result)
        self._result.setAccessibleName("")
        self._detail.setText(detail)
        self._warning_text.setText(warning)
        if warning:
            self._warning_sign.show_icon("warning", "warning")
        self._shorten()

    def _shorten(self) -> None:
        detail, warning = self._detail.text(), self._warning_text.text()
        self._result.setToolTip(detail)
        self._detail.setVisible(bool(detail) and not self._short)
        for part in (self._warning_sign, self._warning):
            part.setVisible(bool(warning))
        self._warning.setToolTip(warning)
        self._warning_text.setVisible(bool(warning) and not self._short)


def _beside(sign: Sign, title: QLabel, text: QLabel) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    sign.setFixedWidth(16)
    row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
    lines = QVBoxLayout()
    lines.setSpacing(2)
    lines.addWidget(title)
    lines.addWidget(text)
    row.addLayout(lines, 1)
    return row
