"""`imageuploader-cli upload`."""

from argparse import Namespace
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from imageuploader.cli.arguments import upload_spec
from imageuploader.cli.context import Context
from imageuploader.cli.exit_codes import Exit, exit_code_of_upload
from imageuploader.cli.printing import json_output
from imageuploader.cli.printing.output import Output
from imageuploader.cli.printing.progress import UploadProgress
from imageuploader.cli.signals import cancel_on_signals
from imageuploader.domain.accounts.terms import may_agree
from imageuploader.domain.cancel import CancelRequested, CancelToken
from imageuploader.domain.disk_report import PrepareOptions
from imageuploader.domain.errors import BadSetting, HistoryLags, ImageGone, LocalError, UploadError
from imageuploader.domain.interruption import mark_leftovers
from imageuploader.domain.region import EUROPE
from imageuploader.domain.spec import TAG_HINT, tags_to_shorten
from imageuploader.domain.upload import Upload, UploadState
from imageuploader.linode.client import LinodeClient
from imageuploader.store.sleep_inhibitor import SleepInhibitor
from imageuploader.store.write_behind import WriteBehindHistory
from imageuploader.transfer import job
from imageuploader.transfer.follow import follow_to_end
from imageuploader.transfer.transfer_context import Callbacks, TransferContext, TransferPolicy
from imageuploader.words.errors.failed_upload import failure_message
from imageuploader.words.errors.history_file import CAUGHT_UP, NOT_WRITTEN
from imageuploader.words.states import leftovers_text
from imageuploader.words.text import Text

_IMAGE_PRINTED = {UploadState.PROCESSING, UploadState.AVAILABLE}
_LONG_TAG = Text(
    "Warning: Cloud Manager may not accept the tag “{tag}”: it has over {limit} characters."
)
_MAY_NOT_AGREE = Text(
    "Warning: Linode's EU terms were not agreed to: only an unrestricted user can do that, with a "
    "token that has the right Account: read/write. Linode takes the image all the same."
)


@dataclass(frozen=True, slots=True)
class Options:
    """How to prepare each file, when to stop waiting, and what to print."""

    wait: bool
    json: bool
    quiet: bool
    level: int | None
    allowed: tuple[Path, ...]
    keeps_free_space: bool = False
    met: bool = False
    """Whether Linode took an earlier file: then a broken connection is waited for."""

    def apply_to(self, making: PrepareOptions) -> PrepareOptions:
        """Return how files are prepared, with the flags of this run."""
        level = making.level if self.level is None else self.level
        keeps = self.keeps_free_space
        return replace(making, level=level, allowed=self.allowed, keeps_free_space=keeps)


def run(args: Namespace, context: Context, output: Output) -> Exit:
    """Upload every file in turn; return the first exit code that is not 0."""
    if args.label and len(args.file) > 1:
        reason = "with several files each label is made from the file's name"
        raise BadSetting("--label", args.label, reason)
    allowed = tuple(args.allow_backing)
    wait, keeps = not args.no_wait, args.keep_free_space
    options = Options(wait, args.json, args.quiet, args.level, allowed, keeps)
    exit_code = Exit.DONE
    context.history.listen(lambda lag: _print_lag(lag, output))
    context.recover_interrupted()
    with cancel_on_signals() as cancel:
        for path in args.file:
            code = _upload_file(_new_upload(args, path, context), context, output, cancel, options)
            if not context.history.catch_up():
                output.print_message(NOT_WRITTEN)
            exit_code = exit_code or code
            options = replace(options, met=options.met or code is Exit.DONE)
            if cancel.cancelled and (code is Exit.CANCELLED or path is not args.file[-1]):
                return Exit.CANCELLED
    return exit_code


def _print_lag(lag: HistoryLags | None, output: Output) -> None:
    if lag is not None:
        output.print_warning(lag)
        return
    output.print_message(CAUGHT_UP)


def _new_upload(args: Namespace, path: Path, context: Context) -> Upload:
    spec = upload_spec(args, path)
    return Upload(spec=spec, file=path.absolute(), account=context.connection.account)


def _upload_file(
    upload: Upload, context: Context, output: Output, cancel: CancelToken, options: Options
) -> Exit:
    try:
        upload.spec.validate()
    except UploadError as error:
        return _report_end(upload.failed(error), output, options)
    try:
        context.check_access()
        upload = _check_agreement(upload, context, output, cancel)
    except UploadError as error:
        return _report_end(_record_failure(upload, error, context), output, options)
    for tag in tags_to_shorten(upload.spec.tags):
        output.print_message(_LONG_TAG.with_facts(tag=tag, limit=TAG_HINT))
    upload = _transfer(upload, context, output, cancel, options)
    if options.wait and upload.state is UploadState.PROCESSING and upload.error is None:
        output.print_message(Text("Stopped waiting. Linode continues to process the image."))
        _print_upload(upload, output, options)
        return Exit.CANCELLED
    return _report_end(upload, output, options)


