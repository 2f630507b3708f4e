"""The console's composition root.

The modules of a command are imported once it is known which one runs: half of them all are for
the network, which only some commands need.
"""

import logging
import os
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
from datetime import UTC, datetime
from io import TextIOWrapper
from typing import TYPE_CHECKING

from imageuploader.cli.exit_codes import Exit, exit_code_of
from imageuploader.cli.printing import json_output
from imageuploader.cli.printing.output import Output
from imageuploader.cli.printing.streams import Messages, discard_output, open_results, set_encoding
from imageuploader.cli.quick_imports import collector_off
from imageuploader.domain.connection import Flags, token_from
from imageuploader.domain.errors import BadSetting, Unexpected, UploadError
from imageuploader.store.folders import system_folders
from imageuploader.store.logs import start_log
from imageuploader.words.account_texts import expiry_warning
from imageuploader.words.text import Text
from imageuploader.words.upload_commands import quote_here

if TYPE_CHECKING:
    from imageuploader.cli.context import Context

log = logging.getLogger(__name__)

_WITH_TOKEN = frozenset({"upload", "images", "cleanup"})
"""The commands that ask Linode with the token of the account."""

_SIGNING_IN = frozenset({"add", "import"})
"""Those that follow `accounts` and ask Linode with another one."""


def run(args: Namespace) -> int:
    """Run the command that was asked for and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            set_encoding(stream)
    results = open_results()
    output = Output(results, Messages())
    try:
        code = _run_safely(args, output)
        if getattr(args, "json", False) and not output.has_json:
            output.print_json(json_output.failure(output.last_error))
    except BrokenPipeError:
        # The reader of our output has gone, as with `| head`: nobody is left to read an error.
        discard_output(results)
        return Exit.FAILED
    except UploadError as error:  # standard output cannot be written
        output.print_error(error)
        return exit_code_of(error)
    return code


def print_usage_error(arguments: Sequence[str]) -> None:
    """Print as JSON that a command line makes no sense; why is on standard error already."""
    reason = "it makes no sense; the reason is on standard error"
    error = BadSetting("the command line", " ".join(map(quote_here, arguments)), reason)
    Output(open_results(), Messages()).print_json(json_output.failure(error))


def _run_safely(args: Namespace, output: Output) -> Exit:
    """Run, and print any error; raise BrokenPipeError."""
    try:
        return _run(args, output, os.environ)
    except UploadError as error:
        _print_stop(error, args, output)
        return exit_code_of(error)
    except KeyboardInterrupt:
        return Exit.CANCELLED
    except BrokenPipeError:
        raise
    except Exception as error:  # noqa: BLE001 - a bug gives one sentence; the log has the rest
        _print_stop(Unexpected.of(error), args, output)
        return Exit.FAILED


def _print_stop(error: UploadError, args: Namespace, output: Output) -> None:
    """Print what stopped the command; the files before it already have their JSON."""
    output.print_error(error)
    if args.command == "upload" and args.json and output.has_json:
        output.print_json(json_output.failure(error))


def _run(args: Namespace, output: Output, environ: Mapping[str, str]) -> Exit:
    match args.command:
        case "check" | "prepare" | "sandbox":
            with _log_bugs(lambda: _open_log(environ, args)):
                return _run_local(args, output, environ)
        case _:
            with collector_off():
                from imageuploader.cli.context import open_context
            with open_context(_flags(args), environ) as context, _log_bugs(nullcontext):
                for notice in context.history.notices:
                    output.print_warning(notice)
                return _run_in_context(args, context, output)


def _flags(args: Namespace) -> Flags:
    return Flags(
        demo=args.demo,
        api_url=args.api_url or "",
        api_version=args.api_version or "",
        ca=args.ca or "",
        account=args.account or "",
        proxy=args.proxy or "",
        proxy_user=args.proxy_user or "",
        verbose=args.verbose,
    )


def _run_local(args: Namespace, output: Output, environ: Mapping[str, str]) -> Exit:
    """Run a command that needs neither an account nor the history."""
    match args.command:
        case "check":
            with collector_off():
                from imageuploader.cli import check
            return check.run(args, output)
        case "prepare":
            return _prepare(args, output, environ)
        case "sandbox":
            with collector_off():
                from imageuploader.cli import sandbox
            return sandbox.run(args, output)
        case unknown:
            raise NotImplementedError(unknown)


def _run_in_context(args: Namespace, context: "Context", output: Output) -> Exit:
    if args.command in _WITH_TOKEN or getattr(args, "action", "") in _SIGNING_IN:
        from imageuploader.cli.accounts import proxy_password

        context = proxy_password.ask_if_needed(context)
    if args.command in _WITH_TOKEN and (account := context.expiring):
        warning = expiry_warning(account, datetime.now(UTC))
        output.print_message(Text("Warning: {message}", message=warning))
    return _command_of(args)(args, context, output)


def _command_of(args: Namespace) -> "Callable[[Namespace, Context, Output], Exit]":
    """Return what runs a command that needs an account or the history."""
    with collector_off():
        match args.command:
            case "upload":
                from imageuploader.cli.upload import run
            case "images":
                from imageuploader.cli.images import run
            case "history":
                from imageuploader.cli.history import run
            case "cleanup":
                from imageuploader.cli.cleanup import run
            case "accounts":
                from imageuploader.cli.accounts.commands import run
            case unknown:
                raise NotImplementedError(unknown)
    return run


def _prepare(args: Namespace, output: Output, environ: Mapping[str, str]) -> Exit:
    """Prepare with defaults from earlier uploads; a practice run has none."""
    with collector_off():
        from imageuploader.cli import prepare
    if args.demo:
        return prepare.run(args, output, prepare.Defaults())
    with ExitStack() as stack:
        with suppress(UploadError):  # preparing a file does not need the program's folders
            stack.enter_context(_open_log(environ, args))
        return prepare.run(args, output, prepare.load_defaults(environ, output))


@contextmanager
def _log_bugs(open_log: Callable[[], AbstractContextManager[object]]) -> Iterator[None]:
    """Within the block, log unexpected exceptions with their traceback, and nothing else."""
    try:
        yield
    except (UploadError, BrokenPipeError):
        raise
    except Exception:
        with suppress(UploadError), open_log():
            log.exception("a bug in the console")
        raise


def _open_log(environ: Mapping[str, str], args: Namespace) -> AbstractContextManager[object]:
    """Open the log for a command that does not use the program's folders otherwise."""
    file = start_log(system_folders(environ).create().log, verbose=args.verbose)
    file.hide(token_from(environ))
    return closing(file)
