"""L1: can anybody log in?"""

from collections.abc import Iterator

from imageuploader.disk.content.file_tree import FileTree
from imageuploader.disk.inside.asked import Asked
from imageuploader.disk.inside.cloud_init import find_cloud_init
from imageuploader.disk.inside.services import is_enabled
from imageuploader.disk.inside.text_files import lines_in, read_lines
from imageuploader.domain.inside.inside import Observation
from imageuploader.domain.inside.questions import Cause

_PROGRAMS = {
    "/usr/sbin/sshd": ("ssh", "sshd"),
    "/usr/bin/sshd": ("ssh", "sshd"),
    "/usr/sbin/dropbear": ("dropbear",),
}
_KEY_FILES = ("authorized_keys", "authorized_keys2")
_MOST_HOMES = 50
_SSHD_CONFIG = "/etc/ssh/sshd_config"
_HASHES = ("$", "_")


def ask_log_in(asked: Asked) -> Iterator[Observation]:
    """Yield whether anybody can log in; raise NotAvailable, Broken."""
    tree = asked.tree
    if tree.find("/etc/shadow") is None:
        yield Observation(Cause.LOG_IN_NOT_READ)
        return
    has_ssh, keys, users = has_ssh_server(tree), key_files(tree), _users_with_password(tree)
    if has_ssh and (keys or any(_may_use_password(tree, user) for user in users)):
        yield Observation(Cause.LOG_IN, keys[0] if keys else "/etc/shadow")
    elif has_ssh and find_cloud_init(tree).cause is Cause.CLOUD_INIT:
        yield Observation(Cause.LOG_IN_BY_CLOUD_INIT)
    elif users:
        yield Observation(Cause.ONLY_LISH if has_ssh else Cause.NO_SSH)
    else:
        yield Observation(Cause.NO_WAY_IN, "/etc/shadow")


def _may_use_password(tree: FileTree, user: str) -> bool:
    """Return whether a user may log in by SSH with a password, by the first setting of each."""
    allowed = _sshd_setting(tree, "passwordauthentication", "yes") != "no"
    return allowed and (user != "root" or _sshd_setting(tree, "permitrootlogin", "") == "yes")


def _sshd_setting(tree: FileTree, name: str, usual: str) -> str:
    lines = [*lines_in(tree, "/etc/ssh/sshd_config.d", ".conf"), *read_lines(tree, _SSHD_CONFIG)]
    for line in lines:
        words = line.text.lower().replace("=", " ").split()
        if words[0] == "match":
            break
        if words[0] == name and len(words) > 1:
            return words[1]
    return usual


def has_ssh_server(tree: FileTree) -> bool:
    """Return whether an SSH server is installed and started; raise NotAvailable, Broken."""
    return any(
        tree.is_file(path) and any(is_enabled(tree, name) for name in names)
        for path, names in _PROGRAMS.items()
    )


def homes(tree: FileTree) -> list[str]:
    """Return the home folders of root and the users; raise NotAvailable, Broken."""
    return ["/root", *(f"/home/{name}" for name in tree.names("/home")[:_MOST_HOMES])]


def key_files(tree: FileTree) -> list[str]:
    """Return the files with keys that may log in; raise NotAvailable, Broken."""
    paths = (f"{home}/.ssh/{name}" for home in homes(tree) for name in _KEY_FILES)
    return [path for path in paths if tree.size(path)]


def _users_with_password(tree: FileTree) -> list[str]:
    fields = (line.text.split(":") for line in read_lines(tree, "/etc/shadow"))
    return [name for name, *rest in fields if rest and rest[0].startswith(_HASHES)]
