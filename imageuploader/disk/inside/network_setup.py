"""N1 to N3: will there be a network by what the system itself is set up for?"""

from collections.abc import Iterator
from fnmatch import fnmatchcase

from imageuploader.disk.content.file_tree import FileTree
from imageuploader.disk.inside.asked import Asked
from imageuploader.disk.inside.cloud_init import find_cloud_init
from imageuploader.disk.inside.network_files import Interface, read_interfaces
from imageuploader.disk.inside.operating_system import read_operating_system
from imageuploader.disk.inside.services import is_enabled
from imageuploader.disk.inside.text_files import read_lines
from imageuploader.disk.labels import printable
from imageuploader.domain.inside.inside import Observation
from imageuploader.domain.inside.questions import Cause
from imageuploader.domain.inside.vocabulary import Answer

_OLD_RULE = "/etc/udev/rules.d/70-persistent-net.rules"
_KEEPS_NAMES = (
    "/etc/systemd/network/99-default.link",
    "/etc/udev/rules.d/80-net-setup-link.rules",
    "/etc/udev/rules.d/80-net-name-slot.rules",
)
_OF_CLOUD_INIT = "cloud-init"
_MANAGERS = ("NetworkManager", "dhcpcd", "connman", "wicked", "wickedd")
_OLD, _NEW = "eth0", ("enp0s3", "enp0s5", "ens3", "ens5", "enX0")
_HELPED = frozenset(
    {
        *("debian", "ubuntu", "alpine", "arch", "gentoo", "slackware", "opensuse", "sles"),
        *("centos", "almalinux", "rocky", "fedora", "rhel"),
    }
)


def ask_network(asked: Asked) -> Iterator[Observation]:
    """Yield whether the network is set up for a Linode; raise NotAvailable, Broken."""
    rule = next(iter(read_lines(asked.tree, _OLD_RULE)), None)
    if rule is not None:
        yield Observation(Cause.OLD_RULE, rule.place)
    found = _network(asked)
    if found.question.answer is Answer.YES or found.cause is Cause.NETWORK_NOT_READ:
        yield found
        return
    facts = dict(found.facts) | ({"helper": "yes"} if _has_help(asked) else {})
    yield Observation(found.cause, found.place, facts)


def _network(asked: Asked) -> Observation:
    interfaces, cloud_init = read_interfaces(asked.tree), find_cloud_init(asked.tree)
    if cloud_init.cause is Cause.CLOUD_INIT:  # on a new machine it writes its own files anew
        interfaces = [one for one in interfaces if _OF_CLOUD_INIT not in one.line.path]
    answers = [_check(asked, interface) for interface in interfaces]
    if good := [one for one in answers if one.question.answer is Answer.YES]:
        return good[0]
    if not interfaces and cloud_init.cause is Cause.CLOUD_INIT:
        return Observation(Cause.NETWORK_BY_CLOUD_INIT, cloud_init.place)
    manager = next((name for name in _MANAGERS if is_enabled(asked.tree, name)), "")
    if manager:
        return Observation(Cause.NETWORK, facts={"what": manager})
    if answers:
        return answers[0]
    if cloud_init.cause in {Cause.OLD_CLOUD_INIT, Cause.OTHER_SOURCES}:
        return Observation(Cause.NETWORK_LEFT, cloud_init.place, cloud_init.facts)
    is_nix = asked.tree.find("/etc/NIXOS") is not None or asked.tree.find("/nix/store") is not None
    return Observation(Cause.NETWORK_NOT_READ if is_nix else Cause.NO_NETWORK)


def _check(asked: Asked, interface: Interface) -> Observation:
    place, facts = interface.line.place, {"name": printable(interface.name)}
    if interface.mac:
        return Observation(Cause.OTHER_MAC, place, facts | {"mac": printable(interface.mac)})
    if not interface.is_dynamic:
        return Observation(Cause.STATIC, place, facts)
    fits_old = fnmatchcase(_OLD, interface.name)
    fits_new = any(fnmatchcase(name, interface.name) for name in _NEW)
    is_general = any(char in interface.name for char in "*?[")
    if fits_old and (fits_new or _keeps_old_names(asked)):
        return Observation(Cause.NETWORK, place, {"what": printable(interface.name)})
    if fits_new and is_general and not _keeps_old_names(asked):
        return Observation(Cause.NETWORK, place, {"what": printable(interface.name)})
    if fits_old and asked.entry is None:
        return Observation(Cause.NAME_NOT_KNOWN, place, facts)
    return Observation(Cause.OTHER_NAME, place, facts)


def _keeps_old_names(asked: Asked) -> bool:
    """Return whether interfaces are called eth0 and so on."""
    entry = asked.entry
    if entry is not None and {"net.ifnames=0", "biosdevname=0"} & set(entry.options):
        return "net.ifnames=0" in entry.options
    if any(_is_off(asked.tree, path) for path in _KEEPS_NAMES):
        return True
    # Without udev of systemd, such as in Alpine, the kernel's names stay.
    has_udev = any(map(asked.tree.is_file, ("/lib/systemd/systemd-udevd", "/usr/bin/udevadm")))
    return not has_udev


def _is_off(tree: FileTree, path: str) -> bool:
    """Return whether a file is a link to /dev/null, which is no file of an image, or is empty."""
    folder, _, name = path.rpartition("/")
    return name in tree.names(folder) and not tree.size(path)


def _has_help(asked: Asked) -> bool:
    """Return whether Linode's Network Helper writes the configuration of this distribution."""
    system = read_operating_system(asked.tree)
    is_known = system is not None and system.id in _HELPED
    return is_known and asked.subject.is_ext and not asked.subject.volumes.is_partitioned
