"""The card of the chosen file: its name, what it is, and what the check found."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from imageuploader.domain.disk_report import DiskReport
from imageuploader.domain.errors import UploadError
from imageuploader.domain.upload import Upload
from imageuploader.ui.language import translate
from imageuploader.ui.text import report_text
from imageuploader.ui.text.error_text import error_text, this_system
from imageuploader.ui.theme.metrics import repolish, scaled, strong_font
from imageuploader.ui.widgets.basic import Elided, Sign, Tile, Unsqueezed, frame, label
from imageuploader.ui.widgets.tooltip import tip
from imageuploader.words.text import Text

_TALL, _SHORT = (16, 16, 16, 12), (16, 10, 12, 10)
_SIDE = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignRight


class FileCard(QWidget):
    """What is known of the chosen file."""

    def __init__(self) -> None:
        super().__init__()
        self._short = False
        self._button: QPushButton | None = None
        self._name = Elided(strong_font())
        self._facts = Elided(role="secondary")
        self._rule = frame("rule")
        self._sign, self._warning_sign = Sign(), Sign()
        self._result = Elided(strong_font())
        self._result.setObjectName("checkResultLabel")
        self._result.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._detail = label("", role="secondary", wrap=True)
        self._warning = label(translate(Text("Warning")), strong_font(), role="warning")
        self._warning_text = label("", role="secondary", wrap=True)
        self._more = label("", role="secondary", wrap=True)
        self._bar = QProgressBar()
        self._bar.setObjectName("checkBar")
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(4)
        self._lay_out()

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head())
        self._column.addWidget(self._rule)
        whole = Unsqueezed()
        self._verdicts = QVBoxLayout(whole)
        self._verdicts.setContentsMargins(0, 0, 0, 0)
        self._verdicts.addLayout(_beside(self._sign, self._result, self._detail))
        self._verdicts.addWidget(self._bar)
        self._verdicts.addLayout(_beside(self._warning_sign, self._warning, self._warning_text))
        self._verdicts.addWidget(self._more)
        self._more.setIndent(scaled(16) + 8)
        self._verdicts.addStretch(1)
        self._body = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._body.addWidget(_scrolled(whole), 1)
        self._column.addLayout(self._body, 1)
        self.set_short(short=False)

    def _head(self) -> QLayout:
        head = QHBoxLayout()
        head.setSpacing(10)
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(self._name)
        names.addWidget(self._facts)
        head.addWidget(Tile("disk"))
        head.addLayout(names, 1)
        return head

    def take_button(self, button: QPushButton) -> None:
        """Put the button that chooses another file at the foot."""
        self._button = button
        self._body.addWidget(button)
        self.set_short(short=self._short)

    def set_short(self, *, short: bool) -> None:
        """Keep to one line each for verdict and warning, the rest in the tooltip."""
        self._short = short
        self._rule.setVisible(not short)
        self._column.setSpacing(8 if short else 12)
        self._column.setContentsMargins(*(_SHORT if short else _TALL))
        self._verdicts.setSpacing(2 if short else 10)
        way = QBoxLayout.Direction
        self._body.setDirection(way.LeftToRight if short else way.TopToBottom)
        if self._button is not None:
            self._body.setAlignment(self._button, _SIDE if short else Qt.AlignmentFlag.AlignLeft)
        self._shorten()

    def show_file(self, path: Path) -> None:
        """Show a name, the rest not yet known."""
        self._name.show_text(path.name)
        self._facts.show_text(str(path.parent))
        self.show_checking(path, 0)

    def show_checking(self, path: Path, percent: int) -> None:
        """Show how far the check has come."""
        self._sign.show_icon("clock", "secondary")
        self._say(report_text.checking(path, percent), "", "")
        self._result.setWordWrap(False)
        self._bar.setValue(percent)
        self._bar.show()

    def show_report(self, report: DiskReport, line_speed: float | None) -> None:
        """Show what a file is and what to know before it is sent, at the line's bytes a second."""
        self._bar.hide()
        self._facts.show_text(report_text.size_and_format(report))
        self._sign.show_icon("check", "good")
        result, facts = report_text.verdict(report, line_speed)
        self._say(result, facts, report_text.warnings(report), report_text.good_to_know(report))

    def show_seen(self, upload: Upload) -> None:
        """Say that the same bytes were uploaded before, below what the check found out."""
        lines = (report_text.seen_before(upload), self._detail.text())
        self._detail.setText("\n".join(line for line in lines if line))
        self._shorten()

    def show_refusal(self, error: UploadError) -> None:
        """Show why the file cannot be sent."""
        self._bar.hide()
        headline, explanation = error_text(error, this_system())
        self._sign.show_icon("error", "bad")
        self._say(headline, explanation, "")
        self._result.setProperty("role", "error")
        repolish(self._result)

    @property
    def result(self) -> str:
        """The verdict as it is shown."""
        return self._result.text()

    def _say(self, result: str, detail: str, warning: str, more: str = "") -> None:
        if self._result.property("role"):
            self._result.setProperty("role", "")
            repolish(self._result)
        self._result.setText(result)
        self._detail.setText(detail)
        self._warning_text.setText(warning)
        self._more.setText(more)
        if warning:
            self._warning_sign.show_icon("warning", "warning")
        self._shorten()

    def _shorten(self) -> None:
        detail, warning, more = (
            part.text() for part in (self._detail, self._warning_text, self._more)
        )
        self._result.setWordWrap(not self._short)
        told = "\n".join(part for part in (self.result, detail, more) if part)
        self._result.setToolTip(tip(told))
        self._more.setVisible(bool(more) and not self._short)
        self._detail.setVisible(bool(detail) and not self._short)
        for part in (self._warning_sign, self._warning):
            part.setVisible(bool(warning))
        self._warning.setToolTip(tip(warning))
        self._warning_text.setVisible(bool(warning) and not self._short)


def _scrolled(inside: QWidget) -> QScrollArea:
    """What scrolls where the card is too low for all of it, rather than being cut."""
    made = QScrollArea()
    made.setWidget(inside)
    made.setWidgetResizable(True)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
    return made


def _beside(sign: Sign, title: QLabel, text: QLabel) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    sign.setFixedWidth(scaled(16))
    row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
    lines = QVBoxLayout()
    lines.setSpacing(2)
    lines.addWidget(title)
    lines.addWidget(text)
    row.addLayout(lines, 1)
    return row
