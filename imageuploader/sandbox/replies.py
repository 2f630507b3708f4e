"""Errors as the API reports them."""

from collections.abc import Mapping
from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response


class Refused(Exception):
    """The request is refused; each error has a reason, and the field it is about or None."""

    def __init__(self, status: int, *errors: tuple[str, str | None]) -> None:
        super().__init__(status, *errors)
        self.status = status
        self.errors = errors
        self.headers: dict[str, str] = {}

    def reply(self) -> Response:
        """Return the response, in the API's form."""
        errors = [_error(reason, field) for reason, field in self.errors]
        return JSONResponse({"errors": errors}, self.status, headers=self.headers)


def _error(reason: str, field: str | None) -> Mapping[str, str]:
    return {"reason": reason} if field is None else {"reason": reason, "field": field}


def invalid_token() -> Refused:
    """Return the error for an unknown token."""
    return Refused(HTTPStatus.UNAUTHORIZED, ("Invalid Token", None))


def not_found() -> Refused:
    """Return the error for something that does not exist."""
    return Refused(HTTPStatus.NOT_FOUND, ("Not found", None))


async def reply_unrouted(_request: Request, problem: Exception) -> Response:
    """Reply to a path or a method that the API does not have."""
    match problem:
        case HTTPException(status_code=HTTPStatus.METHOD_NOT_ALLOWED):
            return Refused(problem.status_code, ("Method Not Allowed", None)).reply()
        case _:
            return not_found().reply()
