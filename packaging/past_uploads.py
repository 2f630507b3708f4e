"""Uploads as if they had been made in the course of a year, for pictures of a long history."""

import random
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from imageuploader.codec.image import image_from
from imageuploader.domain.errors import ProcessingFailed
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Moment, Upload, UploadState
from imageuploader.store.history import History
from imageuploader.words.errors.failed_upload import message_of

MANY, SOME = 1_000, 40
NAMES = ("debian-13", "alpine-3.22", "ubuntu-24.04", "rocky-9", "fedora-42", "golden", "edge")
USES = ("web", "db", "router", "build", "gpu", "base", "ci-runner-with-a-rather-long-name")
STEPS = ("QUEUED", "PREPARING", "REQUESTING", "UPLOADING", "FINALISING", "PROCESSING", "AVAILABLE")
_S = UploadState


def fill_history(path: Path) -> None:
    """Save uploads as if they had been made in the course of a year."""
    chance = random.Random(3)  # noqa: S311 - the same history every time
    with closing(History(path, message_of=message_of)) as history:
        for number in range(MANY):
            history.save(upload(number, chance))


def upload(number: int, chance: random.Random) -> Upload:
    """One upload of the past."""
    label = f"{chance.choice(NAMES)}-{chance.choice(USES)}-{number}"
    at = datetime.now(UTC) - timedelta(hours=9 * (MANY - number))
    size = chance.randrange(20, 4_800) * 1_000_000
    image = {"id": f"private/{26_000_000 + number}", "label": label, "status": "available"}
    steps = [UploadState[name] for name in STEPS]
    made = Upload(
        UploadSpec(label, chance.choice(("us-ord", "de-fra-2", "nl-ams")), tags=("web",)),
        Path(f"/home/ada/images/{label}.img.gz"),
        state=_S.AVAILABLE,
        image=image_from({**image, "size": 2_500, "regions": [], "capabilities": []}),
        sha256=f"{number:064x}",
        total_bytes=size,
        sent_bytes=size,
        attempts=1,
        timeline=tuple(Moment(s, at + n * timedelta(seconds=31)) for n, s in enumerate(steps)),
    )
    failed, cancelled = number % SOME == 0, number % SOME == 1
    if failed:
        return replace(made, state=_S.FAILED, error=ProcessingFailed("Failed to decompress image"))
    return replace(made, state=_S.CANCELLED) if cancelled else made
