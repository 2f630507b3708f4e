"""`imageuploader-cli images` and `history`."""

import csv
import io
from argparse import Namespace
from collections.abc import Iterable
from datetime import UTC, datetime

from imageuploader.cli import json_output
from imageuploader.cli.context import Context
from imageuploader.cli.exit_codes import Exit
from imageuploader.cli.output import Output
from imageuploader.domain.printable import printable
from imageuploader.domain.upload import Upload
from imageuploader.words.formatting import moment, size
from imageuploader.words.states import status_word

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


def images(told: Namespace, context: Context, output: Output) -> Exit:
    """Print the private images of the account."""
    with context.open_client() as client:
        found = client.images({"is_public": False})
    if told.json:
        output.json([dict(image.received) for image in found])
        return Exit.DONE
    for image in found:
        regions = ",".join(region.region for region in image.regions) or "-"
        row = f"{image.id:<18} {image.status:<15} {image.size:>7} MB  {regions:<12} {image.label}"
        output.line(printable(row))
    if not found:
        output.say("No private images.")
    return Exit.DONE


def history(told: Namespace, context: Context, output: Output) -> Exit:
    """Print the uploads made from this computer, newest first; the file may hold 100,000."""
    context.settle_interrupted()
    context.catch_up()
    uploads = context.history.each()
    if told.json:
        output.json_array(map(json_output.of_history, uploads))
    elif told.csv:
        _print_table(uploads, output)
    else:
        now = datetime.now(UTC)
        for upload in uploads:
            output.line(_line(upload, now))
    if context.history.unreadable:
        output.say(f"{context.history.unreadable} record(s) could not be read.")
    return Exit.DONE


def _print_table(uploads: Iterable[Upload], output: Output) -> None:
    text = io.StringIO()
    table = csv.DictWriter(text, CSV_COLUMNS, extrasaction="ignore", lineterminator="\n")
    table.writeheader()
    output.line(text.getvalue().removesuffix("\n"))
    for upload in uploads:
        text.seek(text.truncate(0))
        table.writerow(json_output.of_history(upload))
        output.line(text.getvalue().removesuffix("\n"))


def _line(upload: Upload, now: datetime) -> str:
    started = moment(upload.started, now) if upload.started else "-"
    image = upload.image.id if upload.image else "-"
    word, sent = str(status_word(upload.state)), size(upload.sent_bytes)
    return f"{word:<12} {started:<14} {sent:>8}  {image:<18} {printable(upload.spec.label)}"
