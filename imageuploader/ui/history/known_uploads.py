"""The uploads that the table has read so far; of a long history only those around the view."""

from collections.abc import Callable, Iterable
from time import monotonic

from imageuploader.domain.history.account_image import is_account_image
from imageuploader.domain.history.query import Query
from imageuploader.domain.history.sort_keys import SORT_KEYS
from imageuploader.domain.upload import Upload
from imageuploader.ui.history.columns import search_text

_KEPT_SECONDS = 60.0
MOST = 1500
"""So many are kept in memory, besides those that are not over or left something on Linode.

Python's garbage collector looks at each of them now and then: 4,000 kept it busy for 0.2 s.
"""


class KnownUploads:
    """Uploads by their IDs, in their latest state."""

    def __init__(self) -> None:
        self._known: dict[str, Upload] = {}

    def __len__(self) -> int:
        """The number of uploads; images of the account are none."""
        return sum(not is_account_image(upload_id) for upload_id in self._known)

    def get(self, upload_id: str) -> Upload | None:
        """Return an upload, or None."""
        return self._known.get(upload_id)

    def add(self, upload: Upload) -> bool:
        """Add an upload unless it is known; return whether it was added."""
        if upload.id in self._known:
            return False
        self._known[upload.id] = upload
        return True

    def put(self, upload: Upload) -> None:
        """Add or replace an upload."""
        self._known[upload.id] = upload

    def remove(self, upload_id: str) -> None:
        """Remove an upload, if it is there."""
        self._known.pop(upload_id, None)

    def hidden(self, query: Query) -> frozenset[str]:
        """Return the IDs of the known uploads that a query does not let pass."""
        return frozenset(one for one, upload in self._known.items() if not query.passes(upload))

    def sorted_ids(self, query: Query) -> list[str]:
        """Return the IDs of the known uploads that a query shows, in its order."""
        words, key = query.text.casefold().split(), SORT_KEYS[query.column]
        shown = [upload for upload in self._known.values() if query.passes(upload)]
        if words:
            shown = [u for u in shown if all(word in search_text(u) for word in words)]
        return [u.id for u in sorted(shown, key=key, reverse=query.descending)]

    def replace_images(self, rows: Iterable[Upload]) -> None:
        """Replace the images of the account."""
        kept = {one: upload for one, upload in self._known.items() if not is_account_image(one)}
        self._known = kept | {row.id: row for row in rows}

    def left_behind(self) -> list[Upload]:
        """Return the uploads that may have left an unfinished image on Linode, newest first."""
        left = (u for u in self._known.values() if u.may_have_left_image and u.is_final)
        left = (u for u in left if not is_account_image(u.id))
        return sorted(left, key=SORT_KEYS["started"], reverse=True)

    def limit(self, nearby: Iterable[str]) -> None:
        """Forget what is far from the view, if there are too many; it can be read again."""
        if len(self._known) <= MOST:
            return
        near = set(nearby)
        self._known = {
            upload_id: upload
            for upload_id, upload in self._known.items()
            if upload_id in near
            or is_account_image(upload_id)
            or not upload.is_final
            or upload.may_have_left_image
        }


class CellTexts:
    """The texts of cells, by upload and column, as long as `today` in them stays true."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock, self._until = clock, 0.0
        self._texts: dict[str, dict[str, str]] = {}

    def of(self, upload_id: str) -> dict[str, str]:
        """Return what is kept of an upload's cells, to be added to."""
        now = self._clock()
        if now >= self._until or len(self._texts) > MOST:
            self._texts.clear()
            self._until = now + _KEPT_SECONDS
        return self._texts.setdefault(upload_id, {})

    def forget(self, upload_ids: Iterable[str]) -> None:
        """Forget the cells of uploads that have changed."""
        for upload_id in upload_ids:
            self._texts.pop(upload_id, None)
