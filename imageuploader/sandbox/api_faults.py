"""What goes wrong with a request of the API, where it was asked for."""

from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from imageuploader.sandbox.early_replies import broken_off, cut, gateway, lost, reset
from imageuploader.sandbox.faults import OF_THE_API, Faults

_SENSELESS = '{"data": [{"id": 5, "label"'
_REASONS = {
    "401": "Invalid Token",
    "403": "Unauthorized",
    "408": "Request timed out",
    "429": "Too many requests",
    "500": "Internal Server Error",
    "503": "Service unavailable",
    "maintenance": "Linode is under maintenance",
}


async def instead(faults: Faults, operation: str, request: Request) -> Response | None:
    """Return what is answered although nothing is done; None where all goes well."""
    for what in OF_THE_API:
        if faults.strikes(f"api-{what}") or (operation and faults.strikes(f"{operation}-{what}")):
            return await _trouble(what, request)
    return None


async def afterwards(faults: Faults, operation: str, request: Request) -> Response | None:
    """Return what is answered although it was done; None where all goes well."""
    if operation not in {"post", "delete"}:
        return None
    if faults.strikes(f"{operation}-lost-reply"):
        return await cut(request)
    for what in ("silent", "short", "garbled", "502", "503"):
        if operation == "post" and faults.strikes(f"post-lost-{what}"):
            return await _trouble(what, request)
    return None


async def _trouble(what: str, request: Request) -> Response:
    match what:
        case "reset":
            return await reset(request)
        case "cut":
            return await cut(request)
        case "silent":
            return await lost(request)
        case "short":
            return await broken_off(request)
        case "garbled":
            return Response(_SENSELESS, media_type="application/json")
        case "411" | "413" | "502":
            return gateway(int(what))
        case _:
            return _refused(what)


def _refused(what: str) -> Response:
    planned = what == "maintenance"
    status = HTTPStatus.SERVICE_UNAVAILABLE if planned else int(what)
    answer = JSONResponse({"errors": [{"reason": _REASONS[what]}]}, status)
    if planned:
        answer.headers["X-Maintenance-Mode"] = "practice"
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        answer.headers["Retry-After"] = "1"
    return answer
