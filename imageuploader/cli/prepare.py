"""`imageuploader-cli prepare`."""

import logging
import os
from argparse import Namespace
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from imageuploader.cli.exit_codes import Exit
from imageuploader.cli.printing.output import Output
from imageuploader.cli.printing.progress import percent_bar
from imageuploader.cli.signals import cancel_on_signals
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
from imageuploader.domain.errors import BadSetting, FileExists, UploadError
from imageuploader.store.folders import system_folders
from imageuploader.store.history import History
from imageuploader.store.settings import SettingsFile
from imageuploader.words.formatting import exact_bytes
from imageuploader.words.text import Text

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Defaults:
    """The compression level and the speed in bytes a second, each None if unknown."""

    level: int | None = None
    link_speed: float | None = None


def load_defaults(environ: Mapping[str, str], output: Output) -> Defaults:
    """Return what is known; creates neither a folder nor a history."""
    places = system_folders(environ)
    level = SettingsFile(places.config / "settings.json").load().compression_level
    return Defaults(level, _last_speed(places.data / "history.sqlite3", output))


def _last_speed(path: Path, output: Output) -> float | None:
    try:
        path.stat()  # opening a history would create it
        with closing(History(path)) as history:
            for notice in history.notices:
                output.print_warning(notice)
            return history.link_speed()
    except FileNotFoundError:
        return None
    except (UploadError, OSError) as error:
        log.warning("cannot read the last upload speed from the history: %s", type(error).__name__)
        return None


def run(args: Namespace, output: Output, defaults: Defaults) -> Exit:
    """Make a valid .img.gz from a file; no network."""
    target: Path = args.output.absolute()
    try:
        with cancel_on_signals() as cancel:
            _check_target(target, args)
            sweep(target.parent, is_process_running)
            making = _making(args, target.parent, defaults)
            payload = _prepare(args, target, making, output, cancel)
    except CancelRequested:
        return Exit.CANCELLED
    output.print_result(f"{payload.path}  {exact_bytes(payload.size)}  sha256 {payload.sha256}")
    return Exit.DONE


def _check_target(target: Path, args: Namespace) -> None:
    """Raise FileExists, BadSetting or DiskFailed before the long work starts."""
    if os.path.lexists(target):
        if not args.force:
            raise FileExists(str(target))
        _check_replaceable(target, (args.file, *args.allow_backing))
    require_writable(target.parent)


def _check_replaceable(target: Path, inputs: tuple[Path, ...]) -> None:
    """Raise BadSetting unless the target is a regular file, and none of the inputs."""
    if not target.exists():  # a dangling link
        return
    if not target.is_file():
        raise BadSetting("--output", str(target), "it is not a regular file")
    if any(path.exists() and target.samefile(path) for path in inputs):
        raise BadSetting("--output", str(target), "it is one of the files to prepare from")


def _making(args: Namespace, folder: Path, defaults: Defaults) -> PrepareOptions:
    return PrepareOptions(
        folder,
        level=defaults.level if args.level is None else args.level,
        link_speed=defaults.link_speed,
        allowed=tuple(args.allow_backing),
        owner=process_owner(),
        keeps_free_space=args.keep_free_space,
    )


def _prepare(
    args: Namespace, target: Path, making: PrepareOptions, output: Output, cancel: CancelToken
) -> Payload:
    source = args.file.absolute()
    with percent_bar(output, Text("Checking {file}", file=source.name)) as on_progress:
        report = inspect(source, on_progress=on_progress, cancel=cancel, allowed=making.allowed)
    output.print_report(
        report.leaving_out(is_left_out=False) if making.keeps_free_space else report
    )
    with percent_bar(output, Text("Preparing {file}", file=source.name)) as on_progress:
        payload = prepare(report, making, on_progress=on_progress, cancel=cancel)
    try:
        move = move_over if args.force else move_into_place
        return move(payload, target, cancel=cancel)
    finally:
        discard(payload)
