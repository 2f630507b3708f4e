"""`imageuploader-cli accounts`, with a real password store and real processes."""

import os
import subprocess
import sys
import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from imageuploader.domain.network.proxy import PASSWORD_ENTRY
from imageuploader.domain.settings import SavedAccount, Settings
from imageuploader.store.settings import SettingsFile
from imageuploader.store.vault import TokenVault
from tests.amounts import IS_THOROUGH
from tests.cli.console import SECONDS, Console
from tests.fakes import Listener, head_of
from tests.proxies import PASSWORD, USER, Proxy
from tests.secrets_search import TOKEN
from tests.session_bus import session_bus
from tests.tls import make_certificate, over_tls

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a Linux desktop's store")


class Desktop:
    """A console on a desktop with a keyring, and what it is asked on standard input."""

    def __init__(self, bus, url, **more):
        self.bus = bus
        self.console = Console(bus.home, **bus.environ, LINODE_URL=url, **more)

    def __call__(self, *arguments, given=""):
        if not given:
            return self.console("accounts", *arguments)
        return self.console.answer(given, "accounts", *arguments)

    def names(self):
        return [(one["name"], one["in_use"]) for one in self("list", "--json").json]


@pytest.fixture
def desktop(tmp_path, monkeypatch, sandbox):
    with session_bus(tmp_path, monkeypatch) as bus:
        bus.start_keyring()
        yield Desktop(bus, sandbox.url)


def holding(folder):
    files = (path for path in folder.rglob("*") if path.is_file())
    return [path for path in files if TOKEN.encode() in path.read_bytes()]


def test_an_account_is_added_used_and_removed_and_its_token_is_in_no_file(desktop):
    added = desktop("add", "work", given=f" {TOKEN}\n")
    assert added.code == 0, added.messages
    assert "Signed in as practice. Stored in GNOME Keyring, as the account work." in added.messages
    images = desktop.console("images", "--json")
    assert (images.code, images.json) == (0, []), images.messages
    assert desktop("add", "home", given="other\n").code == 0
    assert desktop("use", "work").code == 0
    assert desktop.names() == [("work", True), ("home", False)]
    assert holding(desktop.bus.home.parent) == []
    assert desktop("remove", "work").code == 0
    gone = desktop.console("images", "--account", "work")
    assert gone.explains("token is gone")
    assert gone.code == 3


def test_a_locked_store_is_told_and_nothing_is_saved(desktop):
    desktop.bus.lock()
    with desktop.bus.unanswered_prompt() as prompts:
        refused = desktop("add", given=TOKEN)
    assert (refused.code, prompts) == (3, [])
    assert refused.explains("Your password store is locked", "Unlock it")
    assert "LINODE_TOKEN" in refused.messages
    assert desktop("list", "--json").json == []
    assert holding(desktop.bus.home.parent) == []


def test_a_store_that_refuses_is_told_and_nothing_is_saved(desktop):
    with desktop.bus.refusal():
        refused = desktop("add", given=TOKEN)
    assert refused.code == 3
    assert refused.explains("Access to the password store was refused")
    assert desktop("list", "--json").json == []
    assert holding(desktop.bus.home.parent) == []


BAD_STORES = {
    "none on the bus": "",
    "fail": "keyring.backends.fail.Keyring",
    "null": "keyring.backends.null.Keyring",
    "plain file": "tests.store.keyring_backends.PlaintextKeyring",
    "empty chain": "keyring.backends.chainer.ChainerBackend",
}


@pytest.mark.parametrize("store", BAD_STORES if IS_THOROUGH else ["none on the bus"])
def test_without_a_store_that_keeps_secrets_the_console_says_so(
    tmp_path, monkeypatch, sandbox, store
):
    with session_bus(tmp_path, monkeypatch) as bus:
        known = {"PYTHON_KEYRING_BACKEND": BAD_STORES[store]} if BAD_STORES[store] else {}
        console = Desktop(bus, sandbox.url, **known)
        refused = console("add", given=TOKEN)
        assert refused.code == 3
        assert refused.explains("No password store was found on this system")
        assert "LINODE_TOKEN" in refused.messages
        assert console("list", "--json").json == []
        assert holding(tmp_path) == []


@pytest.mark.parametrize(
    ("token", "words"),
    [
        ("0123 4567", ["not a token", "space inside"]),
        ("scopes=images:read_only", ["cannot upload images (Images: read/write is missing)"]),
        ("viewer", ["The user practice is not allowed to add images (add_images is missing)"]),
        ("refused", ["Token not accepted"]),
    ],
)
def test_a_token_that_cannot_upload_is_told_why(desktop, token, words):
    refused = desktop("add", given=token)
    assert refused.code == 3
    assert refused.explains(*words)
    assert desktop("list", "--json").json == []


def test_the_users_of_linode_cli_are_imported_with_their_region(desktop, sandbox):
    config = desktop.bus.home / ".config" / "linode-cli"
    config.parent.mkdir(exist_ok=True)
    where = f"api_url = {sandbox.url}\n"
    config.write_text(
        f"[DEFAULT]\ndefault-user = alice\n[alice]\ntoken = {TOKEN}\nregion = us-ord\n{where}"
        f"[bad]\ntoken = refused\n{where}",
        "utf-8",
    )
    listed = desktop("import", "--dry-run")
    assert [line.split()[0] for line in listed.out.splitlines()] == ["alice", "bad"]
    assert TOKEN not in listed.out + listed.messages
    taken = desktop("import")
    assert taken.code == 3
    assert "Imported alice" in taken.messages
    assert "still has the token in plain text" in taken.messages
    assert desktop.names() == [("alice", True)]
    assert '"region": "us-ord"' in (desktop.bus.home / "config" / "settings.json").read_text()
    assert holding(desktop.bus.home.parent) == [config]


