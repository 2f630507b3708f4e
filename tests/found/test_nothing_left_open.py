"""What an upload opens is closed when its request is over, not when memory is tidied up."""

import socket
import threading
import time
from contextlib import suppress
from pathlib import Path

import pytest

from imageuploader.disk.files.upload_body import UploadBody
from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.disk_report import Payload
from imageuploader.domain.errors import AddressRefused
from imageuploader.linode.object_storage import put
from tests.fakes import Listener, head_of

OPEN_FILES = Path("/proc/self/fd")


def body_of_file(path: Path) -> UploadBody:
    path.write_bytes(bytes(3_000_000))
    status = path.stat()
    payload = Payload(path, status.st_size, status.st_mtime_ns, "", "", temporary=False)
    return UploadBody(payload, cancel=CancelToken(), size=65_536)


def refusing(line: socket.socket) -> None:
    head_of(line)
    line.sendall(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")
    line.recv(1)


def is_open(path: Path) -> bool:
    names = []
    for link in OPEN_FILES.iterdir():
        with suppress(OSError):
            names.append(link.readlink())
    return path in names


def digest_threads() -> list[str]:
    end = time.monotonic() + 10
    while time.monotonic() < end and any(_names()):
        time.sleep(0.01)
    return _names()


def _names() -> list[str]:
    return [thread.name for thread in threading.enumerate() if thread.name.startswith("digest")]


@pytest.mark.skipif(not OPEN_FILES.is_dir(), reason="Linux tells the open files")
def test_a_body_that_is_refused_early_is_closed_with_its_file_and_thread(tmp_path):
    path = tmp_path / "disk.img.gz"
    body = body_of_file(path)
    with Listener(refusing) as far, pytest.raises(AddressRefused) as caught:
        put(f"http://127.0.0.1:{far.port}/image", body, 3_000_000, cancel=CancelToken())
    assert digest_threads() == []
    assert not is_open(path)
    assert caught.value.status == 403  # the error, which knows the request, is still there
