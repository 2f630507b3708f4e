"""Answers in Linode's own form."""

from collections.abc import Mapping
from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response


class Refused(Exception):
    """The API answers with errors instead; each is a reason and the field, if any, it is about."""

    def __init__(self, status: int, *errors: tuple[str, str | None]) -> None:
        super().__init__(status, *errors)
        self.status = status
        self.errors = errors
        self.headers: dict[str, str] = {}

    def answer(self) -> Response:
        """Return the answer in the API's envelope."""
        errors = [_error(reason, field) for reason, field in self.errors]
        return JSONResponse({"errors": errors}, self.status, headers=self.headers)


def _error(reason: str, field: str | None) -> Mapping[str, str]:
    return {"reason": reason} if field is None else {"reason": reason, "field": field}


def not_found() -> Refused:
    """Return the refusal for what does not exist."""
    return Refused(HTTPStatus.NOT_FOUND, ("Not found", None))


def trouble(name: str) -> Response:
    """Return the answer of a fault of the whole API."""
    match name:
        case "api-503":
            return _refused(HTTPStatus.SERVICE_UNAVAILABLE, "Service unavailable", {})
        case "api-429":
            return _refused(HTTPStatus.TOO_MANY_REQUESTS, "Too many requests", {"Retry-After": "1"})
        case "gateway-html":
            page = "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>"
            return HTMLResponse(page, HTTPStatus.BAD_GATEWAY)
        case _:
            return Response('{"data": [{"id": 5, "label"', media_type="application/json")


def _refused(status: int, reason: str, headers: dict[str, str]) -> Response:
    return JSONResponse({"errors": [{"reason": reason}]}, status, headers=headers)


async def unrouted(_request: Request, problem: Exception) -> Response:
    """Answer for a path or a method that the API does not have."""
    match problem:
        case HTTPException(status_code=HTTPStatus.METHOD_NOT_ALLOWED):
            return Refused(problem.status_code, ("Method Not Allowed", None)).answer()
        case _:
            return not_found().answer()
