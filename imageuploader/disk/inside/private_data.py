"""I1 to I3: what of the machine that the image was made from is still in it. Only names count."""

from collections.abc import Iterator
from fnmatch import fnmatchcase

from imageuploader.disk.content.file_tree import FileTree, NodeKind
from imageuploader.disk.inside.log_in import homes
from imageuploader.disk.labels import printable
from imageuploader.domain.inside.inside import Observation
from imageuploader.domain.inside.questions import Cause

_MACHINE_ID, _NO_ID = "/etc/machine-id", (b"", b"uninitialized")
_HOST_KEYS = ("/etc/ssh", "ssh_host_*_key")
_IDENTITY = (
    _HOST_KEYS,
    ("/var/lib/systemd", "random-seed"),
    ("/var/lib/dhcp", "*.leases"),
    ("/var/lib/dhclient", "*.leases"),
    ("/var/lib/NetworkManager", "*.lease"),
)
_OF_HOME = (
    (".ssh", "id_*"),
    (".ssh", "*.pem"),
    (".aws", "credentials"),
    (".config/linode-cli", "*"),
    (".config", "linode-cli"),
    (".config/gcloud", "*.db"),
    (".config/gcloud", "application_default_credentials.json"),
    (".azure", "*.json"),
    (".kube", "config"),
    (".docker", "config.json"),
    (".gnupg/private-keys-v1.d", "*.key"),
    ("", ".netrc"),
    ("", ".git-credentials"),
    ("", ".pgpass"),
    ("", ".my.cnf"),
    ("", ".env"),
    ("", ".*_history"),
    ("", ".lesshst"),
    ("", ".wget-hsts"),
)
_ELSEWHERE = (
    ("/etc/ssl/private", "*.key"),
    ("/etc/ssl/private", "*.pem"),
    ("/etc/pki/tls/private", "*.key"),
    ("/etc/wpa_supplicant", "*.conf"),
    ("/etc/wireguard", "*.conf"),
    ("/etc/openvpn", "*.key"),
    ("/root", "*.pem"),
    ("/srv", ".env"),
    ("/var/www", ".env"),
    ("/etc", "krb5.keytab"),
)
_BELOW = (
    ("/etc/letsencrypt/archive", "privkey*.pem"),
    ("/var/lib/cloud/instances", "user-data.txt"),
    ("/srv", ".env"),
    ("/opt", ".env"),
    ("/var/www", ".env"),
)
_NO_SECRETS = ("*.pub", "*snakeoil*", ".wget-hsts", ".lesshst")
_AGENTS = {
    "/usr/bin/google_guest_agent": "google-guest-agent",
    "/usr/sbin/waagent": "walinuxagent",
    "/usr/bin/amazon-ssm-agent": "amazon-ssm-agent",
    "/snap/amazon-ssm-agent": "amazon-ssm-agent",
    "/usr/bin/vmtoolsd": "open-vm-tools",
    "/usr/sbin/qemu-ga": "qemu-guest-agent",
    "/usr/bin/qemu-ga": "qemu-guest-agent",
    "/usr/sbin/hv_kvp_daemon": "hyperv-daemons",
    "/usr/sbin/VBoxService": "virtualbox-guest-utils",
    "/opt/digitalocean/bin/droplet-agent": "droplet-agent",
}
_MOST_NAMED, _MOST_FOLDERS = 500, 100
PRIVATE_PLACES = (
    *(f"/{home}/{folder}/{name}" for home in ("root", "home/*") for folder, name in _OF_HOME),
    *(f"{folder}/{name}" for folder, name in (*_IDENTITY, *_ELSEWHERE)),
    *(f"{top}/*/{name}" for top, name in _BELOW),
)
"""Where is looked, as patterns."""


def ask_private_data(tree: FileTree) -> Iterator[Observation]:
    """Yield what identifies the machine, secrets, and agents; raise NotAvailable, Broken."""
    found = [
        *_observe(Cause.SECRETS, find_secrets(tree)),
        *_observe(Cause.IDENTITY, find_identity(tree)),
    ]
    agents = sorted({name for path, name in _AGENTS.items() if tree.find(path) is not None})
    if agents:
        found.append(Observation(Cause.AGENTS, facts={"agents": ", ".join(agents)}))
    yield from found or [Observation(Cause.NO_PRIVATE_DATA)]


def _observe(cause: Cause, paths: list[str]) -> Iterator[Observation]:
    if paths:
        facts = {"count": len(paths), "paths": tuple(paths)}
        yield Observation(cause, paths[0], facts)


def find_identity(tree: FileTree) -> list[str]:
    """Return the files that would make all Linodes one; raise NotAvailable, Broken."""
    machine_id = tree.read(_MACHINE_ID, 64)
    own = [_MACHINE_ID] if machine_id is not None and machine_id.strip() not in _NO_ID else []
    return own + [path for folder, name in _IDENTITY for path in _matching(tree, folder, name)]


def find_secrets(tree: FileTree) -> list[str]:
    """Return the files whose place tells that they are secret; raise NotAvailable, Broken."""
    wanted = [
        (f"{home}/{folder}".rstrip("/"), name) for home in homes(tree) for folder, name in _OF_HOME
    ]
    wanted += _ELSEWHERE
    for top, name in _BELOW:
        wanted += [(f"{top}/{folder}", name) for folder in tree.names(top)[:_MOST_FOLDERS]]
    found = (path for folder, name in wanted for path in _matching(tree, folder, name))
    return list(dict.fromkeys(found))[:_MOST_NAMED]


def _matching(tree: FileTree, folder: str, pattern: str) -> Iterator[str]:
    """Yield the files in a folder that are not empty and have such a name."""
    for name in tree.names(folder):
        if fnmatchcase(name, pattern) and not any(fnmatchcase(name, no) for no in _NO_SECRETS):
            node = tree.find(f"{folder}/{name}")
            if node is not None and node.kind is NodeKind.FILE and node.size:
                yield printable(f"{folder}/{name}")
