"""Faults of a request to the API."""

from collections.abc import Callable
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from imageuploader.sandbox.early_replies import (
    close_connection,
    gateway_error,
    reset_connection,
    send_partial_reply,
    wait_for_disconnect,
)
from imageuploader.sandbox.faults import API_FAULTS, Faults

_TRUNCATED_JSON = '{"data": [{"id": 5, "label"'
_REASONS = {
    "401": "Invalid Token",
    "403": "Unauthorized",
    "408": "Request timed out",
    "429": "Too many requests",
    "500": "Internal Server Error",
    "503": "Service unavailable",
    "maintenance": "Linode is under maintenance",
}
_MISSING = ("regions", "total_size", "is_shared", "image_sharing", "capabilities")
_NULL = ("description", "tags", "size", "deprecated", "updated")


async def fault_before(faults: Faults, operation: str, request: Request) -> Response | None:
    """Return the reply of a fault that strikes before anything is done, or None."""
    for what in API_FAULTS:
        if faults.strikes(f"api-{what}") or (operation and faults.strikes(f"{operation}-{what}")):
            return await _fault_reply(what, request)
    return None


async def fault_after(faults: Faults, operation: str, request: Request) -> Response | None:
    """Return the reply of a fault that strikes after it is done, or None."""
    if operation not in {"post", "delete"}:
        return None
    if faults.strikes(f"{operation}-lost-reply"):
        return await close_connection(request)
    for what in ("silent", "short", "garbled", "502", "503"):
        if operation == "post" and faults.strikes(f"post-lost-{what}"):
            return await _fault_reply(what, request)
    return None


async def _fault_reply(what: str, request: Request) -> Response:
    match what:
        case "reset":
            return await reset_connection(request)
        case "cut":
            return await close_connection(request)
        case "silent":
            return await wait_for_disconnect(request)
        case "short":
            return await send_partial_reply(request)
        case "garbled":
            return Response(_TRUNCATED_JSON, media_type="application/json")
        case "411" | "413" | "502":
            return gateway_error(int(what))
        case _:
            return _error_reply(what)


def _error_reply(what: str) -> Response:
    planned = what == "maintenance"
    status = HTTPStatus.SERVICE_UNAVAILABLE if planned else int(what)
    reply = JSONResponse({"errors": [{"reason": _REASONS[what]}]}, status)
    if planned:
        reply.headers["X-Maintenance-Mode"] = "practice"
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        reply.headers["Retry-After"] = "1"
    return reply


Record = dict[str, object]


def apply_image_faults(body: object, faults: Faults) -> object:
    """Return a reply of `/images`, its images malformed if a fault is active."""
    if faults.strikes("image-odd"):
        return _map_images(body, _make_odd)
    if faults.strikes("image-bare"):
        return _map_images(body, _make_bare)
    return body


def _map_images(body: object, change: Callable[[Record], Record]) -> object:
    if not isinstance(body, dict):
        return body
    if "image" in body:
        return body | {"image": _map_images(body["image"], change)}
    if "data" in body:
        return body | {"data": [_map_images(image, change) for image in body["data"]]}
    return change(body)


def _make_bare(image: Record) -> Record:
    return {"id": image["id"]}


def _make_odd(image: Record) -> Record:
    kept = {name: value for name, value in image.items() if name not in _MISSING}
    unknown = {"flavour": {"kind": ["unheard-of"]}, "type": "quantum"}
    return kept | dict.fromkeys(_NULL) | unknown
