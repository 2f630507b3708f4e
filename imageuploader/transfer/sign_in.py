"""What a token is worth, before it is stored."""

from contextlib import suppress
from typing import TYPE_CHECKING

from imageuploader.domain.accounts.rights import UPLOAD, TokenFacts, allows
from imageuploader.domain.errors import MissingGrant, MissingScope, UploadError

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
