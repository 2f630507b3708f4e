"""Linode's regions, and which of them can store images."""

from dataclasses import dataclass

CANNOT_STORE_IMAGES = frozenset({"gb-lon", "au-mel", "sg-sin-2", "jp-tyo-3", "no-osl-1"})
"""Object Storage regions that refuse images: Cloud Manager's list and its tests' (2026)."""

_CONTINENTS = {
    "North America": "us ca mx",
    "South America": "br cl ar co pe",
    "Europe": "gb de fr nl se es it no pl pt ch at be dk fi ie cz",
    "Asia": "in jp sg id my kr hk tw th ae il",
    "Oceania": "au nz",
    "Africa": "za ke ng eg",
}
CONTINENTS = (*_CONTINENTS, "Other")
EUROPE = "Europe"


@dataclass(frozen=True, slots=True)
class Region:
    """A data centre as `GET /regions` returns it."""

    id: str = ""
    label: str = ""
    country: str = ""
    capabilities: tuple[str, ...] = ()
    site_type: str = "core"
    status: str = "ok"

    @property
    def stores_images(self) -> bool:
        """Whether it is a core region with Object Storage that is not known to refuse images."""
        return (
            "Object Storage" in self.capabilities
            and self.site_type == "core"
            and self.id not in CANNOT_STORE_IMAGES
        )

    @property
    def continent(self) -> str:
        """One of CONTINENTS."""
        for name, countries in _CONTINENTS.items():
            if self.country.lower() in countries.split():
                return name
        return "Other"
