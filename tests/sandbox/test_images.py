import json

import pytest

from tests.sandbox.api_steps import ended_event, put, request_upload, wait_until

WISH = {"label": "x", "region": "us-ord"}


def errors(answer):
    assert answer.status_code == 400
    return [(error["field"], error["reason"]) for error in answer.json()["errors"]]


def listed(api, path="/images", **wish):
    return api.get(path, headers={"X-Filter": json.dumps(wish)})


def labels(answer):
    return [image["label"] for image in answer.json()["data"]]


def test_what_was_requested_comes_back_as_an_image(api):
    wish = WISH | {"description": "d", "tags": ["abc", "x" * 100], "cloud_init": True}
    image = api.post("/images/upload", json=wish).json()["image"]
    assert image["id"].startswith("private/")
    assert {key: image[key] for key in ("label", "description", "tags")} == {
        key: wish[key] for key in ("label", "description", "tags")
    }


@pytest.mark.parametrize("region", ["gb-lon", "us-den-edge-1", "ca-central", "nowhere", 5])
def test_a_region_must_exist_and_store_images(api, region):
    answer = api.post("/images/upload", json=WISH | {"region": region})
    assert errors(answer) == [("region", "region is not valid")]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("tags", ["ab"]),
        ("tags", ["x" * 101]),
        ("tags", ["abc"] * 501),
        ("tags", "abc"),
        ("tags", [5]),
        ("description", ""),
        ("description", "x" * 65_001),
        ("cloud_init", "yes"),
        ("label", ""),
        ("extra", 1),
    ],
)
def test_a_value_out_of_bounds_is_refused(api, sandbox, field, value):
    answer = api.post("/images/upload", json=WISH | {field: value})
    assert [name for name, _ in errors(answer)] == [field]
    assert sandbox.images == {}


def test_several_errors_come_at_once(api):
    answer = api.post("/images/upload", json={"region": "nowhere", "tags": ["a"]})
    assert {name for name, _ in errors(answer)} == {"label", "region", "tags"}


@pytest.mark.parametrize("body", [b"{", b"[]", b"\xff"])
def test_a_body_that_is_no_object_is_refused(api, body):
    assert api.post("/images/upload", content=body).status_code == 400


def test_a_missing_image_is_not_found(api):
    for method in ("GET", "PUT", "DELETE"):
        answer = api.request(method, "/images/private%2F1", json={})
        assert (answer.status_code, answer.json()) == (404, {"errors": [{"reason": "Not found"}]})


@pytest.mark.parametrize("slash", ["/", "%2F"])
def test_an_image_is_found_with_either_slash(api, ticket, slash):
    answer = api.get(f"/images/{ticket[0].replace('/', slash)}")
    assert answer.json()["id"] == ticket[0]


def test_label_description_and_tags_can_be_changed(api, ticket):
    changes = {"label": "new", "description": None, "tags": ["abc"]}
    image = api.put(f"/images/{ticket[0]}", json=changes).json()
    assert {key: image[key] for key in changes} == changes
    assert errors(api.put(f"/images/{ticket[0]}", json={"region": "us-east"}))


def test_images_are_filtered_and_ordered(api):
    for label, tags in (("beta", ["abc"]), ("Alpha", ["abc", "def"]), ("gamma", [])):
        request_upload(api, label=label, tags=tags)
    by_label = {"+order_by": "label", "+order": "asc"}
    assert labels(listed(api, type="manual", is_public=False, **by_label)) == [
        "Alpha",
        "beta",
        "gamma",
    ]
    assert labels(listed(api, tags="def")) == ["Alpha"]
    assert labels(listed(api, label={"+contains": "ET"})) == ["beta"]
    assert labels(listed(api, label={"+neq": "beta"}, **by_label)) == ["Alpha", "gamma"]
    assert labels(listed(api, **{"+or": [{"label": "beta"}, {"label": "gamma"}]})) == [
        "beta",
        "gamma",
    ]
    assert labels(listed(api, **{"+and": [{"tags": "abc"}, {"label": "beta"}]})) == ["beta"]
    assert labels(listed(api, **{"+order_by": "label", "+order": "desc"}))[0] == "gamma"


@pytest.mark.parametrize(
    ("operator", "limit", "found"),
    [("+gt", 0, 0), ("+gte", 0, 1), ("+lt", 1, 1), ("+lte", -1, 0)],
)
@pytest.mark.usefixtures("ticket")
def test_images_are_filtered_by_size(api, operator, limit, found):
    assert listed(api, size={operator: limit}).json()["results"] == found


def test_an_unknown_filter_is_refused(api):
    assert errors(listed(api, foo=1)) == [("X-Filter", "Cannot filter on foo")]
    assert errors(listed(api, **{"+or": [{"foo": 1}]})) == [("X-Filter", "Cannot filter on foo")]
    assert errors(listed(api, **{"+order_by": "foo"}))
    assert errors(api.get("/images", headers={"X-Filter": "{"}))


def test_images_come_in_pages(api):
    for number in range(26):
        request_upload(api, label=f"label {number:02}")
    wish = {"page": 2, "page_size": 25}
    second = api.get("/images", params=wish).json()
    assert (second["page"], second["pages"], second["results"]) == (2, 2, 26)
    assert [image["label"] for image in second["data"]] == ["label 25"]
    assert api.get("/images", params={"page": 3, "page_size": 25}).status_code == 404


@pytest.mark.parametrize(
    "wish", [{"page_size": 24}, {"page_size": 501}, {"page": 0}, {"page": "x"}]
)
def test_a_page_out_of_bounds_is_refused(api, wish):
    assert [name for name, _ in errors(api.get("/images", params=wish))] == list(wish)


def test_an_image_is_replicated_in_time(api, sandbox, ticket):
    name, address = ticket
    put(address)
    ended_event(api)
    answer = api.post(f"/images/{name}/regions", json={"regions": ["us-ord", "us-east"]})
    assert answer.json()["regions"] == [
        {"region": "us-ord", "status": "available"},
        {"region": "us-east", "status": "pending replication"},
    ]
    assert errors(api.post(f"/images/{name}/regions", json={"regions": ["us-west"]}))
    assert errors(api.post(f"/images/{name}/regions", json={"regions": []}))
    assert errors(api.post(f"/images/{name}/regions", json={"regions": ["gb-lon"]}))
    wait_until(lambda: api.get(f"/images/{name}").json()["total_size"] == 2)
    assert {place["status"] for place in sandbox.images[name]["regions"]} == {"available"}


def test_only_an_available_image_is_replicated(api, ticket):
    answer = api.post(f"/images/{ticket[0]}/regions", json={"regions": ["us-ord"]})
    assert answer.status_code == 400


def test_events_are_found_by_their_image(api):
    first, _ = request_upload(api, label="first")
    request_upload(api, label="second")
    wish = {"entity.id": int(first.removeprefix("private/")), "entity.type": "image"}
    found = listed(api, "/account/events", action="image_upload", **wish).json()["data"]
    assert [event["entity"]["label"] for event in found] == ["first"]
    assert api.get(f"/account/events/{found[0]['id']}").json() == found[0]
    assert api.get("/account/events/1").status_code == 404
    either = [{"entity.id": wish["entity.id"]}, {"entity.id": 5}]
    assert listed(api, "/account/events", **{"+or": either}).json()["results"] == 1
