"""`imageuploader-cli prepare`."""

from argparse import Namespace
from pathlib import Path

from imageuploader.cli.exits import Exit
from imageuploader.cli.output import Output
from imageuploader.cli.upload import cancelled_by_signals
from imageuploader.disk.inspect import inspect
from imageuploader.disk.prepare import discard, prepare, settle
from imageuploader.domain.cancel import CancelRequested, CancelToken
from imageuploader.domain.disk import Making, Payload
from imageuploader.domain.errors import FileExists
from imageuploader.words.measures import exact_bytes


def run(told: Namespace, output: Output) -> Exit:
    """Make a valid .img.gz of a file; no network."""
    target = told.output.absolute()
    if target.exists() and not told.force:
        raise FileExists(str(target))
    try:
        with cancelled_by_signals() as cancel:
            payload = _made(told.file.absolute(), target, output, cancel, replace=told.force)
    except CancelRequested:
        return Exit.CANCELLED
    output.line(f"{payload.path}  {exact_bytes(payload.size)}  sha256 {payload.sha256}")
    return Exit.DONE


def _made(
    source: Path, target: Path, output: Output, cancel: CancelToken, *, replace: bool
) -> Payload:
    report = inspect(source, told=lambda _: None, cancel=cancel)
    for finding in report.findings:
        output.finding(finding)
    payload = prepare(report, Making(target.parent), told=lambda _: None, cancel=cancel)
    try:
        return settle(payload, target, replace=replace)
    finally:
        discard(payload)
