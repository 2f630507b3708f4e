"""Time and memory to open and search a history of 100,000 uploads.

Run by hand: `python -m tests.bench.history_size [COUNT]`. Figures to reach: shown in 1 s, sorted
by any column in 300 ms, each search in 100 ms, at most 100 MB more memory.
"""

import hashlib
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from statistics import median

from imageuploader.codec.image import image_from
from imageuploader.domain.errors import ProcessingFailed
from imageuploader.domain.history.query import Query
from imageuploader.domain.history.sort_keys import SORT_KEYS
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Moment, Upload
from imageuploader.domain.upload import UploadState as S
from imageuploader.services.history.history_service import PAGE
from imageuploader.store.history import History
from imageuploader.words.errors.failed_upload import message_of
from tests.codec.recorded_answers import IMAGE

COUNT = 100_000
REPEATS = 7
APART = timedelta(seconds=9)
START = datetime(2020, 1, 1, tzinfo=UTC)
SEARCHES = ("debian", f"-{COUNT // 2}", f"private/{COUNT // 3}", "unpack -50", "absent", "q")
STATES = (S.QUEUED, S.PREPARING, S.REQUESTING, S.UPLOADING, S.FINALISING, S.PROCESSING, S.AVAILABLE)
WORDS = ("debian", "alpine", "ubuntu", "rocky", "web", "db", "edge", "appliance", "golden")


def upload(number: int, chance: random.Random) -> Upload:
    """One upload with all the fields of a real one."""
    label = f"{chance.choice(WORDS)}-{chance.choice(WORDS)}-{number}"
    region, at = chance.choice(("us-ord", "de-fra-2")), START + timedelta(minutes=20 * number)
    image = image_from({**IMAGE, "id": f"private/{number}", "label": label})
    made = Upload(
        UploadSpec(label, region, "A nightly build.", tags=("alpha",)),
        Path(f"/home/ada/images/{label}.img.gz"),
        account="work",
        state=S.AVAILABLE,
        image=image,
        sha256=hashlib.sha256(label.encode()).hexdigest(),
        md5=hashlib.md5(label.encode(), usedforsecurity=False).hexdigest(),
        total_bytes=10**9,
        sent_bytes=10**9,
        attempts=1,
        timeline=tuple(Moment(state, at + n * APART) for n, state in enumerate(STATES)),
    )
    if number % 50:
        return made
    return replace(made, state=S.FAILED, error=ProcessingFailed("Failed to decompress image"))


def fill(path: Path, count: int) -> None:
    """Make a history of so many uploads."""
    chance = random.Random(1)  # noqa: S311 - the same history every time
    with closing(History(path, message_of=message_of)) as history, history._file.writing() as line:
        line.execute("BEGIN")
        for number in range(count):
            history.save(upload(number, chance))
        line.execute("COMMIT")


def timed(name: str, work: Callable[[], object], repeats: int = REPEATS) -> float:
    """Print, and return, the median milliseconds."""
    taken = []
    for _ in range(repeats):
        begun = time.perf_counter()
        work()
        taken.append((time.perf_counter() - begun) * 1000)
    print(f"{name:<46} {median(taken):8.1f} ms   worst {max(taken):8.1f} ms", flush=True)
    return median(taken)


def memory_mb() -> float:
    """The memory of this process now."""
    status = Path("/proc/self/status")
    if not status.exists():
        import resource  # Windows has none

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    line = next(line for line in status.read_text("ascii").splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def show(path: Path) -> list[Upload]:
    """From the start to a filled table: open, first page, unfinished uploads."""
    with closing(History(path, message_of=message_of)) as history:
        return [*history.uploads(limit=PAGE), *history.unfinished(), *history.left_behind()]


def measure(path: Path, count: int) -> None:
    """Print all figures."""
    print(f"{count:,} uploads, {path.stat().st_size / 10**6:.0f} MB")
    before = memory_mb()
    timed("open and first page, from a cold page cache", lambda: show(path), 1)
    timed("open and first page", lambda: show(path))
    with closing(History(path, message_of=message_of)) as history:
        for text in SEARCHES:
            found = len(history.matching(text))
            timed(f"search {text!r} ({found} found)", partial(history.matching, text))
        for column in SORT_KEYS:
            timed(f"sort by {column}", partial(history.order, Query(column=column)))
        middle = history.these(history.matching(f"-{count // 2}"))[0]
        sha256 = middle.sha256
        timed("the same bytes", lambda: history.with_sha256(sha256))
        timed("the last page", lambda: history.uploads(limit=PAGE, offset=count - PAGE))
        timed("keep one", lambda: history.save(upload(count, random.Random(2))))  # noqa: S311
    print(f"memory: {memory_mb() - before:.0f} MB more")


def main() -> None:
    """Make a history in a folder of its own, and measure it."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else COUNT
    with tempfile.TemporaryDirectory(prefix="imageuploader-bench-") as folder:
        path = Path(folder) / "history.sqlite3"
        print(f"making {count:,} uploads", flush=True)
        fill(path, count)
        forget_pages(path)
        measure(path, count)


def forget_pages(path: Path) -> None:
    """Drop a file from the system's page cache, where that is possible."""
    if hasattr(os, "posix_fadvise"):
        with path.open("rb") as file:
            os.fsync(file.fileno())
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


if __name__ == "__main__":
    main()
