"""The body is the file to the last byte, or the upload fails."""

import hashlib
import os

import pytest

from imageuploader.disk.files.upload_body import UploadBody
from imageuploader.domain.cancel import CancelRequested
from imageuploader.domain.disk_report import Payload
from imageuploader.domain.errors import FileChanged, FileMissing


@pytest.fixture
def payload(tmp_path) -> Payload:
    path = tmp_path / "disk.img.gz"
    path.write_bytes(os.urandom(123_456))
    status = path.stat()
    return Payload(path, status.st_size, status.st_mtime_ns, "", "", temporary=False)


def test_a_body_is_the_bytes_of_the_file_and_has_their_md5(payload, cancel):
    body = UploadBody(payload, cancel=cancel, size=1000)
    data = b"".join(body)
    assert data == payload.path.read_bytes()
    assert body.md5 == hashlib.md5(data, usedforsecurity=False).hexdigest()


@pytest.mark.parametrize("change", ["touch", "grow", "shrink"])
def test_a_file_that_changes_while_it_is_sent_is_noticed(payload, cancel, change):
    sending = iter(UploadBody(payload, cancel=cancel, size=1000))
    next(sending)
    if change == "touch":
        os.utime(payload.path, ns=(1, 1))
    else:
        os.truncate(payload.path, payload.size + (1 if change == "grow" else -1))
    with pytest.raises(FileChanged):
        list(sending)


def test_a_file_that_is_gone_is_missing(payload, cancel):
    payload.path.unlink()
    with pytest.raises(FileMissing):
        list(UploadBody(payload, cancel=cancel, size=1000))


def test_cancel_stops_the_body(payload, cancel):
    sending = iter(UploadBody(payload, cancel=cancel, size=1000))
    next(sending)
    cancel.cancel()
    with pytest.raises(CancelRequested):
        next(sending)
