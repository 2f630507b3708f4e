"""The practice Linode's sign-in page for browsers: authorize, and the exchange of the code."""

import base64
import hashlib
import html
import secrets
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import parse_qs, urlencode, urlsplit

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_LIFETIME_SECONDS = 7200


@dataclass(frozen=True, slots=True)
class _Consent:
    """What was agreed to, until the code is used."""

    client_id: str
    redirect_uri: str
    challenge: str
    scope: str


class Login:
    """The two addresses of OAuth; a code is good once."""

    def __init__(self) -> None:
        self._codes: dict[str, _Consent] = {}

    def routes(self) -> list[Route]:
        """Return the routes below /oauth."""
        return [
            Route("/oauth/authorize", self._authorize, methods=["GET"]),
            Route("/oauth/consent", self._consent, methods=["GET"]),
            Route("/oauth/token", self._token, methods=["POST"]),
        ]

    async def _authorize(self, request: Request) -> Response:
        """Show a page with two links: to allow it, and to deny it."""
        query = request.query_params
        good = query.get("response_type") == "code" and query.get("code_challenge_method") == "S256"
        target = urlsplit(query.get("redirect_uri", ""))
        if not good or target.scheme != "http" or target.hostname not in _LOOPBACK:
            return Response("invalid request", HTTPStatus.BAD_REQUEST)
        links = " ".join(_link(answer, dict(query)) for answer in ("allow", "deny"))
        scope = html.escape(query.get("scope", ""))
        return HTMLResponse(f"<!doctype html><title>Practice Linode</title><p>{scope}<p>{links}")

    async def _consent(self, request: Request) -> Response:
        """Send the browser back with a code, or with a refusal."""
        query = request.query_params
        target, state = query["redirect_uri"], query.get("state", "")
        if query.get("answer") != "allow":
            back = {"error": "access_denied", "state": state}
        else:
            code = secrets.token_urlsafe(16)
            self._codes[code] = _Consent(
                query.get("client_id", ""), target, query.get("code_challenge", ""), query["scope"]
            )
            back = {"code": code, "state": state}
        return RedirectResponse(f"{target}?{urlencode(back)}", HTTPStatus.FOUND)

    async def _token(self, request: Request) -> Response:
        given = parse_qs((await request.body()).decode())
        form = {name: values[0] for name, values in given.items()}
        consent = self._codes.pop(form.get("code", ""), None)
        if consent is None or not _matches(consent, form):
            return JSONResponse({"error": "invalid_grant"}, HTTPStatus.BAD_REQUEST)
        scopes = ",".join(consent.scope.split())
        return JSONResponse(
            {
                "access_token": f"scopes={scopes}",
                "token_type": "bearer",
                "expires_in": _LIFETIME_SECONDS,
                "refresh_token": None,
                "scopes": scopes,
            }
        )


def _link(answer: str, query: dict[str, str]) -> str:
    target = html.escape(f"/oauth/consent?{urlencode({**query, 'answer': answer})}")
    return f'<a id="{answer}" href="{target}">{answer}</a>'


def _matches(consent: _Consent, form: dict[str, str]) -> bool:
    digest = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
    challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
    return (
        form.get("grant_type") == "authorization_code"
        and form.get("client_id") == consent.client_id
        and form.get("redirect_uri") == consent.redirect_uri
        and secrets.compare_digest(challenge, consent.challenge)
    )
