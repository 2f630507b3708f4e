"""The zone New upload: drop area, fields and buttons."""

from dataclasses import replace
from enum import Enum
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from imageuploader.domain.disk_report import DiskReport, Verdict
from imageuploader.domain.errors import UploadError
from imageuploader.domain.region import Region
from imageuploader.domain.spec import UploadSpec, label_for
from imageuploader.domain.upload import Upload
from imageuploader.ui.language import translate
from imageuploader.ui.text import upload_text
from imageuploader.ui.text.error_text import error_text
from imageuploader.ui.theme.metrics import repolish, scaled_font, units
from imageuploader.ui.upload_form.batch_notice import BatchNotice
from imageuploader.ui.upload_form.drop_area import DropArea
from imageuploader.ui.upload_form.fields import FormFields
from imageuploader.ui.widgets.accessibility import announce, announce_now
from imageuploader.ui.widgets.banner import Banner
from imageuploader.ui.widgets.basic import label, line_height
from imageuploader.words.errors import field_of
from imageuploader.words.text import Text


class FormState(Enum):
    """What is known about the chosen file."""

    EMPTY = "empty"
    CHECKING = "checking"
    CHECK_BAD = "check bad"
    READY = "ready"


class UploadForm(QWidget):
    """Takes files and the fields of the image, and emits what was submitted."""

    choose_requested = Signal()
    check_requested = Signal(object)
    check_stop_requested = Signal()
    submitted = Signal(object, object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = FormState.EMPTY
        self.path: Path | None = None
        self._report: DiskReport | None = None
        self._more: tuple[Path, ...] = ()
        self._shows_count = False
        self.drop_area = DropArea()
        self.fields = FormFields()
        self.banner = Banner("formBanner")
        self._batch_notice = BatchNotice()
        self._summary = label("", scaled_font(0.9), role="error", wrap=True)
        self._summary.setObjectName("formErrorSummary")
        self.clear_button = QPushButton(translate(Text("Clear")))
        self.clear_button.setObjectName("clearButton")
        self.clear_button.setToolTip(translate(Text("Clear form (Ctrl+N)")))
        self.upload_button = QPushButton(translate(Text("Upload")))
        self.upload_button.setObjectName("uploadButton")
        self.upload_button.setToolTip(translate(Text("Start upload (Ctrl+Enter)")))
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        u = units(self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(8)
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._halves.setSpacing(16)
        outer.addWidget(self.banner)
        outer.addWidget(self._batch_notice)
        outer.addLayout(self._halves, 1)
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(self.fields)
        right.addStretch(1)
        right.addLayout(self._buttons())
        self._halves.addWidget(self.drop_area)
        self._halves.addLayout(right, 1)
        self.upload_button.setMinimumWidth(round(104 * u))
        self.set_narrow(narrow=False)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._summary, 1)
        row.addWidget(self.clear_button)
        row.addWidget(self.upload_button)
        return row

    def _connect(self) -> None:
        self.drop_area.choose_requested.connect(self.choose_requested)
        self.clear_button.clicked.connect(self.clear)
        self.upload_button.clicked.connect(self.submit)
        self.fields.corrected.connect(self._on_corrected)

    def set_narrow(self, *, narrow: bool) -> None:
        """Put the drop area above the fields instead of beside them."""
        direction = QBoxLayout.Direction
        self._halves.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
        self._halves.setSpacing(12 if narrow else 16)
        self._halves.setStretch(0, 1 if narrow else 0)
        self._halves.setStretch(1, 0 if narrow else 1)
        wide = round(264 * units(self))
        lines = line_height(self)
        low, high = max(126, lines * 6 + 30), max(244, lines * 15)
        self.drop_area.setMinimumSize(0 if narrow else wide, low if narrow else high)
        self.drop_area.setMaximumWidth(16_777_215 if narrow else wide)
        self.fields.set_tall(tall=narrow)

    @property
    def focus_entry(self) -> QWidget:
        """The widget that F6 moves the focus to."""
        return self.drop_area

    def focus_label(self) -> None:
        """Move the focus to the label."""
        self.fields.label_edit.setFocus()

    def preset(self, region: str, tags: tuple[str, ...], *, cloud_init: bool) -> None:
        """Fill in the values of the last upload."""
        self.fields.preset(region, tags, cloud_init=cloud_init)

    def show_regions(self, regions: tuple[Region, ...], last: str) -> None:
        """List the regions, the last used one first."""
        self.fields.region.show_regions(regions, last)

    def take_files(self, paths: list[Path]) -> None:
        """Take the chosen files: the first one fills the form, the others are uploaded with it."""
        if not paths:
            return
        first, *more = paths
        self.path, self._more, self._report = first, tuple(more), None
        self.state = FormState.CHECKING
        self.banner.clear()
        self.drop_area.show_file(first)
        self.fields.suggest_label(label_for(first.name))
        self._batch_notice.show_files(tuple(paths))
        self._refresh("")
        self.check_requested.emit(first)

    def show_ignored(self, names: tuple[str, ...]) -> None:
        """Name the dropped files that were not taken."""
        if sentence := self._batch_notice.show_ignored(names):
            announce(self, sentence)

    def show_checking(self, path: Path, percent: int) -> None:
        """Show the progress of the check of the chosen file."""
        if path == self.path and self.state is FormState.CHECKING:
            self.drop_area.card.show_checking(path, percent)

    def show_report(self, path: Path, report: DiskReport, link_speed: float | None) -> None:
        """Show the verdict on the chosen file and how long it takes to send."""
        if path != self.path:
            return
        if report.verdict is Verdict.REFUSE and report.refusal is not None:
            self.show_refusal(path, report.refusal)
            return
        self._report, self.state = report, FormState.READY
        self.drop_area.card.show_report(report, link_speed)
        self._refresh("")

    def show_seen(self, path: Path, upload: Upload) -> None:
        """Show in the card of a file that the same bytes were uploaded before."""
        if path == self.path and self.state is FormState.READY:
            self.drop_area.card.show_seen(upload)

    def show_refusal(self, path: Path, error: UploadError) -> None:
        """Show why the chosen file cannot be sent."""
        if path != self.path:
            return
        self.state = FormState.CHECK_BAD
        self.drop_area.card.show_refusal(error)
        headline, _ = error_text(error)
        self._refresh(headline)
        announce_now(self, headline)

    def show_failure(self, upload: Upload, error: UploadError) -> None:
        """Show why an upload failed: below the field in question, or above the form.

        An error about a field puts file and fields back, unless the form has another file.
        """
        name, label = field_of(error), upload.spec.label
        headline, explanation = upload_text.failure(upload, error)
        if name == "region":
            self.fields.region.mark_refused(upload.spec.region)
        if name and self.path is None:
            self.edit(upload)
        if self.path != upload.file or not self.fields.show_server_error(name, headline):
            self.banner.show_message(f"{label}: {headline.rstrip('.')}. {explanation}".strip())
        announce_now(self, f"{label}: {headline}")

    def edit(self, upload: Upload) -> None:
        """Put the file and the fields of an upload back into the form."""
        self.take_files([upload.file])
        self.fields.fill(upload.spec)

    def submit(self) -> None:
        """Submit the file and the fields, or show what is missing."""
        if self.path is None:
            sentence = translate(Text("Choose an image file first"))
            self.drop_area.show_problem(sentence)
            self.drop_area.setFocus()
            announce(self, sentence)
            return
        if self.state is FormState.CHECK_BAD or self._has_problems():
            return
        spec, more = self.fields.spec, self._more
        self.submitted.emit(self.path, spec, self._report)
        for other in more:
            self.submitted.emit(other, _spec_for(other, spec), None)
        self.clear()  # only now: a running check has been handed over and is not stopped

    def _has_problems(self) -> bool:
        self._shows_count = self.fields.check_all() > 0
        self._count_problems()
        if self._shows_count:
            announce(self, self._summary.text())
        return self._shows_count

    def _on_corrected(self) -> None:
        if self._shows_count:
            self._count_problems()
            self._shows_count = self.fields.wrong > 0

    def _count_problems(self) -> None:
        """Show how many fields need attention."""
        wrong = self.fields.wrong
        text = Text.plural("1 field needs attention", "{count} fields need attention", count=wrong)
        self._refresh(translate(text) if wrong else "")

    def clear(self) -> None:
        """Clear file, label and description, and stop the check."""
        if self.state is FormState.CHECKING:
            self.check_stop_requested.emit()
        self.state, self.path, self._report, self._more = FormState.EMPTY, None, None, ()
        self._shows_count = False
        self.fields.clear()
        self.drop_area.show_empty()
        self.banner.clear()
        self._batch_notice.show_files(())
        self._refresh("")
        self.drop_area.setFocus()

    def _refresh(self, reason: str) -> None:
        self._summary.setText(reason)
        bad, has_file = self.state is FormState.CHECK_BAD, self.path is not None
        self.upload_button.setEnabled(not bad)
        self.upload_button.setProperty("filled", has_file and not bad)
        repolish(self.upload_button)

    @property
    def format(self) -> str:
        """The format of the chosen file, as the check found it; empty before."""
        return self._report.format if self._report else ""

    @property
    def summary(self) -> QLabel:
        """The line beside the buttons that says why an upload cannot start."""
        return self._summary


def _spec_for(path: Path, spec: UploadSpec) -> UploadSpec:
    return replace(spec, label=label_for(path.name) or spec.label)
