"""`imageuploader-cli images` and `history`."""

import csv
import io
from argparse import Namespace
from datetime import UTC, datetime

from imageuploader.cli import results
from imageuploader.cli.context import Context
from imageuploader.cli.exits import Exit
from imageuploader.cli.output import Output
from imageuploader.words.measures import moment, size
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
        output.line(
            f"{image.id:<18} {image.status:<15} {image.size:>7} MB  {regions:<12} {image.label}"
        )
    if not found:
        output.say("No private images.")
    return Exit.DONE


def history(told: Namespace, context: Context, output: Output) -> Exit:
    """Print the uploads made from this computer, newest first."""
    context.settle_interrupted()
    uploads = context.history.uploads()
    rows = [results.of_history(upload) for upload in uploads]
    if told.json:
        output.json(rows)
    elif told.csv:
        text = io.StringIO()
        table = csv.DictWriter(text, CSV_COLUMNS, extrasaction="ignore", lineterminator="\n")
        table.writeheader()
        table.writerows(rows)
        output.line(text.getvalue().rstrip("\n"))
    else:
        now = datetime.now(UTC)
        for upload in uploads:
            started = moment(upload.started, now) if upload.started else "-"
            image = upload.image.id if upload.image else "-"
            word = str(status_word(upload.state))
            sent = size(upload.sent_bytes)
            output.line(f"{word:<12} {started:<14} {sent:>8}  {image:<18} {upload.spec.label}")
    if context.history.unreadable:
        output.say(f"{context.history.unreadable} record(s) could not be read.")
    return Exit.DONE
