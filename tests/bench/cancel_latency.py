"""Time from a cancel to the closed connection, and to the end of the cleanup.

Run by hand or by `packaging/dev.py bench`. Medians and worst of five, from the cancel to the
moment the far end sees the line reset, and to the upload in CANCELLED with nothing left on the
practice Linode. To be reached: 0.5 s. In front of the store stands one that reads not at all.
"""

import gzip
import os
import platform
import select
import socket
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from statistics import median

from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.disk_report import PrepareOptions
from imageuploader.domain.settings import Endpoint
from imageuploader.domain.upload import Upload
from imageuploader.domain.upload import UploadState as S
from imageuploader.linode.client import LinodeClient
from imageuploader.sandbox.server import Sandbox
from imageuploader.transfer import job
from imageuploader.transfer.transfer_context import Callbacks, TransferContext, TransferPolicy
from tests.fakes import Listener, head_of
from tests.tls import make_certificate, over_tls
from tests.transfer.one_transfer import SPEC

REACH_SECONDS = 0.5
ROUNDS = 5
BODY_BYTES = 24_000_000


class Silent:
    """Reads the head, or a whole small body, and then nothing; records the reset."""

    def __init__(self, *, reads_all: bool) -> None:
        self.closed_at = 0.0
        self.quiet = threading.Event()
        """Set when nothing more will be read."""

        self._reads_all = reads_all

    def __call__(self, line: socket.socket) -> None:
        head_of(line)
        if self._reads_all:
            line.settimeout(0.3)
            try:
                while line.recv(1 << 20):
                    continue
            except TimeoutError:
                line.settimeout(None)
        self.quiet.set()
        poll = select.poll()
        poll.register(line, select.POLLERR | select.POLLHUP)
        poll.poll(10_000)
        self.closed_at = time.monotonic()


def once(file: Path, state: S, certificate: Path | None) -> tuple[float, float]:
    """Return the seconds to the closed connection and to the end, for a cancel in one state."""
    far, cancel, ready = Silent(reads_all=state is S.FINALISING), CancelToken(), threading.Event()
    script = over_tls(certificate, far) if certificate else far
    with (
        Listener(script) as store,
        Sandbox() as linode,
        tempfile.TemporaryDirectory(prefix="bench-cancel-") as folder,
    ):
        linode.upload_origin = f"{'https' if certificate else 'http'}://127.0.0.1:{store.port}"
        context = TransferContext(
            Callbacks(
                lambda upload: ready.set() if upload.state is state else None, lambda _: None
            ),
            cancel,
            TransferPolicy(ca_file=str(certificate or "")),
        )
        client = partial(LinodeClient, Endpoint(url=linode.url), linode.token)
        options = PrepareOptions(Path(folder))
        fired = _firing(cancel, ready, far.quiet)
        upload = job.send(Upload(SPEC, file), None, client, options, context)
        ended = time.monotonic()
        at = fired()
        if (upload.state, upload.left_behind, linode.images) != (S.CANCELLED, False, {}):
            sys.exit(f"{upload.state}: something was left")
    return far.closed_at - at, ended - at


def _firing(
    cancel: CancelToken, ready: threading.Event, quiet: threading.Event
) -> Callable[[], float]:
    """Cancel once the state is reached and the socket buffers are full; return when that was."""
    at: list[float] = []

    def fire() -> None:
        ready.wait(10)
        quiet.wait(10)
        time.sleep(0.3)
        at.append(time.monotonic())
        cancel.cancel()

    thread = threading.Thread(target=fire)
    thread.start()

    def when() -> float:
        thread.join()
        return at[0]

    return when


def main() -> int:
    """Cancel while sending and while waiting for the answer, plain and over TLS."""
    print(f"{os.cpu_count()} processors, Python {platform.python_version()}; seconds")
    good = True
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bench-cancel-")))
        large, small = folder / "large.img.gz", folder / "small.img.gz"
        large.write_bytes(gzip.compress(os.urandom(BODY_BYTES), 0))
        small.write_bytes(gzip.compress(os.urandom(100_000), 0))
        for name, certificate in (("plain", None), ("TLS", make_certificate(folder / "tls"))):
            for state, file in ((S.UPLOADING, large), (S.FINALISING, small)):
                taken = [once(file, state, certificate) for _ in range(ROUNDS)]
                closed, ended = zip(*taken, strict=True)
                reached = max(closed) <= REACH_SECONDS
                good = good and reached
                print(
                    f"{name:>5} {state:<10}  closed: median {median(closed):.3f}"
                    f"  worst {max(closed):.3f} ({max(closed) / REACH_SECONDS:.2f} of the most)"
                    f"   all removed: median {median(ended):.3f}  worst {max(ended):.3f}"
                    f"  {'' if reached else 'MISSED'}"
                )
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
