"""A history that can be written no more, at each move of an upload."""

import pytest

from imageuploader.domain.errors import NoSpace
from imageuploader.domain.upload import UploadState as S


def refuse(table, state):
    """Let nothing be kept from a state on."""
    full = []

    def save(upload):
        full.extend([state] if upload.state is state else [])
        if full:
            raise NoSpace("/data", 2, 1)

    table.on_save = save


@pytest.mark.parametrize("fault", ["", "put-lost-reply"])
def test_what_linode_has_whole_is_not_removed(table, gz, fault):
    refuse(table, S.PROCESSING)
    upload = table.plain(gz, fault)
    assert upload.state is S.PROCESSING
    assert list(table.sandbox.images) == [upload.image.id]
    assert table.sandbox.received


@pytest.mark.parametrize("state", [S.REQUESTING, S.UPLOADING])
def test_what_it_has_not_is_removed_and_the_reason_raised(table, gz, state):
    refuse(table, state)
    with pytest.raises(NoSpace):
        table.plain(gz)
    assert table.sandbox.images == {}
    assert list(table.temp.iterdir()) == []


def test_what_may_have_arrived_whole_is_left_alone_although_the_reason_is_raised(table, gz):
    refuse(table, S.FINALISING)
    with pytest.raises(NoSpace):
        table.plain(gz)
    assert [image["status"] for image in table.sandbox.images.values()] != ["pending_upload"]
    assert list(table.temp.iterdir()) == []
