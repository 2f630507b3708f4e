"""A raw file compressed as `prepare` does it, without a check before."""

from collections.abc import Callable
from pathlib import Path

from imageuploader.disk.compression.gzip_writer import compress_spans
from imageuploader.disk.compression.levels import QUICK, Level
from imageuploader.disk.compression.parallel_deflate import Compression
from imageuploader.disk.files.input_file import open_input
from imageuploader.disk.files.sparse import file_spans, report_progress
from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.disk_report import Payload


def compress(
    source: Path,
    target: Path,
    *,
    level: Level = QUICK,
    on_progress: Callable[[int], None],
    cancel: CancelToken,
) -> Payload:
    with open_input(source, on_progress, cancel) as file:
        parts = report_progress(file_spans(file), file.progress)
        compression = Compression(level)
        return compress_spans(parts, target, source=source, compression=compression, cancel=cancel)
