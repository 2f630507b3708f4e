"""Signing in with the browser: OAuth's code with PKCE S256 (RFC 7636), for one's own client."""

import base64
import hashlib
import secrets
from dataclasses import dataclass, field
from datetime import timedelta
from urllib.parse import parse_qs, urlencode

from imageuploader.domain.accounts.rights import REASONS, UPLOAD
from imageuploader.domain.errors import SignInRefused
from imageuploader.domain.settings import DEFAULT_LOGIN_URL

LIFETIME = timedelta(hours=2)
"""How long a token lasts that a browser signed in for; there is none to renew it with."""

WARN_BEFORE_END = timedelta(minutes=10)

SCOPES = f"{UPLOAD} {REASONS}"
REDIRECT_PATH = "/signed-in"
_SECRET_BYTES = 48


@dataclass(frozen=True, slots=True)
class Attempt:
    """One sign-in: what only this program knows, and where the browser is to come back to."""

    client_id: str
    redirect_uri: str
    state: str = field(default_factory=lambda: secrets.token_urlsafe(_SECRET_BYTES), repr=False)
    verifier: str = field(default_factory=lambda: secrets.token_urlsafe(_SECRET_BYTES), repr=False)

    @property
    def challenge(self) -> str:
        """The SHA-256 of the verifier, which the page of Linode gets to see."""
        digest = hashlib.sha256(self.verifier.encode()).digest()
        return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()

    def page(self, login_url: str = DEFAULT_LOGIN_URL) -> str:
        """Return the address of the page that asks for consent."""
        query = {
            "client_id": self.client_id,
            "response_type": "code",
            "redirect_uri": self.redirect_uri,
            "scope": SCOPES,
            "state": self.state,
            "code_challenge": self.challenge,
            "code_challenge_method": "S256",
        }
        return f"{login_url}/oauth/authorize?{urlencode(query)}"

    def code_in(self, query: str) -> str:
        """Return the code that the browser came back with; raise SignInRefused.

        An answer to another attempt, or one that nobody asked for, has another state.
        """
        given = {name: values[0] for name, values in parse_qs(query).items()}
        if not secrets.compare_digest(given.get("state", "").encode(), self.state.encode()):
            raise SignInRefused("state")
        if "error" in given:
            raise SignInRefused("denied" if given["error"] == "access_denied" else "error")
        if not given.get("code"):
            raise SignInRefused("error")
        return given["code"]
