"""Makes the body of the file in the form while the form is filled in."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from imageuploader.domain.cancel import CancelRequested, CancelToken
from imageuploader.domain.disk_report import (
    SEND_LIMIT_BYTES,
    DiskReport,
    Payload,
    PrepareOptions,
    Preparing,
)
from imageuploader.domain.errors import UploadError
from imageuploader.domain.settings import Settings
from imageuploader.services.preparation.bodies import Bodies, remove_bytes
from imageuploader.services.preparation.body import Body, Recipe, recipe_of
from imageuploader.services.preparation.computer import (
    RESERVE_BYTES,
    has_power,
    has_room,
)
from imageuploader.services.preparation.options import prepare_options
from imageuploader.services.threads.workers import WorkerPool, log_error

if TYPE_CHECKING:
    from imageuploader.services.history.lazy_history import OpenHistory
    from imageuploader.services.settings import SettingsService

FORM_SECONDS = 5.0
"""What a person needs at least to fill in the form: compressing delays nobody meanwhile."""


class Preparer(QObject):
    """Makes one body at a time, at low priority, until an upload waits for it.

    It does not begin, or ends and removes what it made, without room or power, if the settings
    forbid it, and for another file. What an upload has claimed it makes to the end.

    Signals:
        moved(path, progress): Preparing, Prepared, or None if nothing is made any more.
    """

    moved = Signal(object, object)
    _progressed = Signal(object)

    def __init__(
        self,
        settings: "SettingsService",
        open_history: "OpenHistory",
        usual_folder: Path,
        bodies: Bodies,
        is_powered: Callable[[], bool] = has_power,
    ) -> None:
        super().__init__()
        self._settings, self._open_history = settings, open_history
        self._usual_folder, self._bodies, self._is_powered = usual_folder, bodies, is_powered
        self._wanted: DiskReport | None = None
        self._recipe: Recipe | None = None
        self._body: Body | None = None
        self._is_stopped = False
        self._pool = WorkerPool(self)
        self._progressed.connect(self._show)
        settings.changed.connect(self._on_settings)

    @property
    def busy(self) -> bool:
        """Whether any thread has not ended yet."""
        return self._pool.busy

    def prepare(self, report: DiskReport | None) -> None:
        """Make the body of the file that is in the form now, None if there is none to be made."""
        if not self._is_stopped:
            self._want(report)

    def stop(self) -> None:
        """Make nothing for the form ever after, and remove what was made for it."""
        self._is_stopped = True  # first: the form asks again when it hears what has ended
        self._want(None)

    def shut_down(self) -> None:
        """Stop, and wait until every thread has ended."""
        self.stop()
        self._pool.shut_down()

    @Slot(object)
    def _on_settings(self, _settings: Settings) -> None:
        self._update()

    def _want(self, report: DiskReport | None) -> None:
        self._wanted = report
        self._update()

    def _update(self) -> None:
        recipe = self._next_recipe()
        if recipe == self._recipe:
            return
        before, self._recipe = self._recipe, recipe
        self._end(before)
        if self._wanted is not None and recipe is not None:
            self._begin(self._wanted, recipe.level)

    def _next_recipe(self) -> Recipe | None:
        report, settings = self._wanted, self._settings.latest
        allowed = settings.prepare_early and report is not None and report.refusal is None
        if report is None or not allowed or report.is_sent_as_it_is:
            return None
        return recipe_of(report, settings.compression_level)

    def _begin(self, report: DiskReport, level: int | None) -> None:
        body = self._body = self._bodies.offer(report, level)
        if isinstance(body.progress, Preparing):
            on_error = partial(self._on_error, body)
            make = partial(self._make, body)
            self._pool.start("prepare", make, lambda _: self._show(body), on_error)
        self._show(body)

    def _end(self, recipe: Recipe | None) -> None:
        """Remove the form's body, unless an upload has claimed it."""
        self._body = None
        if (body := self._bodies.withdraw()) is not None:
            body.cancel.cancel()
            self._pool.dispatch("discard", lambda _: self._bodies.discard(body))
        if recipe is not None:
            self.moved.emit(recipe.path, None)

    def _make(self, body: Body, cancel: CancelToken) -> None:
        """Make a body; this runs in a thread of its own."""
        unwanted = body.make(partial(self._prepare, body), cancel)
        if unwanted is not None:
            remove_bytes(unwanted)

    def _prepare(self, body: Body) -> Payload:
        from imageuploader.disk.prepare import prepare

        settings, history = self._settings.latest, self._open_history()
        usual = prepare_options(settings, history, self._usual_folder)
        options = replace(usual, free_seconds=FORM_SECONDS, is_urgent=lambda: body.urgent)
        needed = _needed_bytes(body.report)
        self._bodies.make_room(options.folder, needed)
        self._require_means(body, options, needed)

        def on_progress(percent: int) -> None:
            self._require_means(body, options, 0)
            body.note(percent)
            self._progressed.emit(body)

        return prepare(body.report, options, on_progress=on_progress, cancel=body.cancel)

    def _require_means(self, body: Body, options: PrepareOptions, needed: int) -> None:
        """Raise CancelRequested without room or power, unless an upload waits for the body."""
        if body.urgent:
            return
        if not (has_room(options.folder, needed + RESERVE_BYTES) and self._is_powered()):
            raise CancelRequested

    @Slot(object)
    def _show(self, body: Body) -> None:
        """Tell how the form's body is; one that could not be made is forgotten."""
        if body is not self._body:
            return
        progress = body.progress
        if progress is None:
            self._body = None
            self._bodies.withdraw()
        self.moved.emit(body.recipe.path, progress)

    def _on_error(self, body: Body, error: UploadError) -> None:
        log_error("prepare", error)
        self._show(body)


def _needed_bytes(report: DiskReport) -> int:
    """About how much room the body takes: the whole disk if that is not known better."""
    unknown = report.raw_bytes or report.file_bytes
    expected = unknown if report.expected_bytes is None else report.expected_bytes
    return min(expected, SEND_LIMIT_BYTES)
