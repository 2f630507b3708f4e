"""Link speed, estimated from past uploads."""

from collections.abc import Iterable

from imageuploader.domain.upload import Upload, UploadState

RECENT_UPLOADS = 20
"""How many of the last uploads are considered for the link speed."""

_SHORTEST_SECONDS = 1.0
"""In less time most bytes are still in buffers: that would not measure the link."""

_S = UploadState


def average_speed(upload: Upload) -> float | None:
    """Return the bytes a second of the attempt that succeeded; None without one.

    Less than a second is too short to measure, and means nothing if the clock was set.
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


def link_speed(newest_first: Iterable[Upload]) -> float | None:
    """Return the bytes a second of the last upload that has an average speed."""
    speeds = (average_speed(upload) for upload in newest_first)
    return next((speed for speed in speeds if speed), None)
