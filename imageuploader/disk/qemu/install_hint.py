"""The command that installs qemu-img on this system."""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

_OS_RELEASE = (Path("/etc/os-release"), Path("/usr/lib/os-release"))
_COMMANDS = {
    "apt": "sudo apt install qemu-utils",
    "dnf": "sudo dnf install qemu-img",
    "pacman": "sudo pacman -S qemu-img",
    "zypper": "sudo zypper install qemu-tools",
    "apk": "sudo apk add qemu-img",
    "brew": "brew install qemu",
    "port": "sudo port install qemu",
    "winget": "winget install SoftwareFreedomConservancy.QEMU",
}
_FAMILIES = {
    "debian": "apt",
    "ubuntu": "apt",
    "fedora": "dnf",
    "rhel": "dnf",
    "centos": "dnf",
    "arch": "pacman",
    "suse": "zypper",
    "opensuse": "zypper",
    "alpine": "apk",
}
_TOOLS = {
    "linux": ("apt", "dnf", "pacman", "zypper", "apk", "brew"),
    "darwin": ("brew", "port"),
    "win32": ("winget",),
}


def install_command_here() -> str:
    """Return the command that installs qemu-img here; empty if none is known."""
    release = next(
        (path.read_text("utf-8", "replace") for path in _OS_RELEASE if path.is_file()), ""
    )
    return install_command(sys.platform, release, lambda name: shutil.which(name) is not None)


def install_command(platform: str, os_release: str, has: Callable[[str], bool]) -> str:
    """Return the command for a platform, by its os-release text and its package managers."""
    for family in _families(os_release) if platform == "linux" else ():
        if tool := _FAMILIES.get(family):
            return _COMMANDS[tool]
    available = next((tool for tool in _TOOLS.get(platform, ()) if has(tool)), "")
    return _COMMANDS.get(available, "")


def _families(os_release: str) -> list[str]:
    """Return the name of the distribution, then those that it is similar to."""
    fields = dict(line.split("=", 1) for line in os_release.splitlines() if "=" in line)
    names = [fields.get(key, "").strip().strip("\"'") for key in ("ID", "ID_LIKE")]
    return [
        part
        for name in names
        for family in name.lower().split()
        for part in _name_and_branch(family)
    ]


def _name_and_branch(family: str) -> tuple[str, str]:
    # openSUSE has a name for each of its branches, such as opensuse-leap.
    return family, family.partition("-")[0]
