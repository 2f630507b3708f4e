"""How bodies are made, as the settings and the last uploads say."""

from pathlib import Path
from typing import TYPE_CHECKING

from imageuploader.domain.disk_report import PrepareOptions
from imageuploader.domain.settings import Settings

if TYPE_CHECKING:
    from imageuploader.store.history import History


def temp_folder(settings: Settings, usual: Path) -> Path:
    """Return the folder that the settings choose, else the usual one."""
    return Path(settings.temp_folder) if settings.temp_folder else usual


def prepare_options(settings: Settings, history: "History", usual: Path) -> PrepareOptions:
    """Return how a body is made now, beside the window; call it in a worker."""
    return PrepareOptions(
        temp_folder(settings, usual),
        level=settings.compression_level,
        link_speed=history.link_speed(),
        owner=history.presence.id,
        beside_window=True,
    )