def _check_agreement(
    upload: Upload, context: Context, output: Output, cancel: CancelToken
) -> Upload:
    """Return an upload that agrees to the terms for Europe only if that is needed, and allowed."""
    if not upload.spec.agrees:
        return upload
    try:
        with context.open_client() as client, client.ended_by(cancel):
            agrees = _has_to_agree(client, upload.spec.region, output)
    except CancelRequested:
        agrees = False  # nothing will be sent
    return replace(upload, spec=replace(upload.spec, agrees=agrees))


def _has_to_agree(client: LinodeClient, region_id: str, output: Output) -> bool:
    if not any(one.id == region_id and one.continent == EUROPE for one in client.regions()):
        return False
    if not may_agree(client.profile()):
        output.print_message(_MAY_NOT_AGREE)
        return False
    return client.needs_agreement()


def _transfer(
    upload: Upload, context: Context, output: Output, cancel: CancelToken, options: Options
) -> Upload:
    """Send the file and wait for the image; return how far that came."""
    progress = UploadProgress(output, quiet=options.quiet)
    with progress.running(), SleepInhibitor() as awake:
        recorder = _Recorder(upload, context.history, (progress.show_state, awake.follow))
        transfer = TransferContext(
            Callbacks(
                recorder.record,
                progress.show_progress,
                progress.show_findings,
                progress.show_silence,
            ),
            cancel,
            TransferPolicy(
                context.waits,
                ca_file=context.connection.endpoint.ca_file,
                network=context.network(),
                answered_before=options.met,
                bandwidth_limit=lambda: context.settings.bandwidth_limit,
            ),
            knows_image=context.history.knows_image,
            user=context.connection.user,
        )
        upload = _send(context, options.apply_to(context.making), transfer, recorder)
        if upload.state is UploadState.QUEUED and upload.error is not None:
            return _record_failure(upload, upload.error, context)
        if options.wait and upload.state is UploadState.PROCESSING:
            return _follow(upload, context, transfer)
    return upload


def _record_failure(upload: Upload, error: UploadError, context: Context) -> Upload:
    """Fail, also in the history: a console cannot wait until somebody signs in."""
    failed = mark_leftovers(upload).failed(error)
    context.history.save(failed)
    return failed


def _follow(upload: Upload, context: Context, transfer: TransferContext) -> Upload:
    """Return the final upload; it is still processing if the wait was cancelled or failed."""
    try:
        return follow_to_end(upload, context.open_client, transfer, context.time_scale)
    except CancelRequested:
        return upload
    except UploadError as error:
        return replace(upload, error=error)


class _Recorder:
    """Saves every state of the upload in the history, then reports it to the listeners."""

    def __init__(
        self,
        upload: Upload,
        history: WriteBehindHistory,
        listeners: tuple[Callable[[Upload], None], ...],
    ) -> None:
        self.latest = upload
        self._history = history
        self._listeners = listeners

    def record(self, upload: Upload) -> None:
        """Save and report; raise if it cannot be saved before anything is on Linode."""
        self.latest = upload
        self._history.save(upload)
        for listener in self._listeners:
            listener(upload)


def _send(
    context: Context, options: PrepareOptions, transfer: TransferContext, recorder: _Recorder
) -> Upload:
    """Send; an upload fails if the history cannot be written and nothing is on Linode yet."""
    try:
        return job.send(recorder.latest, None, context.open_client, options, transfer)
    except LocalError as error:
        latest = recorder.latest
        if latest.can_move_to(UploadState.FAILED):
            return latest.failed(error)
        if latest.error is None:
            raise
        return latest


def _report_end(upload: Upload, output: Output, options: Options) -> Exit:
    if upload.state is UploadState.GONE and upload.error is None:
        upload = replace(upload, error=ImageGone())
    if upload.error is not None:
        output.print_failure(failure_message(upload, upload.error))
        output.print_other_ways(upload.error)
    if remains := leftovers_text(upload):
        output.print_message(remains)
    _print_upload(upload, output, options)
    if upload.state is UploadState.PROCESSING and not options.wait:
        return Exit.DONE
    return exit_code_of_upload(upload)


def _print_upload(upload: Upload, output: Output, options: Options) -> None:
    if options.json:
        output.print_json(json_output.upload_result(upload))
    elif upload.image is not None and upload.state in _IMAGE_PRINTED:
        output.print_image(upload.image)
