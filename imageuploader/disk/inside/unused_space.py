"""S1: what of the disk is not needed, and is paid for by its size."""

from collections.abc import Iterator

from imageuploader.disk.inside.subject import Subject
from imageuploader.domain.inside.inside import Observation
from imageuploader.domain.inside.questions import Cause

_WORTH_BYTES = 64 * 1024 * 1024


def ask_unused_space(subject: Subject) -> Iterator[Observation]:
    """Yield what is behind the last partition, and the partitions of swap."""
    parts = subject.layout.partitions
    end = max((part.start + part.size for part in parts), default=subject.view.size)
    if subject.view.size - end >= _WORTH_BYTES:
        facts = {"free": subject.view.size - end, "size": end}
        yield Observation(Cause.FREE_TAIL, facts=facts)
    for part in parts:
        if part.file_system == "swap" and part.size >= _WORTH_BYTES:
            facts = {"number": part.number, "free": part.size}
            yield Observation(Cause.SWAP, facts=facts)
