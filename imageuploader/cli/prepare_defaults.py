"""Defaults for `prepare`: the compression level from the settings, and the last upload speed."""

import logging
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from imageuploader.cli.output import Output
from imageuploader.domain.errors import UploadError
from imageuploader.domain.speed import UPLOADS_ASKED, line_speed
from imageuploader.store.folders import system_places
from imageuploader.store.history import History
from imageuploader.store.settings import SettingsFile

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class PrepareDefaults:
    """The compression level and the speed in bytes a second, each None if unknown."""

    level: int | None = None
    line_speed: float | None = None


def load_defaults(environ: Mapping[str, str], output: Output) -> PrepareDefaults:
    """Return what is known; creates neither a folder nor a history."""
    places = system_places(environ)
    level = SettingsFile(places.config / "settings.json").load().compression_level
    return PrepareDefaults(level, _last_speed(places.data / "history.sqlite3", output))


def _last_speed(path: Path, output: Output) -> float | None:
    try:
        path.stat()  # opening a history would create it
        with closing(History(path)) as history:
            for notice in history.notices:
                output.print_warning(notice)
            return line_speed(history.uploads(limit=UPLOADS_ASKED))
    except FileNotFoundError:
        return None
    except (UploadError, OSError) as error:
        log.warning("cannot read the last upload speed from the history: %s", type(error).__name__)
        return None
