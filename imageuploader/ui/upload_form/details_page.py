"""Everything that is known about a file, for the sheet over the form."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from imageuploader.domain.printable import printable_sentence
from imageuploader.ui.inside.found_page import found_page
from imageuploader.ui.text import report_text
from imageuploader.ui.text.error_text import current_platform, error_text
from imageuploader.ui.text.report_text import SIGNS, Remark
from imageuploader.ui.theme.direction import mirror_margins
from imageuploader.ui.upload_form.chosen_files import ChosenFile
from imageuploader.ui.widgets.basic import HeightForWidthFrame, StatusIcon, label
from imageuploader.words.verdict import Tone

_READABLE = (
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
)


def details_page(file: ChosenFile) -> QWidget:
    """Return a page with the findings and the properties of a checked file."""
    remarks = [*_refusal(file)]
    properties: list[tuple[str, str]] = []
    if file.report is not None:
        remarks += report_text.remarks(file.report) if not file.is_refused else ()
        properties = list(report_text.properties(file.report, file.link_speed))
    if file.before is not None:
        remarks.append(Remark(report_text.earlier_upload(file.before)))
    inside = file.report.inside if file.report is not None and not file.is_refused else None
    return _page(remarks, properties, found_page(inside) if inside is not None else None)


def message_page(lines: Iterable[str]) -> QWidget:
    """Return a page with messages, one below the other."""
    return _page([Remark(line) for line in lines], [])


def _refusal(file: ChosenFile) -> list[Remark]:
    if file.refusal is None:
        return []
    headline, explanation = error_text(file.refusal, current_platform())
    return [Remark(headline, Tone.BAD), Remark(explanation)]


def _page(
    remarks: Iterable[Remark],
    properties: Iterable[tuple[str, str]],
    found: QWidget | None = None,
) -> QWidget:
    page = HeightForWidthFrame()
    column = QVBoxLayout(page)
    column.setContentsMargins(*mirror_margins(0, 4, 8, 0))
    column.setSpacing(8)
    for remark in remarks:
        if remark.sentence:
            column.addLayout(_remark_row(remark))
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(1, 1)
    for row, (name, value) in enumerate(properties):
        grid.addWidget(label(name, role="secondary"), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(_readable(value) if " " in value else _line(name, value), row, 1)
    column.addLayout(grid)
    if found is not None:
        column.addWidget(found)
    column.addStretch(1)
    return page


def _remark_row(remark: Remark) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    sign = StatusIcon()
    if remark.tone is not None:
        sign.show_icon(*SIGNS[remark.tone])
    sign.setFixedWidth(sign.side)
    row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(_readable(remark.sentence), 1)
    return row


def _readable(text: str) -> QLabel:
    """Return a label whose text can be selected, also by keys."""
    readable = label(text, wrap=True)
    readable.setTextInteractionFlags(_READABLE)
    return readable


def _line(name: str, value: str) -> QLineEdit:
    """Return a line for what cannot be broken into several, such as a hash; it scrolls."""
    line = QLineEdit(printable_sentence(value))
    line.setReadOnly(True)
    line.setProperty("bare", True)
    line.setAccessibleName(name)
    line.setTextMargins(*mirror_margins(-2, 0, 0, 0))  # in line with the labels
    line.setCursorPosition(0)
    return line
