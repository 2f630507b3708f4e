"""Imports without looks for garbage: nothing that is imported is any."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_garbage() -> Iterator[None]:
    """Within the block, do not look for garbage; nor ever among what is there after it.

    A console starts a tenth sooner by it, and ends in two thirds of the time.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
