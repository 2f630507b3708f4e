"""Owns every body that this window has made."""

import threading
from pathlib import Path

from imageuploader.domain.disk_report import DiskReport, Payload
from imageuploader.services.preparation.body import Body, Recipe, recipe_of
from imageuploader.services.preparation.computer import RESERVE_BYTES, has_room


class Bodies:
    """Bodies of the form, of uploads, and of uploads that failed; any thread may ask.

    One is offered: the form's. Those that failed uploads leave are kept as long as there is room.
    All others belong to an upload. None of them outlives the window.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._all: list[Body] = []
        self._kept: list[Body] = []
        self._offered: Body | None = None

    def offer(self, report: DiskReport, level: int | None) -> Body:
        """Return the body for the file in the form: one that was kept, or one to be made."""
        recipe = recipe_of(report, level)
        with self._lock:
            kept = next((body for body in self._kept if body.recipe == recipe), None)
            body = kept or Body(report, level)
            if kept is None:
                self._all.append(body)
            else:
                self._kept.remove(body)
            self._offered = body
            return body

    def withdraw(self) -> Body | None:
        """Return the body that is offered, for the last time."""
        with self._lock:
            body, self._offered = self._offered, None
            return body

    def claim(self, report: DiskReport, level: int | None) -> Body | None:
        """Return the body of a checked file, offered or kept; from now on an upload has it."""
        recipe = recipe_of(report, level)
        with self._lock:
            if self._offered is not None and self._offered.recipe == recipe:
                body, self._offered = self._offered, None
                return body
            return self._claim_kept(recipe)

    def claim_again(self, path: Path, level: int | None, leaves_out: bool | None) -> Body | None:
        """Return what a failed upload left of a file, unless the file has changed since.

        `leaves_out` says whether its deleted data is left out; None for a file without any.
        """
        wanted = (path, level, bool(leaves_out))
        with self._lock:
            recipes = [body.recipe for body in reversed(self._kept)]
        same = (one for one in recipes if (one.path, one.level, one.leaves_out) == wanted)
        recipe = next((one for one in same if one.is_current()), None)
        if recipe is None:
            return None
        with self._lock:
            return self._claim_kept(recipe)

    def _claim_kept(self, recipe: Recipe) -> Body | None:
        body = next((body for body in self._kept if body.recipe == recipe), None)
        if body is not None:
            self._kept.remove(body)
        return body

    def add_made(self, report: DiskReport, level: int | None, payload: Payload) -> None:
        """Own the bytes that an upload has made for itself."""
        body = Body(report, level)
        body.take_made(payload)
        with self._lock:
            self._all.append(body)

    def keep(self, payload: Payload) -> None:
        """Keep the bytes of an upload that failed, if there is room."""
        body = self._body_of(payload)
        if body is None or not body.give_back():
            return
        with self._lock:
            self._kept.append(body)
        self.make_room(payload.path.parent, 0)

    def make_room(self, folder: Path, needed: int) -> None:
        """Remove what is kept, the oldest first, until so many bytes fit and some are left."""
        while self._kept and not has_room(folder, needed + RESERVE_BYTES):
            with self._lock:
                oldest = self._kept.pop(0) if self._kept else None
            if oldest is not None:
                self.discard(oldest)

    def discard(self, body: Body) -> None:
        """Stop a body and remove its bytes; not on the GUI thread, large files take time."""
        with self._lock:
            if body in self._all:
                self._all.remove(body)
        if (payload := body.end()) is not None:
            remove_bytes(payload)

    def discard_payload(self, payload: Payload) -> None:
        """Remove the bytes of an upload."""
        body = self._body_of(payload)
        if body is not None:
            self.discard(body)

    def discard_all(self) -> None:
        """Remove every body: the window closes."""
        with self._lock:
            bodies, self._all, self._offered = self._all, [], None
            self._kept.clear()
        for body in bodies:
            self.discard(body)

    def _body_of(self, payload: Payload) -> Body | None:
        with self._lock:
            return next((body for body in self._all if body.payload == payload), None)


def remove_bytes(payload: Payload) -> None:
    """Remove a temporary file."""
    from imageuploader.disk.prepare import discard

    discard(payload)
