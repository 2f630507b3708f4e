"""What can go wrong with the connection to Linode, and on Linode."""

from imageuploader.domain.errors.base import UploadError


class AccessError(UploadError):
    """Linode does not know the token, or does not allow this with it."""

    needs_sign_in = True


class NoToken(AccessError):
    """Nobody is signed in."""


class BadToken(AccessError):
    """What was given as a token is none: `empty`, or with a `space`, an `address`, `characters`."""

    def __init__(self, fault: str) -> None:
        super().__init__(fault)
        self.fault = fault


class SignInRefused(AccessError):
    """Signing in with the browser came to nothing.

    `why` is `denied`, `closed` (nobody came back), `state` (an answer to something else), `code`
    (the exchange was refused), `port` (none is free to listen on) or `error`.
    """

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class TokenRefused(AccessError):
    """The token is not valid (401)."""


class MissingScope(AccessError):
    """The token lacks a scope; as in `X-Accepted-OAuth-Scopes` and `X-OAuth-Scopes`."""

    def __init__(self, needed: str, has: str) -> None:
        super().__init__(needed, has)
        self.needed = needed
        self.has = has


class MissingGrant(AccessError):
    """The user may not do this, whatever the token; `needed` is a grant or IAM's permission."""

    def __init__(self, needed: str, user: str) -> None:
        super().__init__(needed, user)
        self.needed = needed
        self.user = user


class NotPermitted(AccessError):
    """Linode refused an upload (403) of a user and said `reason`, but named no missing right."""

    def __init__(self, user: str, reason: str) -> None:
        super().__init__(user, reason)
        self.user = user
        self.reason = reason


class OtherAccount(AccessError):
    """The upload belongs to the user `who` of the Linode at `where`; empty if not known."""

    def __init__(self, where: str, who: str) -> None:
        super().__init__(where, who)
        self.where = where
        self.who = who


class NetworkError(UploadError):
    """The server was not reached, or the connection to it broke."""

    def __init__(self, host: str, reason: str) -> None:
        super().__init__(host, reason)
        self.host = host
        self.reason = reason


class Unreachable(NetworkError):
    """No connection, or it broke or timed out; `sent` if the request may have arrived."""

    def __init__(self, host: str, reason: str, sent: bool = False) -> None:
        super().__init__(host, reason)
        self.sent = sent


class NameNotFound(NetworkError):
    """The host name cannot be resolved."""


class NotTrusted(NetworkError):
    """The connection is not trusted by this computer; `issuer` is that of its certificate.

    `flaw` is `time` (not valid today, by this computer's clock), `name` (it is of another host),
    `encryption` (the server offers only what is no longer safe), or empty for anything else.
    """

    def __init__(self, host: str, reason: str, issuer: str = "", flaw: str = "") -> None:
        super().__init__(host, reason)
        self.issuer = issuer
        self.flaw = flaw


class ProxyWantsPassword(NetworkError):
    """The proxy asks for a user and a password, or does not know those that it got."""


class CaptivePortal(NetworkError):
    """A page of the network itself answers, which wants a sign-in of its own first."""


class NotLinode(NetworkError):
    """Something answers at the API address, but not as Linode does."""


class NotStorage(NetworkError):
    """Something answers in place of the storage that uploads go to."""


class ClockWrong(UploadError):
    """The clock of this computer differs from Linode's by `seconds`, which may be negative."""

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds)
        self.seconds = seconds


class ServiceError(UploadError):
    """Linode answered with an error."""


class Rejected(ServiceError):
    """A 4xx with reasons; `reason` and `field` are the first error's, `more` the others'."""

    def __init__(
        self, status: int, reason: str, field: str = "", more: tuple[str, ...] = ()
    ) -> None:
        super().__init__(status, reason, field, more)
        self.status = status
        self.reason = reason
        self.field = field
        self.more = tuple(more)


class NotFound(ServiceError):
    """404: the requested object does not exist."""


class RateLimited(ServiceError):
    """429: the service asked for a pause of `seconds`."""

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds)
        self.seconds = seconds
        self.retry_after = seconds


class ServerTrouble(ServiceError):
    """408 or 5xx, or a gateway's page; `seconds` is Retry-After or 0."""

    def __init__(
        self, status: int, reason: str = "", seconds: float = 0.0, maintenance: bool = False
    ) -> None:
        super().__init__(status, reason, seconds, maintenance)
        self.status = status
        self.reason = reason
        self.seconds = seconds
        self.maintenance = maintenance
        self.retry_after = seconds


class Garbled(ServiceError):
    """An invalid response; `what` names its content, such as `image`."""

    def __init__(self, what: str, reason: str) -> None:
        super().__init__(what, reason)
        self.what = what
        self.reason = reason


class AddressRefused(ServiceError):
    """The upload address answered 4xx; `code` is the store's own, such as `AccessDenied`."""

    def __init__(self, status: int, code: str) -> None:
        super().__init__(status, code)
        self.status = status
        self.code = code


class UnsafeAddress(ServiceError):
    """The upload address may not be used; `host` is where it leads, `problem` why not.

    `problem` is `clear-text`, `credentials` or `malformed`.
    """

    def __init__(self, host: str, problem: str) -> None:
        super().__init__(host, problem)
        self.host = host
        self.problem = problem


class WrongChecksum(ServiceError):
    """The store has other bytes than were sent; MD5 in hex."""

    def __init__(self, sent: str, stored: str) -> None:
        super().__init__(sent, stored)
        self.sent = sent
        self.stored = stored


class ProcessingFailed(ServiceError):
    """Linode could not use the file; `reason` is the event's message, perhaps empty."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class ImageGone(ServiceError):
    """The image is no longer on Linode."""


class NoWord(ServiceError):
    """The status of a processing image has been unknown since `since` (ISO, UTC).

    `status` is that of Linode's response, 0 if there was none or it was invalid; `reason` is its
    explanation.
    """

    def __init__(self, since: str, status: int, reason: str) -> None:
        super().__init__(since, status, reason)
        self.since = since
        self.status = status
        self.reason = reason


class ImageUnclear(ServiceError):
    """Linode does not say whether images still wait for their bytes; `ids` are theirs."""

    def __init__(self, ids: tuple[str, ...]) -> None:
        super().__init__(ids)
        self.ids = tuple(ids)
