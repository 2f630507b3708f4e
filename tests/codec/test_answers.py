from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imageuploader.codec.event import event_from
from imageuploader.codec.parse import json_from, object_from
from imageuploader.codec.profile import profile_from
from imageuploader.codec.region import region_from
from imageuploader.domain.errors import Garbled
from imageuploader.domain.event import Event
from imageuploader.domain.profile import Profile
from imageuploader.domain.region import Region
from tests.codec.recorded_answers import EVENT, JSON, REGION, like, read
from tests.domain.error_kinds import MANY

PROFILE: dict[str, object] = {"username": "ada", "email": "ada@example.org", "restricted": True}
NO_OBJECTS: list[object] = [None, 5, "text", [], [{}], True]


@pytest.mark.parametrize("text", ['{"a": [1, null]}', b'{"a": [1, null] }', '\n {"a":[1,null]} '])
def test_json_is_read_from_text_and_bytes(text):
    assert json_from(text) == {"a": [1, None]}


@pytest.mark.parametrize(
    "text",
    ["", "{", "<html>", b"\xff\xfe\x00", b"\x1f\x8b", "[" * 100_000, "1" * 5000, "{'a': 1}"],
    ids=lambda text: repr(text[:8]),
)
def test_what_is_no_json_is_garbled(text):
    with pytest.raises(Garbled) as caught:
        json_from(text, "event")
    assert caught.value.what == "event"


def test_no_part_of_the_text_is_in_the_reason():
    with pytest.raises(Garbled) as caught:
        json_from('{"token": secret}')
    assert "secret" not in str(caught.value)
    assert caught.value.__suppress_context__


@MANY
@given(st.binary() | st.text())
def test_nothing_but_garbled_comes_out_of_any_text(text):
    found = read(json_from, text)
    assert not isinstance(found, Garbled) or found.what == "answer"


@pytest.mark.parametrize("value", NO_OBJECTS)
def test_only_objects_are_objects(value):
    with pytest.raises(Garbled) as caught:
        object_from(value, "list")
    assert caught.value.what == "list"


def test_every_field_of_an_event_is_read():
    assert event_from(EVENT) == Event(
        id=271,
        action="image_upload",
        status="failed",
        message="Failed to decompress image",
        percent_complete=40,
        created=datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC),
        entity_id=31415,
        entity_type="image",
    )


@pytest.mark.parametrize("entity", [None, "image", 5, [], {}, {"id": None, "type": None}])
def test_an_event_may_be_about_nothing(entity):
    event = event_from({**EVENT, "entity": entity})
    assert (event.id, event.entity_id, event.entity_type) == (271, None, "")


def test_an_event_may_be_about_what_has_no_number():
    event = event_from({**EVENT, "entity": {"id": "linode/debian12", "type": "image"}})
    assert (event.entity_id, event.entity_type) == (None, "image")


def test_an_event_may_have_neither_message_nor_percent():
    event = event_from({**EVENT, "message": None, "percent_complete": None, "status": "canceled"})
    assert (event.message, event.percent_complete, event.status) == ("", None, "canceled")


def test_every_field_of_a_region_is_read():
    assert region_from(REGION) == Region(
        "us-ord", "Chicago, IL", "us", ("Linodes", "Object Storage"), "core", "ok"
    )


def test_a_region_of_odd_fields_is_one_of_defaults():
    odd = {"id": "us-ord", "label": 5, "country": None, "capabilities": "all", "status": ["ok"]}
    assert region_from(odd) == Region("us-ord")


def test_a_profile_has_the_scopes_of_the_headers():
    assert profile_from(PROFILE, "*") == Profile("ada", "ada@example.org", True, "*")


def test_a_profile_does_not_take_scopes_from_the_body():
    assert profile_from({**PROFILE, "scopes": "*"}, "").scopes == ""


@pytest.mark.parametrize("restricted", [None, "true", 1, []])
def test_restricted_is_told_by_true_alone(restricted):
    assert profile_from({**PROFILE, "restricted": restricted}, "").restricted is False


@pytest.mark.parametrize("value", NO_OBJECTS)
def test_what_is_no_object_is_garbled_and_named(value):
    with pytest.raises(Garbled, match="event"):
        event_from(value)
    with pytest.raises(Garbled, match="region"):
        region_from(value)
    with pytest.raises(Garbled, match="profile"):
        profile_from(value, "")


@MANY
@given(like(EVENT), like(REGION), like(PROFILE))
def test_no_object_is_refused_however_odd_its_fields(event, region, profile):
    assert isinstance(event_from(event), Event)
    assert isinstance(region_from({**region, "id": "us-ord"}), Region)
    assert profile_from(profile, "*").scopes == "*"


@MANY
@given(JSON)
def test_an_entity_of_any_shape_does_no_harm(entity):
    assert event_from({**EVENT, "entity": entity}).action == "image_upload"
