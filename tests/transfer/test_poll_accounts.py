import httpx
from typing_extensions import override

from imageuploader.domain.errors import DiskFailed, MissingScope, TokenRefused
from imageuploader.domain.upload import UploadState as S
from tests.fakes import IMAGE, FarSide, paged, refused
from tests.transfer.virtual_time import Night, event, processing

BAD_TOKEN = refused(401, {"reason": "Invalid Token"})
AVAILABLE = httpx.Response(200, json=IMAGE | {"status": "available"})


def test_each_account_is_asked_with_its_own_client_in_one_poll(tmp_path):
    home, work = processing(tmp_path, 1, "home"), processing(tmp_path, 2, "work")
    night = Night(FarSide(), home, work, seconds=30)
    night.pass_by()
    assert night.opened == ["home", "work"]
    assert len(night.times("GET /v4/account/events")) == 2 * 10


def test_a_refused_token_shuts_its_account_out_and_the_others_are_followed_on(tmp_path):
    home, work = processing(tmp_path, 1, "home"), processing(tmp_path, 2, "work")
    night = Night(FarSide(BAD_TOKEN, paged(), AVAILABLE), home, work, seconds=60)
    night.pass_by()
    assert [(account, type(error)) for account, error in night.refused] == [("home", TokenRefused)]
    assert [(upload.id, upload.state) for upload in night.kept] == [(work.id, S.AVAILABLE)]


def test_when_all_are_shut_out_nothing_more_is_asked(tmp_path):
    night = Night(FarSide(*[BAD_TOKEN] * 9), processing(tmp_path))
    night.pass_by()
    assert len(night.calls) == 1


def test_a_token_that_was_replaced_meanwhile_is_taken_before_anybody_is_asked(tmp_path):
    night = Night(FarSide(), processing(tmp_path), seconds=60)
    changed = FarSide(BAD_TOKEN, paged(event("finished")), AVAILABLE)
    night.at[30] = lambda: setattr(night, "far", changed)
    night.pass_by()
    assert (len(night.opened), night.refused) == (2, [])
    assert [upload.state for upload in night.kept] == [S.AVAILABLE]


def test_a_token_that_may_not_see_images_shuts_out_too(tmp_path):
    no_images = refused(
        401, {"reason": "no"}, X_OAuth_Scopes="", X_Accepted_OAuth_Scopes="images:read_only"
    )
    night = Night(FarSide(paged(), no_images), processing(tmp_path))
    night.pass_by()
    assert isinstance(night.refused[0][1], MissingScope)


class Full(Night):
    """A disk that takes the second writing."""

    @override
    def save(self, upload):
        if not self.percents:
            raise DiskFailed("history.sqlite3", "full")
        super().save(upload)


def test_what_cannot_be_stored_is_looked_at_again(tmp_path):
    over = [paged(event("finished")), AVAILABLE]
    night = Full(FarSide(*over, *over), processing(tmp_path), seconds=60)
    night.pass_by()
    assert (night.now, [upload.state for upload in night.kept]) == (3, [S.AVAILABLE])
