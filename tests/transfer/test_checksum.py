from datetime import UTC, datetime, timedelta

from typing_extensions import override

from imageuploader.domain.errors import Garbled, WrongChecksum
from imageuploader.domain.image import UploadTicket
from imageuploader.domain.settings import Endpoint
from imageuploader.domain.upload import UploadState as S
from imageuploader.linode.client import LinodeClient
from tests.fakes import Listener, body_of, head_of


class RedirectedClient(LinodeClient):
    """Linode, but for the address of the store."""

    port = 0

    @override
    def request_upload(self, spec):
        real = super().request_upload(spec)
        later = datetime.now(UTC) + timedelta(days=1)
        return UploadTicket(real.image, f"http://127.0.0.1:{self.port}/object", later)


def storing(size, etag):
    def script(connection):
        _, begun = head_of(connection)
        body_of(connection, begun, size)
        connection.sendall(
            f'HTTP/1.1 200 OK\r\nETag: "{etag}"\r\nContent-Length: 0\r\n\r\n'.encode()
        )

    return script


def redirect(bench, store):
    def client():
        made = RedirectedClient(Endpoint(url=bench.sandbox.url), bench.token)
        made.port = store.port
        return made

    return client


def send(bench, file, etag):
    with Listener(storing(file.stat().st_size, etag)) as store:
        bench.client = redirect(bench, store)
        return bench.send(file)


def test_other_bytes_at_the_store_are_a_failure_and_the_image_goes(bench, small):
    upload = send(bench, small, "0" * 32)
    assert upload.state is S.FAILED
    assert isinstance(upload.error, WrongChecksum)
    assert (upload.error.sent, upload.error.stored) == (upload.md5, "0" * 32)
    assert bench.sandbox.images == {}


def test_a_tag_that_is_no_checksum_is_not_compared(bench, small):
    assert send(bench, small, "0" * 32 + "-3").state is S.PROCESSING


def test_a_store_that_is_content_before_it_has_all_bytes_is_not_believed(bench, wide):
    def early(connection):
        head_of(connection)
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
        store.over.wait(5)

    with Listener(early) as store:
        bench.client = redirect(bench, store)
        upload = bench.send(wide)
    assert upload.state is S.FAILED
    assert isinstance(upload.error, Garbled)
    assert (upload.left_behind, bench.sandbox.images) == (False, {})


def test_an_answer_beyond_all_bounds_to_a_whole_body_is_as_a_lost_one(bench, small):
    size = small.stat().st_size

    def script(connection):
        if store.accepted > 1:
            storing(size, "")(connection)
            return
        _, begun = head_of(connection)
        body_of(connection, begun, size)
        connection.sendall(b"HTTP/1.1 200 OK\r\n" + b"X: 1\r\n" * 200 + b"\r\n")

    with Listener(script) as store:
        bench.client = redirect(bench, store)
        upload = bench.send(small)
    assert (upload.state, store.accepted) == (S.PROCESSING, 2)
    assert len(bench.sandbox.images) == 1
