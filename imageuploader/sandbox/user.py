"""The only user of the practice Linode, and the account."""

from collections.abc import Iterable
from typing import cast

Record = dict[str, object]
USERNAME = "practice"
_EMAIL = "practice@example.com"
_ADDED = (
    "databases",
    "domains",
    "firewalls",
    "linodes",
    "longview",
    "nodebalancers",
    "stackscripts",
    "volumes",
    "vpcs",
)
_ENTITIES = (
    "database",
    "domain",
    "firewall",
    "linode",
    "longview",
    "nodebalancer",
    "stackscript",
    "volume",
    "vpc",
)


def profile() -> Record:
    """Return the profile of an unrestricted user."""
    return {
        "username": USERNAME,
        "email": _EMAIL,
        "restricted": False,
        "timezone": "UTC",
        "uid": 1,
        "user_type": "default",
        "email_notifications": True,
        "two_factor_auth": False,
        "authentication_type": "password",
        "authorized_keys": None,
        "ip_whitelist_enabled": False,
        "lish_auth_method": "keys_only",
        "verified_phone_number": None,
        "referrals": {
            "code": "practice",
            "completed": 0,
            "credit": 0,
            "pending": 0,
            "total": 0,
            "url": "https://www.linode.com/?r=practice",
        },
    }


def grants(images: Iterable[Record], *, add_images: bool) -> Record:
    """Return the grants of a restricted user: everything with its images, and nothing else."""
    own = [
        {
            "id": int(str(image["id"]).removeprefix("private/")),
            "label": image["label"],
            "permissions": "read_write",
        }
        for image in images
    ]
    general = {
        "account_access": None,
        "add_images": add_images,
        **{f"add_{what}": False for what in _ADDED},
        "cancel_account": False,
        "child_account_access": None,
        "longview_subscription": False,
    }
    return {"global": general, "image": own, **{entity: [] for entity in _ENTITIES}}


def tokens(token: str, expiry: str | None) -> list[Record]:
    """Return the tokens of the user: the one in use, of which only the beginning is shown."""
    return [
        {
            "id": 1,
            "label": "practice",
            "scopes": "*",
            "created": "2026-01-01T00:00:00",
            "expiry": expiry,
            "token": token[:16],
        }
    ]


def account() -> Record:
    """Return the account."""
    return {
        "active_promotions": [],
        "active_since": "2018-01-01T00:01:01",
        "address_1": "123 Main Street",
        "address_2": "",
        "balance": 0,
        "balance_uninvoiced": 0,
        "billing_source": "linode",
        "capabilities": ["Linodes", "Block Storage", "Object Storage", "Machine Images"],
        "city": "Philadelphia",
        "company": "",
        "country": "US",
        "credit_card": {"expiry": "11/2022", "last_four": "1111"},
        "email": _EMAIL,
        "euuid": "00000000-0000-4000-8000-000000000000",
        "first_name": "Practice",
        "last_name": "User",
        "phone": "",
        "state": "PA",
        "tax_id": "",
        "zip": "19102-1234",
    }


def tags(images: Iterable[Record]) -> list[Record]:
    """Return the tags of the account, each once."""
    labels = {label for image in images for label in cast("list[str]", image["tags"])}
    return [{"label": label} for label in sorted(labels)]
