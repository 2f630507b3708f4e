"""What is slow to load, loaded by one thread while the others wait.

Two threads that load pydantic at once break each other: PySide looks into every module that is
being loaded, and finds one that the other thread has only begun.
"""

import threading
from importlib import import_module

_NAMES = ("transfer.job", "store.history", "store.vault")
_ONE_AT_A_TIME = threading.Lock()  # as there is one table of modules, there can be only one lock


def load_slow() -> None:
    """Return when everything that takes long is loaded."""
    with _ONE_AT_A_TIME:
        for name in _NAMES:
            import_module(f"imageuploader.{name}")
