"""Random requests of the client, and whole uploads, to a server that answers anything."""

import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random

from typing_extensions import override

from imageuploader.codec.image import image_from
from imageuploader.domain.cancel import CancelRequested, CancelToken
from imageuploader.domain.disk_report import Payload
from imageuploader.domain.errors import UploadError
from imageuploader.domain.retry import RetryWaits
from imageuploader.domain.settings import Endpoint
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Upload, UploadState
from imageuploader.linode.client import LinodeClient
from imageuploader.linode.object_storage import put
from imageuploader.linode.timeouts import Timeouts, Timing
from imageuploader.store.history import History
from imageuploader.transfer.engine import run
from imageuploader.transfer.poll import Poller
from imageuploader.transfer.transfer_context import Callbacks, TransferContext, TransferPolicy
from imageuploader.words.errors import describe
from tests.fakes import IMAGE
from tests.soak.fuzzing import Wrong

TIMING = Timing(connect=1.0, reply=0.5, whole=0.8)
TIMEOUTS = Timeouts(connect=1.0, write=0.5, reply=0.5, whole_reply=0.8)
LOADED_SECONDS = 15.0
"""As long as a loaded machine may take to come to a limit; what has none takes for ever."""

MOST_REQUEST_SECONDS = 0.8 + LOADED_SECONDS
MOST_PUT_SECONDS = 4.0 + 0.8 + 5.0 + LOADED_SECONDS
"""As long as the server reads slowly, then the answer, the reason of a refusal, and the load."""

WAITS = RetryWaits((0.0, 0.01), longest=0.05)
_RUNS_OUT = 5.0
_ENDS = frozenset(
    {
        *(UploadState.PROCESSING, UploadState.FAILED, UploadState.CANCELLED, UploadState.GONE),
        *(UploadState.QUEUED, UploadState.INTERRUPTED),
    }
)


