"""What the queue's threads do. What is slow to load is loaded there."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.disk_report import Payload, PrepareOptions
from imageuploader.domain.image import Image
from imageuploader.domain.retry_policy import UPLOAD_WAITS
from imageuploader.domain.speed import UPLOADS_ASKED, line_speed
from imageuploader.domain.upload import PreparedUpload, Upload, UploadState
from imageuploader.services.history.lookups import earlier
from imageuploader.services.queue.history_writer import Notes
from imageuploader.services.threads.workers import UploadWorker

if TYPE_CHECKING:
    from imageuploader.linode.client import LinodeClient
    from imageuploader.services.account import Account
    from imageuploader.services.history.history_service import OpenHistory
    from imageuploader.services.queue.waiting_list import Waiting
    from imageuploader.transfer.context import TransferContext


@dataclass(frozen=True, slots=True)
class Workplace:
    """What all uploads of one window share.

    `pace` is how long waits last, practice hurries; `level` is the compression level, None to
    choose it by the line.
    """

    account: "Account"
    open_history: "OpenHistory"
    temp_folder: Path
    pace: float = 1.0
    level: int | None = None


class Tasks:
    """The work of the queue's workers, each method on its worker's thread."""

    def __init__(self, place: Workplace, notes: Notes) -> None:
        self._place = place
        self._notes = notes
        self._made: set[Payload] = set()

    def make_ready(self, job: "Waiting", worker: UploadWorker) -> PreparedUpload | Upload:
        """Check and prepare a file; no request is made."""
        from imageuploader.transfer.job import prepare_upload

        self._notes.keep()
        outcome = prepare_upload(worker.latest, job.report, self._making(), self._desk(worker))
        if isinstance(outcome, PreparedUpload):
            self._made.add(outcome.payload)
            if job.report is None or not job.report.sha256:
                worker.tell(earlier(outcome.payload.sha256, self._place.open_history))
        return outcome

    def send(self, ready: PreparedUpload, worker: UploadWorker) -> PreparedUpload | Upload:
        """Ask for an address and send; what is ready comes back where somebody must sign in."""
        from imageuploader.transfer.job import send_prepared

        waits = False
        try:
            self._notes.keep()
            upload = send_prepared(
                ready, lambda: self.open_client(ready.upload), self._desk(worker)
            )
            waits = upload.state is UploadState.QUEUED
            return replace(ready, upload=upload) if waits else upload
        finally:
            if not waits:
                self.discard(ready.payload)

    def discard(self, payload: Payload) -> None:
        """Remove what was prepared."""
        from imageuploader.disk.prepare import discard

        discard(payload)
        self._made.discard(payload)

    def discard_all(self) -> None:
        """Remove everything that was prepared and not sent."""
        for payload in list(self._made):
            self.discard(payload)

    def settle(self, cancel: CancelToken) -> tuple[Upload, ...]:
        """Tell the truth of uploads whose program was ended before they were."""
        from imageuploader.transfer.crash_recovery import settle

        place = self._place
        folder, client_of = place.temp_folder, place.account.open_client
        return settle(place.open_history(), client_of, folder, cancel)

    def remove_left(self, upload: Upload) -> Upload:
        """Delete the unfinished image that an upload surely left on Linode."""
        from imageuploader.transfer.leftover_images import remove_left

        with self.open_client(upload) as client:
            return self._kept(remove_left(upload, client).upload)

    def look_for_doubtful(self, upload: Upload) -> tuple[Upload, tuple[Image, ...]]:
        """Return an upload with the images that may be its own, and those images."""
        from imageuploader.transfer.leftover_images import look_for_doubtful

        history = self._place.open_history()
        with self.open_client(upload) as client:
            found = look_for_doubtful(upload, client, history.knows_image)
        return self._kept(found.upload), found.images

    def remove_doubtful(self, upload: Upload, image_id: str) -> Upload:
        """Delete one image that may be an upload's, because a person says so."""
        from imageuploader.transfer.leftover_images import remove_doubtful

        with self.open_client(upload) as client:
            return self._kept(remove_doubtful(upload, image_id, client).upload)

    def _kept(self, upload: Upload) -> Upload:
        self._place.open_history().keep(upload)
        return upload

    def open_client(self, upload: Upload) -> "LinodeClient":
        """Return a client of the account with which an upload was started."""
        return self._place.account.open_client(upload.account)

    def _making(self) -> PrepareOptions:
        place, history = self._place, self._place.open_history()
        speed, owner = line_speed(history.uploads(limit=UPLOADS_ASKED)), history.presence.id
        return PrepareOptions(place.temp_folder, level=place.level, line_speed=speed, owner=owner)

    def _desk(self, worker: UploadWorker) -> "TransferContext":
        from imageuploader.transfer.context import Callbacks, TransferContext, TransferPolicy

        history = self._place.open_history()

        def keep(upload: Upload) -> None:
            history.keep(upload)
            worker.keep(upload)

        account, name = self._place.account, worker.latest.account
        ca_file, user = account.endpoint_of(name).ca_file, account.user_of(name)
        policy = TransferPolicy(
            UPLOAD_WAITS.scaled(self._place.pace), ca_file=ca_file, answered_before=True
        )
        callbacks = Callbacks(keep, worker.tell_progress)
        return TransferContext(callbacks, worker.cancel, policy, history.knows_image, user)
