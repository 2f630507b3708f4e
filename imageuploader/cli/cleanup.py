"""`imageuploader-cli cleanup`."""

import sys
from argparse import Namespace
from collections.abc import Iterable
from datetime import datetime

from imageuploader.cli import json_output
from imageuploader.cli.context import Context
from imageuploader.cli.exit_codes import Exit
from imageuploader.cli.leftovers import Clearing, Leftover
from imageuploader.cli.output import Output
from imageuploader.domain.image_comparison import Comparison
from imageuploader.words.doubtful_images import comparison_text

_MARKS = {True: "surely yours", False: "may be yours"}


def run(told: Namespace, context: Context, output: Output) -> Exit:
    """Remove the unfinished images that uploads of this computer left on Linode.

    Those that are proved ours go after one question or with --yes; each doubtful one only after
    a question of its own, which shows what differs, or with --yes --doubtful.
    """
    context.recover_interrupted()
    left = context.history.left_behind()
    for account in sorted({it.account for it in left if not context.is_ours(it.account)}):
        output.say(f"Others belong to the account {account}: add --account {account} for them.")
    mine = [upload for upload in left if context.is_ours(upload.account) and upload.is_final]
    if not mine:
        return _nothing(told, output)
    with context.open_client() as client:
        clearing = Clearing(context.history, client, output)
        found = clearing.look_at(mine)
        if not found:
            return clearing.worst or _nothing(told, output)
        if not told.json:
            _list(found, output)
        chosen = [] if told.dry_run else _chosen(told, found, output)
        for it in chosen:
            clearing.remove(it)
    if told.json:
        output.json([leftover_json(it, removed=it in clearing.removed) for it in found])
    refused = not (told.dry_run or told.yes or chosen)
    return clearing.worst or (Exit.USAGE if refused else Exit.DONE)


def _list(found: Iterable[Leftover], output: Output) -> None:
    for it in found:
        output.line(f"{it.image.id:<18} {_MARKS[it.is_proved]:<13} {it.upload.spec.label}")


def _nothing(told: Namespace, output: Output) -> Exit:
    output.say("No unfinished images.")
    if told.json:
        output.json([])
    return Exit.DONE


def _chosen(told: Namespace, found: list[Leftover], output: Output) -> list[Leftover]:
    """Those to be removed; a person is asked, a script must have said so."""
    proved = [it for it in found if it.is_proved]
    doubtful = [it for it in found if not it.is_proved]
    if told.yes:
        if doubtful and not told.doubtful:
            names = ", ".join(it.image.id for it in doubtful)
            output.say(f"Left, because they may be another's: {names}. Add --doubtful for them.")
        return [*proved, *(doubtful if told.doubtful else ())]
    if not sys.stdin.isatty():
        output.say(
            "Nothing was removed. Add --yes to remove those that are surely yours, "
            "--yes --doubtful for all, or --dry-run only to look."
        )
        return []
    if proved and not _agreed(_question(len(proved)), output):
        proved = []
    return [*proved, *(it for it in doubtful if _is_wanted(it, output))]


def _question(count: int) -> str:
    images = "the image that is" if count == 1 else f"the {count} images that are"
    return f"Remove {images} surely yours from Linode?"


def _is_wanted(leftover: Leftover, output: Output) -> bool:
    output.say(f"{leftover.image.id} may be of the upload “{leftover.upload.spec.label}”:")
    for compared in leftover.comparison:
        output.say(f"  {comparison_text(compared)}")
    return _agreed(f"Remove {leftover.image.id} from Linode?", output)


def _agreed(question: str, output: Output) -> bool:
    output.say(f"{question} [y/N]")
    return sys.stdin.readline().strip().lower() in {"y", "yes"}


def leftover_json(leftover: Leftover, *, removed: bool) -> json_output.JsonObject:
    """Return what `cleanup --json` prints for one unfinished image.

    `differences` tells whose a doubtful one is: null is what is not known.
    """
    upload = leftover.upload
    row: json_output.JsonObject = {
        "id": upload.id,
        "label": upload.spec.label,
        "image": leftover.image.id,
        "state": str(upload.state),
        "removed": removed,
        "proof": "proved" if leftover.is_proved else "doubtful",
    }
    if not leftover.is_proved:
        row["differences"] = {
            compared.name: _comparison_json(compared) for compared in leftover.comparison
        }
    return row


def _comparison_json(compared: Comparison) -> json_output.JsonObject:
    return {
        "image": _plain(compared.image),
        "upload": _plain(compared.upload),
        "differs": compared.differs,
    }


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, datetime) else value
