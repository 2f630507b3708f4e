"""Bytes as a file that is read once, and what comes out of it."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from imageuploader.disk.archives.layers import UnpackedStream, open_stream
from imageuploader.disk.files.input_file import InputFile
from imageuploader.disk.formats.detect import detect
from imageuploader.domain.cancel import CancelToken


def ignore_progress(_: int) -> None:
    """Hear of progress, and do nothing."""


@contextmanager
def source_of(data: bytes) -> Iterator[InputFile]:
    with tempfile.TemporaryFile(buffering=0) as file:
        file.write(data)
        yield InputFile(file, Path("disk"), ignore_progress, CancelToken())


@contextmanager
def stream_of(data: bytes) -> Iterator[UnpackedStream]:
    with source_of(data) as source:
        yield open_stream(source, detect(*source.ends()))


def unpacked(data: bytes) -> bytes:
    with stream_of(data) as stream:
        return b"".join(stream.blocks)
