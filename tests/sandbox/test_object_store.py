import base64
import hashlib
import socket
from urllib.parse import urlencode, urlsplit

import httpx
import pytest

from imageuploader.sandbox import signature
from tests.sandbox.api_steps import BINARY, NO_TLS, PACKED, put, wait_until


def refused(answer, status, code):
    kind = answer.headers["content-type"].partition(";")[0]
    return (answer.status_code, kind) == (status, "application/xml") and code in answer.text


def spoken(address, headers, body, end=None):
    """Speak HTTP by hand, and return the reply up to `end`; without one, close the connection."""
    target = urlsplit(address)
    lines = [f"PUT {target.path}?{target.query} HTTP/1.1", "Host: localhost", *headers, "", ""]
    with socket.create_connection((target.hostname, target.port), timeout=5) as line:
        line.sendall("\r\n".join(lines).encode() + body)
        if end is None:
            line.shutdown(socket.SHUT_WR)
        answer = b""
        while (end is None or end not in answer) and (more := line.recv(4096)):
            answer += more
        return answer


def test_the_address_is_on_this_server_and_signed_for_a_day(sandbox, ticket):
    name, address = ticket
    number = name.removeprefix("private/")
    assert address.startswith(f"{sandbox.url}/linode-production-machine-images-uploads/{number}?")
    assert set(httpx.URL(address).params) == {"Signature", "Expires", "AWSAccessKeyId"}


def test_a_right_put_is_answered_with_the_quoted_md5(ticket):
    answer = put(ticket[1])
    md5 = hashlib.md5(PACKED, usedforsecurity=False).hexdigest()
    assert (answer.status_code, answer.headers["ETag"], answer.text) == (200, f'"{md5}"', "")


def test_a_second_put_replaces_the_first(sandbox, ticket):
    put(ticket[1], b"first")
    assert put(ticket[1]).status_code == 200
    assert sandbox.received[ticket[0]].size == len(PACKED)


@pytest.mark.parametrize("kind", [None, "application/gzip", "application/octet-stream;a=b"])
def test_another_content_type_breaks_the_signature(ticket, kind):
    headers = {} if kind is None else {"Content-Type": kind}
    answer = httpx.put(ticket[1], content=PACKED, headers=headers, verify=NO_TLS)
    assert refused(answer, 403, "SignatureDoesNotMatch")


@pytest.mark.parametrize("header", ["Content-MD5", "x-amz-acl"])
def test_a_signed_header_that_was_not_foreseen_breaks_the_signature(ticket, header):
    assert refused(put(ticket[1], **{header: "x"}), 403, "SignatureDoesNotMatch")


@pytest.mark.parametrize("name", ["Signature", "AWSAccessKeyId"])
def test_a_tampered_address_is_refused(ticket, name):
    address = httpx.URL(ticket[1]).copy_merge_params({name: "x"})
    assert refused(put(address), 403, "SignatureDoesNotMatch")


def test_a_stretched_window_is_refused(ticket):
    address = httpx.URL(ticket[1])
    later = str(int(address.params["Expires"]) + 1)
    assert refused(put(address.copy_set_param("Expires", later)), 403, "SignatureDoesNotMatch")


def test_the_address_of_one_image_does_not_open_another(ticket):
    number = ticket[0].removeprefix("private/")
    other = ticket[1].replace(f"/{number}?", f"/{int(number) + 1}?")
    assert refused(put(other), 403, "SignatureDoesNotMatch")


def test_a_body_of_unknown_length_is_refused(sandbox, ticket):
    answer = httpx.put(ticket[1], content=iter([PACKED]), headers=BINARY, verify=NO_TLS)
    assert refused(answer, 411, "MissingContentLength")
    assert sandbox.received == {}


def test_a_token_on_the_put_is_refused(ticket):
    answer = put(ticket[1], Authorization="Bearer practice")
    assert refused(answer, 400, "InvalidArgument")


def test_more_than_five_gibibytes_are_refused_at_once(ticket):
    headers = [f"Content-Length: {5 * 1024**3 + 1}", "Content-Type: application/octet-stream"]
    answer = spoken(ticket[1], headers, b"", b"</Error>")
    assert answer.startswith(b"HTTP/1.1 400")
    assert b"EntityTooLarge" in answer


def test_a_cut_body_stores_nothing_and_keeps_the_older_object(sandbox, ticket):
    put(ticket[1])
    headers = ["Content-Length: 1000", "Content-Type: application/octet-stream"]
    assert spoken(ticket[1], headers, bytes(999)) == b""
    assert sandbox.received[ticket[0]].size == len(PACKED)


def test_a_body_longer_than_its_length_is_cut_to_it(sandbox, ticket):
    headers = ["Content-Length: 10", "Content-Type: application/octet-stream"]
    assert spoken(ticket[1], headers, bytes(20), b"200 OK").startswith(b"HTTP/1.1 200")
    assert sandbox.received[ticket[0]].size == 10


@pytest.mark.parametrize("body", [PACKED, b"other"])
def test_a_signed_content_md5_is_compared_with_the_body(sandbox, ticket, body):
    digest = hashlib.md5(PACKED, usedforsecurity=False).digest()
    headers = BINARY | {"Content-MD5": base64.b64encode(digest).decode()}
    address = httpx.URL(ticket[1])
    expires = address.params["Expires"]
    signed = {name.lower(): value for name, value in headers.items()}
    query = {
        "Signature": signature.sign(address.path, expires, signed),
        "Expires": expires,
        "AWSAccessKeyId": signature.ACCESS_KEY,
    }
    answer = httpx.put(
        f"{sandbox.url}{address.path}?{urlencode(query)}",
        content=body,
        headers=headers,
        verify=NO_TLS,
    )
    if body == PACKED:
        assert answer.status_code == 200
    else:
        assert refused(answer, 400, "BadDigest")
        assert sandbox.received == {}


def test_two_images_are_taken_in_at_the_same_time(sandbox, api, ticket):
    target = urlsplit(ticket[1])
    with socket.create_connection((target.hostname, target.port), timeout=5) as line:
        head = (
            f"PUT {target.path}?{target.query} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n"
        )
        line.sendall(f"{head}Content-Type: application/octet-stream\r\n\r\na".encode())
        assert put(api.post("/images/upload", json=WISH).json()["upload_to"]).status_code == 200
        line.sendall(b"b")
        wait_until(lambda: sandbox.received.get(ticket[0]))
    assert sandbox.received[ticket[0]].size == 2


WISH = {"label": "second", "region": "us-east"}
