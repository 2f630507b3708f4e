"""Regions, profile, grants, account, tags and events, field by field."""

import pytest

from tests.sandbox.api_steps import ended_event, open_api, put, request_upload
from tests.sandbox.test_authorization import asked

TEXT, NUMBER, TRUTH, LIST, TABLE, NOTHING = str, int, bool, list, dict, type(None)
REGION = {
    "id": {TEXT},
    "label": {TEXT},
    "country": {TEXT},
    "capabilities": {LIST},
    "monitors": {TABLE},
    "placement_group_limits": {TABLE},
    "resolvers": {TABLE},
    "site_type": {TEXT},
    "status": {TEXT},
}
PROFILE = {
    "authentication_type": {TEXT},
    "authorized_keys": {LIST, NOTHING},
    "email": {TEXT},
    "email_notifications": {TRUTH},
    "ip_whitelist_enabled": {TRUTH},
    "lish_auth_method": {TEXT},
    "referrals": {TABLE},
    "restricted": {TRUTH},
    "timezone": {TEXT},
    "two_factor_auth": {TRUTH},
    "uid": {NUMBER},
    "user_type": {TEXT},
    "username": {TEXT},
    "verified_phone_number": {TEXT, NOTHING},
}
ACCOUNT = {
    "active_promotions": {LIST},
    "balance": {NUMBER},
    "balance_uninvoiced": {NUMBER},
    "capabilities": {LIST},
    "credit_card": {TABLE},
    **{
        name: {TEXT}
        for name in (
            *("active_since", "address_1", "address_2", "billing_source", "city", "company"),
            *("country", "email", "euuid", "first_name", "last_name", "phone", "state"),
            *("tax_id", "zip"),
        )
    },
}
EVENT = {
    "id": {NUMBER},
    "action": {TEXT},
    "created": {TEXT},
    "duration": {float},
    "entity": {TABLE},
    "message": {TEXT, NOTHING},
    "percent_complete": {NUMBER, NOTHING},
    "rate": {TEXT, NOTHING},
    "read": {TRUTH},
    "secondary_entity": {TABLE, NOTHING},
    "seen": {TRUTH},
    "status": {TEXT},
    "time_remaining": {TEXT, NOTHING},
    "username": {TEXT, NOTHING},
}


@pytest.fixture
def tagged(sandbox):
    """Images with these tags, as the API returns them."""
    wishes = [("one", ["zeta", "alpha"]), ("two", ["alpha"])]
    for label, tags in wishes:
        wish = {"label": label, "region": "us-ord", "tags": tags}
        assert asked(sandbox, "/images/upload", "practice", "POST", json=wish).status_code == 200
    return sandbox


def _fits(record, described):
    assert set(record) == set(described)
    wrong = {name for name, value in record.items() if type(value) not in described[name]}
    assert wrong == set()


def test_one_region_is_public_and_as_in_the_list(sandbox):
    listed = asked(sandbox, "/regions", None).json()["data"]
    for region in listed:
        assert asked(sandbox, f"/regions/{region['id']}", None).json() == region
        _fits(region, REGION)
        assert set(region["monitors"]) == {"alerts", "metrics"}
        assert len(region["placement_group_limits"]) == 3
    monitored = {region["site_type"]: region["monitors"]["metrics"] for region in listed}
    assert monitored == {"core": ["dbaas"], "distributed": []}


def test_a_region_that_is_none_is_not_found(sandbox):
    answer = asked(sandbox, "/regions/nowhere", None)
    assert (answer.status_code, answer.json()) == (404, {"errors": [{"reason": "Not found"}]})


@pytest.mark.parametrize(("token", "restricted"), [("practice", False), ("restricted", True)])
def test_the_profile_has_every_field_that_is_described(sandbox, token, restricted):
    profile = asked(sandbox, "/profile", token).json()
    _fits(profile, PROFILE)
    assert (profile["user_type"], profile["restricted"]) == ("default", restricted)


def test_the_account_has_every_field_that_is_described(sandbox):
    account = asked(sandbox, "/account", "scopes=account:read_only").json()
    _fits(account, ACCOUNT)
    assert "Machine Images" in account["capabilities"]


def test_the_tags_are_those_of_the_images_each_once(tagged):
    data = asked(tagged, "/tags", "scopes=account:read_write").json()
    labels = [{"label": "alpha"}, {"label": "zeta"}]
    assert data == {"data": labels, "page": 1, "pages": 1, "results": 2}


@pytest.mark.parametrize("path", ["/account", "/tags"])
def test_the_account_and_its_tags_need_their_scope(sandbox, path):
    answer = asked(sandbox, path, "scopes=images:read_write")
    assert answer.status_code == 401
    assert answer.headers["X-Accepted-OAuth-Scopes"] == "account:read_only"


@pytest.mark.parametrize("path", ["/account", "/tags"])
@pytest.mark.parametrize("token", ["restricted", "restricted,scopes=account:read_only"])
def test_the_account_and_its_tags_are_for_unrestricted_users_alone(sandbox, path, token):
    answer = asked(sandbox, path, token)
    assert (answer.status_code, answer.json()) == (403, {"errors": [{"reason": "Unauthorized"}]})


def test_a_restricted_user_has_grants(tagged):
    answer = asked(tagged, "/profile/grants", "restricted").json()
    general = answer["global"]
    assert (general["add_images"], general["account_access"]) == (True, None)
    data = {(image["label"], image["permissions"]) for image in answer["image"]}
    assert data == {("one", "read_write"), ("two", "read_write")}
    assert asked(tagged, "/images", "restricted").json()["results"] == 2


def test_every_event_has_every_field_that_is_described(sandbox):
    with open_api(sandbox) as api:
        name, address = request_upload(api)
        begun = api.get("/account/events").json()["data"]
        put(address)
        ended = ended_event(api)
        api.put(f"/images/{name}", json={"label": "renamed"})
        api.delete(f"/images/{name}")
        data = api.get("/account/events").json()["data"]
    for event in (*begun, ended, *data):
        _fits(event, EVENT)
    assert [event["action"] for event in data] == ["image_delete", "image_update", "image_upload"]
    assert data[1]["entity"]["label"] == "renamed"


def test_an_account_agrees_once_and_takes_nothing_back(sandbox):
    path, before = "/account/agreements", asked(sandbox, "/account/agreements", "practice").json()
    assert set(map(type, before.values())) == {bool}
    assert not before["eu_model"]
    for wish in ({"eu_model": False}, {"unknown": True}):
        assert asked(sandbox, path, "practice", "POST", json=wish).status_code == 400
    assert asked(sandbox, path, "practice", "POST", json={"eu_model": True}).json() == {}
    assert asked(sandbox, path, "practice").json() == before | {"eu_model": True}


@pytest.mark.parametrize(
    ("method", "token", "status"),
    [
        ("GET", "restricted", 403),
        ("POST", "restricted", 403),
        ("GET", "scopes=images:read_write", 401),
        ("POST", "scopes=account:read_only", 401),
    ],
)
def test_agreements_are_for_unrestricted_users_with_the_scope(sandbox, method, token, status):
    body = {"json": {"eu_model": True}} if method == "POST" else {}
    assert asked(sandbox, "/account/agreements", token, method, **body).status_code == status
    assert not sandbox.agreements["eu_model"]
