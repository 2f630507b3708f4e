"""`imageuploader-cli cleanup`."""

import sys
from argparse import Namespace

from imageuploader.cli.context import Context
from imageuploader.cli.exit_codes import Exit, code_of
from imageuploader.cli.output import Output
from imageuploader.domain.errors import ImageUnclear, OtherAccount, UploadError
from imageuploader.domain.upload import Upload
from imageuploader.linode.client import LinodeClient
from imageuploader.transfer.leftover_images import Found, Remains, look, remove

JsonRow = dict[str, object]


def run(told: Namespace, context: Context, output: Output) -> Exit:
    """Remove the unfinished images that uploads of this computer left on Linode."""
    context.settle_interrupted()
    left = context.history.left_behind()
    for account in sorted({it.account for it in left if not context.is_ours(it.account)}):
        output.say(f"Others belong to the account {account}: add --account {account} for them.")
    mine = [upload for upload in left if context.is_ours(upload.account)]
    if not mine:
        return _nothing(told, output)
    with context.open_client() as client:
        clearing = _Clearing(context, client, output)
        found = [it for upload in mine if (it := clearing.look_at(upload))]
        if not found:
            return clearing.worst or _nothing(told, output)
        if not told.json:
            for it in found:
                output.line(f"{_image_id(it):<18} {it.upload.spec.label}")
        if told.dry_run or not _agreed(told, len(found), output):
            if told.json:
                output.json([_row(it, removed=False) for it in found])
            return clearing.worst if told.dry_run else Exit.USAGE
        removed = [_row(it, removed=clearing.remove(it)) for it in found]
    if told.json:
        output.json(removed)
    return clearing.worst


class _Clearing:
    """Looks and removes, one upload at a time; `worst` is the first exit code that is not 0."""

    def __init__(self, context: Context, client: LinodeClient, output: Output) -> None:
        self._history = context.history
        self._client = client
        self._output = output
        self.worst = Exit.DONE

    def look_at(self, upload: Upload) -> Found | None:
        """Return what an upload left that may be removed; keep the truth of any other."""
        try:
            found = look(upload, self._client, self._history.knows_image)
            self._history.keep(found.upload)
            if found.remains is Remains.UNCLEAR:
                raise ImageUnclear(tuple(image.id for image in found.candidates))
        except OtherAccount as error:
            self._output.warn(error)
            return None
        except UploadError as error:
            self._fail(error)
            return None
        return found if found.remains is Remains.PENDING else None

    def remove(self, found: Found) -> bool:
        """Remove one image and keep that it is gone; say why where that fails."""
        try:
            self._history.keep(remove(found, self._client))
        except UploadError as error:
            self._fail(error)
            return False
        self._output.say(f"Removed {_image_id(found)} ({found.upload.spec.label}).")
        return True

    def _fail(self, error: UploadError) -> None:
        self._output.error(error)
        self.worst = self.worst or code_of(error)


def _nothing(told: Namespace, output: Output) -> Exit:
    output.say("No unfinished images.")
    if told.json:
        output.json([])
    return Exit.DONE


def _agreed(told: Namespace, count: int, output: Output) -> bool:
    """Whether they may be removed; a person is asked, a script must have said so."""
    if told.yes:
        return True
    if not sys.stdin.isatty():
        output.say("Nothing was removed. Add --yes to remove them, or --dry-run only to look.")
        return False
    images = "this image" if count == 1 else f"these {count} images"
    output.say(f"Remove {images} from Linode? [y/N]")
    return sys.stdin.readline().strip().lower() in {"y", "yes"}


def _image_id(found: Found) -> str:
    return found.upload.image.id if found.upload.image else "-"


def _row(found: Found, *, removed: bool) -> JsonRow:
    upload = found.upload
    return {
        "id": upload.id,
        "label": upload.spec.label,
        "image": _image_id(found),
        "state": str(upload.state),
        "removed": removed,
    }
