"""The card of the chosen file: name, format and the result of the check."""

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
from imageuploader.ui.text.error_text import current_platform, error_text
from imageuploader.ui.theme.metrics import repolish, scaled_size, strong_font
from imageuploader.ui.widgets.basic import (
    ElidedLabel,
    HeightForWidthFrame,
    IconTile,
    StatusIcon,
    frame,
    label,
)
from imageuploader.ui.widgets.tooltip import plain_tooltip
from imageuploader.words.text import Text

_TALL, _SHORT = (16, 16, 16, 12), (16, 10, 12, 10)
_SIDE = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignRight


class FileCard(QWidget):
    """What is known about the chosen file."""

    def __init__(self) -> None:
        super().__init__()
        self._short = False
        self._button: QPushButton | None = None
        self._name = ElidedLabel(strong_font())
        self._facts = ElidedLabel(role="secondary")
        self._rule = frame("rule")
        self._sign, self._warning_sign = StatusIcon(), StatusIcon()
        self._result = ElidedLabel(strong_font())
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
        verdicts = HeightForWidthFrame()
        self._verdicts = QVBoxLayout(verdicts)
        self._verdicts.setContentsMargins(0, 0, 0, 0)
        self._verdicts.addLayout(_icon_row(self._sign, self._result, self._detail))
        self._verdicts.addWidget(self._bar)
        self._verdicts.addLayout(_icon_row(self._warning_sign, self._warning, self._warning_text))
        self._verdicts.addWidget(self._more)
        self._more.setIndent(scaled_size(16) + 8)
        self._verdicts.addStretch(1)
        self._body = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._body.addWidget(_scroll_area(verdicts), 1)
        self._column.addLayout(self._body, 1)
        self.set_short(short=False)

    def _head(self) -> QLayout:
        head = QHBoxLayout()
        head.setSpacing(10)
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(self._name)
        names.addWidget(self._facts)
        head.addWidget(IconTile("disk"))
        head.addLayout(names, 1)
        return head

    def take_button(self, button: QPushButton) -> None:
        """Put the button that chooses another file at the bottom."""
        self._button = button
        self._body.addWidget(button)
        self.set_short(short=self._short)

    def set_short(self, *, short: bool) -> None:
        """Show one line each for verdict and warning, and the rest in tooltips."""
        self._short = short
        self._rule.setVisible(not short)
        self._column.setSpacing(8 if short else 12)
        self._column.setContentsMargins(*(_SHORT if short else _TALL))
        self._verdicts.setSpacing(2 if short else 10)
        direction = QBoxLayout.Direction
        self._body.setDirection(direction.LeftToRight if short else direction.TopToBottom)
        if self._button is not None:
            self._body.setAlignment(self._button, _SIDE if short else Qt.AlignmentFlag.AlignLeft)
        self._shorten()

    def show_file(self, path: Path) -> None:
        """Show a file that has not been checked yet."""
        self._name.show_text(path.name)
        self._facts.show_text(str(path.parent))
        self.show_checking(path, 0)

    def show_checking(self, path: Path, percent: int) -> None:
        """Show the progress of the check."""
        self._sign.show_icon("clock", "secondary")
        self._show_result(report_text.check_progress(path, percent), "", "")
        self._result.setWordWrap(False)
        self._bar.setValue(percent)
        self._bar.show()

    def show_report(self, report: DiskReport, link_speed: float | None) -> None:
        """Show the result of the check; `link_speed` is in bytes per second."""
        self._bar.hide()
        self._facts.show_text(report_text.size_and_format(report))
        icon, colour = ("warning", "warning") if report.is_unknown else ("check", "good")
        self._sign.show_icon(icon, colour)
        result, facts = report_text.verdict(report, link_speed)
        self._show_result(
            result, facts, report_text.warnings(report), report_text.good_to_know(report)
        )

    def show_seen(self, upload: Upload) -> None:
        """Show that the same bytes were uploaded before."""
        lines = (report_text.previous_upload(upload), self._detail.text())
        self._detail.setText("\n".join(line for line in lines if line))
        self._shorten()

    def show_refusal(self, error: UploadError) -> None:
        """Show why the file cannot be uploaded."""
        self._bar.hide()
        headline, explanation = error_text(error, current_platform())
        self._sign.show_icon("error", "bad")
        self._show_result(headline, explanation, "")
        self._result.setProperty("role", "error")
        repolish(self._result)

    @property
    def result(self) -> str:
        """The verdict as shown."""
        return self._result.text()

    def _show_result(self, result: str, detail: str, warning: str, more: str = "") -> None:
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
        details = "\n".join(part for part in (self.result, detail, more) if part)
        self._result.setToolTip(plain_tooltip(details))
        self._more.setVisible(bool(more) and not self._short)
        self._detail.setVisible(bool(detail) and not self._short)
        for part in (self._warning_sign, self._warning):
            part.setVisible(bool(warning))
        self._warning.setToolTip(plain_tooltip(warning))
        self._warning_text.setVisible(bool(warning) and not self._short)


def _scroll_area(inside: QWidget) -> QScrollArea:
    """Return a scroll area, so that a low card scrolls instead of cutting its text."""
    area = QScrollArea()
    area.setWidget(inside)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
    return area


def _icon_row(sign: StatusIcon, title: QLabel, text: QLabel) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    sign.setFixedWidth(scaled_size(16))
    row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
    lines = QVBoxLayout()
    lines.setSpacing(2)
    lines.addWidget(title)
    lines.addWidget(text)
    row.addLayout(lines, 1)
    return row
