"""Where the window's program starts: files go to the window that is open, else one is opened.

Qt is imported only once it is known that this start opens the window.
"""

import os
from collections.abc import Sequence

from imageuploader.command_line import command_line
from imageuploader.handover.join import HandedOver, join


def main(arguments: Sequence[str] | None = None) -> int:
    """Hand the files over, or open the window; return the exit code."""
    args = command_line().parse_args(arguments)
    if args.self_check:
        from imageuploader.self_check import run_self_check

        return run_self_check(args.self_check)
    door = join(args, os.environ)
    if isinstance(door, HandedOver):
        return 0
    from imageuploader.app import open_window

    return open_window(args, door)
