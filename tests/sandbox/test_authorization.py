import httpx
import pytest

from imageuploader.sandbox.server import Sandbox
from tests.sandbox.api_steps import NO_TLS, Clock

WISH = {"label": "x", "region": "us-ord"}


def asked(sandbox, path, token, method="GET", **more):
    headers = {} if token is None else {"Authorization": f"Bearer {token}"}
    return httpx.request(method, f"{sandbox.url}/v4{path}", headers=headers, **more, verify=NO_TLS)


@pytest.mark.parametrize("token", [None, "", "refused"])
@pytest.mark.parametrize("path", ["/profile", "/images", "/account/events"])
def test_without_a_valid_token_nothing_is_returned(sandbox, path, token):
    headers = {} if token is None else {"Authorization": f"Bearer {token}".strip()}
    answer = httpx.get(f"{sandbox.url}/v4{path}", headers=headers, verify=NO_TLS)
    assert answer.status_code == 401
    assert answer.json() == {"errors": [{"reason": "Invalid Token"}]}


def test_regions_are_for_everyone(sandbox):
    data = asked(sandbox, "/regions", None).json()["data"]
    assert {"us-ord", "de-fra-2", "gb-lon"} <= {region["id"] for region in data}
    assert {region["site_type"] for region in data} == {"core", "distributed"}


def test_any_token_has_all_scopes(sandbox):
    answer = asked(sandbox, "/images", "anything")
    assert answer.headers["X-OAuth-Scopes"] == "*"
    assert answer.headers["X-Accepted-OAuth-Scopes"] == "images:read_only"


@pytest.mark.parametrize("between", [",", " "])
def test_a_token_can_say_its_scopes(sandbox, between):
    token = f"scopes=images:read_only{between}events:read_only"
    answer = asked(sandbox, "/account/events", token)
    assert answer.status_code == 200
    assert answer.headers["X-OAuth-Scopes"] == "images:read_only events:read_only"


def test_the_headers_name_a_missing_scope(sandbox):
    answer = asked(sandbox, "/images/upload", "scopes=images:read_only", "POST", json=WISH)
    reason = "Your OAuth token is not authorized to use this endpoint."
    assert (answer.status_code, answer.json()) == (401, {"errors": [{"reason": reason}]})
    assert answer.headers["X-OAuth-Scopes"] == "images:read_only"
    assert answer.headers["X-Accepted-OAuth-Scopes"] == "images:read_write"
    assert sandbox.images == {}


def test_writing_includes_reading(sandbox):
    assert asked(sandbox, "/images", "scopes=images:read_write").status_code == 200


def test_the_profile_needs_no_scope(sandbox):
    answer = asked(sandbox, "/profile", "scopes=events:read_only")
    assert answer.json()["username"] == "practice"


def test_an_unrestricted_user_has_no_grants(sandbox):
    answer = asked(sandbox, "/profile/grants", "practice")
    assert (answer.status_code, answer.content) == (204, b"")


@pytest.mark.parametrize(
    ("path", "limit"), [("/images", 20), ("/regions", 200), ("/profile", 1600)]
)
def test_the_rate_limit_is_reported_and_counted(path, limit):
    with Sandbox(clock=Clock()) as sandbox:
        first, second = (asked(sandbox, path, "practice").headers for _ in range(2))
    assert first["X-RateLimit-Limit"] == str(limit)
    left = [int(reply["X-RateLimit-Remaining"]) for reply in (first, second)]
    assert left == [limit - 1, limit - 2]
    assert first["X-Spec-Version"]


def test_both_versions_of_the_api_answer(sandbox):
    assert httpx.get(f"{sandbox.url}/v4beta/regions", verify=NO_TLS).status_code == 200


def test_unknown_paths_and_methods_are_refused_in_the_apis_form(sandbox):
    missing = asked(sandbox, "/nothing", "practice")
    assert (missing.status_code, missing.json()) == (404, {"errors": [{"reason": "Not found"}]})
    wrong = asked(sandbox, "/profile", "practice", "POST")
    assert (wrong.status_code, wrong.json()["errors"][0]["reason"]) == (405, "Method Not Allowed")


def test_every_call_is_remembered(sandbox):
    asked(sandbox, "/images/private%2F5", "practice", "DELETE")
    assert sandbox.calls == [("DELETE", "/v4/images/private/5")]
