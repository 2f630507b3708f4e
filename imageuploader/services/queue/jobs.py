"""The work of the queue's threads; modules that are slow to import are imported there."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.disk_report import DiskReport, Payload, PrepareOptions
from imageuploader.domain.image import Image
from imageuploader.domain.retry import UPLOAD_WAITS
from imageuploader.domain.upload import PreparedUpload, Upload, UploadState
from imageuploader.services.history.lookups import link_speed, upload_of
from imageuploader.services.preparation.bodies import Bodies
from imageuploader.services.preparation.body import Body
from imageuploader.services.preparation.options import prepare_options, temp_folder
from imageuploader.services.queue.history_writer import HistoryWriter
from imageuploader.services.queue.sending_now import SendingNow
from imageuploader.services.queue.upload_worker import UploadWorker

if TYPE_CHECKING:
    from imageuploader.linode.client import LinodeClient
    from imageuploader.services.account import AccountService
    from imageuploader.services.history.lazy_history import OpenHistory
    from imageuploader.services.queue.waiting_list import QueueEntry
    from imageuploader.services.settings import SettingsService
    from imageuploader.transfer.transfer_context import TransferContext


@dataclass(frozen=True, slots=True)
class QueueContext:
    """What all uploads of a queue share.

    `time_scale` multiplies every wait: practice hurries. `bodies` are those of the whole window.
    """

    account: "AccountService"
    settings: "SettingsService"
    open_history: "OpenHistory"
    temp_folder: Path
    time_scale: float = 1.0
    bodies: Bodies = field(default_factory=Bodies)


class Jobs:
    """Jobs for the queue's workers; each method runs in a worker's thread."""

    def __init__(self, context: QueueContext, writer: HistoryWriter) -> None:
        self._context = context
        self._writer = writer
        self._bodies = context.bodies
        self._now = SendingNow()

    def prepare(self, entry: "QueueEntry", worker: UploadWorker) -> PreparedUpload | Upload:
        """Check a file and prepare its bytes; no request is made."""
        from imageuploader.transfer.job import prepare_upload

        self._writer.write()
        # As long as another file is sent, a smaller body delays nobody.
        options = replace(self._options(), free_seconds=self._now.seconds_left)
        body = entry.body or self._left_of_before(entry, options.level)
        report = entry.report or (body.report if body else None)
        outcome = prepare_upload(
            worker.latest, report, options, self._transfer(worker), partial(self._make_body, body)
        )
        if isinstance(outcome, PreparedUpload):
            self._report_seen_before(entry, outcome.payload, worker)
        elif body is not None:
            self._bodies.discard(body)
        return outcome

    def send(self, ready: PreparedUpload, worker: UploadWorker) -> PreparedUpload | Upload:
        """Request an address and send the file; return it still ready if a sign-in is needed."""
        from imageuploader.transfer.job import send_prepared

        state: UploadState | None = None
        try:
            self._writer.write()
            open_client, transfer = partial(self.open_client, ready.upload), self._transfer(worker)
            with self._now.sending(ready.payload.size, link_speed(self._context.open_history)):
                upload = send_prepared(ready, open_client, transfer)
            state = upload.state
            return replace(ready, upload=upload) if state is UploadState.QUEUED else upload
        finally:
            if state is UploadState.FAILED:
                self._bodies.keep(ready.payload)
            elif state is not UploadState.QUEUED:
                self.discard(ready.payload)

    def discard(self, payload: Payload) -> None:
        """Remove a prepared file."""
        self._bodies.discard_payload(payload)

    def drop(self, body: Body) -> None:
        """Stop a body that an upload has claimed, and remove it."""
        self._bodies.discard(body)

    def discard_all(self) -> None:
        """Remove every prepared file that was not sent."""
        self._bodies.discard_all()

    def claim(self, report: DiskReport) -> Body | None:
        """Return the body that was made of a checked file, or is being made."""
        return self._bodies.claim(report, self._context.settings.latest.compression_level)

    def _left_of_before(self, entry: "QueueEntry", level: int | None) -> Body | None:
        """Return what a failed upload left of the same file."""
        if entry.report is not None:
            return self._bodies.claim(entry.report, level)
        return self._bodies.claim_again(entry.upload.file, level, entry.upload.leaves_out)

    def _make_body(
        self,
        body: Body | None,
        report: DiskReport,
        options: PrepareOptions,
        *,
        on_progress: Callable[[int], None],
        cancel: CancelToken,
    ) -> Payload:
        """Return the bytes of a body that was made ahead, or else make them."""
        from imageuploader.disk.prepare import prepare

        if body is not None:
            payload = self._take(body, on_progress, cancel)
            if payload is not None:
                return payload
        needed = report.expected_bytes or 0
        self._bodies.make_room(options.folder, needed)
        self._now.wait_for_room(options.folder, needed, cancel)
        payload = prepare(report, options, on_progress=on_progress, cancel=cancel)
        if payload.temporary:
            self._bodies.add_made(report, options.level, payload)
        return payload

    def _take(
        self, body: Body, on_progress: Callable[[int], None], cancel: CancelToken
    ) -> Payload | None:
        """Return the bytes of a body; None, without a body, if it ended or the file has changed."""
        payload = body.take(on_progress, cancel)
        if payload is None or not body.recipe.is_current():
            self._bodies.discard(body)
            return None
        return payload

    def recover(self, in_line: tuple[str, ...], cancel: CancelToken) -> tuple[Upload, ...]:
        """Recover uploads whose process died, and return what became of them.

        Those of `in_line` that only waited come back as they are.
        """
        from imageuploader.transfer.crash_recovery import recover

        context = self._context
        client_of = context.account.open_client
        return recover(context.open_history(), client_of, self._temp_folder, cancel, in_line)

    def remove_left(self, upload: Upload) -> Upload:
        """Delete the unfinished image that an upload surely left on Linode."""
        from imageuploader.transfer.leftover_images import remove_left

        with self.open_client(upload) as client:
            return self._save(remove_left(upload, client).upload)

    def look_for_doubtful(self, upload: Upload) -> tuple[Upload, tuple[Image, ...]]:
        """Return an upload with the images that may be its own, and those images."""
        from imageuploader.transfer.leftover_images import find_doubtful

        history = self._context.open_history()
        with self.open_client(upload) as client:
            found = find_doubtful(upload, client, history.knows_image)
        return self._save(found.upload), found.images

    def remove_doubtful(self, upload: Upload, image_id: str) -> Upload:
        """Delete one image that may be an upload's, because a person says so."""
        from imageuploader.transfer.leftover_images import remove_doubtful

        with self.open_client(upload) as client:
            return self._save(remove_doubtful(upload, image_id, client).upload)

    def _save(self, upload: Upload) -> Upload:
        self._context.open_history().save(upload)
        return upload

    def open_client(self, upload: Upload) -> "LinodeClient":
        """Return a client for the account of an upload."""
        return self._context.account.open_client(upload.account)

    def _report_seen_before(
        self, entry: "QueueEntry", payload: Payload, worker: UploadWorker
    ) -> None:
        """Report an earlier upload of the same bytes, unless the check knew the digest already."""
        if entry.report is not None and entry.report.sha256:
            return
        if before := upload_of(payload.sha256, self._context.open_history):
            worker.report_seen_before(before)

    @property
    def _temp_folder(self) -> Path:
        return temp_folder(self._context.settings.latest, self._context.temp_folder)

    def _options(self) -> PrepareOptions:
        context = self._context
        latest = context.settings.latest
        return prepare_options(latest, context.open_history(), context.temp_folder)

    def _transfer(self, worker: UploadWorker) -> "TransferContext":
        from imageuploader.transfer.transfer_context import (
            Callbacks,
            TransferContext,
            TransferPolicy,
        )

        history = self._context.open_history()

        def keep(upload: Upload) -> None:
            history.save(upload)
            worker.report_saved(upload)

        account, name = self._context.account, worker.latest.account
        ca_file, user = account.endpoint_of(name).ca_file, account.user_of(name)
        settings = self._context.settings
        waits = UPLOAD_WAITS.with_retries(settings.latest.retries)
        policy = TransferPolicy(
            waits.scaled(self._context.time_scale),
            ca_file=ca_file,
            network=account.network.current(),
            answered_before=True,
            bandwidth_limit=lambda: settings.latest.bandwidth_limit,
        )
        callbacks = Callbacks(keep, worker.report_progress)
        return TransferContext(callbacks, worker.cancel, policy, history.knows_image, user)
