"""The lines of the log about one upload."""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from imageuploader.domain.upload import Upload
from imageuploader.store.logs import FILES, LOG_NAME
from imageuploader.store.transition_log import ID_LETTERS

MAX_LINES = 500
_BEGIN = re.compile(r"\d{4}-\d\d-\d\d ")


def lines_about(upload: Upload, folder: Path) -> str:
    """Return the last lines about an upload, the oldest first; secrets were never written."""
    names = [LOG_NAME, *(f"{LOG_NAME}.{number}" for number in range(1, FILES))]
    found: list[str] = []
    for name in reversed(names):
        with suppress(OSError):
            found += _about(upload, (folder / name).read_text("utf-8", "replace").splitlines())
    return "\n".join(found[-MAX_LINES:])


def _about(upload: Upload, lines: Iterable[str]) -> Iterator[str]:
    """The lines that name an upload or its image, with what belongs to them, such as a trace."""
    marks = [f"upload {upload.id[:ID_LETTERS]}"]
    if upload.image is not None and (number := upload.image.number) is not None:
        marks += [f"private/{number}", f"private%2F{number}"]
    whole = re.compile(rf"(?:{'|'.join(map(re.escape, marks))})(?!\w)")
    belongs = False
    for line in lines:
        belongs = bool(whole.search(line)) if _BEGIN.match(line) else belongs
        if belongs:
            yield line
