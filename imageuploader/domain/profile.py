"""Who the token belongs to."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Profile:
    """The user, and the token's scopes as the answer's headers told (`*` is all)."""

    username: str = ""
    email: str = ""
    restricted: bool = False
    scopes: str = ""

    @property
    def can_upload(self) -> bool:
        """Whether the scopes, where they were told, allow uploads."""
        scopes = self.scopes.replace(",", " ").split()
        return not scopes or bool({"*", "images:read_write"}.intersection(scopes))
