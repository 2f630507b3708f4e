"""The zone New upload: drop area, fields and buttons."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QLabel, QVBoxLayout, QWidget

from imageuploader.domain.accounts.terms import Terms
from imageuploader.domain.disk_report import DiskReport
from imageuploader.domain.errors import UploadError
from imageuploader.domain.region import Region
from imageuploader.domain.settings import FormStart, FormValues, Settings
from imageuploader.domain.upload import Upload
from imageuploader.ui.language import translate
from imageuploader.ui.terms.usage_hint import usage_hint
from imageuploader.ui.text import upload_text
from imageuploader.ui.theme.metrics import repolish, units
from imageuploader.ui.upload_form import form_buttons
from imageuploader.ui.upload_form.chosen_files import ChosenFile, choose, left_out_text
from imageuploader.ui.upload_form.drop_area import DropArea
from imageuploader.ui.upload_form.field_parts import ErrorLine
from imageuploader.ui.upload_form.fields import FieldValues, FormFields
from imageuploader.ui.upload_form.file_rows import FileRows
from imageuploader.ui.upload_form.notice import Notice
from imageuploader.ui.upload_form.proposals import Proposals
from imageuploader.ui.upload_form.selection import FormState, Selection
from imageuploader.ui.upload_form.sheet import Sheet
from imageuploader.ui.upload_form.sheet_pages import SheetPages
from imageuploader.ui.widgets.accessibility import announce, announce_now
from imageuploader.ui.widgets.basic import line_height
from imageuploader.ui.widgets.tooltip import tip_with_keys
from imageuploader.ui.widgets.undo import Undo
from imageuploader.words.errors import field_of
from imageuploader.words.formatting import listing
from imageuploader.words.text import Text

_LARGE_TEXT = 20


class UploadForm(QWidget):
    """Takes files and the fields of the images, and emits what was submitted.

    Signals:
        choose_requested(): a file, by the system's dialog.
        check_requested(path): only one file at a time.
        check_stop_requested(): the file is no longer wanted.
        submitted(path, spec, report): once for each image.
        undo_offered(undo): something was removed, and can be brought back.
        copy_requested(id): the ID of an image with the same bytes.
        command_requested(): the same upload as a command for a terminal.
    """

    choose_requested = Signal()
    check_requested = Signal(object)
    check_stop_requested = Signal()
    submitted = Signal(object, object, object)
    undo_offered = Signal(object)
    copy_requested = Signal(str)
    command_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.selection = Selection(self)
        self.drop_area, self.fields = DropArea(), FormFields()
        self._proposals = Proposals(self.fields)
        self.banner, self.sheet = Notice(), Sheet(self)
        self._pages = SheetPages(self.sheet, self.selection)
        self._terms = Terms()
        self._list: FileRows | None = None
        self._shows_count = False
        self._start = FormValues()
        self._spoken = ""
        self._summary = ErrorLine("form")
        self._summary.setObjectName("formErrorSummary")
        self._summary.setFixedHeight(line_height(self._summary) + 2)
        self._summary.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.buttons = form_buttons.FormButtons()
        self.clear_button, self.upload_button = self.buttons.clear, self.buttons.upload
        self._lay_out()
        self._connect()
        self._show_files()

    def _lay_out(self) -> None:
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._halves.setContentsMargins(0, 0, 0, 0)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.fields)
        right.addStretch(1)
        right.addWidget(self._summary)
        right.addWidget(self.buttons)
        self._halves.addWidget(self.drop_area)
        self._halves.addLayout(right, 1)
        self.set_narrow(narrow=False)

    def _connect(self) -> None:
        selection, area, fields = self.selection, self.drop_area, self.fields
        selection.changed.connect(self._show_files)
        selection.check_requested.connect(self.check_requested)
        selection.check_stop_requested.connect(self.check_stop_requested)
        area.choose_requested.connect(self.choose_requested)
        area.card.details_requested.connect(self._pages.show_details)
        area.card.found_requested.connect(self._pages.show_found)
        area.card.copy_requested.connect(self.copy_requested)
        area.card.leave_out_requested.connect(self._on_leave_out)
        area.batch.list_requested.connect(self._show_list)
        area.batch.rows.renamed.connect(selection.rename)
        area.batch.rows.removed.connect(self._leave_out)
        self.banner.all_requested.connect(self._pages.show_messages)
        self.sheet.closed.connect(self._on_sheet_closed)
        self.buttons.command.clicked.connect(self.command_requested)
        self.clear_button.clicked.connect(self.clear_all)
        self.upload_button.clicked.connect(self.submit)
        fields.agreement.explain_requested.connect(self._pages.show_agreement)
        fields.corrected.connect(self._on_corrected)
        fields.tags.removed.connect(self._on_tag_removed)

    def set_narrow(self, *, narrow: bool) -> None:
        """Put the drop area above the fields instead of beside them."""
        direction = QBoxLayout.Direction
        self._halves.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
        self._halves.setSpacing(8 if narrow else 16)
        self._halves.setStretch(0, 1 if narrow else 0)
        self._halves.setStretch(1, 0 if narrow else 1)
        wide = round(264 * units(self))
        lines = line_height(self)
        rows = 4 if lines < _LARGE_TEXT else 6  # with large text the page scrolls anyway
        low, high = max(98, lines * rows + 34), max(244, lines * 15)
        self.drop_area.setMinimumSize(0 if narrow else wide, low if narrow else high)
        self.drop_area.setMaximumWidth(16_777_215 if narrow else wide)
        self.fields.set_tall(tall=narrow)

    @property
    def path(self) -> Path | None:
        """The chosen file, the first if there are several."""
        files = self.selection.files
        return files[0].path if files else None

    @property
    def state(self) -> FormState:
        """What is known about the chosen files."""
        return self.selection.state

    @property
    def focus_entry(self) -> QWidget:
        """The widget that F6 moves the focus to."""
        return self.drop_area

    def focus_label(self) -> None:
        """Move the focus to the label."""
        self.fields.label_edit.setFocus(Qt.FocusReason.TabFocusReason)

    def begin_with(self, settings: Settings) -> None:
        """Fill an empty form with what it begins with now."""
        start = settings.form_values
        chosen = settings.form_start is FormStart.DEFAULTS
        self.fields.begin_with(start if chosen else None)
        if self.state is FormState.EMPTY and start != self._start:
            self.fields.preset(start)
        self._start = start

    def show_regions(self, regions: tuple[Region, ...], last: str) -> None:
        """List the regions, the last used one first."""
        self.fields.region.show_regions(regions, last)

    def show_terms(self, terms: Terms) -> None:
        """Show how much the account holds, and ask for what it has not agreed to."""
        self._terms = terms
        self.fields.require_agreement(is_required=terms.needs_agreement)
        self._refresh()

    def take_files(self, paths: Sequence[Path]) -> None:
        """Take the chosen files: one fills the form, several become a list."""
        if not paths:
            return
        focused = self.window().focusWidget()
        is_inside = focused is self.drop_area or self.drop_area.isAncestorOf(focused)
        self.banner.clear()
        self.sheet.close()
        self._proposals.withdraw()
        files = choose(paths)
        if len(files) == 1:
            self.fields.suggest_label(files[0].label)
        self.selection.replace_all(files)
        if is_inside:  # what had the focus may be hidden now
            self._focus_next()

    def _focus_next(self) -> None:
        """Move the focus to what is to be filled in next."""
        rows = self.drop_area.batch.rows.rows.values()
        first = next((row.edit for row in rows if row.edit.isVisibleTo(self.drop_area)), None)
        if len(self.selection.files) > 1 and first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)
        elif len(self.selection.files) > 1:
            self.drop_area.setFocus()
        else:
            self.focus_label()

    def show_ignored(self, names: tuple[str, ...]) -> None:
        """Name the dropped files that were not taken."""
        if names:
            sentence = translate(Text("Ignored: {names}", names=listing(names)))
            self.banner.show_note(sentence)
            announce(self, sentence)

    def show_checking(self, path: Path, percent: int) -> None:
        """Show the progress of the check of a chosen file."""
        self.selection.show_checking(path, percent)

    def show_report(self, path: Path, report: DiskReport, link_speed: float | None) -> None:
        """Show the verdict on a chosen file and how long it takes to send."""
        self.selection.show_report(path, report, link_speed)
        self._proposals.make(self.selection.inside)

    def show_seen(self, path: Path, upload: Upload) -> None:
        """Show that the same bytes were uploaded before."""
        self.selection.show_seen(path, upload)

    def show_refusal(self, path: Path, error: UploadError) -> None:
        """Show why a chosen file cannot be sent."""
        self.selection.show_refusal(path, error)

    def show_failure(self, upload: Upload, error: UploadError) -> None:
        """Show why an upload failed: below the field in question, or above the form.

        An error about a field puts file and fields back, unless the form has another file.
        """
        name, label = field_of(error), upload.spec.label
        headline, _ = upload_text.failure(upload, error)
        if name == "region":
            self.fields.region.mark_refused(upload.spec.region)
        if name and self.path is None:
            self.edit(upload)
        if self.path != upload.file or not self.fields.show_server_error(name, headline):
            self.banner.show_message(upload_text.failure_line(upload, error))
        announce_now(self, f"{label}: {headline}")

    def edit(self, upload: Upload) -> None:
        """Put the file and the fields of an upload back into the form."""
        self.take_files([upload.file])
        self.fields.fill(upload.spec)

    def submit(self) -> None:
        """Submit the files and the fields, or show what is missing."""
        if self.state is FormState.EMPTY:
            sentence = translate(Text("Choose an image file first"))
            self.drop_area.show_problem(sentence)
            self.drop_area.setFocus()
            announce(self, sentence)
            return
        if self.state is FormState.CHECK_BAD or self._has_problems():
            return
        spec, images, left = self.fields.spec, self.selection.sendable, self.selection.refused
        is_list = len(self.selection.files) > 1
        for image in images:
            own = replace(spec, label=image.label.strip()) if is_list else spec
            self.submitted.emit(image.path, own, image.report)
        self.clear()  # only now: a running check has been handed over and is not stopped
        if left:
            self.banner.show_note(translate(left_out_text(left)))

    def _has_problems(self) -> bool:
        in_list = self.selection.wrong_labels > 0
        in_fields = self.fields.check_all() > 0
        self._shows_count = in_list or in_fields
        self._count_problems()
        if in_list:
            rows = self._list or self.drop_area.batch.rows
            rows.focus_wrong()
        if self._shows_count:
            announce(self, self._summary.text())
        return self._shows_count

    def _on_corrected(self) -> None:
        if self._shows_count:
            self._count_problems()
            self._shows_count = self.fields.wrong + self.selection.wrong_labels > 0

    def _count_problems(self) -> None:
        """Show how many fields need attention."""
        wrong = self.fields.wrong + self.selection.wrong_labels
        text = Text.plural("1 field needs attention", "{count} fields need attention", count=wrong)
        self._summary.show_error(translate(text) if wrong else "")

    def clear(self) -> None:
        """Clear files, label and description, and stop the check; the other fields stay."""
        self._shows_count = False
        self._proposals.withdraw()
        self.fields.clear()
        self._start_again()

    def clear_all(self) -> None:
        """Clear everything, and offer to bring it back."""
        files, values = self.selection.files, self.fields.values
        self._shows_count = False
        self._proposals.withdraw()
        self.fields.clear_all()
        self._start_again()
        if files or values != self.fields.values:
            sentence = translate(Text("Form cleared"))
            self.undo_offered.emit(Undo(sentence, partial(self._restore, files, values)))

    def _start_again(self) -> None:
        self.sheet.close()
        self.selection.replace_all(())
        self.banner.clear()
        self.drop_area.show_problem("")
        self.drop_area.setFocus()

    def _restore(self, files: tuple[ChosenFile, ...], values: FieldValues) -> None:
        self.selection.replace_all(files)
        self.fields.restore(values)
        self._show_files()

    def _on_leave_out(self, is_left_out: bool) -> None:
        for file in self.selection.files[:1]:
            self.selection.leave_out(file.path, is_left_out=is_left_out)

    def _leave_out(self, path: Path) -> None:
        """Take a file out of the list, and offer to bring it back."""
        files, values = self.selection.files, self.fields.values
        self.selection.remove(path)
        sentence = translate(Text("Left out: {names}", names=path.name))
        self.undo_offered.emit(Undo(sentence, partial(self._restore, files, values)))

    def _on_tag_removed(self, before: tuple[str, ...]) -> None:
        gone = [tag for tag in before if tag not in self.fields.tags.tags]
        sentence = translate(Text("Tag removed: {tags}", tags=listing(gone)))
        self.undo_offered.emit(Undo(sentence, partial(self.fields.tags.restore, before)))

    def _show_files(self) -> None:
        """Show the files as far as they are known, and what Upload would do with them."""
        files = self.selection.files
        self.drop_area.show_files(files)
        if self._list is not None:
            self._list.show_files(files)
        if len(files) > 1:
            self.fields.leave_label_to_list()
        elif not self.fields.label_edit.isEnabled():
            self.fields.ask_for_label()
            self.fields.suggest_label(files[0].label if files else "")
        self._proposals.show_reason(self.selection.inside)
        self._refresh()
        self._speak()

    def _refresh(self) -> None:
        """Show what Upload would do, and what keeps it from doing so."""
        is_bad, has_files = self.state is FormState.CHECK_BAD, self.state is not FormState.EMPTY
        button = self.upload_button
        button.setText(translate(form_buttons.upload_text(len(self.selection.sendable))))
        button.setEnabled(not is_bad)
        reason = translate(Text("Choose another file: this one cannot be uploaded"))
        button.setToolTip(reason if is_bad else tip_with_keys(Text("Start upload"), "Ctrl+Return"))
        if button.property("filled") != (has_files and not is_bad):
            button.setProperty("filled", has_files and not is_bad)
            repolish(button)
        self._show_hint()
        if self._shows_count:
            self._count_problems()
        else:
            self._summary.show_error(translate(Text("Choose another file")) if is_bad else "")

    def _show_hint(self) -> None:
        """Say above the buttons which files are left out, else what the account has room for."""
        chosen, is_bad = self.selection, self.state is FormState.CHECK_BAD
        if is_bad or chosen.refused:
            self._summary.show_hint("" if is_bad else translate(left_out_text(chosen.refused)))
            return
        hint = usage_hint(self._terms.usage, len(chosen.sendable), chosen.raw_bytes)
        self._summary.show_hint(hint.line, hint.sentence, hint.role)
        self.upload_button.setAccessibleDescription(hint.sentence)

    def _speak(self) -> None:
        """Have a screen reader say a verdict when it comes."""
        card, is_single = self.drop_area.card, len(self.selection.files) == 1
        spoken = card.result if is_single and self.state is not FormState.CHECKING else ""
        if spoken and spoken != self._spoken:
            speak = announce_now if self.state is FormState.CHECK_BAD else announce
            speak(card, spoken)
        self._spoken = spoken

    def _show_list(self) -> None:
        rows = self._list = FileRows()
        rows.renamed.connect(self.selection.rename)
        rows.removed.connect(self._leave_out)
        rows.show_files(self.selection.files)
        self.sheet.show_page(translate(Text("Images to upload")), rows)

    def _on_sheet_closed(self) -> None:
        self._list = None

    @property
    def summary(self) -> QLabel:
        """The line above the buttons that says why an upload cannot start."""
        return self._summary
