"""The regions of the practice Linode."""

NO_IMAGES = frozenset({"gb-lon", "au-mel", "sg-sin-2", "jp-tyo-3", "no-osl-1"})

_CORE = (
    ("us-ord", "Chicago, IL", "us"),
    ("us-east", "Newark, NJ", "us"),
    ("us-west", "Fremont, CA", "us"),
    ("us-southeast", "Atlanta, GA", "us"),
    ("us-sea", "Seattle, WA", "us"),
    ("us-lax", "Los Angeles, CA", "us"),
    ("us-mia", "Miami, FL", "us"),
    ("us-iad", "Washington, DC", "us"),
    ("br-gru", "Sao Paulo", "br"),
    ("de-fra-2", "Frankfurt 2", "de"),
    ("nl-ams", "Amsterdam", "nl"),
    ("gb-lon", "London 2", "gb"),
    ("fr-par", "Paris", "fr"),
    ("it-mil", "Milan", "it"),
    ("es-mad", "Madrid", "es"),
    ("se-sto", "Stockholm", "se"),
    ("jp-osa", "Osaka", "jp"),
    ("in-bom-2", "Mumbai 2", "in"),
    ("id-cgk", "Jakarta", "id"),
    ("sg-sin-2", "Singapore 2", "sg"),
    ("au-mel", "Melbourne", "au"),
)
_WITHOUT_OBJECTS = (("ca-central", "Toronto", "ca"),)
_DISTRIBUTED = (("us-den-edge-1", "Edge - Denver, CO", "us"),)


def _region(place: tuple[str, str, str], *capabilities: str, site: str) -> dict[str, object]:
    name, label, country = place
    monitored = ("dbaas",) if site == "core" else ()
    return {
        "id": name,
        "label": label,
        "country": country,
        "capabilities": ["Linodes", *capabilities],
        "site_type": site,
        "status": "ok",
        "resolvers": {"ipv4": "192.0.2.53", "ipv6": "2001:db8::53"},
        "placement_group_limits": {
            "maximum_pgs_per_customer": 100,
            "maximum_linodes_per_pg": 5,
            "maximum_linodes_per_flexible_pg": 5,
        },
        "monitors": {"alerts": list(monitored), "metrics": list(monitored)},
    }


REGIONS = (
    *(_region(place, "Object Storage", "Block Storage", site="core") for place in _CORE),
    *(_region(place, "Block Storage", site="core") for place in _WITHOUT_OBJECTS),
    *(_region(place, "Distributed Plans", site="distributed") for place in _DISTRIBUTED),
)

STORING = frozenset(place[0] for place in _CORE) - NO_IMAGES
