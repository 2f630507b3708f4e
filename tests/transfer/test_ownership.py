"""Another user's token at the next start: what it cannot see is not gone."""

from dataclasses import replace

import pytest

from imageuploader.domain.errors import OtherAccount
from imageuploader.domain.upload import UploadState as S
from imageuploader.transfer.leftover_images import find_doubtful
from imageuploader.transfer.transfer_context import knows_no_image


@pytest.mark.parametrize("user", ["jdoe", ""])
def test_who_may_be_another_user_cannot_tell_that_nothing_is_left(start, user):
    start.kill(S.REQUESTING, user=user)
    start.sandbox.images[start.pending().id]["created_by"] = "jdoe"
    (found,) = start.recovered()
    assert (found.state, found.image, found.in_doubt) == (S.INTERRUPTED, None, True)


def test_who_finds_the_image_of_a_request_is_the_user_who_made_it(start):
    start.kill(S.REQUESTING, user="")
    start.pending()
    (found,) = start.recovered()
    assert (found.user, len(found.left_images)) == ("practice", 1)


def test_another_user_finds_nothing_and_is_told_whose_it_is(start):
    upload = replace(start.kill(S.REQUESTING, user="jdoe"), in_doubt=True)
    start.pending()
    with start.client_of("") as client, pytest.raises(OtherAccount) as caught:
        find_doubtful(upload, client, knows_no_image)
    assert caught.value.who == "jdoe"
    assert len(start.sandbox.images) == 1
