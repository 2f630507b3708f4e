"""Answers of a server that is broken or hostile, most of them nearly right."""

import gzip
import json
import zlib
from random import Random

from tests.fakes import EVENT, IMAGE, PROFILE, REGION
from tests.soak.mutation import mutate

_STATUSES = (200, 200, 200, 200, 201, 202, 204, 206, 301, 302, 303, 304, 307, 308, 400, 401, 403)
_MORE_STATUSES = (404, 408, 409, 429, 429, 500, 502, 503, 504, 599, 99, 600, 101, 999)
_ODD_TEXTS = (
    *("", ".", "..", "/", "private/77", "private/../../x", "image\u202e", "\x1b[2J", "\0"),
    *("\ud83d", "9" * 400, "x" * 70_000, "available", "2026-11-24T06:00:00", "9999-99-99T00:00"),
    *("https://user:pw@example.org/a", "http://203.0.113.9/x", "file:///etc/passwd", "//", "http:"),
)
_ODD_VALUES: tuple[object, ...] = (
    None,
    True,
    False,
    0,
    -1,
    1 << 63,
    10**400,
    1.5,
    -0.0,
    [],
    {},
    [[]],
    "x",
)
_ODD_HEADERS = (
    *("Retry-After: 9", "Retry-After: " + "9" * 400, "Retry-After: Fri, 31 Dec 9999 23:59:59 GMT"),
    *("Date: Thu, 01 Jan 1970 00:00:00 GMT", "Date: x", "X-OAuth-Scopes: *", "X-OAuth-Scopes: "),
    *("X-Maintenance-Mode: all", "X-Accepted-OAuth-Scopes: images:read_write", "Connection: close"),
    *("Location: http://127.0.0.1:1/", "Location: ", 'ETag: "0"', "ETag: W/", "Set-Cookie: a=b"),
    *("Content-Type: text/html", "Upgrade: h2c", "Transfer-Encoding: gzip", "X: \xff\xfe", ": x"),
    *("Content-Length: 5", "Content-Length: -1", "Content-Length: 9" + "9" * 30, " folded", "X"),
)
RIGHT_SHARE = 0.4
"""How many answers are as they should be: what comes after them is tried too."""

_ENDLESS = ("header lines", "one header", "interim answers", "body", "chunks", "chunk size")


def valid_document(method: str, path: str, upload_to: str) -> object:
    """Return what Linode answers to a request."""
    image = dict(IMAGE)
    if method == "POST":
        return {"image": image, "upload_to": upload_to}
    if method == "DELETE":
        return {}
    for ending, one in (("/profile", PROFILE),):
        if path.endswith(ending):
            return one
    for ending, item in (("/regions", REGION), ("/images", image), ("/events", EVENT)):
        if ending in path.partition("?")[0][-9:]:
            return {"data": [item], "page": 1, "pages": 1, "results": 1}
    return image


def garbled(value: object, dice: Random) -> object:
    """Return a document in which some values, or some names, are odd."""
    if dice.random() < 0.15:
        return dice.choice((*_ODD_VALUES, *_ODD_TEXTS, dice.getrandbits(70)))
    if isinstance(value, dict):
        kept = {name: garbled(part, dice) for name, part in value.items() if dice.random() < 0.95}
        return kept | ({dice.choice(_ODD_TEXTS): 1} if dice.random() < 0.1 else {})
    if isinstance(value, list):
        return [garbled(part, dice) for part in value * dice.choice((0, 1, 1, 1, 3, 600))]
    return value


def body(document: object, dice: Random) -> bytes:
    """Return the body of an answer."""
    match dice.randrange(10):
        case 0:
            return dice.randbytes(dice.randrange(3000))
        case 1:
            deep = dice.choice((30, 60, 1000, 100_000))
            return b"[" * deep + b"]" * dice.choice((0, deep))
        case 2:
            reason = dice.choice((*_ODD_TEXTS, "Linode busy."))
            errors = [garbled({"reason": reason, "field": "label"}, dice)]
            return json.dumps({"errors": errors * dice.choice((1, 1, 2000))}).encode()
        case 3 | 4 | 5:
            return json.dumps(garbled(document, dice)).encode()
        case _:
            return json.dumps(document).encode()


