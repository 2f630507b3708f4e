"""How fast the line was, as the uploads that got through tell."""

from collections.abc import Iterable

from imageuploader.domain.upload import Upload, UploadState

UPLOADS_ASKED = 20
"""How many of the last uploads are asked for the speed of the line."""

_SHORTEST_SECONDS = 1.0
"""In less time most bytes are still in buffers: what is measured is not the line."""

_S = UploadState


def average_speed(upload: Upload) -> float | None:
    """Return the bytes a second of the attempt that got through; None where there is none.

    What took under a second tells nothing of the line, and neither does a clock that was set.
    """
    arrived = None
    for moment in reversed(upload.timeline):
        match moment.state:
            case _S.FINALISING if arrived is None:
                arrived = moment.at
            case _S.UPLOADING if arrived is not None:
                seconds = (arrived - moment.at).total_seconds()
                return upload.sent_bytes / seconds if seconds >= _SHORTEST_SECONDS else None
            case _:
                pass
    return None


def line_speed(newest_first: Iterable[Upload]) -> float | None:
    """Return the bytes a second of the last upload that tells something of the line."""
    speeds = (average_speed(upload) for upload in newest_first)
    return next((speed for speed in speeds if speed), None)
