"""A plain client of the practice Linode."""

import gzip
import ssl
import time

import httpx

BINARY = {"Content-Type": "application/octet-stream"}
RAW = b"disk" * 100_000
PACKED = gzip.compress(RAW)
WAIT_SECONDS = 10
NO_TLS = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # loading authorities takes 50 ms a client


class Clock:
    """A clock that stands still until it is set."""

    def __init__(self):
        self.now = 1_700_000_000.0

    def __call__(self):
        return self.now


def open_api(sandbox):
    headers = {"Authorization": f"Bearer {sandbox.token}"}
    return httpx.Client(base_url=f"{sandbox.url}/v4", headers=headers, verify=NO_TLS)


def request_upload(api, **wish):
    """Return the id and the signed address of a new image."""
    answer = api.post("/images/upload", json={"label": "x", "region": "us-ord"} | wish)
    assert answer.status_code == 200, answer.text
    return answer.json()["image"]["id"], answer.json()["upload_to"]


def put(address, content=PACKED, **headers):
    return httpx.put(
        address, content=content, headers=BINARY | headers, timeout=WAIT_SECONDS, verify=NO_TLS
    )


def upload_event(api):
    wish = '{"action": "image_upload", "+order_by": "created", "+order": "desc"}'
    return api.get("/account/events", headers={"X-Filter": wish}).json()["data"][0]


def wait_until(condition):
    """Poll a condition, and return its first true result."""
    end = time.monotonic() + WAIT_SECONDS
    while not (answer := condition()):
        assert time.monotonic() < end
    return answer


def ended_event(api):
    """Return the upload's event once it has ended."""

    def ended():
        event = upload_event(api)
        return event if event["status"] in {"finished", "failed"} else None

    return wait_until(ended)
