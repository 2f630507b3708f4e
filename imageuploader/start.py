"""Where the window's program starts: files go to the window that is open, else one is opened.

Qt is imported only once it is known that this start opens the window.
"""

import builtins
import gc
import os
from collections.abc import Sequence
from importlib import import_module

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
    _import_qt()
    from imageuploader.app import open_window

    return open_window(args, door)


def _import_qt() -> None:
    """Import Qt as quickly as can be.

    Nothing that is imported is garbage; from the first window on `services.threads` collects.
    PySide replaces the function behind `import` by one that reads the source of every module
    which is imported later, to look for a feature that nobody here uses: that takes time, and
    keeps all sources in memory. A packed program has no sources to read.
    """
    gc.disable()
    plain_import = builtins.__import__
    import_module("PySide6.QtWidgets")
    builtins.__import__ = plain_import
