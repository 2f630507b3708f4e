"""What goes wrong while one body comes, where it was asked for."""

from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import Response

from imageuploader.sandbox.early_replies import broken_off, cut, gateway, lost, refusal, reset
from imageuploader.sandbox.faults import OF_THE_BODY
from imageuploader.sandbox.state import World

_CODES = {
    "put-403": "SignatureDoesNotMatch",
    "put-408": "RequestTimeout",
    "put-411": "MissingContentLength",
    "put-429": "SlowDown",
    "put-500": "InternalError",
    "put-503": "SlowDown",
}


class Mishaps:
    """The faults of one PUT."""

    def __init__(self, world: World, request: Request, name: str) -> None:
        self._world = world
        self._request = request
        self._name = name

    async def at(self, place: str) -> Response | None:
        """Let happen what is asked for at `-start`, `` or `-end`; return the answer, if any."""
        for what in OF_THE_BODY:
            fault = f"{what}{place}"
            if fault != "put-short-end" and self._world.faults.strikes(fault):
                answer = await self._answer(what)
                if answer is not None:
                    return answer
        return None

    async def after(self) -> Response | None:
        """Let happen what is asked for once the object is kept."""
        faults = self._world.faults
        if faults.strikes("put-lost-reply"):
            return await cut(self._request)
        if faults.strikes("put-lost-silent"):
            return await lost(self._request)
        if faults.strikes("put-short-end"):
            return await broken_off(self._request)
        return None

    async def _answer(self, what: str) -> Response | None:
        match what:
            case "image-deleted":
                self._world.lose(self._name)
                return None
            case "token-revoked":
                self._world.revoke()
                return None
            case "expired":
                self._world.expire(self._name)
                return refusal(HTTPStatus.FORBIDDEN, "AccessDenied")
            case "put-reset":
                return await reset(self._request)
            case "put-cut":
                return await cut(self._request)
            case "put-stalled":
                return await lost(self._request)
            case "put-short":
                return await broken_off(self._request, b"HTTP/1.1 5")
            case _:
                return _refused(what)


def _refused(what: str) -> Response:
    match what:
        case "put-413":
            return gateway(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        case "put-502":
            return gateway(HTTPStatus.BAD_GATEWAY)
        case "put-maintenance":
            answer = gateway(HTTPStatus.SERVICE_UNAVAILABLE)
            answer.headers["X-Maintenance-Mode"] = "practice"
            return answer
        case _:
            answer = refusal(int(what.removeprefix("put-")), _CODES[what])
            if answer.status_code == HTTPStatus.TOO_MANY_REQUESTS:
                answer.headers["Retry-After"] = "1"
            return answer
