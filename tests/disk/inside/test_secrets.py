"""Private data is found by its place, and nothing of it is in any output, log or file."""

import json
import os
import secrets
from pathlib import Path

import pytest

from tests.disk.inside.systems import changed, debian, write_files
from tests.disk.real_programs import run
from tests.forked_process import fork_python

pytestmark = pytest.mark.big

ROOT = Path(__file__).parents[3]
PLACES = (
    "/root/.ssh/id_ed25519",
    "/root/.aws/credentials",
    "/root/.config/linode-cli",
    "/root/.netrc",
    "/root/.bash_history",
    "/home/{user}/.ssh/id_rsa",
    "/home/{user}/.kube/config",
    "/home/{user}/.git-credentials",
    "/home/{user}/.docker/config.json",
    "/home/{user}/.env",
    "/home/{user}/.python_history",
    "/etc/ssl/private/{user}.key",
    "/var/lib/cloud/instances/{user}/user-data.txt",
    "/etc/wpa_supplicant/{user}.conf",
    "/srv/{user}/.env",
)
USERS = ("ada", "bob", "eve", "kim")
PATHS = sorted({place.format(user=user) for place in PLACES for user in USERS})
SHADOW = secrets.token_hex(16)


def test_forty_secrets_in_many_places_are_named_and_never_told(tmp_path):
    kept = {path: f"BEGIN PRIVATE KEY {secrets.token_hex(16)}" for path in PATHS[:40]}
    files = changed(debian(), {**kept, "/etc/shadow": f"root:$6${SHADOW}:1::::::\n"})
    folder, disk = write_files(tmp_path / "files", files), tmp_path / "disk.img"
    run("mke2fs", "-q", "-F", "-d", folder, disk, "16M")
    home = tmp_path / "home"
    home.mkdir()
    folders = {f"XDG_{kind}_HOME": str(home) for kind in ("STATE", "DATA", "CONFIG", "CACHE")}
    environment = os.environ | folders | {"HOME": str(home), "PATH": "/usr/bin"}
    outputs = list[bytes]()
    for flags in (["--json"], []):
        command = ["-m", "imageuploader.cli", "check", *flags, str(disk)]
        with fork_python(command, environment, ROOT) as done:
            outputs += [said.encode() for said in done.communicate(timeout=60)]
        assert done.returncode == 0
    found = json.loads(outputs[0])["inside"]["found"]
    (named,) = (one["paths"] for one in found if one["cause"] == "secrets")
    assert sorted(named) == sorted(kept)
    outputs += [path.read_bytes() for path in home.rglob("*") if path.is_file()]
    everything = b"\n".join(outputs)
    told = [value for value in (*kept.values(), SHADOW) if value[-16:].encode() in everything]
    assert told == []
