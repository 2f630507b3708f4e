"""Faults of one PUT to the object store."""

from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import Response

from imageuploader.sandbox.early_replies import (
    close_connection,
    gateway_error,
    reset_connection,
    send_partial_reply,
    store_error,
    wait_for_disconnect,
)
from imageuploader.sandbox.faults import BODY_FAULTS
from imageuploader.sandbox.state import State

_CODES = {
    "put-403": "SignatureDoesNotMatch",
    "put-408": "RequestTimeout",
    "put-411": "MissingContentLength",
    "put-429": "SlowDown",
    "put-500": "InternalError",
    "put-503": "SlowDown",
}


class PutFaults:
    """The faults of one PUT."""

    def __init__(self, state: State, request: Request, name: str) -> None:
        self._state = state
        self._request = request
        self._name = name

    async def strike(self, position: str) -> Response | None:
        """Strike with the active faults of a position: `-start`, `` or `-end`; return the reply."""
        for what in BODY_FAULTS:
            fault = f"{what}{position}"
            if fault != "put-short-end" and self._state.faults.strikes(fault):
                reply = await self._reply(what)
                if reply is not None:
                    return reply
        return None

    async def strike_after_storing(self) -> Response | None:
        """Strike with the active faults that come once the object is stored; return the reply."""
        faults = self._state.faults
        if faults.strikes("put-lost-reply"):
            return await close_connection(self._request)
        if faults.strikes("put-lost-silent"):
            return await wait_for_disconnect(self._request)
        if faults.strikes("put-short-end"):
            return await send_partial_reply(self._request)
        return None

    async def _reply(self, what: str) -> Response | None:
        match what:
            case "image-deleted":
                self._state.delete_if_present(self._name)
                return None
            case "token-revoked":
                self._state.revoke()
                return None
            case "expired":
                self._state.expire(self._name)
                return store_error(HTTPStatus.FORBIDDEN, "AccessDenied")
            case "put-reset":
                return await reset_connection(self._request)
            case "put-cut":
                return await close_connection(self._request)
            case "put-stalled":
                return await wait_for_disconnect(self._request)
            case "put-short":
                return await send_partial_reply(self._request, b"HTTP/1.1 5")
            case _:
                return _error_reply(what)


def _error_reply(what: str) -> Response:
    match what:
        case "put-413":
            return gateway_error(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        case "put-502":
            return gateway_error(HTTPStatus.BAD_GATEWAY)
        case "put-maintenance":
            reply = gateway_error(HTTPStatus.SERVICE_UNAVAILABLE)
            reply.headers["X-Maintenance-Mode"] = "practice"
            return reply
        case _:
            reply = store_error(int(what.removeprefix("put-")), _CODES[what])
            if reply.status_code == HTTPStatus.TOO_MANY_REQUESTS:
                reply.headers["Retry-After"] = "1"
            return reply
