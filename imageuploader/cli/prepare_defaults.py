"""What `prepare` goes by where it was not told: the settings, and the line's last speed."""

import logging
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from imageuploader.cli.output import Output
from imageuploader.domain.errors import UploadError
from imageuploader.store.folders import system_folders
from imageuploader.store.history import History
from imageuploader.store.settings import SettingsFile

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Earlier:
    """The compression level of the settings and the line's speed, each None if not known."""

    level: int | None = None
    link_speed: float | None = None


def earlier(environ: Mapping[str, str], output: Output) -> Earlier:
    """Return what is known; no folder and no history is made for that."""
    places = system_folders(environ)
    level = SettingsFile(places.config / "settings.json").load().compression_level
    return Earlier(level, _last_speed(places.data / "history.sqlite3", output))


def _last_speed(path: Path, output: Output) -> float | None:
    try:
        path.stat()  # a history would be made by opening it
        with closing(History(path)) as history:
            for notice in history.notices:
                output.warn(notice)
            return history.link_speed()
    except FileNotFoundError:
        return None
    except (UploadError, OSError) as error:
        log.warning("the history cannot be asked for the line's speed: %s", type(error).__name__)
        return None
