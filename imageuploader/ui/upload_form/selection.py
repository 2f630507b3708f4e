"""The chosen files while they are checked, one after the other."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from imageuploader.domain.disk_report import DiskReport, Prepared, Preparing
from imageuploader.domain.errors import UploadError
from imageuploader.domain.inside.inside import Inside
from imageuploader.domain.upload import Upload
from imageuploader.ui.upload_form import chosen_files
from imageuploader.ui.upload_form.chosen_files import ChosenFile


class FormState(Enum):
    """What is known about the chosen files."""

    EMPTY = "empty"
    CHECKING = "checking"
    CHECK_BAD = "check bad"
    READY = "ready"


class Selection(QObject):
    """The files in their order, as far as they are known.

    Signals:
        changed(): which files they are, or what is known of one.
        check_requested(path): the next one; there is only one check at a time.
        check_stop_requested(): the file that is being checked is no longer wanted.
        preparation_requested(report): of the file whose bytes may be made now; None for none.
    """

    changed = Signal()
    check_requested = Signal(object)
    check_stop_requested = Signal()
    preparation_requested = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.files: tuple[ChosenFile, ...] = ()
        self._checking: Path | None = None

    @property
    def state(self) -> FormState:
        """What is known about all of them."""
        if not self.files:
            return FormState.EMPTY
        if not all(file.is_checked for file in self.files):
            return FormState.CHECKING
        return FormState.READY if self.sendable else FormState.CHECK_BAD

    @property
    def sendable(self) -> tuple[ChosenFile, ...]:
        """Those that were not refused."""
        return chosen_files.sendable(self.files)

    @property
    def raw_bytes(self) -> int:
        """How large they are together when unpacked, as far as that is known."""
        reports = (file.report for file in self.sendable)
        return sum(report.raw_bytes or 0 for report in reports if report is not None)

    @property
    def refused(self) -> tuple[ChosenFile, ...]:
        """Those that were."""
        return tuple(file for file in self.files if file.is_refused)

    @property
    def wrong_labels(self) -> int:
        """How many files of a list have a label that Linode would not take."""
        if len(self.files) < 2:  # noqa: PLR2004 - one file is no list
            return 0
        return sum(not image.has_good_label for image in self.sendable)

    @property
    def format(self) -> str:
        """The format of the first file, as the check found it; empty before."""
        report = self.files[0].report if self.files else None
        return report.format if report else ""

    @property
    def leaves_out(self) -> bool | None:
        """Whether deleted data of the first file is left out; None if there is none, or not yet."""
        report = self.files[0].report if self.files else None
        return report.leaves_out if report else None

    @property
    def inside(self) -> Inside | None:
        """What was found inside the one file; None for several."""
        report = self.files[0].report if len(self.files) == 1 else None
        return report.inside if report else None

    def replace_all(self, files: Iterable[ChosenFile]) -> None:
        """Take other files, and check those that were not."""
        self.files = tuple(files)
        self._update()

    def rename(self, path: Path, label: str) -> None:
        """Give one of several files another label."""
        self._change(path, lambda file: replace(file, label=label))

    def leave_out(self, path: Path, *, is_left_out: bool) -> None:
        """Leave the deleted data of a file out, or send it too."""
        self._change(path, lambda file: file.leaving_out(is_left_out=is_left_out))

    def remove(self, path: Path) -> None:
        """Leave a file out."""
        self.replace_all(file for file in self.files if file.path != path)

    def show_checking(self, path: Path, percent: int) -> None:
        """Take note of how far a check is."""
        self._change(path, lambda file: replace(file, percent=percent))

    def show_report(self, path: Path, report: DiskReport, link_speed: float | None) -> None:
        """Take note of the verdict on a file, and check the next one."""
        self._change(path, lambda file: file.checked(report, link_speed))

    def show_refusal(self, path: Path, error: UploadError) -> None:
        """Take note of why a file cannot be read, and check the next one."""
        self._change(path, lambda file: replace(file, report=None, refusal=error))

    def show_seen(self, path: Path, upload: Upload) -> None:
        """Take note of an earlier upload of the same bytes."""
        self._change(path, lambda file: replace(file, before=upload))

    def show_preparation(self, path: Path, progress: Preparing | Prepared | None) -> None:
        """Take note of how far the bytes of a file are made."""
        self._change(path, lambda file: replace(file, progress=progress))

    def find(self, path: Path) -> ChosenFile | None:
        """Return one of the files."""
        return chosen_files.find(self.files, path)

    def _change(self, path: Path, change: Callable[[ChosenFile], ChosenFile]) -> None:
        if file := self.find(path):
            self.files = chosen_files.exchange(self.files, change(file))
            self._update()

    def _update(self) -> None:
        files = self.files
        following = next((file.path for file in self.files if not file.is_checked), None)
        if following != self._checking:
            still_runs = self._checking is not None and not self._is_checked(self._checking)
            self._checking = following
            if following is not None:
                self.check_requested.emit(following)  # which stops the one before
            elif still_runs:
                self.check_stop_requested.emit()
        self.preparation_requested.emit(chosen_files.to_prepare(self.files))
        if self.files is files:  # else who was asked has answered at once, which was an update
            self.changed.emit()

    def _is_checked(self, path: Path) -> bool:
        file = self.find(path)
        return file is not None and file.is_checked
