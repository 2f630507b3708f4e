"""What a token is worth, before it is stored."""

from contextlib import suppress
from http import HTTPStatus
from typing import TYPE_CHECKING

from imageuploader.domain.accounts.rights import UPLOAD, TokenFacts, allows
from imageuploader.domain.errors import (
    MissingGrant,
    MissingScope,
    NotPermitted,
    Rejected,
    UploadError,
)

if TYPE_CHECKING:
    from imageuploader.linode.client import LinodeClient

_EXPIRY_SCOPE = "account:read_only"


def examine_token(client: "LinodeClient", token: str) -> TokenFacts:
    """Ask Linode whose token this is, and what it allows.

    Raises MissingScope or MissingGrant where it does not allow to upload, and what a request may.
    """
    profile = client.profile()
    if not allows(profile.scopes, UPLOAD):
        raise MissingScope(UPLOAD, profile.scopes)
    if not client.may_add_images(profile):
        raise MissingGrant("add_images", profile.username)
    expires = None
    if profile.scopes and allows(profile.scopes, _EXPIRY_SCOPE):
        with suppress(UploadError):  # nothing depends on it
            expires = client.token_expiry(token)
    return TokenFacts(profile.username, profile.scopes, expires)


def name_missing_right(client: "LinodeClient", said: UploadError) -> UploadError:
    """Return what a token lacks for an upload that was refused, as far as Linode tells.

    Any other error than a 403 comes back as it is. Raises nothing.
    """
    match said:
        case MissingGrant(needed=needed, user=""):
            right = needed
        case Rejected(status=HTTPStatus.FORBIDDEN):
            right = ""
        case _:
            return said
    user = ""
    with suppress(UploadError):
        profile = client.profile()
        user = profile.username
        if not client.may_add_images(profile):
            right = right or "add_images"
    return MissingGrant(right, user) if right else NotPermitted(user, _reason_of(said))


def _reason_of(said: UploadError) -> str:
    return said.reason if isinstance(said, Rejected) else ""
