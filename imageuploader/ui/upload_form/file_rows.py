"""Several chosen files, one below the other, each with its label and its verdict."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from imageuploader.domain.spec import label_problems
from imageuploader.services.threads.qt_delete import delete_soon
from imageuploader.ui.language import translate
from imageuploader.ui.text import report_text
from imageuploader.ui.text.report_text import SIGNS
from imageuploader.ui.theme.direction import mirror_margins
from imageuploader.ui.theme.metrics import repolish, scaled_font
from imageuploader.ui.upload_form.chosen_files import ChosenFile
from imageuploader.ui.widgets.basic import StatusIcon, label
from imageuploader.ui.widgets.tool_button import tool_button
from imageuploader.ui.widgets.tooltip import plain_tooltip
from imageuploader.words.errors import field_text
from imageuploader.words.text import Text
from imageuploader.words.verdict import Tone, refusal_text, tone_of


class FileRow(QWidget):
    """The verdict, the label to edit, the size, and a cross that takes the file out."""

    renamed = Signal(object, str)
    removed = Signal(object)

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self.sign = StatusIcon()
        self.edit = QLineEdit()
        self.edit.setProperty("inline", True)
        self.edit.setAccessibleName(translate(Text("Label of {file}", file=path.name)))
        self._size = label("", scaled_font(0.9), role="secondary")
        title = translate(Text("Leave out {file}", file=path.name))
        self.remove = tool_button("close", title, 12, 24)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.sign)
        row.addWidget(self.edit, 1)
        row.addWidget(self._size)
        row.addWidget(self.remove)
        self.edit.textEdited.connect(lambda text: self.renamed.emit(self._path, text))
        self.remove.clicked.connect(lambda: self.removed.emit(self._path))

    def show_file(self, file: ChosenFile) -> None:
        """Show a file as far as it is known; what is being typed stays."""
        if self.edit.text() != file.label:
            self.edit.setText(file.label)
        icon, colour = SIGNS[_tone(file)] if file.is_checked else ("clock", "secondary")
        self.sign.show_icon(icon, colour)
        self._size.setText(report_text.file_size(file.report) if file.report else "")
        sentence = _verdict(file)
        whole = f"{translate(Text.verbatim(file.path.name))}\n{sentence}"
        self.setToolTip(plain_tooltip(whole))
        self.sign.setAccessibleName(sentence)
        problem = next(iter(label_problems(file.label.strip())), None)
        wrong = translate(field_text(problem)) if problem and not file.is_refused else ""
        self.edit.setToolTip(plain_tooltip(wrong or whole))
        self.edit.setAccessibleDescription(wrong or sentence)
        if bool(self.edit.property("wrong")) != bool(wrong):
            self.edit.setProperty("wrong", bool(wrong))
            repolish(self.edit)


class FileRows(QWidget):
    """The rows, in the order in which the files were chosen.

    Signals:
        renamed(path, label): the person typed another label.
        removed(path): the file is not to be uploaded.
    """

    renamed = Signal(object, str)
    removed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("fileRows")
        self.rows: dict[Path, FileRow] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(*mirror_margins(0, 0, 4, 0))
        self._column.setSpacing(2)
        self._column.addStretch(1)

    def show_files(self, files: Iterable[ChosenFile]) -> None:
        """Show these files; rows that stay keep the focus and what is typed in them."""
        shown = {file.path: file for file in files}
        for path in [path for path in self.rows if path not in shown]:
            gone = self.rows.pop(path)
            self._column.removeWidget(gone)
            gone.hide()
            delete_soon(gone)
        for place, file in enumerate(shown.values()):
            row = self.rows.get(file.path)
            if row is None:
                row = self._add(file.path, place)
            row.show_file(file)
        self.rows = {path: self.rows[path] for path in shown}

    def _add(self, path: Path, place: int) -> FileRow:
        row = self.rows[path] = FileRow(path)
        row.renamed.connect(self.renamed)
        row.removed.connect(self.removed)
        self._column.insertWidget(place, row)
        return row

    def focus_wrong(self) -> bool:
        """Move the focus to the first label with an error; return whether there is one."""
        wrong = next((row for row in self.rows.values() if row.edit.property("wrong")), None)
        if wrong is not None:
            wrong.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        return wrong is not None


def _tone(file: ChosenFile) -> Tone:
    if file.refusal is not None or file.report is None:
        return Tone.BAD
    return tone_of(file.report)


def _verdict(file: ChosenFile) -> str:
    if file.refusal is not None:
        return translate(refusal_text(file.refusal))
    if file.report is None:
        return report_text.check_progress(file.path, file.percent)
    if file.before is not None:
        earlier = report_text.earlier_upload(file.before)
        return f"{report_text.headline(file.report)}\n{earlier}"
    return report_text.headline(file.report)
