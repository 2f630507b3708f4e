import json
from dataclasses import fields, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from imageuploader.codec.image import image_from
from imageuploader.codec.upload import upload_from_json, upload_to_json
from imageuploader.domain.errors import BadSpec, Garbled, Rejected, Unexpected, UploadError
from imageuploader.domain.field_problem import FieldProblem, Rule
from imageuploader.domain.inside.inside import Observation
from imageuploader.domain.inside.questions import Cause
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import BrokenAttempt, LeftImage, Moment, Upload, UploadState
from imageuploader.words.inside.sentences import row_words
from tests import found_inside
from tests.codec.recorded_answers import IMAGE, JSON, like, read
from tests.domain.error_kinds import COUNTS, FEW, KINDS, MANY, TEXTS, some

NOON = datetime(2026, 5, 13, 12, 0, 0, 123456, tzinfo=UTC)
PLAIN = Upload(UploadSpec("", ""), Path())
FULL = Upload(
    spec=UploadSpec("web-1", "us-ord", "two\nlines", True, ("alpha", "béta")),
    file=Path("/disks/wéb 1.img"),
    account="work",
    id="0f",
    state=UploadState.FAILED,
    image=image_from(IMAGE),
    format="raw, ext4",
    total_bytes=5 * 2**30,
    sent_bytes=2**33,
    sha256="ab" * 32,
    md5="cd" * 16,
    attempts=3,
    unpacked_bytes=2**34,
    left_out_bytes=2**33 + 1,
    leaves_out=False,
    best_speed=12.5e6,
    waited_share=0.75,
    breaks=(BrokenAttempt(1, NOON, 5, Rejected(503, "busy")), BrokenAttempt(2, NOON)),
    expires=NOON,
    retry_at=NOON.replace(year=2027),
    error=Rejected(400, "Label is taken", "label", ("and", "more")),
    left_behind=True,
    left_images=(LeftImage("private/5", NOON), LeftImage("private/6")),
    in_doubt=True,
    again_of="0e",
    inside=found_inside.WARNED,
    api_url="https://api.example:444",
    user="ada",
    timeline=(Moment(UploadState.QUEUED, NOON), Moment(UploadState.FAILED, NOON)),
)
TIMES = st.datetimes(timezones=st.just(UTC))
MOMENTS = st.builds(Moment, st.sampled_from(UploadState), TIMES)
IMAGES = like(IMAGE).map(lambda answer: image_from({**answer, "id": "private/1"}))
LEFT_IMAGES = st.builds(LeftImage, st.text(max_size=20), st.none() | TIMES)
UPLOADS = st.builds(
    Upload,
    spec=st.builds(UploadSpec, st.text(), st.text(), st.text(), st.booleans(), TEXTS),
    file=st.text(st.characters(exclude_characters="\0")).map(Path),
    account=st.text(),
    id=st.text(),
    state=st.sampled_from(UploadState),
    image=st.none() | IMAGES,
    format=st.text(),
    total_bytes=COUNTS,
    sent_bytes=COUNTS,
    sha256=st.text(),
    md5=st.text(),
    attempts=COUNTS,
    unpacked_bytes=COUNTS,
    left_out_bytes=COUNTS,
    leaves_out=st.none() | st.booleans(),
    best_speed=st.floats(0, 1e12),
    waited_share=st.none() | st.floats(0, 1),
    breaks=st.lists(st.builds(BrokenAttempt, COUNTS, TIMES, COUNTS), max_size=3).map(tuple),
    expires=st.none() | TIMES,
    retry_at=st.none() | TIMES,
    error=st.none() | st.sampled_from(KINDS).flatmap(some),
    left_behind=st.booleans(),
    left_images=st.lists(LEFT_IMAGES, max_size=3).map(tuple),
    in_doubt=st.booleans(),
    again_of=st.text(),
    inside=st.sampled_from((None, found_inside.GOOD, found_inside.WARNED, found_inside.UNKNOWN)),
    api_url=st.text(),
    user=st.text(),
    timeline=st.lists(MOMENTS, max_size=4).map(tuple),
)


