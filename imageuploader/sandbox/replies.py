"""Answers in Linode's own form."""

from collections.abc import Mapping
from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response


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


def invalid_token() -> Refused:
    """Return the refusal for a token that nobody knows."""
    return Refused(HTTPStatus.UNAUTHORIZED, ("Invalid Token", None))


def not_found() -> Refused:
    """Return the refusal for what does not exist."""
    return Refused(HTTPStatus.NOT_FOUND, ("Not found", None))


async def unrouted(_request: Request, problem: Exception) -> Response:
    """Answer for a path or a method that the API does not have."""
    match problem:
        case HTTPException(status_code=HTTPStatus.METHOD_NOT_ALLOWED):
            return Refused(problem.status_code, ("Method Not Allowed", None)).answer()
        case _:
            return not_found().answer()
