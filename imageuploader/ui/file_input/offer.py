"""What a drag or the clipboard offers, judged by the file names alone."""

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl

from imageuploader.domain.formats import disk_image_suffixes
from imageuploader.ui.language import translate
from imageuploader.words.text import Text

_LINK = re.compile(r"(https?|ftp)://\S+$", re.IGNORECASE)
LIKELY = frozenset(disk_image_suffixes())
"""File name suffixes of likely disk images; the content decides in the end."""

_MOST_READ = 2_000
"""How many names of a folder are read: a drag must be answered at once."""


@dataclass(frozen=True, slots=True)
class Offer:
    """The files to take, the lines for the overlay, and the names of the ignored files."""

    paths: tuple[Path, ...]
    title: str
    detail: str = ""
    ignored: tuple[str, ...] = ()


def read_offer(mime: QMimeData) -> Offer | None:
    """Return what a drag or the clipboard offers; None if it has neither files nor links."""
    urls = mime.urls()
    if not urls:
        return None
    local = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
    return _offer_of_paths(local, urls) if local else _offer_of_links(urls)


def read_clipboard_offer(mime: QMimeData) -> Offer | None:
    """Return the copied files, or the file whose path was copied as text."""
    if offer := read_offer(mime):
        return offer
    text = mime.text().strip().strip('"')
    if _LINK.match(text):
        return _offer_of_links([QUrl(text)])
    return _offer_of_paths([Path(text)], []) if text and Path(text).is_absolute() else None


def images_among(paths: Iterable[Path]) -> list[Path]:
    """Return the files, and instead of each folder the likely disk images in it."""
    return [file for path in paths for file in _images_in(path) or (path,)]


def _images_in(path: Path) -> tuple[Path, ...]:
    """Return the likely images of a folder by their names, none if there are none."""
    if not path.is_dir():
        return ()
    try:
        with os.scandir(path) as entries:
            names = [entry.name for entry in islice(entries, _MOST_READ)]
    except OSError:
        return ()
    inside = (path / name for name in sorted(names))
    return tuple(file for file in inside if file.suffix.lower() in LIKELY and not file.is_dir())


def _offer_of_links(urls: list[QUrl]) -> Offer | None:
    schemes = {url.scheme() for url in urls}
    if schemes <= {"http", "https", "ftp"}:
        return Offer((), translate(Text("Links are not supported – download the file first")))
    return None


def _offer_of_paths(paths: list[Path], urls: list[QUrl]) -> Offer:
    found = images_among(paths)
    likely = tuple(path for path in found if path.suffix.lower() in LIKELY and not path.is_dir())
    links = [url.toString() for url in urls if not url.isLocalFile()]
    others = (*(path.name for path in found if path not in likely), *links)
    if likely:
        title = translate(Text("Drop to add {count} images", count=len(likely)))
        if len(likely) == 1:
            title = translate(Text("Drop to add “{name}”", name=likely[0].name))
        hint = translate(_AT_ONCE) if len(likely) == 1 else ""
        return Offer(likely, title, _ignored_text(len(others)) or hint, others)
    if paths[0].is_dir():
        return Offer((), translate(Text("Folders cannot be uploaded – drop the image file inside")))
    title = translate(
        Text("{name} does not look like a disk image – drop to check anyway", name=paths[0].name)
    )
    ignored = others[1:]
    return Offer((paths[0],), title, _ignored_text(len(ignored)), ignored)


_AT_ONCE = Text("It is checked at once; nothing is sent before you press Upload")


def _ignored_text(count: int) -> str:
    if count <= 0:
        return ""
    text = Text.plural(
        "1 other file will be ignored", "{count} other files will be ignored", count=count
    )
    return translate(text)
