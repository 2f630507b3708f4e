"""The base URL of the API and the paths of images, built only from validated parts."""

from urllib.parse import quote

import httpx

from imageuploader.domain.errors import BadSetting, Garbled, NotEncrypted, UnsafeAddress
from imageuploader.domain.image import is_image_id
from imageuploader.domain.settings import ApiVersion, Endpoint
from imageuploader.linode.loopback import stays_here


def base_url(endpoint: Endpoint) -> httpx.URL:
    """Return the URL with its version, which it may contain already.

    Raises BadSetting if it is not valid, NotEncrypted if a token would be sent in clear text.
    """
    text = endpoint.url.strip().rstrip("/")
    for version in ApiVersion:
        text = text.removesuffix(f"/{version}")
    try:
        url = httpx.URL(f"{text}/{endpoint.version}/")
    except httpx.InvalidURL as error:
        raise BadSetting("api-url", endpoint.url, str(error).lower()) from error
    if url.scheme not in {"http", "https"} or not url.host or url.query or url.fragment:
        raise BadSetting("api-url", endpoint.url, "it must look like https://api.linode.com")
    if url.scheme == "http" and not stays_here(url.host):
        raise NotEncrypted(url.host)
    return url


def image_path(image_id: str) -> str:
    """Return the path of an image; raise Garbled if it is not a valid ID."""
    if not is_image_id(image_id):
        raise Garbled("image", "its id makes no sense")
    return f"images/{quote(image_id, safe='')}"


def require_safe_address(address: str) -> None:
    """Raise UnsafeAddress unless the bytes and the signature of an upload go out encrypted.

    An address is used as it is: who answers with one of his own could read the disk.
    """
    try:
        url = httpx.URL(address)
    except httpx.InvalidURL as error:
        raise UnsafeAddress("", "malformed") from error
    if url.scheme not in {"http", "https"} or not url.host:
        raise UnsafeAddress(url.host, "malformed")
    if url.userinfo:
        raise UnsafeAddress(url.host, "credentials")
    if url.scheme == "http" and not stays_here(url.host):
        raise UnsafeAddress(url.host, "clear-text")
