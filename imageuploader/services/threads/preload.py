"""Imports slow modules in one thread while the others wait.

Modules of pydantic import each other: of two threads that import them at once, one finds a module
that the other has only half imported.
"""

import threading
from collections.abc import Sequence
from importlib import import_module

HISTORY = ("store.write_behind",)
"""What it takes to read the history: its rows are shown before all else is imported."""

ALL = (*HISTORY, "transfer.job", "store.vault")
_ONE_AT_A_TIME = {name: threading.Lock() for name in ALL}  # for the one table of modules


def load_slow(modules: Sequence[str] = ALL) -> None:
    """Return once these slow modules, the first of `ALL`, are imported."""
    for name in modules:
        with _ONE_AT_A_TIME[name]:  # who needs the first alone does not wait for the next
            import_module(f"imageuploader.{name}")