def encoded(content: bytes, dice: Random) -> tuple[bytes, str]:
    """Return a body in some encoding, and the name of one."""
    ways = (
        ("gzip", gzip.compress),
        ("deflate", zlib.compress),
        ("br", bytes),
        ("gzip, gzip", lambda plain: gzip.compress(gzip.compress(plain + bytes(30_000_000), 1))),
        ("gzip", lambda plain: gzip.compress(plain + bytes(30_000_000), 9)),
        ("identity", bytes),
    )
    name, encode = dice.choice(ways)
    made = encode(content)
    return (mutate(made, dice), name) if dice.random() < 0.2 else (made, name)


def answer(document: object, dice: Random) -> bytes:
    """Return an answer: nearly right, or anything at all."""
    if dice.random() < 0.05:
        return dice.randbytes(dice.randrange(1, 5000))
    if dice.random() < RIGHT_SHARE:
        content = json.dumps(document).encode()
        return b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(content) + content
    content, lines = body(document, dice), [_status_line(dice)]
    if dice.random() < 0.25:
        content, name = encoded(content, dice)
        lines.append(f"Content-Encoding: {name}")
    content, framing = _framed(content, dice)
    lines += framing
    odd = dice.choice((0, 0, 0, 0, 0, 0, 1, 2, 3, 90, 150, 3000))
    lines += [dice.choice(_ODD_HEADERS) for _ in range(min(odd, 3))]
    lines += [f"X-More-{number}: {number}" for number in range(odd)]
    made = _interim(dice) + "\r\n".join(lines).encode("latin-1", "replace") + b"\r\n\r\n" + content
    made = mutate(made, dice) if dice.random() < 0.3 else made
    return made + (dice.randbytes(40) if dice.random() < 0.1 else b"")


def endless(dice: Random) -> tuple[bytes, bytes]:
    """Return how an answer begins, and what is repeated without end."""
    begin = b"HTTP/1.1 200 OK\r\n"
    match dice.choice(_ENDLESS):
        case "header lines":
            return begin, b"X-Line: 1\r\n" * 50
        case "one header":
            return begin + b"X-Long: ", b"x" * 1000
        case "interim answers":
            return b"", b"HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n" * 20
        case "body":
            return begin + b"\r\n", b'{"data": [' * 100
        case "chunks":
            return begin + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\n \r\n" * 100
        case _:
            return begin + b"Transfer-Encoding: chunked\r\n\r\n1;", b"x" * 1000


def _status_line(dice: Random) -> str:
    status = dice.choice(_MORE_STATUSES if dice.random() < 0.25 else _STATUSES)
    version = dice.choice(("1.1", "1.1", "1.1", "1.0", "0.9", "2"))
    return f"HTTP/{version} {status} {dice.choice(('OK', '', 'x' * 9000, 'Fine'))}"


def _framed(content: bytes, dice: Random) -> tuple[bytes, list[str]]:
    match dice.randrange(6):
        case 0:
            size = dice.randint(1, 5000)
            parts = [content[at : at + size] for at in range(0, len(content), size)]
            chunks = b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in parts)
            return chunks + b"0\r\n\r\n", ["Transfer-Encoding: chunked"]
        case 1:
            return content, []
        case 2:
            wrong = max(0, len(content) + dice.choice((-1, 1, 1000)))
            return content, [f"Content-Length: {wrong}"]
        case _:
            return content, [f"Content-Length: {len(content)}"]


def _interim(dice: Random) -> bytes:
    count = dice.choice((*(0,) * 12, 1, 2, 19, 21, 200))
    line = dice.choice((b"100 Continue", b"102 Processing", b"103 Early Hints\r\nLink: a"))
    return (b"HTTP/1.1 " + line + b"\r\n\r\n") * count
