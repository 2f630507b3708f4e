"""`imageuploader-cli check`."""

from argparse import Namespace

from imageuploader.cli.exit_codes import Exit, exit_code_of
from imageuploader.cli.printing import json_output
from imageuploader.cli.printing.output import Output
from imageuploader.cli.printing.progress import percent_bar
from imageuploader.cli.signals import cancel_on_signals
from imageuploader.disk.inspect import inspect
from imageuploader.domain.cancel import CancelRequested
from imageuploader.domain.disk_report import DiskReport
from imageuploader.domain.errors import FileError
from imageuploader.domain.inside.inside import Inside
from imageuploader.words.findings import facts_text, left_out_text, send_text, verdict_text
from imageuploader.words.inside.sentences import inside_headline, row_words
from imageuploader.words.layout import boot_text, layout_text
from imageuploader.words.text import Text


def run(args: Namespace, output: Output) -> Exit:
    """Check a file: print what it is, and whether Linode would accept it."""
    path = args.file.absolute()
    bar = percent_bar(output, Text("Checking {file}", file=path.name))
    allowed = tuple(args.allow_backing)
    try:
        with cancel_on_signals() as cancel, bar as on_progress:
            report = inspect(path, on_progress=on_progress, cancel=cancel, allowed=allowed)
    except CancelRequested:
        return Exit.CANCELLED
    except FileError as error:
        if args.json:
            output.print_json(json_output.refused_file(str(path), error))
        output.print_error(error)
        return exit_code_of(error)
    if args.json:
        output.print_json(json_output.report(report))
    else:
        _print_report(report, output)
    if report.refusal is not None:
        output.print_error(report.refusal)
        return exit_code_of(report.refusal)
    return Exit.DONE


def _print_report(report: DiskReport, output: Output) -> None:
    texts = [verdict_text(report), facts_text(report)]
    if report.layout is not None:
        texts += [layout_text(report.layout), boot_text(report.layout)]
    left_out = left_out_text(report) if report.left_out_bytes else None
    for text in filter(None, [*texts, send_text(report, None), left_out]):
        output.print_result(str(text))
    for finding in report.findings:
        output.print_finding(finding)
    if report.inside is not None:
        _print_inside(report.inside, output)


def _print_inside(inside: Inside, output: Output) -> None:
    """Print the headline and one line for each row, with what it means below it."""
    output.print_result(str(inside_headline(inside)))
    for one in inside.rows:
        words = row_words(one)
        output.print_result(f"  {words.title}: {words.answer}. {words.evidence}")
        for sentence in filter(None, (words.effect, words.remedy)):
            output.print_result(f"    {sentence}")
