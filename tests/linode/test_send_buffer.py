"""What counts as sent has left: it is never far ahead of what the far end has received."""

import socket

import pytest

from imageuploader.domain.cancel import CancelToken
from imageuploader.linode.object_storage import put
from imageuploader.linode.send_buffer import SendBuffer
from tests.slow_store import SlowStore
from tests.tls import make_certificate

MOST_BYTES = 500_000
CHUNK = bytes(64 * 1024)
CHUNKS = 32


@pytest.mark.big
@pytest.mark.parametrize("secure", [False, True], ids=["plain", "TLS"])
def test_what_was_sent_is_at_most_half_a_megabyte_ahead_of_a_slow_reader(tmp_path, secure):
    certificate = make_certificate(tmp_path) if secure else None
    with SlowStore(5_000_000, certificate) as store:
        put(
            store.url,
            store.counted([CHUNK] * CHUNKS),
            CHUNKS * len(CHUNK),
            cancel=CancelToken(),
            ca_file=str(certificate or ""),
        )
    assert len(store.leads) == CHUNKS
    assert max(store.leads) <= MOST_BYTES


def test_where_the_system_has_no_such_bound_ours_holds(monkeypatch):
    monkeypatch.delattr(socket, "TCP_NOTSENT_LOWAT", raising=False)
    with SlowStore(5_000_000) as store:
        put(
            store.url,
            store.counted([CHUNK] * CHUNKS),
            CHUNKS * len(CHUNK),
            cancel=CancelToken(),
        )
    assert len(store.leads) == CHUNKS
    assert max(store.leads) <= MOST_BYTES


def test_our_bound_grows_with_the_rate(monkeypatch):
    monkeypatch.delattr(socket, "TCP_NOTSENT_LOWAT", raising=False)
    ours, theirs = socket.socketpair()
    seconds = iter((0.0, 1.0, 1.0, 2.0, 2.0))
    sizes = []
    with ours, theirs:
        buffer = SendBuffer(ours, lambda: next(seconds))
        for count in (0, 100, 400_000):
            if count:
                buffer.grow(count)
            sizes.append(ours.getsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF))
    assert sizes[0] == sizes[1] < sizes[2]
