from datetime import UTC, datetime

import pytest
from hypothesis import example, given

from imageuploader.codec.image import image_from
from imageuploader.domain.errors import Garbled
from imageuploader.domain.image import Image, ImageRegion, ImageSharing, SharedBy, SharedWith
from tests.codec.recorded_answers import IMAGE, JSON, ODD, like, read
from tests.domain.error_kinds import MANY

FIELDS = sorted(set(IMAGE) - {"id"})
SHARED_BY = {
    "sharegroup_id": 9,
    "sharegroup_uuid": "1533863e",
    "sharegroup_label": "friends",
    "source_image_id": "private/160",
}


def test_every_field_of_an_answer_is_read():
    time = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)
    assert image_from(IMAGE) == Image(
        id="private/31415",
        label="web-1",
        status="pending_upload",
        type="manual",
        size=2500,
        total_size=5000,
        regions=(
            ImageRegion("us-ord", "available"),
            ImageRegion("nl-ams", "pending replication"),
        ),
        capabilities=("cloud-init", "distributed-sites"),
        tags=("alpha", "béta"),
        created=time,
        created_by="ada",
        updated=time,
        eol=datetime(2027, 1, 1, tzinfo=UTC),
        is_public=True,
        is_shared=False,
        image_sharing=ImageSharing(SharedWith(2, "/images/31415/sharegroups")),
        received=IMAGE,
    )


def test_no_field_of_the_value_is_left_out_of_the_sample():
    assert set(Image.__dataclass_fields__) - {"received"} == set(IMAGE)


def test_times_without_a_zone_are_utc_and_others_become_utc():
    image = image_from(IMAGE)
    assert image.created == image.updated
    assert [time.tzinfo for time in (image.created, image.updated) if time] == [UTC, UTC]


@pytest.mark.parametrize("name", FIELDS)
def test_a_null_field_takes_its_default(name):
    assert getattr(image_from({**IMAGE, name: None}), name) == getattr(Image(), name)


@pytest.mark.parametrize("name", FIELDS)
@pytest.mark.parametrize("odd", ODD, ids=repr)
def test_an_odd_field_costs_no_other_field(name, odd):
    whole, image = image_from(IMAGE), image_from({**IMAGE, name: odd})
    others = set(IMAGE) - {name}
    assert [other for other in others if getattr(image, other) != getattr(whole, other)] == []


@pytest.mark.parametrize(
    ("name", "odd"),
    [
        ("label", 5),
        ("description", ["x"]),
        ("status", None),
        ("size", True),
        ("size", 2.5),
        ("size", "2500"),
        ("total_size", [1]),
        ("capabilities", "cloud-init"),
        ("tags", [1]),
        ("tags", {"a": 1}),
        ("deprecated", "false"),
        ("is_public", 1),
        ("is_shared", 2),
        ("regions", {"region": "us-ord"}),
        ("regions", "us-ord"),
        ("image_sharing", []),
        ("created", "soon"),
        ("created", 1700000000),
        ("updated", True),
        ("expiry", "0001-01-01T00:00:00+05:00"),
        ("eol", ""),
    ],
    ids=repr,
)
def test_a_field_of_a_wrong_type_takes_its_default(name, odd):
    assert getattr(image_from({**IMAGE, name: odd}), name) == getattr(Image(), name)


def test_one_odd_region_costs_only_itself():
    regions = [{"region": "us-ord", "status": None}, None, "x", {"region": "nl-ams", "status": "y"}]
    found = image_from({**IMAGE, "regions": regions}).regions
    assert found == (ImageRegion("us-ord"), ImageRegion("nl-ams", "y"))


def test_one_odd_fact_of_the_sharing_costs_only_itself():
    sharing = {"shared_with": None, "shared_by": {**SHARED_BY, "sharegroup_id": "nine"}}
    found = image_from({**IMAGE, "image_sharing": sharing}).image_sharing
    assert found == ImageSharing(None, SharedBy(None, "1533863e", "friends", "private/160"))


@pytest.mark.parametrize("source", ["private/160", 160, None])
def test_the_source_of_a_shared_image_is_text_or_a_number(source):
    sharing = {"shared_by": {**SHARED_BY, "source_image_id": source}}
    found = image_from({**IMAGE, "image_sharing": sharing}).image_sharing
    assert found == ImageSharing(None, SharedBy(9, "1533863e", "friends", source))


@pytest.mark.parametrize("shared", [True, False, "none", None])
def test_shared_is_told_as_it_came(shared):
    assert image_from({**IMAGE, "is_shared": shared}).is_shared is shared


def test_words_nobody_knows_yet_are_kept():
    image = image_from({**IMAGE, "status": "frozen", "type": "moon", "capabilities": ["flight"]})
    assert (image.status, image.type, image.capabilities) == ("frozen", "moon", ("flight",))


def test_what_came_is_kept_exactly_with_odd_and_unknown_fields():
    odd = {"flavour": {"sweet": [1, None]}, **IMAGE, "size": "big"}
    image = image_from(odd)
    assert list(image.received.items()) == list(odd.items())
    assert image.others == {"flavour": {"sweet": [1, None]}}


@pytest.mark.parametrize("rubbish", [None, 5, "image", [], [IMAGE], True], ids=repr)
def test_what_is_no_object_is_garbled(rubbish):
    with pytest.raises(Garbled) as caught:
        image_from(rubbish)
    assert caught.value.what == "image"


@pytest.mark.parametrize("image_id", [None, "", 31415, [], {}], ids=repr)
def test_an_image_without_id_is_garbled(image_id):
    with pytest.raises(Garbled) as caught:
        image_from({**IMAGE, "id": image_id})
    assert (caught.value.what, caught.value.reason) == ("image", "it has no id")


@pytest.mark.big
@MANY
@given(JSON | like(IMAGE))
@example({"id": "private/1", "updated": "9999-12-31T23:59:59-01:00"})
@example({"id": "\ud800"})
@example({"id": "private/1", "size": 10**400, "total_size": float("inf")})
@example({"id": "private/1", "image_sharing": {"shared_by": [], "shared_with": 1}})
def test_nothing_but_garbled_comes_out_of_any_answer(received):
    found = read(image_from, received)
    if isinstance(found, Garbled):
        assert found.what == "image"
        return
    assert found.received == received
    assert found.id == received["id"]
