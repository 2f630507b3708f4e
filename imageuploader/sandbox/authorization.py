"""Authorization: whose token it is, and what it allows."""

import re
from http import HTTPStatus

from starlette.requests import Request

from imageuploader.sandbox.replies import Refused, invalid_token
from imageuploader.sandbox.state import State
from imageuploader.sandbox.user import USERNAME

NOT_ALLOWED = "Your OAuth token is not authorized to use this endpoint."
_RESTRICTED = "restricted"
_VIEWER = "viewer"
"""The word of a token whose user is restricted, and may not add images either."""
_REFUSED_TOKEN = "refused"  # noqa: S105 - a word of the practice server, not a secret


def token_of(request: Request) -> str:
    """Return the token of a request; raise Refused without a valid one."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    token = token.strip()
    if scheme.lower() != "bearer" or token in {"", _REFUSED_TOKEN}:
        raise invalid_token()
    return token


def scopes_of(token: str) -> list[str]:
    """Return the scopes of a token: `scopes=a:b,c:d` lists them, any other token has them all."""
    token = token.removeprefix(f"{_RESTRICTED},").removeprefix(f"{_VIEWER},")
    if not token.startswith("scopes="):
        return ["*"]
    return [scope for scope in re.split(r"[,\s]+", token.removeprefix("scopes=")) if scope]


def is_restricted(request: Request) -> bool:
    """Whether the user is restricted: the token is `restricted`, or `restricted,scopes=a:b`."""
    return token_of(request).partition(",")[0] in {_RESTRICTED, _VIEWER}


def may_add_images(request: Request) -> bool:
    """Whether the user may add images: not with the token `viewer`, or `viewer,scopes=a:b`."""
    return token_of(request).partition(",")[0] != _VIEWER


def user_of(request: Request) -> str:
    """Return whose token it is: `user=jdoe` is that of jdoe, any other of the usual user."""
    token = token_of(request)
    return token.removeprefix("user=") if token.startswith("user=") else USERNAME


def expiry_of(token: str) -> str | None:
    """Return when a token expires: `expires=2026-12-01T00:00:00` says so, any other never does."""
    return token.removeprefix("expires=") if token.startswith("expires=") else None


def require_unrestricted(request: Request) -> None:
    """Raise Refused for a restricted user, who has no access to the account itself."""
    if is_restricted(request):
        raise Refused(HTTPStatus.FORBIDDEN, ("Unauthorized", None))


def allows(scopes: list[str], needed: str) -> bool:
    """Whether scopes include the one that is needed; any token will do for an empty one."""
    writing = needed.replace(":read_only", ":read_write")
    return needed == "" or not {"*", needed, writing}.isdisjoint(scopes)


def authorize(request: Request, needed: str, state: State) -> dict[str, str]:
    """Return the scope headers of the reply; raise Refused if the token is not sufficient."""
    token = token_of(request)
    if state.is_revoked(token):
        raise invalid_token()
    scopes = scopes_of(token)
    headers = {"X-OAuth-Scopes": " ".join(scopes), "X-Accepted-OAuth-Scopes": needed or "*"}
    if allows(scopes, needed):
        return headers
    refused = Refused(HTTPStatus.UNAUTHORIZED, (NOT_ALLOWED, None))
    refused.headers = headers
    raise refused
