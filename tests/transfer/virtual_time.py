"""Following images in a time that passes only when somebody waits."""

from dataclasses import replace
from typing import TYPE_CHECKING

import httpx
from typing_extensions import override

from imageuploader.codec.image import image_from
from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.settings import Endpoint
from imageuploader.domain.upload import Upload
from imageuploader.domain.upload import UploadState as S
from imageuploader.linode.client import LinodeClient
from imageuploader.transfer.follow import Clocks, PollListener, follow
from tests.fakes import EVENT, IMAGE, FarSide
from tests.transfer.one_transfer import SPEC, at_once

if TYPE_CHECKING:
    from imageuploader.transfer.silence import Silence

EVENTS, LIST = "/v4/account/events", "/v4/images?"


def processing(tmp_path, number=77, account=""):
    """An upload that Linode processes."""
    upload = Upload(spec=SPEC, file=tmp_path / "disk.img.gz", account=account)
    for state in (S.REQUESTING, S.UPLOADING, S.FINALISING, S.PROCESSING):
        upload = upload.moved_to(state)
    return replace(upload, image=image_from(IMAGE | {"id": f"private/{number}"}))


def event(status, message="", number=77):
    return EVENT | {"status": status, "message": message, "entity": {"id": number, "type": "image"}}


class Night(PollListener):
    """Follows uploads for so many seconds, with clocks of its own."""

    def __init__(self, far: FarSide, *uploads: Upload, seconds: float = 3600) -> None:
        self.far = far
        self.now = 0.0
        self.asleep = 0.0
        self.calls: list[tuple[float, str]] = []
        self.kept: list[Upload] = []
        self.percents: list[dict[str, int]] = []
        self.refused: list[tuple[str, object]] = []
        self.opened: list[str] = []
        self.silences: list[tuple[float, dict[str, Silence]]] = []
        self.at: dict[float, object] = {}
        """What happens at a time: called once, when it has come."""
        self._left = {upload.id: upload for upload in uploads}
        self._fresh: set[str] = set()
        self._seconds = seconds

    def pass_by(self, time_scale: float = 1.0) -> None:
        """Let the time pass."""
        clocks = Clocks(lambda: self.now, lambda: self.now + self.asleep)
        follow(self, CancelToken(), time_scale, clocks)

    def sleep(self, seconds: float) -> None:
        """The computer sleeps: only the clock on the wall goes on."""
        self.asleep += seconds

    def add(self, upload: Upload) -> None:
        self._left[upload.id] = upload
        self._fresh.add(upload.id)

    def times(self, what: str) -> list[float]:
        """When there was a request whose method and path begin so."""
        return [at for at, asked in self.calls if asked.startswith(what)]

    @override
    def fresh(self):
        fresh, self._fresh = frozenset(self._fresh), set()
        return fresh

    @override
    def due(self):
        out = {account for account, _ in self.refused}
        left = tuple(upload for upload in self._left.values() if upload.account not in out)
        return left if self.now < self._seconds else ()

    @override
    def open_client(self, account):
        self.opened.append(account)
        return LinodeClient(
            Endpoint(), "t", transport=httpx.MockTransport(self._answer), wait=at_once
        )

    @override
    def save(self, upload):
        self.kept.append(upload)
        self._left.pop(upload.id)

    @override
    def on_percents(self, percents):
        self.percents.append(percents)

    @override
    def on_silences(self, silences):
        self.silences.append((self.now, silences))

    @override
    def on_sign_in_needed(self, account, error):
        self.refused.append((account, error))

    @override
    def wait(self, seconds):
        self.now += seconds
        for at in [at for at in self.at if at <= self.now]:
            self.at.pop(at)()  # type: ignore[operator]  # a function
        return bool(self._fresh)

    def _answer(self, request: httpx.Request) -> httpx.Response:
        self.calls.append((self.now, f"{request.method} {request.url.raw_path.decode()}"))
        return self.far(request)
