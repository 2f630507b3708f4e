import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.required_tools import tool

ROOT = Path(__file__).parents[2]
NEEDED = ("gnome-keyring-daemon", "dbus-run-session")
CHECK = """
from imageuploader.domain.errors import TokenGone
from imageuploader.store.vault import TokenVault

vault = TokenVault()
print(vault.where())
vault.store("work", "a-token")
print(TokenVault().token("work"))
vault.forget("work")
try:
    vault.token("work")
except TokenGone as error:
    print("gone", error.account)
"""
UNLOCKED = (
    "printf %s PW | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1;"
    ' exec "$0" -c "$1"'
)
NO_STORE = """
from imageuploader.domain.errors import NoTokenStore
from imageuploader.store.vault import TokenVault

try:
    TokenVault().token("work")
except NoTokenStore:
    print("none")
"""


def environ(home, **more):
    kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    return kept | {"HOME": str(home), "XDG_DATA_HOME": str(home), "PYTHONPATH": str(ROOT)} | more


def test_a_token_goes_to_the_real_store_and_back(tmp_path):
    _, dbus = map(tool, NEEDED)
    command = [dbus, "--", "sh", "-c", UNLOCKED, sys.executable, CHECK]
    runtime = tmp_path / "run"
    runtime.mkdir(mode=0o700)
    done = subprocess.run(
        command,
        env=environ(tmp_path, XDG_RUNTIME_DIR=str(runtime)),
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
    )
    assert done.stdout.splitlines() == ["GNOME Keyring", "a-token", "gone work"], done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a store")
def test_without_a_session_bus_there_is_no_store(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", NO_STORE],
        env=environ(tmp_path, DBUS_SESSION_BUS_ADDRESS="unix:path=/nowhere"),
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
    )
    assert done.stdout.split() == ["none"], done.stderr
