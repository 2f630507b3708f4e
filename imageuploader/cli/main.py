"""Where the console starts: a command line that makes no sense is told before more is imported."""

import sys
from argparse import Namespace
from collections.abc import Sequence

from imageuploader.cli.arguments import parser
from imageuploader.cli.imports import without_garbage


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    args = _parse(sys.argv[1:] if arguments is None else arguments)
    with without_garbage():
        from imageuploader.cli.dispatch import run
    return run(args)


def _parse(arguments: Sequence[str]) -> Namespace:
    """Parse the command line; an error in it is also printed as JSON if JSON is wanted."""
    try:
        return parser().parse_args(arguments)
    except SystemExit as exiting:
        if exiting.code and "--json" in arguments:
            from imageuploader.cli.dispatch import print_usage_error

            print_usage_error(arguments)
        raise
