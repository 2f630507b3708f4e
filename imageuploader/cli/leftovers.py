"""The unfinished images that uploads left on Linode: finds and removes them for `cleanup`."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from imageuploader.cli.exit_codes import Exit, exit_code_of
from imageuploader.cli.printing.output import Output
from imageuploader.domain.errors import ImageUnclear, OtherAccount, UploadError
from imageuploader.domain.image import Image
from imageuploader.domain.image_comparison import Comparison, compare
from imageuploader.domain.upload import Upload
from imageuploader.linode.client import LinodeClient
from imageuploader.store.history import History
from imageuploader.transfer.leftover_images import (
    Remains,
    find_doubtful,
    refresh_image,
    remove_doubtful,
    remove_left,
)
from imageuploader.words.text import Text

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Leftover:
    """An unfinished image, and the upload that left it, or may have."""

    upload: Upload
    image: Image
    is_proved: bool

    @property
    def comparison(self) -> tuple[Comparison, ...]:
        """What helps to tell whose a doubtful image is; empty for a proved one."""
        return () if self.is_proved else compare(self.upload, self.image)


class LeftoverImages:
    """Finds and removes, one image at a time; `exit_code` is that of the first failure."""

    def __init__(self, history: History, client: LinodeClient, output: Output) -> None:
        self._history = history
        self._client = client
        self._output = output
        self.exit_code = Exit.DONE
        self.removed: list[Leftover] = []

    def find(self, uploads: Iterable[Upload]) -> list[Leftover]:
        """Return what uploads left, each image once, and update the history."""
        leftovers: dict[str, Leftover] = {}
        for upload in uploads:
            latest = self._try(partial(self._find_own, upload, leftovers)) or upload
            if latest.left_images or latest.in_doubt:
                self._try(partial(self._find_doubtful, latest, leftovers))
        return list(leftovers.values())

    def remove(self, leftover: Leftover) -> None:
        """Remove one image and record that; print the error if it fails."""
        latest = self._history.get(leftover.upload.id) or leftover.upload
        image_id = leftover.image.id
        if leftover.is_proved:
            found = self._try(lambda: remove_left(latest, self._client))
        else:
            found = self._try(lambda: remove_doubtful(latest, image_id, self._client))
        if found is None:
            return
        self._history.save(found.upload)
        if found.remains is not Remains.NOTHING:
            self._output.print_message(
                Text("{image} no longer waits for its data: it was not removed.", image=image_id)
            )
            return
        self.removed.append(leftover)
        self._output.print_message(
            Text("Removed {image} ({label}).", image=image_id, label=latest.spec.label)
        )

    def _find_own(self, upload: Upload, leftovers: dict[str, Leftover]) -> Upload:
        if not upload.left_behind:
            return upload
        own = refresh_image(upload, self._client)
        self._history.save(own.upload)
        image = own.upload.image
        if own.remains is Remains.UNKNOWN and image is not None:
            self._fail(ImageUnclear((image.id,)))
        elif own.remains is Remains.PENDING and image is not None:
            leftovers[image.id] = Leftover(own.upload, image, is_proved=True)
        return own.upload

    def _find_doubtful(self, upload: Upload, leftovers: dict[str, Leftover]) -> Upload:
        doubtful = find_doubtful(upload, self._client, self._history.knows_image)
        self._history.save(doubtful.upload)
        for image in doubtful.images:
            leftovers.setdefault(image.id, Leftover(doubtful.upload, image, is_proved=False))
        return doubtful.upload

    def _try(self, work: Callable[[], T]) -> T | None:
        """The result of the work; None if it failed, which is printed."""
        try:
            return work()
        except OtherAccount as error:
            self._output.print_warning(error)
        except UploadError as error:
            self._fail(error)
        return None

    def _fail(self, error: UploadError) -> None:
        self._output.print_error(error)
        self.exit_code = self.exit_code or exit_code_of(error)
