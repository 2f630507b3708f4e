"""What an answer may not do to us, however odd it is."""

import json

import pytest

from imageuploader.codec.event import event_from
from imageuploader.codec.image import MAX_RECEIVED, image_from
from imageuploader.codec.parse import MAX_DEPTH, MAX_TEXT, json_from
from imageuploader.codec.profile import profile_from
from imageuploader.codec.region import region_from
from imageuploader.codec.upload import upload_from_json, upload_to_json
from imageuploader.domain.errors import Garbled
from imageuploader.domain.image import is_image_id
from tests.codec.recorded_answers import EVENT, IMAGE
from tests.codec.test_upload_rows import FULL

NO_IDS = [
    "..",
    ".",
    "",
    "/",
    "private/",
    "/77",
    "private/..",
    "private/../77",
    "private//77",
    "../profile",
    "private/77?page=1",
    "private/77#",
    "private%2F..",
    "private\\77",
    "private/7 7",
    "private/77\n",
    "private/\ud800",
    "privaté/77",
    "private/" + "7" * 5000,
]


@pytest.mark.parametrize("text", NO_IDS, ids=lambda text: ascii(text[:12]))
def test_an_id_that_could_lead_elsewhere_is_none(text):
    assert not is_image_id(text)
    with pytest.raises(Garbled):
        image_from({**IMAGE, "id": text})


@pytest.mark.parametrize(
    "text", ["private/77", "linode/debian12", "shared/5", "linode/ubuntu22.04"]
)
def test_the_ids_of_linode_are_ids(text):
    assert image_from({**IMAGE, "id": text}).id == text


@pytest.mark.parametrize("depth", [MAX_DEPTH + 1, 900, 1000, 100_000])
@pytest.mark.parametrize("pair", ["[]", ('{"a":', "}")], ids=["lists", "objects"])
def test_json_that_is_nested_deep_is_garbled(depth, pair):
    with pytest.raises(Garbled):
        json_from(pair[0] * depth + "1" + pair[1] * depth)


def test_json_that_is_nested_as_deep_as_allowed_can_be_written_again():
    depth = MAX_DEPTH - 1
    assert json.loads(json.dumps(json_from("[" * depth + "]" * depth)))


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999", "-1e999"])
def test_a_number_that_is_none_is_null(number):
    assert json_from(f'{{"a": [{number}, 1.5]}}') == {"a": [None, 1.5]}


def test_an_answer_that_is_huge_is_kept_by_its_known_fields():
    image = image_from({**IMAGE, "extra": "x" * 105_000_000})
    assert set(image.received) == set(IMAGE)
    assert (image.label, image.size) == (IMAGE["label"], IMAGE["size"])


def test_a_known_field_that_is_huge_is_left_out():
    image = image_from({**IMAGE, "description": "x" * MAX_RECEIVED})
    assert (image.id, image.description) == (IMAGE["id"], None)
    assert len(json.dumps(image.received)) < MAX_RECEIVED


def test_an_answer_of_usual_size_is_kept_as_it_came():
    answer = {**IMAGE, "extra": "x" * 200_000}
    assert image_from(answer).received == answer


def test_a_history_that_has_a_huge_answer_gets_rid_of_it():
    row = json.loads(upload_to_json(FULL))
    row["image"]["extra"] = "x" * MAX_RECEIVED
    assert len(upload_to_json(upload_from_json(json.dumps(row)))) < MAX_RECEIVED


@pytest.mark.parametrize(("told", "shown"), [(10**30, 100), (-5, 0), (40, 40)])
def test_a_percent_is_one(told, shown):
    assert event_from({**EVENT, "percent_complete": told}).percent_complete == shown


def test_a_message_is_whole_characters_and_no_book():
    event = event_from({**EVENT, "message": "a\ud800b" + "x" * MAX_TEXT})
    assert event.message.startswith("a\N{REPLACEMENT CHARACTER}b")
    assert len(event.message) == MAX_TEXT


def test_a_user_name_can_be_written_to_any_file():
    assert profile_from({"username": "a\udfff"}, "").username.encode()


@pytest.mark.parametrize("year", ["0001", "1969", "3000", "9999"])
def test_a_time_that_not_every_system_can_show_is_none(year):
    assert image_from({**IMAGE, "created": f"{year}-12-31T23:59:59"}).created is None


@pytest.mark.parametrize("odd", [{}, {"id": ""}, {"id": None}, {"id": 5}])
def test_a_region_without_an_id_is_garbled(odd):
    with pytest.raises(Garbled, match="region"):
        region_from(odd)
