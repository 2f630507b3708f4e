import hashlib

import pytest
from linode_api4 import ApiError, Image, LinodeClient, Region


@pytest.fixture
def client(sandbox):
    peer = LinodeClient(sandbox.token, base_url=f"{sandbox.url}/v4")
    yield peer
    peer.session.close()


def test_linode_api4_uploads_an_image_that_becomes_available(
    client, sandbox, raw_image, packed_image
):
    poller = client.polling.event_poller_create("image", "image_upload")
    with packed_image.open("rb") as file:
        image = client.images.upload("from api4", "us-ord", file, description="d", tags=["abc"])
    poller.set_entity_id(int(image.id.removeprefix("private/")))
    event = poller.wait_for_next_event_finished(timeout=10, interval=0.05)
    shown = client.load(Image, image.id)
    raw = raw_image.read_bytes()
    assert sandbox.received[image.id].raw_sha256 == hashlib.sha256(raw).hexdigest()
    assert (event.status, event.percent_complete) == ("finished", 100)
    assert (shown.label, shown.description, shown.tags) == ("from api4", "d", ["abc"])
    assert (shown.status, shown.size) == ("available", 4)


def test_linode_api4_finds_regions_and_images_by_filter(client, packed_image):
    with packed_image.open("rb") as file:
        client.images.upload("needle", "us-ord", file)
    assert [image.label for image in client.images(Image.label == "needle")] == ["needle"]
    assert {"us-ord", "us-east"} <= {region.id for region in client.regions()}


def test_linode_api4_learns_why_a_region_is_refused(client):
    with pytest.raises(ApiError, match="region is not valid") as refused:
        client.images.create_upload("x", "nowhere")
    assert refused.value.status == 400


def test_linode_api4_reads_the_account_its_tags_and_one_region(client, packed_image):
    with packed_image.open("rb") as file:
        client.images.upload("tagged", "us-ord", file, tags=["abc"])
    assert client.account().company == ""
    assert [tag.label for tag in client.tags()] == ["abc"]
    assert client.load(Region, "us-ord").monitors.metrics == ["dbaas"]
    assert client.profile().restricted is False
