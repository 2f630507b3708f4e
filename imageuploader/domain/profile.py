"""The owner of a token."""

from dataclasses import dataclass


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
