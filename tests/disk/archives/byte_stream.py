"""Bytes in memory as an input file, and what the layers make of it."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from imageuploader.disk.archives.layers import UnpackedStream, open_stream
from imageuploader.disk.files.input_file import InputFile
from imageuploader.disk.formats.detect import detect_file
from imageuploader.domain.cancel import CancelToken


def ignore_progress(_: int) -> None:
    """Ignore progress."""


@contextmanager
def open_bytes(data: bytes) -> Iterator[InputFile]:
    with tempfile.TemporaryFile(buffering=0) as file:
        file.write(data)
        yield InputFile(file, Path("disk"), ignore_progress, CancelToken())


@contextmanager
def open_layers(data: bytes) -> Iterator[UnpackedStream]:
    with open_bytes(data) as source:
        yield open_stream(source, detect_file(source))


def unpack(data: bytes) -> bytes:
    with open_layers(data) as stream:
        return b"".join(stream.blocks)
