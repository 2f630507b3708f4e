"""The fault table: what goes wrong, and what is true afterwards, everywhere."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from typing_extensions import override

from imageuploader.domain.disk_report import PrepareOptions
from imageuploader.domain.errors import UploadError
from imageuploader.domain.retry import RetryWaits
from imageuploader.domain.settings import Endpoint
from imageuploader.domain.upload import Progress, Upload
from imageuploader.domain.upload import UploadState as S
from imageuploader.linode.client import LinodeClient
from imageuploader.linode.timeouts import Timeouts, Timing
from imageuploader.sandbox.server import Sandbox
from imageuploader.store.history import History
from imageuploader.transfer import job
from imageuploader.transfer.transfer_context import Callbacks, TransferContext, TransferPolicy
from tests.transfer.one_transfer import SPEC, at_once

WAITS = RetryWaits((0.01,) * 5)
SHORT, ONCE, LONG = 0.3, 1.5, 5.0
"""Seconds to wait for a far end: short only where it is the row that nothing comes.

Where nothing comes once and an answer follows, a busy machine has time enough to give it.
"""

PROVED, DOUBTFUL, PERHAPS = "proved", "doubtful", "perhaps"
TOKEN = "hush-hush-token"  # noqa: S105 - a word of the practice


@dataclass(frozen=True)
class Row:
    """One line of the table.

    `requests` are the methods the server saw, in order; `images` how many are on Linode
    afterwards, and `left` of which kind those are that the upload says it left: PROVED its own,
    DOUBTFUL ones that are named, or PERHAPS one that nobody has found.
    """

    faults: str
    state: S
    requests: str
    images: int
    left: str = ""
    error: type[UploadError] | None = None
    ordered: bool = True
    """Whether the server is sure to hear of a request before the next one is made."""

    @override
    def __str__(self) -> str:
        return self.faults or "nothing"


def left_by(upload: Upload) -> str:
    """The kind of what an upload says it left, as the last column has it."""
    kinds = {
        PROVED: upload.left_behind,
        DOUBTFUL: bool(upload.left_images),
        PERHAPS: upload.in_doubt,
    }
    return " ".join(kind for kind, is_left in kinds.items() if is_left)


def times(count: int, what: str) -> str:
    return " ".join([what] * count)


def at_part(table: "Table", part: float, work: Callable[[], None]) -> None:
    """Do something once so much of the body has been sent in the first attempt."""

    def note(progress: Progress) -> None:
        if progress.attempt == 1 and progress.sent >= part * progress.total:
            table.on_progress = lambda _: None
            work()

    table.on_progress = note


class Table:
    """One practice Linode, one history and one folder for temporary files: for one row."""

    def __init__(self, sandbox: Sandbox, folder: Path) -> None:
        self.sandbox = sandbox
        self.folder = folder
        self.temp = folder / "temp"
        self.temp.mkdir()
        self.address = sandbox.url
        self.ca_file = ""
        self.answered_before = False
        self._seconds = LONG
        self.reported: list[Progress] = []
        self.on_progress: Callable[[Progress], None] = lambda _: None
        self.on_save: Callable[[Upload], None] = lambda _: None

    def send(self, row: Row, file: Path) -> Upload:
        """Send a file while that goes wrong, and check that the row says the truth."""
        for fault in row.faults.split():
            self.sandbox.faults.add(fault)
        if "silent" in row.faults or "stalled" in row.faults:
            self._seconds = ONCE if row.faults.endswith(":1") else SHORT
        history = History(self.folder / "history.sqlite3")
        try:
            upload = self._sent(file, history)
            self._check(row, upload, history)
        finally:
            history.close()
        self._check_disk()
        return upload

    def plain(self, file: Path, fault: str = "") -> Upload:
        """Send a file, and check nothing."""
        if fault:
            self.sandbox.faults.add(fault)
        with closing(History(self.folder / "history.sqlite3")) as history:
            return self._sent(file, history)

    def _sent(self, file: Path, history: History) -> Upload:
        def save(upload: Upload) -> None:
            history.save(upload)
            self.on_save(upload)

        context = TransferContext(
            Callbacks(save, self._report),
            policy=TransferPolicy(
                WAITS,
                Timeouts(write=self._seconds, reply=self._seconds),
                ca_file=self.ca_file,
                answered_before=self.answered_before,
            ),
            knows_image=history.knows_image,
        )
        options = PrepareOptions(self.temp, owner=history.presence.id)
        return job.send(Upload(SPEC, file), None, self._client, options, context)

    def _client(self) -> LinodeClient:
        return LinodeClient(
            Endpoint(url=self.address), TOKEN, wait=at_once, timing=Timing(reply=self._seconds)
        )

    def _report(self, progress: Progress) -> None:
        self.reported.append(progress)
        self.on_progress(progress)

    def _check(self, row: Row, upload: Upload, history: History) -> None:
        methods = [method for method, _ in self.sandbox.calls]
        wanted = row.requests.split()
        if not row.ordered:
            methods, wanted = sorted(methods), sorted(wanted)
        assert (upload.state, methods) == (row.state, wanted), self.sandbox.calls
        assert (len(self.sandbox.images), left_by(upload)) == (row.images, row.left)
        assert self._unnamed(upload) == set()
        kind = type(upload.error) if upload.error else None
        assert row.error is None or isinstance(upload.error, row.error)
        assert (kind is None) is (upload.state in {S.PROCESSING, S.GONE})
        [kept] = history.uploads()
        assert replace(kept, error=None) == replace(upload, error=None)
        assert (type(kept.error) if kept.error else None) is kind
        if upload.state is S.PROCESSING:
            assert upload.sent_bytes == upload.total_bytes

    def _unnamed(self, upload: Upload) -> set[str]:
        """The images that wait for bytes on Linode although the upload does not say so."""
        said = {left.id for left in upload.left_images}
        if upload.image and (upload.left_behind or upload.state is S.PROCESSING):
            said.add(upload.image.id)
        images = self.sandbox.images.items()
        return {name for name, image in images if image["status"] == "pending_upload"} - said

    def _check_disk(self) -> None:
        assert list(self.temp.iterdir()) == []
        kept = b"".join(path.read_bytes() for path in self.folder.glob("history*"))
        assert kept
        for secret in (TOKEN, "Signature=", "AWSAccessKeyId"):
            assert secret.encode() not in kept
