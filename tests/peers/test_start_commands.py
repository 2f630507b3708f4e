"""The commands that make a Linode, run by a real shell with real tools on a small Linode."""

import json
import os
import subprocess
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from typing_extensions import override

from imageuploader.domain.inside.vocabulary import Mode
from imageuploader.domain.settings import Endpoint
from imageuploader.words.inside.start_commands import (
    HELPERS_OFF,
    StartFacts,
    StartTool,
    start_command,
)
from tests.required_tools import tool

KEY = 'ssh-ed25519 AAAAC3Nz ada@it\'s "mine" $(touch bad) `touch bad`'
SHELLS = (StartTool.CLI, StartTool.CURL)


class SmallLinode(ThreadingHTTPServer):
    """Remembers what it was asked."""

    asked: list[tuple[str, str, object]]


class Answers(BaseHTTPRequestHandler):
    """Answers as Linode does for a server that is busy at first."""

    def _answer(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        assert isinstance(self.server, SmallLinode)
        asked = self.server.asked
        asked.append((self.command, self.path.partition("?")[0], json.loads(body or "null")))
        boots = sum(path.endswith("/boot") for _, path, _ in asked)
        busy = self.path.endswith("/boot") and boots == 1
        answer = {"errors": [{"reason": "Linode busy."}]} if busy else self._content()
        sent = json.dumps(answer).encode()
        self.send_response(400 if busy else 200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(sent)))
        self.end_headers()
        self.wfile.write(sent)

    def _content(self):
        if self.path.partition("?")[0].endswith("/configs"):
            disks = {"sda": {"disk_id": 5}}
            configs = [{"id": 9, "label": "boot", "devices": disks, "interfaces": [{"id": 3}]}]
            return {"data": configs, "page": 1, "pages": 1, "results": 1}
        return {"id": 7, "label": "linode7", "image": "private/1", "placement_group": {"id": 2}}

    do_GET = do_POST = do_PUT = _answer  # noqa: N815 - the names that the base class calls

    @override
    def log_message(self, *_):
        """Say nothing."""


@pytest.fixture
def linode():
    server = SmallLinode(("127.0.0.1", 0), Answers)
    server.asked = []
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def run(linode, tmp_path, linode_cli):
    home = tmp_path / "home"
    (home / ".ssh").mkdir(parents=True)
    (home / ".ssh" / "id_ed25519.pub").write_text("ssh-ed25519 AAAAFILE ada\n")
    fake = tmp_path / "bin"
    fake.mkdir()
    (fake / "sleep").write_text("#!/bin/sh\n")
    (fake / "sleep").chmod(0o755)
    environment = os.environ | {
        "HOME": str(home),
        "PATH": f"{fake}:{Path(linode_cli).parent}:{os.environ['PATH']}",
        "LINODE_TOKEN": "secret-token",
        "LINODE_CLI_TOKEN": "secret-token",
        "LINODE_CLI_CONFIG": str(tmp_path / "config"),
        "LINODE_CLI_API_SCHEME": "http",
        "LINODE_CLI_API_HOST": f"127.0.0.1:{linode.server_port}",
        "LINODE_CLI_API_VERSION": "v4",
        "LINODE_CLI_SUPPRESS_VERSION_WARNING": "1",
    }
    here = tmp_path / "here"
    here.mkdir()

    def start(kind, mode, **more):
        url = f"http://127.0.0.1:{linode.server_port}"
        facts = StartFacts("private/1", "us-ord", mode, Endpoint(url=url), **more)
        done = subprocess.run(
            [tool("sh"), "-c", start_command(kind, facts)],
            cwd=here,
            env=environment,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == 0, done.stderr + done.stdout
        assert list(here.iterdir()) == []  # nothing in a key was run
        return [one for one in linode.asked if one[1].startswith("/v4/linode/instances")]

    return start


@pytest.mark.parametrize("kind", SHELLS)
def test_one_request_makes_a_linode_with_kernel_size_and_key(run, kind):
    ((method, path, body),) = run(kind, Mode.GRUB_2, boot_size=6_000, key=KEY)
    assert (method, path) == ("POST", "/v4/linode/instances")
    assert body == {
        "region": "us-ord",
        "type": "g6-nanode-1",
        "image": "private/1",
        "kernel": "linode/grub2",
        "boot_size": 6_000,
        "authorized_keys": [KEY],
    }


@pytest.mark.parametrize("kind", SHELLS)
@pytest.mark.few(1)
def test_direct_disk_starts_with_all_helpers_off_as_soon_as_the_disk_is_there(run, kind):
    made, listed, changed, *boots = run(kind, Mode.DIRECT_DISK)
    assert made[2]["booted"] is False
    assert made[2]["kernel"] == "linode/direct-disk"
    assert made[2]["authorized_keys"] == ["ssh-ed25519 AAAAFILE ada"]
    assert "boot_size" not in made[2]
    assert listed[:2] == ("GET", "/v4/linode/instances/7/configs")
    assert changed[:2] == ("PUT", "/v4/linode/instances/7/configs/9")
    assert changed[2] == {"kernel": "linode/direct-disk", "helpers": HELPERS_OFF}
    assert [boot[:2] for boot in boots] == [("POST", "/v4/linode/instances/7/boot")] * 2


@pytest.mark.parametrize("mode", Mode)
def test_terraform_has_a_configuration_of_its_own_with_the_kernel(mode):
    facts = StartFacts("private/1", "us-ord", mode, Endpoint(), key='a "${b}" %{c}')
    text = start_command(StartTool.TERRAFORM, facts)
    assert f'kernel      = "{mode}"' in text
    assert ("helpers {" in text) is (mode is Mode.DIRECT_DISK)
    assert 'authorized_keys = ["a \\"$${b}\\" %%{c}"]' in text


def test_powershell_says_the_same_as_hash_tables():
    """No PowerShell is there to run it, so its text is what is compared."""
    facts = StartFacts("private/1", "us-ord", Mode.GRUB_2, Endpoint(), "p", 6_000, "a it\u2019s $b")
    text = start_command(StartTool.POWERSHELL, facts)
    assert (
        "@{ region = 'us-ord'; type = 'p'; image = 'private/1'; kernel = 'linode/grub2'; "
        "boot_size = 6000; authorized_keys = @('a it\u2019\u2019s $b') } | ConvertTo-Json" in text
    )
    assert "https://api.linode.com/v4/linode/instances" in text
    assert "/boot" not in text


def test_powershell_starts_direct_disk_with_all_helpers_off():
    facts = StartFacts("private/1", "us-ord", Mode.DIRECT_DISK, Endpoint())
    text = start_command(StartTool.POWERSHELL, facts)
    assert "booted = $false; authorized_keys = @((Get-Content -Raw" in text
    off = "; ".join(f"{name} = $false" for name in HELPERS_OFF)
    assert f"kernel = 'linode/direct-disk'; helpers = @{{ {off} }} }} | ConvertTo-Json" in text
    order = [text.index(part) for part in ("-Uri $at -Body", '"$at/configs"', "Put", '"$at/boot"')]
    assert order == sorted(order)
    assert text.count("{") == text.count("}")


@pytest.mark.parametrize("kind", StartTool)
@pytest.mark.parametrize("mode", Mode)
def test_no_command_has_a_token_or_a_password(kind, mode):
    command = start_command(kind, StartFacts("private/1", "us-ord", mode, Endpoint()))
    known = ("Bearer $LINODE_TOKEN", "Bearer $env:LINODE_TOKEN")
    assert "Bearer" not in command.replace(known[0], "").replace(known[1], "")
    assert "root_pass" not in command
