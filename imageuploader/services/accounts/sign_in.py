"""What becomes of a token that somebody signs in with."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from imageuploader.domain.accounts.rights import TokenFacts
from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.errors import LocalError
from imageuploader.domain.network.proxy import Network
from imageuploader.domain.region import Region
from imageuploader.domain.settings import Endpoint

if TYPE_CHECKING:
    from imageuploader.linode.client import LinodeClient

_LONGEST_SECONDS = 600.0
"""What is asked for here is over long before, every attempt included."""


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A token that Linode took, and where it is stored; if nowhere, why it is for this session."""

    token: str = field(repr=False)
    name: str
    facts: TokenFacts
    endpoint: Endpoint
    place: str = ""
    problem: LocalError | None = None


def examine(endpoint: Endpoint, token: str, network: Network, cancel: CancelToken) -> TokenFacts:
    """Ask Linode whose token this is; raise as `examine_token` does, and CancelRequested."""
    from imageuploader.linode.client import LinodeClient
    from imageuploader.transfer.token_check import examine_token

    with LinodeClient(endpoint, token, network=network) as client, abort_on(cancel, client):
        return examine_token(client, token)


def ask_for_regions(
    endpoint: Endpoint, network: Network, cancel: CancelToken
) -> tuple[Region, ...]:
    """Ask a Linode for its regions that store images; raise what a request does."""
    from imageuploader.linode.client import LinodeClient

    with LinodeClient(endpoint, "", network=network) as client, abort_on(cancel, client):
        return tuple(region for region in client.regions() if region.stores_images)


@contextmanager
def abort_on(cancel: CancelToken, client: "LinodeClient") -> Iterator[None]:
    """Within the block, a cancel ends requests, and so do ten minutes."""
    with client.within(_LONGEST_SECONDS), client.ended_by(cancel):
        yield
