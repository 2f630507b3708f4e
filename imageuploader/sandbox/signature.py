"""Signed addresses of the object store: AWS signature version 2, in the query."""

import base64
import hashlib
import hmac
from collections.abc import Mapping
from urllib.parse import urlencode

ACCESS_KEY = "PRACTICE"
_SECRET = b"a secret of the practice store"
CONTENT_TYPE = "application/octet-stream"


def sign(path: str, expires: str, headers: Mapping[str, str]) -> str:
    """Return the signature of a PUT with these headers (names in lower case)."""
    amazon = [f"{name}:{headers[name]}" for name in sorted(headers) if name.startswith("x-amz-")]
    parts = [
        "PUT",
        headers.get("content-md5", ""),
        headers.get("content-type", ""),
        expires,
        *amazon,
        path,
    ]
    digest = hmac.new(_SECRET, "\n".join(parts).encode(), hashlib.sha1).digest()
    return base64.b64encode(digest).decode()


def signed_query(path: str, expires: int) -> str:
    """Return the query that permits a PUT to a path until `expires` (epoch seconds)."""
    signature = sign(path, str(expires), {"content-type": CONTENT_TYPE})
    return urlencode({"Signature": signature, "Expires": expires, "AWSAccessKeyId": ACCESS_KEY})


def is_valid(path: str, query: Mapping[str, str], headers: Mapping[str, str]) -> bool:
    """Whether the signature in a query is valid for this PUT."""
    expected = sign(path, query.get("Expires", ""), headers)
    known = query.get("AWSAccessKeyId") == ACCESS_KEY
    return known and hmac.compare_digest(expected.encode(), query.get("Signature", "").encode())
