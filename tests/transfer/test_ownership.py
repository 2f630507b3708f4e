"""Another user's token at the next start: what it cannot see is not gone."""

import pytest

from imageuploader.domain.errors import OtherAccount
from imageuploader.domain.upload import UploadState as S
from imageuploader.transfer.leftover_images import remove_left


@pytest.mark.parametrize("user", ["jdoe", ""])
def test_who_may_be_another_user_cannot_tell_that_nothing_is_left(start, user):
    start.killed(S.REQUESTING, user=user)
    start.sandbox.images[start.pending().id]["created_by"] = "jdoe"
    (found,) = start.settled()
    assert (found.state, found.image, found.left_behind) == (S.INTERRUPTED, None, True)


def test_who_finds_the_image_of_a_request_is_the_user_who_made_it(start):
    start.killed(S.REQUESTING, user="")
    start.pending()
    (found,) = start.settled()
    assert (found.user, found.left_behind) == ("practice", True)


def test_another_user_removes_nothing_and_is_told_whose_it_is(start):
    upload = start.killed(S.REQUESTING, user="jdoe")
    start.pending()
    with start.client_of("") as client, pytest.raises(OtherAccount) as caught:
        remove_left(upload, client, lambda _: False)
    assert caught.value.who == "jdoe"
    assert len(start.sandbox.images) == 1
