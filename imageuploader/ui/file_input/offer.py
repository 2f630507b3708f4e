"""What is offered to the window by a drag or by the clipboard, judged by names alone."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMimeData, QUrl

from imageuploader.domain.formats import disk_image_suffixes

LIKELY = frozenset(disk_image_suffixes())
"""The endings of names that promise a disk image; the content decides in the end."""


@dataclass(frozen=True, slots=True)
class Offer:
    """The files to take, the overlay's one or two lines, and the names of what is not taken."""

    paths: tuple[Path, ...]
    title: str
    detail: str = ""
    ignored: tuple[str, ...] = ()


def offer_of(mime: QMimeData) -> Offer | None:
    """Return what a drag or the clipboard offers; None if it is neither files nor links."""
    urls = mime.urls()
    if not urls:
        return None
    local = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
    return _offer_of_paths(local, urls) if local else _links(urls)


def pasted(mime: QMimeData) -> Offer | None:
    """Return the copied files, or the file whose plain path was copied."""
    if offer := offer_of(mime):
        return offer
    text = mime.text().strip().strip('"')
    return _offer_of_paths([Path(text)], []) if text and Path(text).is_absolute() else None


def _links(urls: list[QUrl]) -> Offer | None:
    schemes = {url.scheme() for url in urls}
    if schemes <= {"http", "https", "ftp"}:
        return Offer((), _tr("Links are not supported \u2013 download the file first"))
    return None


def _offer_of_paths(paths: list[Path], urls: list[QUrl]) -> Offer:
    likely = tuple(path for path in paths if path.suffix.lower() in LIKELY)
    links = [url.toString() for url in urls if not url.isLocalFile()]
    others = (*(path.name for path in paths if path not in likely), *links)
    if likely:
        title = _tr("Drop to add {count} images").format(count=len(likely))
        if len(likely) == 1:
            title = _tr("Drop to add “{name}”").format(name=likely[0].name)
        alone = _tr(_AT_ONCE) if len(likely) == 1 else ""
        return Offer(likely, title, _ignored(len(others)) or alone, others)
    if paths[0].is_dir():
        return Offer((), _tr("Folders cannot be uploaded \u2013 drop the image file inside"))
    title = _tr("{name} does not look like a disk image \u2013 drop to check anyway")
    ignored = others[1:]
    return Offer((paths[0],), title.format(name=paths[0].name), _ignored(len(ignored)), ignored)


_AT_ONCE = "It is checked at once; nothing is sent before you press Upload"


def _ignored(count: int) -> str:
    if count <= 0:
        return ""
    if count == 1:
        return _tr("1 other file will be ignored")
    return _tr("{count} other files will be ignored").format(count=count)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Offer", text)
