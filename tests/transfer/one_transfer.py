"""One upload on the practice Linode, and everything it kept and told meanwhile."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.disk_report import DiskReport, PrepareOptions
from imageuploader.domain.retry import RetryWaits
from imageuploader.domain.settings import Endpoint
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Progress, Upload, UploadState
from imageuploader.linode.client import LinodeClient
from imageuploader.linode.timeouts import Timeouts, Timing
from imageuploader.sandbox.server import Sandbox
from imageuploader.transfer import job
from imageuploader.transfer.transfer_context import Callbacks, TransferContext, TransferPolicy

if TYPE_CHECKING:
    from collections.abc import Callable

WAITS = RetryWaits((0.05,) * 5)
SPEC = UploadSpec("web-1", "us-ord", tags=("alpha",), cloud_init=True)


def at_once(_seconds: float) -> None:
    """The wait between two attempts of a reading request, left out."""


@dataclass(frozen=True)
class Kept:
    """An upload as it was kept, and how many requests had been made until then."""

    upload: Upload
    posts: int
    puts: int


class Bench:
    """Sends files and remembers."""

    def __init__(self, sandbox: Sandbox, folder: Path) -> None:
        self.sandbox = sandbox
        self.temp = folder / "temp"
        self.temp.mkdir()
        self.token = sandbox.token
        self.address = sandbox.url
        self.cancel = CancelToken()
        self.waits = WAITS
        self.timeouts = Timeouts()
        self.timing = Timing()
        self.removal_seconds = 30.0
        self.others: set[str] = set()
        self.kept: list[Kept] = []
        self.reported: list[Progress] = []
        self.on_save: Callable[[Upload], None] = lambda _: None
        self.on_progress: Callable[[Progress], None] = lambda _: None

    def client(self) -> LinodeClient:
        endpoint = Endpoint(url=self.address)
        return LinodeClient(endpoint, self.token, wait=at_once, timing=self.timing)

    def context(self) -> TransferContext:
        return TransferContext(
            Callbacks(self._save, self._report),
            self.cancel,
            TransferPolicy(self.waits, self.timeouts, self.removal_seconds),
            knows_image=self.others.__contains__,
        )

    def send(self, file: Path, report: DiskReport | None = None, region: str = "us-ord") -> Upload:
        return self.send_again(Upload(spec=replace(SPEC, region=region), file=file), report)

    def send_again(self, upload: Upload, report: DiskReport | None = None) -> Upload:
        return job.send(upload, report, self.client, PrepareOptions(self.temp), self.context())

    def cancel_in(self, state: UploadState) -> None:
        """Give up as soon as that state is kept."""

        def cancel(upload: Upload) -> None:
            if upload.state is state:
                self.cancel.cancel()

        self.on_save = cancel

    def count(self, method: str) -> int:
        return sum(called == method for called, _ in self.sandbox.calls)

    @property
    def states(self) -> list[UploadState]:
        """The states in the order they were kept, each once in a row."""
        found: list[UploadState] = []
        for kept in self.kept:
            if not found or found[-1] is not kept.upload.state:
                found.append(kept.upload.state)
        return found

    def _save(self, upload: Upload) -> None:
        self.kept.append(Kept(upload, self.count("POST"), self.count("PUT")))
        self.on_save(upload)

    def _report(self, progress: Progress) -> None:
        self.reported.append(progress)
        self.on_progress(progress)
