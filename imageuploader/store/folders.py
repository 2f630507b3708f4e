"""The folders of the program."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import platformdirs

from imageuploader.domain.os_errors import file_error

_NAME = "imageuploader"


@dataclass(frozen=True, slots=True)
class Folders:
    """Where things are stored. `create` creates the folders."""

    config: Path
    data: Path
    cache: Path
    log: Path

    def create(self) -> Self:
        """Create missing folders, for this user only; raise DiskFailed or NoSpace."""
        for folder in (self.config, self.data, self.cache, self.log):
            try:
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            except OSError as error:
                raise file_error(folder, error) from error
        return self


def system_folders(environ: Mapping[str, str]) -> Folders:
    """Return the system's usual folders, or those under IMAGEUPLOADER_HOME if that is set."""
    home = environ.get("IMAGEUPLOADER_HOME", "").strip()
    if home:
        return folders_under(Path(home))
    return Folders(
        config=platformdirs.user_config_path(_NAME, appauthor=False),
        data=platformdirs.user_data_path(_NAME, appauthor=False),
        cache=platformdirs.user_cache_path(_NAME, appauthor=False),
        log=platformdirs.user_log_path(_NAME, appauthor=False),
    )


def folders_under(folder: Path) -> Folders:
    """Return four folders inside one."""
    root = folder.absolute()
    return Folders(root / "config", root / "data", root / "cache", root / "log")
