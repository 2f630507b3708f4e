"""How much an account holds, and what Linode wants it to agree to."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto

from imageuploader.domain.accounts.rights import allows
from imageuploader.domain.image import Image
from imageuploader.domain.profile import Profile

MOST_IMAGES = 25
MOST_BYTES = 150 * 10**9
"""What most accounts may hold: Linode tells no account's own limit, and raises it on request."""

SIGNS_AGREEMENTS = "account:read_write"

_MEGABYTE = 1024**2


class Shortage(Enum):
    """Of what most accounts have no more."""

    IMAGES = auto()
    BYTES = auto()


@dataclass(frozen=True, slots=True)
class Usage:
    """How many custom images an account has, and the bytes they take up in all regions."""

    images: int = 0
    bytes: int = 0

    def shortage(self, images: int, count: int) -> Shortage | None:
        """Return what is missing for so many more images of `count` bytes together."""
        if self.images + images > MOST_IMAGES:
            return Shortage.IMAGES
        return Shortage.BYTES if self.bytes + count > MOST_BYTES else None


@dataclass(frozen=True, slots=True)
class Terms:
    """What is known of an account before an upload.

    `usage` is None if it is not known. `needs_agreement` is whether the account has not agreed to
    the terms for Europe, and this token may do so.
    """

    usage: Usage | None = None
    needs_agreement: bool = False


def may_agree(profile: Profile) -> bool:
    """Return whether the owner of a token may agree for the account, as far as Linode told."""
    scopes = profile.scopes
    return not profile.restricted and bool(scopes) and allows(scopes, SIGNS_AGREEMENTS)


def usage_of(images: Iterable[Image]) -> Usage:
    """Return the usage by the private images of an account; recovered ones do not count."""
    custom = [image for image in images if image.type == "manual"]
    stored = sum(max(image.total_size, image.size) for image in custom)
    return Usage(len(custom), stored * _MEGABYTE)
