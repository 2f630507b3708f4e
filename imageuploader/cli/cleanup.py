"""`imageuploader-cli cleanup`."""

import sys
from argparse import Namespace
from collections.abc import Iterable, Sequence
from datetime import datetime

from imageuploader.cli.context import Context
from imageuploader.cli.exit_codes import Exit
from imageuploader.cli.leftovers import Leftover, LeftoverImages
from imageuploader.cli.printing.json_output import JsonObject
from imageuploader.cli.printing.output import Output
from imageuploader.cli.printing.streams import can_ask
from imageuploader.domain.image_comparison import Comparison
from imageuploader.words.doubtful_images import comparison_text
from imageuploader.words.formatting import listing
from imageuploader.words.text import Text

_MARKS = {True: Text("surely yours"), False: Text("may be yours")}


def run(args: Namespace, context: Context, output: Output) -> Exit:
    """Remove the unfinished images that uploads from this computer left on Linode.

    Those that are proved ours are removed after one question, or with --yes; each doubtful one
    only after a question of its own that shows what differs, or with --yes --doubtful.
    """
    context.recover_interrupted()
    uploads = context.history.left_behind()
    others = {upload.account for upload in uploads if not context.is_ours(upload.account)}
    for account in sorted(others):
        output.print_message(_other_account_text(account))
    ours = [upload for upload in uploads if context.is_ours(upload.account) and upload.is_final]
    if not ours:
        return _report_none(args, output)
    with context.open_client() as client:
        images = LeftoverImages(context.history, client, output)
        leftovers = images.find(ours)
        if not leftovers:
            return images.exit_code or _report_none(args, output)
        if not args.json:
            _print_rows(leftovers, output)
        chosen = [] if args.dry_run else _choose(args, leftovers, output)
        for leftover in chosen:
            images.remove(leftover)
    if args.json:
        removed = images.removed
        output.print_json([leftover_json(one, removed=one in removed) for one in leftovers])
    needs_answer = not (args.dry_run or args.yes or chosen)
    return images.exit_code or (Exit.USAGE if needs_answer else Exit.DONE)


def leftover_json(leftover: Leftover, *, removed: bool) -> JsonObject:
    """Return what `cleanup --json` prints for one unfinished image.

    `differences` compares a doubtful image with the upload; what is not known is null.
    """
    upload = leftover.upload
    row: JsonObject = {
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


def _comparison_json(compared: Comparison) -> JsonObject:
    return {
        "image": _value_json(compared.image),
        "upload": _value_json(compared.upload),
        "differs": compared.differs,
    }


def _value_json(value: object) -> object:
    return value.isoformat() if isinstance(value, datetime) else value


def _other_account_text(account: str) -> Text:
    return Text(
        "Some unfinished images belong to the account {account}: add --account {account} to"
        " remove them.",
        account=account,
    )


def _print_rows(leftovers: Iterable[Leftover], output: Output) -> None:
    for leftover in leftovers:
        mark = _MARKS[leftover.is_proved]
        output.print_result(f"{leftover.image.id:<18} {mark:<13} {leftover.upload.spec.label}")


def _report_none(args: Namespace, output: Output) -> Exit:
    output.print_message(Text("No unfinished images."))
    if args.json:
        output.print_json([])
    return Exit.DONE


def _choose(args: Namespace, leftovers: Sequence[Leftover], output: Output) -> list[Leftover]:
    """Those to be removed: a person is asked, a script must have said so."""
    proved = [leftover for leftover in leftovers if leftover.is_proved]
    doubtful = [leftover for leftover in leftovers if not leftover.is_proved]
    if args.yes and args.doubtful:
        return [*proved, *doubtful]
    if args.yes:
        if doubtful:
            output.print_message(_doubtful_left_text(doubtful))
        return proved
    if not can_ask():
        output.print_message(
            Text(
                "Nothing was removed. Add --yes to remove those that are surely yours,"
                " --yes --doubtful to remove all, or --dry-run to only list them."
            )
        )
        return []
    if proved and not _confirm(_question(len(proved)), output):
        proved = []
    return [*proved, *(leftover for leftover in doubtful if _confirm_doubtful(leftover, output))]


def _doubtful_left_text(doubtful: Iterable[Leftover]) -> Text:
    return Text(
        "Not removed, because they may be someone else's: {images}. Add --doubtful to remove"
        " them too.",
        images=listing(leftover.image.id for leftover in doubtful),
    )


def _question(count: int) -> Text:
    return Text.plural(
        "Remove the image that is surely yours from Linode?",
        "Remove the {count} images that are surely yours from Linode?",
        count=count,
    )


def _confirm_doubtful(leftover: Leftover, output: Output) -> bool:
    image, label = leftover.image.id, leftover.upload.spec.label
    output.print_message(
        Text("{image} may belong to the upload “{label}”:", image=image, label=label)
    )
    for compared in leftover.comparison:
        output.print_message(Text("  {comparison}", comparison=comparison_text(compared)))
    return _confirm(Text("Remove {image} from Linode?", image=image), output)


def _confirm(question: Text, output: Output) -> bool:
    output.print_message(Text("{question} [y/N]", question=question))
    return sys.stdin.readline().strip().lower() in {"y", "yes"}
