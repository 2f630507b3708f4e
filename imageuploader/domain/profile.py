"""The owner of a token."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto


@dataclass(frozen=True, slots=True)
class Profile:
    """The user, and the token's scopes from the response headers (`*` means all)."""

    username: str = ""
    email: str = ""
    restricted: bool = False
    scopes: str = ""

    @property
    def can_upload(self) -> bool:
        """Whether the scopes allow uploads; assumed if there are none."""
        scopes = self.scopes.replace(",", " ").split()
        return not scopes or bool({"*", "images:read_write"}.intersection(scopes))


class Denied(Enum):
    """Why an image may not be changed: the token lacks the scope, or its user the grant."""

    SCOPE = auto()
    GRANT = auto()


@dataclass(frozen=True, slots=True)
class ImageRights:
    """What a token may do with images.

    `grants` are the permissions of a restricted user by the image's number, None for any other.
    """

    profile: Profile = Profile()
    grants: Mapping[int, str] | None = field(default=None, hash=False)

    def denied(self, number: int | None) -> Denied | None:
        """Return why an image may not be changed, or None if it may."""
        if not self.profile.can_upload:
            return Denied.SCOPE
        if self.grants is not None and self.grants.get(number or 0) != "read_write":
            return Denied.GRANT
        return None
