"""A line of a known speed: the loopback of a network namespace, behind a token bucket (tbf)."""

import os
import sys

from tests.disk.real_programs import run

_MARK = "IN_OWN_NETWORK"
_MTU = 1500
_LATENCY = "100ms"
_LEAST_BURST = 32 * 1024


def enter_own_network() -> None:
    """Start this program again in a network namespace of its own, unless it is in one."""
    if os.environ.get(_MARK):
        return
    as_root = () if os.geteuid() == 0 else ("--map-root-user",)
    command = ["unshare", "--net", *as_root, sys.executable, *sys.argv]
    os.execvpe(command[0], command, os.environ | {_MARK: "1"})  # noqa: S606 - no shell is wanted


def limit_line(megabits: int) -> None:
    """Let so many Mbit a second pass over the loopback of this network."""
    run("ip", "link", "set", "dev", "lo", "mtu", _MTU, "up")
    # Enough for what passes within a tick of the kernel's clock, at 100 ticks a second.
    burst = max(_LEAST_BURST, megabits * 1_000_000 // 8 // 100)
    limit = ("rate", f"{megabits}mbit", "burst", burst, "latency", _LATENCY)
    run("tc", "qdisc", "replace", "dev", "lo", "root", "tbf", *limit)