def test_an_account_is_renamed_whatever_its_store_does(tmp_path):
    console = Console(tmp_path)
    accounts = (SavedAccount("work", "ada"), SavedAccount("home", "bob"))
    (tmp_path / "config").mkdir()
    file = SettingsFile(tmp_path / "config" / "settings.json")
    file.save(Settings(accounts=accounts, account="home"))
    renamed = console("accounts", "rename", "work", " The company ")
    assert (renamed.code, renamed.messages) == (0, "work is now called The company\n")
    for name, wanted, words in (("home", "The company", "another account"), ("x", "y", "no such")):
        refused = console("accounts", "rename", name, wanted)
        assert refused.code == 2
        assert refused.explains(words)
    kept = file.load()
    assert kept.accounts == (replace(accounts[0], title="The company"), accounts[1])
    assert console("accounts", "use", "The company").code == 0
    assert file.load().account == "work"


def test_a_token_that_cannot_be_removed_is_told_and_its_account_stays(desktop):
    assert desktop("add", "work", given=f"{TOKEN}\n").code == 0
    desktop.bus.lock()
    refused = desktop("remove", "work")
    assert refused.code == 3
    assert "work was not removed: its token is still in the password store" in refused.messages
    assert desktop.names() == [("work", True)]


def test_a_token_that_expires_soon_is_warned_of_once(desktop):
    soon = (datetime.now(UTC) + timedelta(days=2)).replace(tzinfo=None, microsecond=0).isoformat()
    assert desktop("add", "work", given=f"expires={soon}\n").code == 0
    warned = desktop.console("images", "--json")
    assert (warned.code, warned.json) == (0, [])
    assert warned.messages.count("Warning: Your token expires on") == 1
    environ = desktop.console.environ | {"LINODE_TOKEN": TOKEN}
    for other in (
        desktop.console("history", "--json"),
        Console(desktop.bus.home, **environ)("images", "--json"),
    ):
        assert (other.code, "expires" in other.messages) == (0, False), other.messages


EMPTY = b'{"data": [], "page": 1, "pages": 1, "results": 0}'


def no_images(line):
    head_of(line)
    line.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(EMPTY), EMPTY))


@pytest.fixture
def behind_proxy(tmp_path):
    """A Linode that only a proxy leads to, which wants a password; and the flags for both."""
    certificate = make_certificate(tmp_path / "tls", names="DNS:linode.invalid")
    with Listener(over_tls(certificate, no_images)) as far:
        proxy = Proxy(far.port, wants_password=True)
        with Listener(proxy.speak_http) as between:
            where = ("--api-url", "https://linode.invalid", "--ca", certificate)
            yield proxy, (*where, "--proxy", f"127.0.0.1:{between.port}")


def test_the_proxy_of_a_flag_is_used_and_its_password_comes_from_the_store(desktop, behind_proxy):
    proxy, flags = behind_proxy
    assert desktop("add", "work", given=f"{TOKEN}\n").code == 0
    assert desktop.console("images", *flags).explains("The proxy wants a user and a password")
    gone = desktop.console("images", *flags, "--proxy-user", USER)
    assert gone.explains("The password of the proxy is not in the password store", "HTTPS_PROXY")
    assert (gone.code, proxy.asked) == (3, [])
    TokenVault().store(PASSWORD_ENTRY, PASSWORD)
    found = desktop.console("images", "--json", *flags, "--proxy-user", USER)
    assert (found.code, found.json, proxy.asked) == (0, [], ["linode.invalid:443"]), found.messages


def test_a_password_that_is_typed_is_asked_for_once_and_kept(desktop, behind_proxy):
    proxy, flags = behind_proxy
    assert desktop("add", "work", given=f"{TOKEN}\n").code == 0
    ours, theirs = os.openpty()
    command = [sys.executable, "-m", "imageuploader.cli", "images", "--json", *map(str, flags)]
    with subprocess.Popen(
        [*command, "--proxy-user", USER],
        env=desktop.console.environ,
        start_new_session=True,  # without a terminal of its own it reads standard input
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stderr is not None
        limit = threading.Timer(SECONDS, process.kill)
        limit.start()
        asked = ""
        while not asked.endswith("proxy: ") and (letter := process.stderr.read(1)):
            asked += letter
        os.write(ours, f"{PASSWORD}\n".encode())  # what comes before the question is thrown away
        out, messages = process.communicate()
        limit.cancel()
    os.close(ours)
    os.close(theirs)
    assert (process.returncode, out) == (0, "[]\n"), messages
    assert asked == f"Password of {USER} for the proxy: "
    assert PASSWORD not in out + messages
    assert TokenVault().token(PASSWORD_ENTRY) == PASSWORD
    assert desktop.console("images", *flags, "--proxy-user", USER).code == 0
    assert len(proxy.asked) == 2
