"""Imports slow modules in one thread while the others wait.

Two threads that import pydantic at once break each other: PySide inspects every module that is
being imported, and finds one that the other thread has only half imported.
"""

import threading
from importlib import import_module

_NAMES = ("transfer.job", "store.history", "store.vault")
_ONE_AT_A_TIME = threading.Lock()  # one lock for the one table of modules


def load_slow() -> None:
    """Return once every slow module is imported."""
    with _ONE_AT_A_TIME:
        for name in _NAMES:
            import_module(f"imageuploader.{name}")
