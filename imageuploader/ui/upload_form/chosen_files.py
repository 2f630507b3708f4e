"""The files in the form, each with its label and what the check said."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from imageuploader.domain.disk_report import DiskReport, Prepared, Preparing
from imageuploader.domain.errors import UploadError
from imageuploader.domain.spec import label_for, label_problems, unique_labels
from imageuploader.domain.upload import Upload
from imageuploader.words.formatting import listing
from imageuploader.words.text import Text


@dataclass(frozen=True, slots=True)
class ChosenFile:
    """A file, the label it is to have, and the outcome of its check.

    `percent` is how far the check is. `before` is an earlier upload of the same bytes,
    `link_speed` that of the last upload in bytes a second. `progress` is how far its bytes are
    made meanwhile, None if nothing is made.
    """

    path: Path
    label: str
    percent: int = 0
    report: DiskReport | None = None
    refusal: UploadError | None = None
    before: Upload | None = None
    link_speed: float | None = None
    progress: Preparing | Prepared | None = None

    @property
    def is_checked(self) -> bool:
        """Whether the check has said yes or no."""
        return self.report is not None or self.refusal is not None

    @property
    def is_refused(self) -> bool:
        """Whether it cannot be uploaded."""
        return self.refusal is not None

    @property
    def has_good_label(self) -> bool:
        """Whether Linode would take the label."""
        return not label_problems(self.label.strip())

    def leaving_out(self, *, is_left_out: bool) -> "ChosenFile":
        """Return the file with the choice to leave its deleted data out, or to send it."""
        report = self.report and self.report.leaving_out(is_left_out=is_left_out)
        return replace(self, report=report)

    def checked(self, report: DiskReport, link_speed: float | None) -> "ChosenFile":
        """Return the file with its report."""
        return replace(self, report=report, refusal=report.refusal, link_speed=link_speed)


def choose(paths: Iterable[Path]) -> tuple[ChosenFile, ...]:
    """Return the files, each once, with labels made from their names."""
    files = tuple(dict.fromkeys(paths))
    labels = unique_labels(label_for(file.name) for file in files)
    return tuple(ChosenFile(file, label) for file, label in zip(files, labels, strict=True))


def find(files: Iterable[ChosenFile], path: Path) -> ChosenFile | None:
    """Return the file of a path."""
    return next((file for file in files if file.path == path), None)


def exchange(files: Iterable[ChosenFile], new: ChosenFile) -> tuple[ChosenFile, ...]:
    """Return the files with one of them in its new state."""
    return tuple(new if file.path == new.path else file for file in files)


def sendable(files: Iterable[ChosenFile]) -> tuple[ChosenFile, ...]:
    """Return those that were not refused."""
    return tuple(file for file in files if not file.is_refused)


def to_prepare(files: Iterable[ChosenFile]) -> DiskReport | None:
    """Return the file whose bytes may be made before the upload: the first that will be sent."""
    first = next(iter(sendable(files)), None)
    return first.report if first else None


def left_out_text(left: Sequence[ChosenFile]) -> Text:
    """Return which files are left out of an upload; empty for none."""
    if not left:
        return Text("")
    return Text("Left out: {names}", names=listing(file.path.name for file in left))
