"""`imageuploader-cli prepare`."""

import os
from argparse import Namespace
from pathlib import Path

from imageuploader.cli.exit_codes import Exit
from imageuploader.cli.output import Output
from imageuploader.cli.prepare_defaults import Earlier
from imageuploader.cli.progress import Percentage
from imageuploader.cli.signals import cancelled_by_signals
from imageuploader.disk.export import move_into_place, move_over
from imageuploader.disk.files.temp_files import (
    is_process_running,
    process_owner,
    require_writable,
    sweep,
)
from imageuploader.disk.inspect import inspect
from imageuploader.disk.prepare import discard, prepare
from imageuploader.domain.cancel import CancelRequested, CancelToken
from imageuploader.domain.disk_report import Payload, PrepareOptions
from imageuploader.domain.errors import BadSetting, FileExists
from imageuploader.words.formatting import exact_bytes


def run(told: Namespace, output: Output, known: Earlier) -> Exit:
    """Make a valid .img.gz of a file; no network."""
    target: Path = told.output.absolute()
    try:
        with cancelled_by_signals() as cancel:
            _may_make(target, told)
            sweep(target.parent, is_process_running)
            making = _making(told, target.parent, known)
            payload = _made(told, target, making, output, cancel)
    except CancelRequested:
        return Exit.CANCELLED
    output.line(f"{payload.path}  {exact_bytes(payload.size)}  sha256 {payload.sha256}")
    return Exit.DONE


def _may_make(target: Path, told: Namespace) -> None:
    """Raise FileExists, BadSetting or DiskFailed before anything long is done."""
    if os.path.lexists(target):
        if not told.force:
            raise FileExists(str(target))
        _may_replace(target, (told.file, *told.allow_backing))
    require_writable(target.parent)


def _may_replace(target: Path, read: tuple[Path, ...]) -> None:
    """Raise BadSetting unless it is a plain file, and none of those that are read."""
    if not target.exists():  # a link to nowhere
        return
    if not target.is_file():
        raise BadSetting("--output", str(target), "it is no plain file")
    if any(path.exists() and target.samefile(path) for path in read):
        raise BadSetting("--output", str(target), "it is a file that is to be prepared")


def _making(told: Namespace, folder: Path, known: Earlier) -> PrepareOptions:
    return PrepareOptions(
        folder,
        level=known.level if told.level is None else told.level,
        link_speed=known.link_speed,
        allowed=tuple(told.allow_backing),
        owner=process_owner(),
    )


def _made(
    told: Namespace, target: Path, making: PrepareOptions, output: Output, cancel: CancelToken
) -> Payload:
    source = told.file.absolute()
    with Percentage(output, f"Checking {source.name}") as tell:
        report = inspect(source, on_progress=tell, cancel=cancel, allowed=making.allowed)
    for finding in report.findings:
        output.finding(finding)
    with Percentage(output, f"Preparing {source.name}") as tell:
        payload = prepare(report, making, on_progress=tell, cancel=cancel)
    try:
        move = move_over if told.force else move_into_place
        return move(payload, target, cancel=cancel)
    finally:
        discard(payload)
