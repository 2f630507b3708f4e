"""`imageuploader-cli upload`."""

from argparse import Namespace
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from imageuploader.cli import json_output
from imageuploader.cli.context import Context
from imageuploader.cli.exit_codes import Exit, code_for
from imageuploader.cli.output import Output
from imageuploader.cli.progress import Live
from imageuploader.cli.signals import cancelled_by_signals
from imageuploader.domain.cancel import CancelRequested, CancelToken
from imageuploader.domain.disk_report import Making
from imageuploader.domain.errors import BadSetting, ImageGone, LocalError, UploadError
from imageuploader.domain.spec import UploadSpec, label_for, tags_to_shorten
from imageuploader.domain.upload import Upload, UploadState
from imageuploader.store.sleep_inhibitor import Awake
from imageuploader.store.write_behind import PatientHistory
from imageuploader.transfer import job
from imageuploader.transfer.context import Desk
from imageuploader.transfer.follow import until_settled
from imageuploader.words.errors.failed_upload import failure
from imageuploader.words.errors.history_file import CAUGHT_UP, NOT_WRITTEN
from imageuploader.words.states import left_on_linode

_SHOWN = {UploadState.PROCESSING, UploadState.AVAILABLE}


@dataclass(frozen=True, slots=True)
class Wishes:
    """How to prepare the file, how to end and what to print."""

    wait: bool
    json: bool
    quiet: bool
    level: int | None
    allowed: tuple[Path, ...]
    met: bool = False
    """Whether Linode took an earlier file: then a line that is down is waited for."""

    def made(self, making: Making) -> Making:
        """Return how files are made, with what was wished for that."""
        level = making.level if self.level is None else self.level
        return replace(making, level=level, allowed=self.allowed)


def run(told: Namespace, context: Context, output: Output) -> Exit:
    """Upload every file in turn; return the first exit code that is not 0."""
    if told.label and len(told.file) > 1:
        reason = "with several files each label is made from the file's name"
        raise BadSetting("--label", told.label, reason)
    allowed = tuple(told.allow_backing)
    wishes = Wishes(not told.no_wait, told.json, told.quiet, told.level, allowed)
    worst = Exit.DONE
    context.history.listen(lambda lag: output.warn(lag) if lag else output.say(str(CAUGHT_UP)))
    context.recover_interrupted()
    with cancelled_by_signals() as cancel:
        for path in told.file:
            code = _one(_upload(told, path, context), context, output, cancel, wishes)
            if not context.history.catch_up():
                output.say(str(NOT_WRITTEN))
            worst = worst or code
            wishes = replace(wishes, met=wishes.met or code is Exit.DONE)
            if cancel.fired and (code is Exit.CANCELLED or path is not told.file[-1]):
                return Exit.CANCELLED
    return worst


def _upload(told: Namespace, path: Path, context: Context) -> Upload:
    spec = UploadSpec(
        label=told.label or label_for(path.name),
        region=told.region,
        description=told.description,
        cloud_init=told.cloud_init,
        tags=tuple(told.tag),
    )
    return Upload(spec=spec.tidied(), file=path.absolute(), account=context.connection.account)


def _one(
    upload: Upload, context: Context, output: Output, cancel: CancelToken, wishes: Wishes
) -> Exit:
    try:
        upload.spec.checked()
    except UploadError as error:
        return _ended(upload.failed(error), output, wishes)
    try:
        context.check_access()
    except UploadError as error:
        return _ended(_failed(upload, error, context), output, wishes)
    for tag in tags_to_shorten(upload.spec.tags):
        output.say(f"Warning: Cloud Manager may refuse the tag {tag!r}: it is above 50 characters.")
    shop = job.Workshop(context.open_client, wishes.made(context.making))
    with Live(output, quiet=wishes.quiet) as live, Awake() as awake:
        keeper = _Keeper(upload, context.history, (live.kept, awake.follow))
        desk = Desk(
            keeper.keep,
            live.told,
            cancel,
            context.waits,
            ca_file=context.connection.endpoint.ca_file,
            knows_image=context.history.knows_image,
            met=wishes.met,
            looked=live.looked,
            user=context.connection.user,
            unheard=live.unheard,
        )
        upload = _sent(shop, desk, keeper)
        if upload.state is UploadState.QUEUED and upload.error is not None:
            upload = _failed(upload, upload.error, context)
        if wishes.wait and upload.state is UploadState.PROCESSING:
            upload = _followed(upload, context, desk)
    if wishes.wait and upload.state is UploadState.PROCESSING and upload.error is None:
        output.say("Stopped waiting. Linode goes on processing the image.")
        _print(upload, output, wishes)
        return Exit.CANCELLED
    return _ended(upload, output, wishes)


def _failed(upload: Upload, error: UploadError, context: Context) -> Upload:
    """The upload failed, and in the history: nobody can sign in while a console waits."""
    failed = upload.failed(error)
    context.history.keep(failed)
    return failed


def _followed(upload: Upload, context: Context, desk: Desk) -> Upload:
    """Return the upload when it is final; still processing if waiting was given up or failed."""
    try:
        return until_settled(upload, context.open_client, desk, context.time_scale)
    except CancelRequested:
        return upload
    except UploadError as error:
        return replace(upload, error=error)


class _Keeper:
    """Keeps every move in the history, and tells of it."""

    def __init__(
        self,
        upload: Upload,
        history: PatientHistory,
        told: tuple[Callable[[Upload], None], ...],
    ) -> None:
        self.latest = upload
        self._history = history
        self._told = told

    def keep(self, upload: Upload) -> None:
        """Store a move, or raise where nothing was made yet."""
        self.latest = upload
        self._history.keep(upload)
        for tell in self._told:
            tell(upload)


def _sent(shop: job.Workshop, desk: Desk, keeper: _Keeper) -> Upload:
    """Send; a history that cannot be written ends an upload of which nothing was made."""
    try:
        return job.send(keeper.latest, None, shop, desk)
    except LocalError as error:
        latest = keeper.latest
        if latest.can_move_to(UploadState.FAILED):
            return latest.failed(error)
        if latest.error is None:
            raise
        return latest


def _ended(upload: Upload, output: Output, wishes: Wishes) -> Exit:
    if upload.state is UploadState.GONE and upload.error is None:
        upload = replace(upload, error=ImageGone())
    if upload.error is not None:
        output.failure(failure(upload, upload.error))
    if remains := str(left_on_linode(upload)):
        output.say(remains)
    _print(upload, output, wishes)
    return code_for(upload, waited=wishes.wait)


def _print(upload: Upload, output: Output, wishes: Wishes) -> None:
    if wishes.json:
        output.json(json_output.of_upload(upload))
    elif upload.image is not None and upload.state in _SHOWN:
        output.image(upload.image)