class RequestTimes(logging.Handler):
    """Hears of each request how long it took, and whether any traceback is logged."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.wrong: list[str] = []

    @override
    def emit(self, record: logging.LogRecord) -> None:
        text = record.getMessage()
        if record.exc_info:
            self.wrong.append(f"a traceback was logged: {text}")
        if record.name.endswith("request_log") and isinstance(record.args, tuple):
            *_, seconds = record.args
            most = MOST_PUT_SECONDS if text.startswith("PUT 127") else MOST_REQUEST_SECONDS
            if isinstance(seconds, float) and seconds > most:
                self.wrong.append(f"too late: {text}")


@dataclass
class ClientCases:
    """The cases, against the server at a port."""

    port: int
    folder: Path
    times: RequestTimes = field(default_factory=RequestTimes)

    def play(self, dice: Random, _number: int) -> str:
        """Play one case; return what it was and how it ended."""
        kind = dice.choice(["ask", "ask", "ask", "put", "put", "upload", "poll"])
        play: Callable[[Random], object] = getattr(self, f"_play_{kind}")
        before = resources()
        try:
            ended = play(dice)
        except CancelRequested:
            ended = "cancelled"
        except UploadError as error:
            ended = _told(error)
        _require_nothing_left(before)
        if self.times.wrong:
            raise Wrong(self.times.wrong.pop())
        return f"{kind}: {ended}"

    def _open_client(self) -> LinodeClient:
        endpoint = Endpoint(url=f"http://127.0.0.1:{self.port}")
        return LinodeClient(endpoint, "token", wait=lambda _: None, timing=TIMING)

    def _play_ask(self, dice: Random) -> str:
        with self._open_client() as client:
            asks: dict[str, Callable[[], object]] = {
                "profile": client.profile,
                "regions": client.regions,
                "images": lambda: client.images({"label": "x"}),
                "events": lambda: client.events([77, 78]),
                "image": lambda: client.image("private/77"),
                "upload": lambda: client.request_upload(UploadSpec("web-1", "us-ord", tags=("a",))),
                "update": lambda: client.update_image("private/77", label="new"),
                "delete": lambda: client.delete_image("private/77"),
            }
            name = dice.choice(sorted(asks))
            for _ in range(dice.choice((1, 1, 3))):
                asks[name]()
        return f"{name} answered"

    def _play_put(self, dice: Random) -> str:
        size = dice.choice((0, 1, 70_000, 3_000_000))
        body = (bytes(min(65_536, size - at)) for at in range(0, size, 65_536))
        cancel = CancelToken()
        with _cancelling(cancel, dice):
            address = f"http://127.0.0.1:{self.port}/put/1?Signature=s"
            put(address, body, size, cancel=cancel, timeouts=TIMEOUTS)
        return "stored"

    def _play_upload(self, dice: Random) -> str:
        payload = self._payload(dice)
        cancel = CancelToken()
        with closing(History(self.folder / "history.sqlite3", message_of=_message)) as history:
            context = TransferContext(
                Callbacks(history.save, lambda _: None),
                cancel,
                TransferPolicy(waits=WAITS, timeouts=TIMEOUTS, removal_seconds=1.0),
                user=dice.choice(("", "ada")),
            )
            upload = Upload(UploadSpec("web-1", "us-ord"), payload.path)
            with self._open_client() as client, _cancelling(cancel, dice):
                ended = run(upload, payload, client, context)
            if ended.state not in _ENDS and not cancel.leaving:
                raise Wrong(f"it ended as {ended.state}")
            _require_recorded(history, ended)
        if ended.error:
            _told(ended.error)
        return str(ended.state)

    def _play_poll(self, _dice: Random) -> str:
        with self._open_client() as client:
            states = (UploadState.REQUESTING, UploadState.UPLOADING, UploadState.FINALISING)
            upload = Upload(UploadSpec("web-1", "us-ord"), Path("x"), api_url=client.api_url)
            upload = replace(upload, image=image_from(IMAGE))
            for state in (*states, UploadState.PROCESSING):
                upload = upload.moved_to(state)
            result = Poller(client).poll([upload], [upload.id])
        for error in result.errors.values():
            _told(error)
        return " ".join(str(moved.state) for moved in result.moved) or "nothing moved"

    def _payload(self, dice: Random) -> Payload:
        path = self.folder / "disk.img.gz"
        path.write_bytes(bytes(dice.choice((100, 70_000, 2_000_000))))
        status = path.stat()
        return Payload(path, status.st_size, status.st_mtime_ns, "", "", temporary=False)


def resources() -> tuple[int, int]:
    """Return how many threads there are, and how many open files and sockets."""
    return threading.active_count(), len(list(Path("/proc/self/fd").iterdir()))


def _require_nothing_left(before: tuple[int, int]) -> None:
    end = time.monotonic() + _RUNS_OUT
    while (now := resources()) != before and time.monotonic() < end:
        time.sleep(0.01)
    if now[0] > before[0] or now[1] > before[1]:
        names = [thread.name for thread in threading.enumerate()]
        raise Wrong(f"threads and files: {before} before, {now} after; {names}")


def _told(error: UploadError) -> str:
    """Return the kind of an error that can be said, kept and made anew."""
    message = describe(error)
    text = f"{message.headline}{message.explanation}"
    text.encode()
    if error.bare().facts() != error.facts():
        raise Wrong(f"made anew it is another: {error!r}")
    return type(error).__name__


def _message(upload: Upload) -> str:
    return str(describe(upload.error).headline) if upload.error else ""


def _require_recorded(history: History, ended: Upload) -> None:
    kept = history.get(ended.id)
    if kept is None or (kept.state, kept.image) != (ended.state, ended.image):
        raise Wrong(f"the history has {kept}, and not {ended}")


@contextmanager
def _cancelling(cancel: CancelToken, dice: Random) -> Iterator[None]:
    """Now and then, cancel within the block, or give up, or leave."""
    act = dice.choice((cancel.cancel, cancel.cancel, cancel.force, cancel.leave))
    timer = threading.Timer(dice.uniform(0, 1.0), act)
    if dice.random() < 0.2:
        timer.start()
    try:
        yield
    finally:
        timer.cancel()
        if timer.ident is not None:
            timer.join()
