"""Remembers what was said of a system and how it started, so that a run can go on where it was."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

from bootlab.verdicts import Said
from bootlab.watch import Extent, Start


class Record:
    """The file of one system."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.said: Said | None = None
        known = json.loads(path.read_text("utf-8") if path.exists() else "{}")
        if said := known.get("said"):
            rows = {row: (answer, cause) for row, (answer, cause) in said["rows"].items()}
            self.said = Said(said["headline"], said["mode"], said["modes"], rows)
        starts = known.get("starts", {})
        self._starts = {mode: Start(**start) for mode, start in starts.items()}

    @property
    def starts(self) -> Mapping[str, Start]:
        """The starts that were seen, by kernel setting."""
        return self._starts

    def has(self, mode: str, extent: Extent) -> bool:
        """Return whether a start was seen, and followed as far as it is wanted."""
        start = self._starts.get(mode)
        return start is not None and (start.is_followed or extent is Extent.INIT)

    def say(self, said: Said) -> None:
        """Remember what the check says."""
        self.said = said
        self._write()

    def add(self, mode: str, start: Start) -> None:
        """Remember a start."""
        self._starts[mode] = start
        self._write()

    def _write(self) -> None:
        known = {
            "said": asdict(self.said) if self.said is not None else None,
            "starts": {mode: asdict(start) for mode, start in self._starts.items()},
        }
        self._path.parent.mkdir(parents=True, exist_ok=True)
        new = self._path.with_suffix(".new")
        new.write_text(json.dumps(known), "utf-8")
        new.replace(self._path)
