"""Signs in with the browser, and changes the code that comes back into a token."""

from collections.abc import Callable

import httpx

from imageuploader.codec.parse import json_from, object_from
from imageuploader.domain.accounts.browser_sign_in import Attempt
from imageuploader.domain.accounts.endpoints import checked_endpoint
from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.errors import SignInRefused
from imageuploader.domain.network.proxy import Network
from imageuploader.domain.settings import DEFAULT_LOGIN_URL, Endpoint
from imageuploader.linode.browser_redirect import BrowserRedirect
from imageuploader.linode.sockets import SocketInterrupter
from imageuploader.linode.transport import DIRECTLY, InterruptibleTransport, quiet_logs
from imageuploader.linode.transport_errors import transport_error_of

PATIENCE_SECONDS = 600.0
_REPLY_SECONDS = 30.0
_WHOLE_SECONDS = 60.0


def sign_in_with_browser(
    client_id: str,
    open_page: Callable[[str], object],
    cancel: CancelToken,
    *,
    login_url: str = DEFAULT_LOGIN_URL,
    network: Network = DIRECTLY,
) -> str:
    """Open Linode's page in a browser, wait for consent, and return a token, valid for two hours.

    Raises SignInRefused, a NetworkError, NotEncrypted, Garbled or CancelRequested. Nothing listens
    any more when this returns.
    """
    checked_endpoint(Endpoint(login_url))
    with BrowserRedirect() as redirect:
        attempt = Attempt(client_id, redirect.uri)
        open_page(attempt.page(login_url))
        code = attempt.code_in(redirect.wait(cancel, PATIENCE_SECONDS))
    return _token_for(code, attempt, cancel, login_url, network)


def _token_for(
    code: str, attempt: Attempt, cancel: CancelToken, login_url: str, network: Network
) -> str:
    quiet_logs()
    interrupter, host = SocketInterrupter(), httpx.URL(login_url).host
    form = {
        "grant_type": "authorization_code",
        "client_id": attempt.client_id,
        "code": code,
        "state": attempt.state,
        "code_verifier": attempt.verifier,
        "redirect_uri": attempt.redirect_uri,
    }
    transport = InterruptibleTransport(host, interrupter, network=network)
    with (
        interrupter.within(_WHOLE_SECONDS),
        interrupter.ended_by(cancel),
        httpx.Client(transport=transport, timeout=_REPLY_SECONDS) as http,
    ):
        try:
            answer = http.post(f"{login_url}/oauth/token", data=form, follow_redirects=False)
        except httpx.TransportError as error:
            cancel.check()
            # `from None`: httpx's error holds the request, and that the code
            raise transport_error_of(error, host) from None
    if not answer.is_success:
        raise SignInRefused("code")
    token = object_from(json_from(answer.content, "token"), "token").get("access_token")
    if not isinstance(token, str) or not token:
        raise SignInRefused("code")
    return token