def error_facts(error: UploadError | None) -> tuple[type[UploadError], dict[str, object]] | None:
    """What two uploads do not compare."""
    return (type(error), error.facts()) if error else None


def row(**changes: object) -> str:
    return json.dumps(json.loads(upload_to_json(FULL)) | changes)


def row_without(name: str) -> str:
    document = json.loads(row())
    del document[name]
    return json.dumps(document)


@MANY
@given(UPLOADS)
@example(FULL)
@example(PLAIN)
def test_every_upload_comes_back_as_it_was(upload):
    again = upload_from_json(upload_to_json(upload))
    assert again == upload
    assert error_facts(again.error) == error_facts(upload.error)


def test_the_full_sample_leaves_no_field_at_its_default():
    stored = {field.name for field in fields(Upload)} - {"attempts_allowed"}
    assert [name for name in stored if getattr(FULL, name) == getattr(PLAIN, name)] == []


@pytest.mark.parametrize("kind", KINDS)
@FEW
@given(data=st.data())
@pytest.mark.few(20)
def test_any_error_of_every_kind_comes_back_as_it_was(kind, data):
    error = data.draw(some(kind))
    again = upload_from_json(upload_to_json(replace(FULL, error=error)))
    assert error_facts(again.error) == error_facts(error)


def test_an_error_is_kept_as_its_kind_and_facts():
    facts = {"status": 400, "reason": "Label is taken", "field": "label", "more": ["and", "more"]}
    assert json.loads(row())["error"] == {"kind": "Rejected", "facts": facts}


def test_broken_bounds_come_back_as_problems():
    problem = FieldProblem("tags", Rule.TOO_SHORT, 3, 2, "ab")
    again = upload_from_json(upload_to_json(replace(FULL, error=BadSpec((problem,)))))
    assert isinstance(again.error, BadSpec)
    assert again.error.problems == (problem,)


def test_a_kind_of_error_that_is_not_known_yet_is_told_by_its_name():
    error = upload_from_json(row(error={"kind": "MoonMissing", "facts": {"phase": "new"}})).error
    assert isinstance(error, Unexpected)
    assert error.reason == "MoonMissing"


def test_the_image_is_kept_as_it_came():
    received = {**IMAGE, "size": "big", "flavour": [1, None]}
    upload = replace(FULL, image=image_from(received))
    assert json.loads(upload_to_json(upload))["image"] == received


def test_a_file_name_that_is_no_utf8_can_be_written_and_comes_back():
    upload = replace(FULL, file=Path("/disks/\udcff.img"))
    text = upload_to_json(upload)
    assert text.encode().isascii()
    assert upload_from_json(text) == upload


def test_keys_of_a_newer_version_do_no_harm():
    assert upload_from_json(row(moon="full")) == FULL


LATE_KEYS = "account attempts left_behind left_images again_of api_url user retry_at"


@pytest.mark.parametrize("name", LATE_KEYS.split())
def test_a_key_that_was_not_kept_takes_its_default(name):
    assert getattr(upload_from_json(row_without(name)), name) == getattr(PLAIN, name)


def earlier_row(**changes: object) -> str:
    """A row of the version that deleted what fitted a request: a found image counted as its own."""
    document = json.loads(row(left_behind=True, left_images=[], **changes))
    del document["in_doubt"], document["left_made"]
    return json.dumps(document)


def test_an_image_that_an_earlier_version_found_is_no_longer_called_its_own():
    upload = upload_from_json(earlier_row(expires=None))
    assert FULL.image is not None
    assert (upload.image, upload.left_behind) == (None, False)
    assert upload.left_images == (LeftImage(FULL.image.id, FULL.image.created),)


def test_an_image_that_an_earlier_version_got_an_address_for_stays_its_own():
    upload = upload_from_json(earlier_row())
    assert (upload.image, upload.left_behind, upload.left_images) == (FULL.image, True, ())


def test_an_image_that_an_earlier_version_could_not_name_is_in_doubt():
    upload = upload_from_json(earlier_row(image=None))
    assert (upload.left_behind, upload.in_doubt) == (False, True)


