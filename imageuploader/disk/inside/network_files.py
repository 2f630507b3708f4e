"""What the files of a system say of its network: names of interfaces, MAC addresses, addresses."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from imageuploader.disk.content.file_tree import FileTree
from imageuploader.disk.inside.text_files import Line, files_in, lines_in, read_lines

_INTERFACES, _MORE_INTERFACES = "/etc/network/interfaces", "/etc/network/interfaces.d"
_NETWORKD, _NETPLAN = "/etc/systemd/network", "/etc/netplan"
_IFCFG = ("/etc/sysconfig/network-scripts", "/etc/sysconfig/network")
_NETWORK_MANAGER = "/etc/NetworkManager/system-connections"
_SECTION = re.compile(r"\[(\w+)\]")
_NETPLAN_NAME = re.compile(r"([\w*-]+):$")
_IFACE = re.compile(r"iface\s+(\S+)\s+inet\s+(dhcp|static)\b")
_OTHERS = ("lo", "wl", "ww", "docker", "veth", "br-", "virbr", "tun", "wg", "bond", "dummy")
_NETPLAN_WORDS = frozenset(
    {
        "network",
        "ethernets",
        "match",
        "nameservers",
        "addresses",
        "routes",
        "wifis",
        "bridges",
        "bonds",
        "vlans",
        "dhcp4-overrides",
        "dhcp6-overrides",
        "search",
    }
)


@dataclass(frozen=True, slots=True)
class Interface:
    """One configured interface: the pattern of its name, `*` for any Ethernet one.

    `mac` tells that only the one with a certain MAC address is meant.
    """

    line: Line
    name: str
    is_dynamic: bool
    mac: str = ""


def read_interfaces(tree: FileTree) -> list[Interface]:
    """Return every configured Ethernet interface; raise NotAvailable, Broken."""
    readers = (_debian, _networkd, _netplan, _ifcfg, _network_manager)
    found = (interface for reader in readers for interface in reader(tree))
    return [one for one in found if not one.name.startswith(_OTHERS)]


def _debian(tree: FileTree) -> Iterator[Interface]:
    """Read /etc/network/interfaces, as Debian and Alpine have it."""
    lines = [*read_lines(tree, _INTERFACES), *lines_in(tree, _MORE_INTERFACES)]
    for line in lines:
        if found := _IFACE.match(line.text):
            yield Interface(line, found[1], found[2] == "dhcp")


def _networkd(tree: FileTree) -> Iterator[Interface]:
    for path in files_in(tree, _NETWORKD, ".network"):
        section, match, values = "", None, dict[str, str]()
        for line in read_lines(tree, path):
            if found := _SECTION.match(line.text):
                section = found[1]
            elif section in {"Match", "Network", "Address"}:
                name, _, value = line.text.partition("=")
                values[name.strip()] = value.strip()
                match = match or line
        if match is not None:
            is_dynamic = values.get("DHCP", "no") in {"yes", "ipv4", "true"}
            mac = values.get("MACAddress", "") or values.get("PermanentMACAddress", "")
            name = values.get("Name", "*" if mac or values.get("Type") == "ether" else "none")
            for pattern in name.split():
                yield Interface(match, pattern, is_dynamic or "Address" not in values, mac)


def _netplan(tree: FileTree) -> Iterator[Interface]:
    """Read the interfaces of netplan by the indentation of its lines."""
    for path in files_in(tree, _NETPLAN, ".yaml"):
        name, values, first = "", dict[str, str](), None
        for line in read_lines(tree, path):
            found = _NETPLAN_NAME.match(line.text.strip("\"' "))
            if found and found[1] not in _NETPLAN_WORDS:
                if first is not None:
                    yield _of_netplan(first, name, values)
                name, values, first = found[1], {}, line
            elif first is not None:
                word, _, value = line.text.lstrip("- ").partition(":")
                values[word.strip()] = value.strip().strip("\"'")
        if first is not None:
            yield _of_netplan(first, name, values)


def _of_netplan(line: Line, name: str, values: dict[str, str]) -> Interface:
    mac = values.get("macaddress", "")
    pattern = values.get("name", "*" if "macaddress" in values else name)
    return Interface(line, pattern, values.get("dhcp4", "") in {"true", "yes"}, mac)


def _ifcfg(tree: FileTree) -> Iterator[Interface]:
    for folder in _IFCFG:
        for path in files_in(tree, folder):
            name = path.rpartition("/")[2]
            if not name.startswith("ifcfg-") or "lo" in name.split("-"):
                continue
            lines = read_lines(tree, path)
            values = {
                x.text.partition("=")[0]: x.text.partition("=")[2].strip("\"'") for x in lines
            }
            if lines:
                device = values.get("DEVICE", name.removeprefix("ifcfg-"))
                is_dynamic = "dhcp" in values.get("BOOTPROTO", "dhcp") or "IPADDR" not in values
                yield Interface(lines[0], device, is_dynamic, values.get("HWADDR", ""))


def _network_manager(tree: FileTree) -> Iterator[Interface]:
    for path in files_in(tree, _NETWORK_MANAGER):
        lines = read_lines(tree, path)
        values = _values(lines)
        if lines and values.get("type", "") in {"ethernet", "802-3-ethernet"}:
            is_dynamic = "manual" not in values.values()
            mac = values.get("mac-address", "")
            yield Interface(lines[0], values.get("interface-name", "*"), is_dynamic, mac)


def _values(lines: list[Line]) -> dict[str, str]:
    parts = (line.text.partition("=") for line in lines)
    return {name.strip(): value.strip().strip("\"'") for name, _, value in parts}
