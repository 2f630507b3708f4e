"""A practice run: a practice Linode and an empty folder, both of which are gone afterwards."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from imageuploader.sandbox.server import Sandbox


@contextmanager
def open_practice() -> Iterator[tuple[Sandbox, Path]]:
    """Start a practice Linode, and make a folder for all that the program keeps."""
    with tempfile.TemporaryDirectory(prefix="imageuploader-") as folder, Sandbox() as sandbox:
        yield sandbox, Path(folder)
