"""Who asks, and what their token allows."""

import re
from http import HTTPStatus

from starlette.requests import Request

from imageuploader.sandbox.replies import Refused, invalid_token
from imageuploader.sandbox.state import World

NOT_ALLOWED = "Your OAuth token is not authorized to use this endpoint."
_RESTRICTED = "restricted"
_REFUSED_TOKEN = "refused"  # noqa: S105 - a word of the practice, no secret


def token_of(request: Request) -> str:
    """Return the token of a request. Raises Refused without a good one."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    token = token.strip()
    if scheme.lower() != "bearer" or token in {"", _REFUSED_TOKEN}:
        raise invalid_token()
    return token


def scopes_of(token: str) -> list[str]:
    """Return what a token allows: `scopes=a:b,c:d` says it, every other one allows all."""
    token = token.removeprefix(f"{_RESTRICTED},")
    if not token.startswith("scopes="):
        return ["*"]
    return [scope for scope in re.split(r"[,\s]+", token.removeprefix("scopes=")) if scope]


def is_restricted(request: Request) -> bool:
    """Whether it is the token of a user with grants: `restricted`, or `restricted,scopes=a:b`."""
    return token_of(request).partition(",")[0] == _RESTRICTED


def must_be_unrestricted(request: Request) -> None:
    """Raise Refused for a user whose grants do not reach the account itself."""
    if is_restricted(request):
        raise Refused(HTTPStatus.FORBIDDEN, ("Unauthorized", None))


def allows(scopes: list[str], needed: str) -> bool:
    """Whether scopes cover the one that is needed; an empty one is covered by any token."""
    writing = needed.replace(":read_only", ":read_write")
    return needed == "" or not {"*", needed, writing}.isdisjoint(scopes)


def admit(request: Request, needed: str, world: World) -> dict[str, str]:
    """Return the scope headers of the answer. Raises Refused where the token does not do."""
    token = token_of(request)
    if world.is_revoked(token):
        raise invalid_token()
    scopes = scopes_of(token)
    headers = {"X-OAuth-Scopes": " ".join(scopes), "X-Accepted-OAuth-Scopes": needed or "*"}
    if allows(scopes, needed):
        return headers
    refused = Refused(HTTPStatus.UNAUTHORIZED, (NOT_ALLOWED, None))
    refused.headers = headers
    raise refused
