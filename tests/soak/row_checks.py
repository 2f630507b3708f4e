"""Compares the history with the state of the practice Linode."""

from pathlib import Path

from imageuploader.domain.upload import Upload
from imageuploader.domain.upload import UploadState as S
from imageuploader.sandbox.server import Sandbox


def find_untruths(rows: list[Upload], sandbox: Sandbox, raw_hashes: dict[str, str]) -> list[str]:
    """Return a line for every untrue fact in the history; `raw_hashes` by label."""
    found = [line for row in rows for line in _untruths_of(row, sandbox, raw_hashes)]
    claimed = {row.image.id for row in rows if row.image and _may_have_an_image(row)}
    claimed |= {left.id for row in rows for left in row.left_images}
    unnamed = {row.spec.label for row in rows if row.in_doubt}
    for image_id, image in sandbox.images.items():
        if image_id not in claimed and image["label"] not in unnamed:
            said = [_summary(row) for row in rows if row.spec.label == image["label"]]
            found.append(f"{image_id}, {image['status']}, is on Linode, and the row says: {said}")
    return found


def _summary(row: Upload) -> str:
    """An upload in one line."""
    steps = " ".join(f"{moment.state}@{moment.at:%M:%S.%f}" for moment in row.timeline)
    image_id = row.image.id if row.image else "no image"
    left = f"left {row.left_behind}, {row.left_images}, in doubt {row.in_doubt}"
    return f"{row.spec.label}: {steps}; {image_id}; {row.error!r}; {left}"


def _may_have_an_image(row: Upload) -> bool:
    return row.state in {S.AVAILABLE, S.PROCESSING} or row.left_behind


def _untruths_of(row: Upload, sandbox: Sandbox, raw_hashes: dict[str, str]) -> list[str]:
    name = _summary(row)
    match row.state:
        case S.AVAILABLE if row.image is None:
            return [f"{name}: without an image"]
        case S.AVAILABLE if row.image is not None:
            image = sandbox.images.get(row.image.id)
            if image is None or (image["status"], image["label"]) != ("available", row.spec.label):
                return [f"{name}: Linode has {image}"]
            received = sandbox.received[row.image.id]
            right = (row.sha256, raw_hashes[row.spec.label])
            if (received.sha256, received.raw_sha256) != right:
                return [f"{name}: other bytes arrived"]
            return [] if row.image.received == image else [f"{name}: the image kept is another"]
        case S.FAILED if row.error is None:
            return [f"{name}: without a reason"]
        case S.PROCESSING if row.image is not None:  # followed by the next start
            return [] if row.image.id in sandbox.images else [f"{name}: Linode does not have it"]
        case _ if not row.is_final:
            return [f"{name}: is not over"]
        case _:
            return []


def leftovers(home: Path) -> list[str]:
    """Return the temporary files that a program left."""
    return [str(path) for path in home.rglob("*.img.gz")]
