"""`imageuploader-cli check`."""

from argparse import Namespace

from imageuploader.cli import json_output
from imageuploader.cli.exit_codes import Exit, code_of
from imageuploader.cli.output import Output
from imageuploader.cli.progress import Percentage
from imageuploader.cli.signals import cancelled_by_signals
from imageuploader.disk.inspect import inspect
from imageuploader.domain.cancel import CancelRequested
from imageuploader.domain.disk_report import DiskReport
from imageuploader.domain.errors import FileError
from imageuploader.words.findings import facts_text, send_text, verdict_text
from imageuploader.words.layout import boot_text, layout_text


def run(told: Namespace, output: Output) -> Exit:
    """Look into a file and say what it is and whether Linode would take it."""
    path = told.file.absolute()
    try:
        with cancelled_by_signals() as cancel, Percentage(output, f"Checking {path.name}") as tell:
            report = inspect(
                path, on_progress=tell, cancel=cancel, allowed=tuple(told.allow_backing)
            )
    except CancelRequested:
        return Exit.CANCELLED
    except FileError as error:
        if told.json:
            output.json(json_output.of_refused(str(path), error))
        output.error(error)
        return code_of(error)
    if told.json:
        output.json(json_output.of_report(report))
    else:
        _tell(report, output)
    if report.refusal is not None:
        output.error(report.refusal)
        return code_of(report.refusal)
    return Exit.DONE


def _tell(report: DiskReport, output: Output) -> None:
    lines = [verdict_text(report), facts_text(report)]
    if report.layout is not None:
        lines += [layout_text(report.layout), boot_text(report.layout)]
    for line in filter(None, [*lines, send_text(report, None)]):
        output.line(str(line))
    for finding in report.findings:
        output.finding(finding)
