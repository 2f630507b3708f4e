"""Every fault of the API: nothing is done, or it is done and the reply is lost."""

import email.utils
import json

import httpx
import pytest

from imageuploader.sandbox.faults import API_FAULTS, FAULTS, OPERATIONS
from imageuploader.sandbox.server import Sandbox
from tests.sandbox.api_steps import NO_TLS, Clock, open_api, request_upload

SECONDS = 0.25
BREAKS: dict[str, tuple[type[httpx.TransportError], ...]] = {
    "reset": (httpx.NetworkError, httpx.RemoteProtocolError),
    "cut": (httpx.RemoteProtocolError,),
    "silent": (httpx.ReadTimeout,),
    "short": (httpx.RemoteProtocolError,),
}
HTML = {"411", "413", "502"}
WISH = {"label": "x", "region": "us-ord"}


@pytest.fixture
def hasty(sandbox):
    headers = {"Authorization": f"Bearer {sandbox.token}"}
    with httpx.Client(
        base_url=f"{sandbox.url}/v4", headers=headers, timeout=SECONDS, verify=NO_TLS
    ) as client:
        yield client


def asked(client, operation, image):
    match operation:
        case "post":
            return client.post("/images/upload", json=WISH)
        case "look":
            return client.get(f"/images/{image}")
        case "delete":
            return client.delete(f"/images/{image}")
        case _:
            return client.get("/profile")


@pytest.mark.parametrize("operation", OPERATIONS)
@pytest.mark.parametrize("what", API_FAULTS)
def test_a_fault_before_the_request_changes_nothing(hasty, sandbox, ticket, operation, what):
    sandbox.faults.add(f"{operation}-{what}", times=1)
    if what in BREAKS:
        with pytest.raises(BREAKS[what]):
            asked(hasty, operation, ticket[0])
    else:
        expect(asked(hasty, operation, ticket[0]), what)
    assert list(sandbox.images) == [ticket[0]]
    assert asked(hasty, operation, ticket[0]).status_code == 200


def expect(answer, what):
    match what:
        case "garbled":
            assert answer.status_code == 200
            with pytest.raises(ValueError, match="Expecting"):
                answer.json()
        case "maintenance":
            assert (answer.status_code, "X-Maintenance-Mode" in answer.headers) == (503, True)
        case _ if what in HTML:
            assert (answer.status_code, "<html>" in answer.text) == (int(what), True)
        case _:
            assert answer.status_code == int(what)
            assert answer.json()["errors"][0]["reason"]


def test_a_fault_of_one_operation_leaves_the_others_alone(hasty, sandbox, ticket):
    sandbox.faults.add("delete-500")
    assert asked(hasty, "look", ticket[0]).status_code == 200
    assert asked(hasty, "delete", ticket[0]).status_code == 500


@pytest.mark.parametrize("fault", [name for name in FAULTS if name.startswith("post-lost-")])
def test_an_image_is_made_although_no_good_answer_comes(hasty, sandbox, fault):
    sandbox.faults.add(fault, times=1)
    try:
        answer = hasty.post("/images/upload", json=WISH)
        assert answer.status_code in {502, 503} or not is_json(answer)
    except httpx.TransportError:
        assert fault not in {"post-lost-garbled", "post-lost-502", "post-lost-503"}
    [image] = sandbox.images.values()
    assert image["status"] == "pending_upload"


def is_json(answer):
    try:
        json.loads(answer.text)
    except ValueError:
        return False
    return True


def test_an_image_is_deleted_although_no_answer_comes(hasty, sandbox, ticket):
    sandbox.faults.add("delete-lost-reply", times=1)
    with pytest.raises(httpx.TransportError):
        hasty.delete(f"/images/{ticket[0]}")
    assert sandbox.images == {}


def test_images_may_come_with_fields_missing_null_and_unknown(api, sandbox, ticket):
    sandbox.faults.add("image-odd")
    for image in (api.get(f"/images/{ticket[0]}").json(), api.get("/images").json()["data"][0]):
        assert (image["id"], image["status"]) == (ticket[0], "pending_upload")
        assert "regions" not in image
        assert image["tags"] is None
        assert "flavour" in image
    assert api.post("/images/upload", json=WISH).json()["image"]["type"] == "quantum"


def test_images_may_come_with_their_id_alone(api, sandbox, ticket):
    sandbox.faults.add("image-bare")
    assert api.get(f"/images/{ticket[0]}").json() == {"id": ticket[0]}


def test_lists_may_come_whole_whatever_the_filter(api, sandbox):
    request_upload(api, label="one")
    request_upload(api, label="two")
    sandbox.faults.add("unfiltered")
    answer = api.get("/images", headers={"X-Filter": '{"label": "one"}'}).json()
    assert [image["label"] for image in answer["data"]] == ["one", "two"]


def test_the_date_of_an_answer_is_that_of_the_practice_clock():
    clock = Clock()
    with Sandbox(clock=clock) as practice, open_api(practice) as api:
        date = api.get("/regions").headers["Date"]
    assert email.utils.parsedate_to_datetime(date).timestamp() == clock.now
