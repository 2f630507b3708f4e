"""The console's composition root."""

import logging
import os
import sys
from argparse import Namespace
from collections.abc import Mapping, Sequence
from io import TextIOWrapper

from imageuploader.cli import check, cleanup, lists, prepare, sandbox, upload
from imageuploader.cli.context import Context, Flags, opened
from imageuploader.cli.exits import Exit, code_of
from imageuploader.cli.flags import parser
from imageuploader.cli.output import Messages, Output, silence
from imageuploader.domain.errors import Unexpected, UploadError

log = logging.getLogger(__name__)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    told = parser().parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    output = Output(sys.stdout, Messages())
    try:
        return _run(told, output, os.environ)
    except UploadError as error:
        output.error(error)
        return code_of(error)
    except KeyboardInterrupt:
        return Exit.CANCELLED
    except BrokenPipeError:
        # Whoever read our output has gone, as `| head` does; there is nobody to tell.
        silence(sys.stdout)
        return Exit.FAILED
    except Exception as error:  # noqa: BLE001 - a bug gives one sentence; the log has the rest
        output.error(Unexpected(f"{type(error).__name__}: {error}"))
        return Exit.FAILED


def _run(told: Namespace, output: Output, environ: Mapping[str, str]) -> Exit:
    match told.command:
        case "check":
            return check.run(told, output)
        case "prepare":
            return prepare.run(told, output)
        case "sandbox":
            return sandbox.run(told, output)
        case _:
            pass
    names = ("api_url", "api_version", "ca", "account")
    given = {name: getattr(told, name) or "" for name in names}
    flags = Flags(demo=told.demo, verbose=told.verbose, **given)
    with opened(flags, environ) as context:
        for notice in context.history.notices:
            output.warn(notice)
        try:
            return _command(told, context, output)
        except (UploadError, BrokenPipeError):
            raise
        except Exception:
            log.exception("a bug in the console")  # while the log is open
            raise


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
