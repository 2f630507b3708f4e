"""Files that several processes of a run share, as what they cost is paid once."""

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """Return a folder that `make` has filled in one of the processes; nobody may change it."""
    own = factory.getbasetemp()
    shared = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / f"once-{name}"
    if not shared.exists():
        folder = factory.mktemp(name)
        make(folder)
        with suppress(OSError):  # another process has just made it
            folder.rename(shared)
    return shared
