"""Starts the console: reads the command line, and only then imports what runs the command."""

import sys
from argparse import Namespace
from collections.abc import Sequence

from imageuploader.cli.arguments import parser
from imageuploader.cli.quick_imports import collector_off


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    args = _parse(sys.argv[1:] if arguments is None else arguments)
    with collector_off():
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
