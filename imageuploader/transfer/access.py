"""Which errors end when somebody signs in."""

from imageuploader.domain.errors import (
    AccessError,
    NoTokenStore,
    TokenGone,
    TokenStoreLocked,
    TokenStorePlain,
    TokenStoreRefused,
    UploadError,
)

_FORBIDDEN = (
    AccessError | NoTokenStore | TokenGone | TokenStoreLocked | TokenStorePlain | TokenStoreRefused
)


def needs_sign_in(error: UploadError) -> bool:
    """Return whether the same request may succeed with another token: then nothing has failed."""
    return isinstance(error, _FORBIDDEN)
