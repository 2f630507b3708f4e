"""How far the progress is ahead of what a slow server has received.

Run by hand or by `packaging/dev.py bench`. To be reached: at most 0.5 MB, where a sender that
counts what a usual socket takes is megabytes ahead. The far end reads so many bytes a second.
"""

import os
import platform
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from statistics import median

import httpx

from imageuploader.domain.cancel import CancelToken
from imageuploader.linode.object_storage import put
from imageuploader.transfer.engine import CHUNK_BYTES
from tests.slow_store import SlowStore
from tests.tls import make_certificate

MOST_BYTES = 500_000
RATES = (2_000_000, 10_000_000)
SECONDS = 3.0


def ours(store: SlowStore, size: int, ca_file: str) -> None:
    """Send as the engine does, and count each chunk that was accepted."""
    put(store.url, store.counted(_body(size)), size, cancel=CancelToken(), ca_file=ca_file)


def usual(store: SlowStore, size: int, ca_file: str) -> None:
    """Send with httpx as it is."""
    headers = {"Content-Length": str(size)}
    verify = ca_file or True
    httpx.put(store.url, content=store.counted(_body(size)), headers=headers, verify=verify)


def _body(size: int) -> Iterator[bytes]:
    for start in range(0, size, CHUNK_BYTES):
        yield bytes(min(CHUNK_BYTES, size - start))


def main() -> int:
    """Print the lead for plain and for TLS, at two rates."""
    print(f"{os.cpu_count()} processors, Python {platform.python_version()}; lead in MB")
    worst = 0
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bench-lead-")))
        certificate = make_certificate(folder)
        for rate in RATES:
            for name, ca in (("plain", None), ("TLS", certificate)):
                size = int(rate * SECONDS)
                leads = []
                for way in (ours, usual):
                    with SlowStore(rate, ca) as store:
                        way(store, size, str(ca or ""))
                    leads.append(store.leads)
                mine, other = leads
                worst = max(worst, *mine)
                print(
                    f"{rate / 1e6:>3.0f} MB/s {name:>5}  ours: median {median(mine) / 1e6:.2f}"
                    f"  most {max(mine) / 1e6:.2f}   httpx: median {median(other) / 1e6:.2f}"
                    f"  most {max(other) / 1e6:.2f}   {max(mine) / max(other):.2f} of it"
                )
    print("" if worst <= MOST_BYTES else "MISSED")
    return 0 if worst <= MOST_BYTES else 1


if __name__ == "__main__":
    sys.exit(main())
