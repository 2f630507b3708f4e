"""Whether a host is this computer: certainly, or by its name.

What may go out unencrypted asks for certainty: `x.localhost` should lead here (RFC 6761), but a
name server may say otherwise. Whether to leave out the system's proxy asks for the name alone: a
proxy finds nothing of ours behind it.
"""

from imageuploader.domain.accounts.endpoints import stays_here

__all__ = ["names_this_computer", "stays_here"]


def names_this_computer(host: str) -> bool:
    """Return whether a host is meant to be this computer."""
    return stays_here(host) or host.lower().endswith(".localhost")
