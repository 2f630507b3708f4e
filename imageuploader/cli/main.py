"""The console's composition root."""

import logging
import os
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext, suppress
from io import TextIOWrapper

from imageuploader.cli import check, cleanup, lists, prepare, sandbox, upload
from imageuploader.cli.context import Context, Flags, opened
from imageuploader.cli.exits import Exit, code_of
from imageuploader.cli.flags import parser
from imageuploader.cli.output import Output
from imageuploader.cli.streams import Messages, results, silence
from imageuploader.domain.errors import Unexpected, UploadError
from imageuploader.store.logs import start_log
from imageuploader.store.places import system_places
from imageuploader.store.vault import token_from

log = logging.getLogger(__name__)
_ALONE: Mapping[str, Callable[[Namespace, Output], Exit]] = {
    "check": check.run,
    "prepare": prepare.run,
    "sandbox": sandbox.run,
}
"""Commands that need neither account nor history."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    told = parser().parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    out = results()
    output = Output(out, Messages())
    try:
        return _run(told, output, os.environ)
    except UploadError as error:
        output.error(error)
        return code_of(error)
    except KeyboardInterrupt:
        return Exit.CANCELLED
    except BrokenPipeError:
        # Whoever read our output has gone, as `| head` does; there is nobody to tell.
        silence(out)
        return Exit.FAILED
    except Exception as error:  # noqa: BLE001 - a bug gives one sentence; the log has the rest
        output.error(Unexpected.of(error))
        return Exit.FAILED


def _run(told: Namespace, output: Output, environ: Mapping[str, str]) -> Exit:
    alone = _ALONE.get(told.command)
    if alone is not None:
        with _bugs_noted(lambda: _log_of(environ)):
            return alone(told, output)
    names = ("api_url", "api_version", "ca", "account")
    given = {name: getattr(told, name) or "" for name in names}
    flags = Flags(demo=told.demo, verbose=told.verbose, **given)
    with opened(flags, environ) as context, _bugs_noted(nullcontext):
        for notice in context.history.notices:
            output.warn(notice)
        return _command(told, context, output)


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


def _log_of(environ: Mapping[str, str]) -> AbstractContextManager[object]:
    """The log, for a command that needs no folders unless something is wrong with it."""
    file = start_log(system_places(environ).made().log, verbose=False)
    file.hide(token_from(environ) or "")
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
