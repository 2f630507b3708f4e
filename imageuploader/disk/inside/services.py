"""Which services a system starts: systemd, OpenRC, or links in /etc/rc2.d."""

from imageuploader.disk.content.file_tree import FileTree

_WANTS = (
    "/etc/systemd/system/multi-user.target.wants",
    "/etc/systemd/system/network-online.target.wants",
    "/etc/systemd/system/sockets.target.wants",
    "/etc/systemd/system/ssh.service.requires",
    "/usr/lib/systemd/system/multi-user.target.wants",
    "/lib/systemd/system/multi-user.target.wants",
)
_ENDS = (".service", ".socket")
_RUNLEVELS = ("/etc/runlevels/default", "/etc/runlevels/boot")
_RC_FOLDERS = ("/etc/rc2.d", "/etc/rc3.d", "/etc/rc.d/rc3.d")
_STARTED = "S"


def is_enabled(tree: FileTree, name: str) -> bool:
    """Return whether a service is started at boot; raise NotAvailable, Broken."""
    units = {f"{name}{end}" for end in _ENDS}
    if any(units & set(tree.names(folder)) for folder in _WANTS):
        return True
    if any(name in tree.names(folder) for folder in _RUNLEVELS):
        return True
    started = (entry for folder in _RC_FOLDERS for entry in tree.names(folder))
    return any(entry.startswith(_STARTED) and entry[3:] == name for entry in started)
