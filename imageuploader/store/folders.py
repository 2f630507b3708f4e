"""The folders of this program."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import platformdirs

from imageuploader.store.os_errors import trouble

_NAME = "imageuploader"


@dataclass(frozen=True, slots=True)
class Places:
    """Where things are kept. `made` makes the folders."""

    config: Path
    data: Path
    cache: Path
    log: Path

    def made(self) -> Self:
        """Make the folders that are missing, for this user only; raise DiskFailed or NoSpace."""
        for folder in (self.config, self.data, self.cache, self.log):
            try:
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            except OSError as error:
                raise trouble(folder, error) from error
        return self


def system_places(environ: Mapping[str, str]) -> Places:
    """Return the system's usual folders, or those under IMAGEUPLOADER_HOME if that is set."""
    home = environ.get("IMAGEUPLOADER_HOME", "").strip()
    if home:
        return places_under(Path(home))
    return Places(
        config=platformdirs.user_config_path(_NAME, appauthor=False),
        data=platformdirs.user_data_path(_NAME, appauthor=False),
        cache=platformdirs.user_cache_path(_NAME, appauthor=False),
        log=platformdirs.user_log_path(_NAME, appauthor=False),
    )


def places_under(folder: Path) -> Places:
    """Return four folders inside one."""
    root = folder.absolute()
    return Places(root / "config", root / "data", root / "cache", root / "log")
