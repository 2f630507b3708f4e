"""A program that starts after others were killed."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.errors import NoToken
from imageuploader.domain.settings import Endpoint
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Upload
from imageuploader.domain.upload import UploadState as S
from imageuploader.linode.client import LinodeClient
from imageuploader.store.history import History
from imageuploader.transfer.crash_recovery import recover
from tests.transfer.one_transfer import at_once

SPEC = UploadSpec("web-1", "us-ord")
SENDING = (S.REQUESTING, S.UPLOADING)
WAYS = {
    S.QUEUED: (),
    S.PREPARING: (S.PREPARING,),
    S.REQUESTING: (S.REQUESTING,),
    S.UPLOADING: SENDING,
    S.RETRY_WAIT: (*SENDING, S.RETRY_WAIT),
    S.FINALISING: (*SENDING, S.FINALISING),
    S.PROCESSING: (*SENDING, S.FINALISING, S.PROCESSING),
    S.CANCELLING: (*SENDING, S.CANCELLING),
}
WITH_IMAGE = [state for state, way in WAYS.items() if S.UPLOADING in way]


class Start:
    """A program that starts after others were killed."""

    def __init__(self, folder, sandbox):
        self.path, self.temp, self.sandbox = folder / "history.sqlite3", folder, sandbox
        self.token = sandbox.token

    def client_of(self, _account):
        if not self.token:
            raise NoToken
        return LinodeClient(Endpoint(url=self.sandbox.url), self.token, wait=at_once)

    def pending(self, spec=SPEC):
        with self.client_of("") as client:
            return client.request_upload(spec).image

    def kill(self, state, *, image=None, user="practice"):
        """An upload as a program kept it before it was killed in that state."""
        upload = Upload(SPEC, Path("/disk.img"), user=user, total_bytes=9)
        for step in WAYS[state]:
            upload = upload.moved_to(step)
        if state in WITH_IMAGE:
            upload = replace(upload, image=image or self.pending())
        with closing(History(self.path)) as history:
            history.save(upload)
        return upload

    def recovered(self):
        """What the next start says of each upload, all from the file."""
        with closing(History(self.path)) as history:
            told = recover(history, self.client_of, self.temp, CancelToken())
            kept = history.uploads()
            assert [upload for upload in told if upload not in kept] == []
            return kept

    def became(self, upload, status):
        self.sandbox.images[upload.image.id]["status"] = status
