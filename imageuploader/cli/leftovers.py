"""What uploads left on Linode, as `cleanup` looks for it and removes it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from imageuploader.cli.exit_codes import Exit, code_of
from imageuploader.cli.output import Output
from imageuploader.domain.errors import ImageUnclear, OtherAccount, UploadError
from imageuploader.domain.image import Image
from imageuploader.domain.image_comparison import Comparison, compare
from imageuploader.domain.upload import Upload
from imageuploader.linode.client import LinodeClient
from imageuploader.store.history import History
from imageuploader.transfer.leftover_images import (
    Remains,
    look,
    look_for_doubtful,
    remove_doubtful,
    remove_left,
)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Leftover:
    """An unfinished image, and an upload that surely or maybe left it."""

    upload: Upload
    image: Image
    is_proved: bool

    @property
    def comparison(self) -> tuple[Comparison, ...]:
        """What tells whose a doubtful one is; a proved one needs nothing told."""
        return () if self.is_proved else compare(self.upload, self.image)


class Clearing:
    """Looks and removes, one image at a time; `worst` is the first exit code that is not 0."""

    def __init__(self, history: History, client: LinodeClient, output: Output) -> None:
        self._history = history
        self._client = client
        self._output = output
        self.worst = Exit.DONE
        self.removed: list[Leftover] = []

    def look_at(self, uploads: Iterable[Upload]) -> list[Leftover]:
        """Return what uploads left, each image once; keep the truth of those that left nothing."""
        found: dict[str, Leftover] = {}
        for upload in uploads:
            latest = self._told(partial(self._own, upload, found)) or upload
            if latest.left_images or latest.in_doubt:
                self._told(partial(self._doubtful, latest, found))
        return list(found.values())

    def remove(self, leftover: Leftover) -> None:
        """Remove one image and keep that it is gone; say why where that fails."""
        latest = self._history.get(leftover.upload.id) or leftover.upload
        image_id = leftover.image.id
        if leftover.is_proved:
            found = self._told(lambda: remove_left(latest, self._client))
        else:
            found = self._told(lambda: remove_doubtful(latest, image_id, self._client))
        if found is None:
            return
        self._history.keep(found.upload)
        if found.remains is not Remains.NOTHING:
            self._output.say(f"{image_id} no longer waits for its data: it was not removed.")
            return
        self.removed.append(leftover)
        self._output.say(f"Removed {image_id} ({latest.spec.label}).")

    def _own(self, upload: Upload, found: dict[str, Leftover]) -> Upload:
        if not upload.left_behind:
            return upload
        own = look(upload, self._client)
        self._history.keep(own.upload)
        image = own.upload.image
        if own.remains is Remains.UNTOLD and image is not None:
            self._fail(ImageUnclear((image.id,)))
        elif own.remains is Remains.PENDING and image is not None:
            found[image.id] = Leftover(own.upload, image, is_proved=True)
        return own.upload

    def _doubtful(self, upload: Upload, found: dict[str, Leftover]) -> Upload:
        doubtful = look_for_doubtful(upload, self._client, self._history.knows_image)
        self._history.keep(doubtful.upload)
        for image in doubtful.images:
            found.setdefault(image.id, Leftover(doubtful.upload, image, is_proved=False))
        return doubtful.upload

    def _told(self, work: Callable[[], T]) -> T | None:
        """What the work returns; None where it failed, which is said."""
        try:
            return work()
        except OtherAccount as error:
            self._output.warn(error)
        except UploadError as error:
            self._fail(error)
        return None

    def _fail(self, error: UploadError) -> None:
        self._output.error(error)
        self.worst = self.worst or code_of(error)
