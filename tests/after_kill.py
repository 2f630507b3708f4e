"""What must be true after a program was killed, in whatever state."""

import os
import random
import secrets
import sqlite3
import threading
import time
from contextlib import closing
from dataclasses import dataclass

from imageuploader.codec.upload import upload_from_json
from imageuploader.domain.settings import Endpoint
from imageuploader.domain.upload import UploadState as S
from imageuploader.linode.client import LinodeClient
from imageuploader.store.history import History
from imageuploader.transfer.leftover_images import find_doubtful, remove_doubtful, remove_left

SECONDS = 120.0
PAUSE = 0.01
FOLLOWED = {S.PROCESSING, S.AVAILABLE}


@dataclass(frozen=True)
class Fate:
    """How to hold a program in a state, and the states its upload may have after the next start."""

    state: S
    faults: tuple[str, ...]
    ends: frozenset[S]


FATES = (
    Fate(S.PREPARING, (), frozenset({S.INTERRUPTED, *FOLLOWED})),
    Fate(S.REQUESTING, ("post-lost-silent",), frozenset({S.INTERRUPTED})),
    Fate(S.UPLOADING, ("put-stalled",), frozenset({S.INTERRUPTED})),
    Fate(S.FINALISING, ("put-silent",), frozenset({S.INTERRUPTED})),
    Fate(S.RETRY_WAIT, ("put-500",), frozenset({S.INTERRUPTED})),
    Fate(S.PROCESSING, (), frozenset(FOLLOWED)),
    Fate(S.CANCELLING, ("put-stalled", "delete-silent"), frozenset({S.CANCELLED})),
)


def random_moments():
    """A source of random moments; a failed test shows its seed, and KILL_SEED repeats it."""
    seed = int(os.environ.get("KILL_SEED", secrets.randbelow(10**6)))
    print(f"KILL_SEED={seed}")  # noqa: T201 - pytest shows it with the failure
    return random.Random(seed)  # noqa: S311 - moments, not secrets


def sleep(seconds):
    threading.Event().wait(seconds)


def wait_until(fact):
    """Poll a condition, as another process sends no event; return its first true result."""
    end = time.monotonic() + SECONDS
    while not (answer := fact()):
        assert time.monotonic() < end
        sleep(PAUSE)
    return answer


def read_uploads(home):
    """The uploads in the history of another process."""
    return [upload_from_json(document) for document in _column(home, "SELECT document FROM upload")]


def states(home):
    """Their states, read quickly, as six windows may be running."""
    return [S(state) for state in _column(home, "SELECT state FROM upload")]


def _column(home, question):
    """One column of the history; empty while there is no file, or it is being created."""
    path = home / "data" / "history.sqlite3"
    if not path.exists():
        return []
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=5)) as connection:
            return [row[0] for row in connection.execute(question)]
    except sqlite3.OperationalError:
        return []


def remove_leftovers(upload, client, history):
    """Remove every image that an upload left; return the upload."""
    upload = remove_left(upload, client).upload
    upload = find_doubtful(upload, client, history.knows_image).upload
    for left in upload.left_images:
        upload = remove_doubtful(upload, left.id, client).upload
    assert (upload.left_behind, upload.left_images) == (False, ())
    return upload


def assert_consistent(home, sandbox):
    """After the next start, history, disk and Linode agree, and all leftovers can be removed."""
    with closing(History(home / "data" / "history.sqlite3")) as history:
        uploads = history.uploads()
        assert (history.unreadable, history.notices) == (0, ())
        assert [u.state for u in uploads if not (u.is_final or u.state in FOLLOWED)] == []
        assert [path.name for path in (home / "cache").iterdir()] == []
        with LinodeClient(Endpoint(url=sandbox.url), "another") as client:
            for upload in history.left_behind():
                history.save(remove_leftovers(upload, client, history))
        ours = {upload.image.id for upload in history.each() if upload.image}
    statuses = {name: image["status"] for name, image in sandbox.images.items()}
    assert "pending_upload" not in statuses.values()
    assert set(statuses) <= ours
    assert {u.image.id for u in uploads if u.image and u.state in FOLLOWED} <= set(statuses)
