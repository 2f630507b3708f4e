"""The console's composition root."""

import logging
import os
import shlex
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import (
    AbstractContextManager,
    ExitStack,
    closing,
    contextmanager,
    nullcontext,
    suppress,
)
from io import TextIOWrapper

from imageuploader.cli import check, cleanup, json_output, lists, prepare, sandbox, streams, upload
from imageuploader.cli.arguments import parser
from imageuploader.cli.context import Context, open_context
from imageuploader.cli.exit_codes import Exit, code_of
from imageuploader.cli.output import Output
from imageuploader.cli.prepare_defaults import Earlier, earlier
from imageuploader.cli.streams import Messages, silence
from imageuploader.domain.connection import Flags, token_from
from imageuploader.domain.errors import BadSetting, Unexpected, UploadError
from imageuploader.store.folders import system_places
from imageuploader.store.logs import start_log

log = logging.getLogger(__name__)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    told = _told(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    out = streams.results()
    output = Output(out, Messages())
    try:
        code = _code(told, output)
        if getattr(told, "json", False) and not output.has_json:
            output.json(json_output.of_stop(output.last_error))
    except BrokenPipeError:
        # Whoever read our output has gone, as `| head` does; there is nobody to tell.
        silence(out)
        return Exit.FAILED
    except UploadError as error:  # standard output cannot be written
        output.error(error)
        return code_of(error)
    return code


def _told(arguments: Sequence[str]) -> Namespace:
    """What the command line says; one that makes no sense is told in JSON too where asked for."""
    try:
        return parser().parse_args(arguments)
    except SystemExit as ending:
        if ending.code == Exit.USAGE and "--json" in arguments:
            reason = "it makes no sense; the reason stands on standard error"
            error = BadSetting("the command line", shlex.join(arguments), reason)
            Output(streams.results(), Messages()).json(json_output.of_stop(error))
        raise


def _code(told: Namespace, output: Output) -> Exit:
    """Run, and say what goes wrong; raise BrokenPipeError."""
    try:
        return _run(told, output, os.environ)
    except UploadError as error:
        _say(error, told, output)
        return code_of(error)
    except KeyboardInterrupt:
        return Exit.CANCELLED
    except BrokenPipeError:
        raise
    except Exception as error:  # noqa: BLE001 - a bug gives one sentence; the log has the rest
        _say(Unexpected.of(error), told, output)
        return Exit.FAILED


def _say(error: UploadError, told: Namespace, output: Output) -> None:
    """Say what stopped the command; of several files, those before it have their JSON."""
    output.error(error)
    if told.command == "upload" and told.json and output.has_json:
        output.json(json_output.of_stop(error))


def _run(told: Namespace, output: Output, environ: Mapping[str, str]) -> Exit:
    alone = _alone(told, output, environ)
    if alone is not None:
        with _bugs_noted(lambda: _log_of(environ, told)):
            return alone()
    names = ("api_url", "api_version", "ca", "account")
    given = {name: getattr(told, name) or "" for name in names}
    flags = Flags(demo=told.demo, verbose=told.verbose, **given)
    with open_context(flags, environ) as context, _bugs_noted(nullcontext):
        for notice in context.history.notices:
            output.warn(notice)
        return _command(told, context, output)


def _alone(
    told: Namespace, output: Output, environ: Mapping[str, str]
) -> Callable[[], Exit] | None:
    """A command that runs without an account and a history of its own."""
    match told.command:
        case "check":
            return lambda: check.run(told, output)
        case "prepare":
            return lambda: _prepare(told, output, environ)
        case "sandbox":
            return lambda: sandbox.run(told, output)
        case _:
            return None


def _prepare(told: Namespace, output: Output, environ: Mapping[str, str]) -> Exit:
    """Prepare by what earlier uploads tell, of which the practice knows nothing."""
    if told.demo:
        return prepare.run(told, output, Earlier())
    with ExitStack() as stack:
        with suppress(UploadError):  # what makes a file needs no folders of the program
            stack.enter_context(_log_of(environ, told))
        return prepare.run(told, output, earlier(environ, output))


@contextmanager
def _bugs_noted(open_log: Callable[[], AbstractContextManager[object]]) -> Iterator[None]:
    """Within the block, a bug goes to the log with its traceback; nothing else does."""
    try:
        yield
    except (UploadError, BrokenPipeError):
        raise
    except Exception:
        with suppress(UploadError), open_log():
            log.exception("a bug in the console")
        raise


def _log_of(environ: Mapping[str, str], told: Namespace) -> AbstractContextManager[object]:
    """The log, for a command that has no other use for the program's folders."""
    file = start_log(system_places(environ).made().log, verbose=told.verbose)
    file.hide(token_from(environ))
    return closing(file)


def _command(told: Namespace, context: Context, output: Output) -> Exit:
    match told.command:
        case "upload":
            return upload.run(told, context, output)
        case "cleanup":
            return cleanup.run(told, context, output)
        case "images":
            return lists.images(told, context, output)
        case _:
            return lists.history(told, context, output)
