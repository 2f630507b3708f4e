"""`imageuploader-cli history`."""

import csv
import io
from argparse import Namespace
from collections.abc import Iterable
from datetime import UTC, datetime

from imageuploader.cli.context import Context
from imageuploader.cli.exit_codes import Exit
from imageuploader.cli.printing import json_output
from imageuploader.cli.printing.output import Output
from imageuploader.domain.printable import printable
from imageuploader.domain.upload import Upload
from imageuploader.words.formatting import moment, size
from imageuploader.words.states import status_word
from imageuploader.words.unreadable_records import unreadable_text

CSV_COLUMNS = [
    "id",
    "label",
    "region",
    "account",
    "started",
    "ended",
    "state",
    "file",
    "sent_bytes",
    "sha256",
    "md5",
    "attempts",
    "seconds",
]


def run(args: Namespace, context: Context, output: Output) -> Exit:
    """Print the uploads made from this computer, newest first; the file may hold 100,000."""
    context.recover_interrupted()
    context.poll_processing()
    uploads = context.history.each()
    if args.json:
        output.print_json_array(map(json_output.history_row, uploads))
    elif args.csv:
        _print_csv(uploads, output)
    else:
        now = datetime.now(UTC)
        for upload in uploads:
            output.print_result(_row(upload, now))
    if context.history.unreadable:
        output.print_message(unreadable_text(context.history.unreadable))
    return Exit.DONE


def _print_csv(uploads: Iterable[Upload], output: Output) -> None:
    text = io.StringIO()
    table = csv.DictWriter(text, CSV_COLUMNS, extrasaction="ignore", lineterminator="\n")
    table.writeheader()
    output.print_result(text.getvalue().removesuffix("\n"))
    for upload in uploads:
        text.seek(text.truncate(0))
        table.writerow(json_output.history_row(upload))
        output.print_result(text.getvalue().removesuffix("\n"))


def _row(upload: Upload, now: datetime) -> str:
    started = moment(upload.started, now) if upload.started else "-"
    image = upload.image.id if upload.image else "-"
    word, sent = status_word(upload.state), size(upload.sent_bytes)
    return f"{word:<12} {started:<14} {sent:>8}  {image:<18} {printable(upload.spec.label)}"