def test_images_that_an_earlier_version_named_have_no_time():
    document = json.loads(row(left_images=["private/5"]))
    del document["left_made"]
    assert upload_from_json(json.dumps(document)).left_images == (LeftImage("private/5"),)


@pytest.mark.parametrize("name", ["spec", "file", "state", "timeline"])
def test_a_row_without_the_needful_is_garbled(name):
    with pytest.raises(Garbled) as caught:
        upload_from_json(row_without(name))
    assert caught.value.what == "upload"


@pytest.mark.parametrize(
    "changes",
    [
        {"total_bytes": float("inf")},
        {"total_bytes": "many"},
        {"account": None},
        {"left_behind": "x"},
        {"left_images": [5]},
        {"left_made": ["soon"]},
        {"in_doubt": "x"},
        {"image": {}},
        {"image": 5},
        {"error": 5},
        {"error": {}},
        {"error": {"kind": "Rejected", "facts": {"moon": 1}}},
        {"error": {"kind": "Rejected", "facts": []}},
        {"error": {"kind": "BadSpec", "facts": {"problems": [1]}}},
        {"file": None},
        {"state": "dancing"},
        {"spec": {"label": 5}},
        {"timeline": 5},
        {"timeline": [["queued"]]},
        {"timeline": [["dancing", "2026-05-13T12:00:00Z"]]},
        {"expires": "soon"},
    ],
    ids=repr,
)
def test_a_row_of_rubbish_is_garbled(changes):
    with pytest.raises(Garbled) as caught:
        upload_from_json(row(**changes))
    assert caught.value.what == "upload"
    assert caught.value.reason


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "5", "{}", '"upload"'])
def test_a_text_that_is_no_row_is_garbled(text):
    with pytest.raises(Garbled) as caught:
        upload_from_json(text)
    assert caught.value.what == "upload"


@MANY
@given(st.dictionaries(st.sampled_from(sorted(json.loads(row()))), JSON, max_size=3))
def test_nothing_but_garbled_comes_out_of_any_row(changes):
    found = read(upload_from_json, row(**changes))
    if isinstance(found, Garbled):
        assert found.what == "upload"
        return
    assert upload_from_json(upload_to_json(found)) == found


def test_what_was_found_inside_is_stored_as_ids_and_facts():
    stored = json.loads(row())["inside"]
    assert stored["rows"][1] == {
        "cause": "other-name",
        "place": "/etc/network/interfaces line 7",
        "facts": {"name": "ens3"},
        "modes": [],
    }
    assert "set up" not in json.dumps(stored)


def test_a_row_from_before_there_was_anything_inside_is_read():
    assert upload_from_json(row_without("inside")).inside is None


def test_a_finding_that_only_a_newer_version_knows_is_left_out():
    stored = json.loads(row())["inside"]
    stored["rows"][0]["cause"] = "of-tomorrow"
    inside = upload_from_json(row(inside=stored)).inside
    assert inside is not None
    assert inside.found == found_inside.WARNED.found[1:]


@pytest.mark.parametrize(
    "inside",
    [
        [],
        {},
        {"modes": {}, "rows": 1, "system": None},
        {"modes": {"linode/grub2": "perhaps"}, "rows": [], "system": None},
        {"modes": {}, "rows": [{"cause": "secrets"}], "system": None},
    ],
)
def test_what_makes_no_sense_inside_is_refused(inside):
    with pytest.raises(Garbled):
        upload_from_json(row(inside=inside))


def test_only_a_few_paths_of_many_are_stored():
    many = tuple(f"/root/key-{number}" for number in range(40))
    one = Observation(Cause.SECRETS, facts={"count": 40, "paths": many})
    inside = replace(found_inside.GOOD, found=(one,))
    again = upload_from_json(upload_to_json(replace(FULL, inside=inside))).inside
    assert again is not None
    assert str(row_words(again.rows[0]).evidence) == str(row_words(one).evidence)
    assert len(str(again.found[0].facts)) < 200
