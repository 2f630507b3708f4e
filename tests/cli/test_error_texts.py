"""Every reason that stops an upload has a sentence with cause and remedy, and an exit code."""

import gzip
import http.server
import os
import socket
import ssl
import sys
import tempfile
import threading
from pathlib import Path

import pytest

from imageuploader.domain.disk_report import SEND_LIMIT_BYTES
from tests.cli.console import ROOT, Console
from tests.forked_process import fork_python
from tests.secrets_search import TOKEN
from tests.tls import make_certificate

NOBODY = 65534


def test_no_token(console, sandbox, image):
    console.environ["LINODE_URL"] = sandbox.url
    result = console.upload(image, "--json")
    assert (result.code, result.json["error"]["kind"]) == (3, "NoToken")
    assert result.explains("signed in")
    assert "Or set LINODE_TOKEN" in result.messages


@pytest.mark.parametrize(
    ("token", "words"),
    [
        ("refused", ["Token not accepted"]),
        ("scopes=images:read_only", ["(Images: read/write is missing)", "images:read_only"]),
    ],
)
def test_a_token_that_is_not_sufficient(linode, image, token, words):
    linode.environ["LINODE_TOKEN"] = token
    result = linode.upload(image, "--json")
    assert (result.code, result.json["state"]) == (3, "failed")
    assert result.explains(*words)


def test_a_region_that_the_server_refuses(linode, image):
    result = linode("upload", image, "--region", "mars-1", "--json")
    assert (result.code, result.json["error"]["field"]) == (1, "region")
    assert result.explains("egion")


def test_what_went_wrong_is_said_once(linode, image):
    result = linode("upload", image, "--region", "mars-1")
    assert result.messages.count("This region cannot store images") == 1


@pytest.mark.parametrize(
    ("flags", "said"),
    [
        (["--region", "us-ord", "--label", "l" * 51], ("label", "50")),
        (["--region", "us-ord", "--label", "web", "--tag", "ab"], ("tags", "3")),
        pytest.param(
            ["--region", "us-ord", "--description", "d" * 65_001],
            ("description", "65000"),
            marks=pytest.mark.skipif(os.name == "nt", reason="no command line is so long there"),
        ),
        (["--label", "web"], ("region", "egion")),
    ],
)
def test_a_field_that_is_not_valid(linode, sandbox, image, flags, said):
    field, word = said
    result = linode("upload", image, "--json", *flags)
    assert (result.code, result.json["error"]["field"]) == (2, field)
    assert result.explains(word)
    assert sandbox.calls == []


def empty(folder):
    (folder / "x.img.gz").touch()


def text(folder):
    (folder / "x.img.gz").write_text("These are words, and no disk.\n" * 50, "utf-8")


def too_large(folder):
    (folder / "x.img.gz").write_bytes(gzip.compress(b"disk"))
    os.truncate(folder / "x.img.gz", SEND_LIMIT_BYTES + 1)


def a_folder(folder):
    (folder / "x.img.gz").mkdir()


def missing(_folder):
    """There is no such file."""


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (empty, ["empty"]),
        (text, ["text"]),
        (too_large, ["5 GiB"]),
        (a_folder, ["folder"]),
        (missing, ["x.img.gz"]),
    ],
)
def test_a_file_that_is_no_disk_image(linode, sandbox, tmp_path, make, words):
    make(tmp_path)
    result = linode.upload(tmp_path / "x.img.gz", "--json")
    assert (result.code, result.json["state"]) == (4, "failed")
    assert result.explains(*words)
    assert sandbox.calls == []


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() != 0, reason="only root becomes somebody else"
)
def test_a_file_of_another_user():
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o777)
        path = Path(folder, "x.img")
        path.write_bytes(b"x" * 1024)
        path.chmod(0o600)
        script = (
            "import os, sys; from imageuploader.cli.main import main; "
            f"os.setresgid(*[{NOBODY}] * 3); os.setresuid(*[{NOBODY}] * 3); "
            "sys.exit(main(sys.argv[1:]))"
        )
        command = ["-c", script, "upload", str(path), "--region", "us-ord"]
        console = Console(Path(folder, "home"), LINODE_TOKEN=TOKEN)
        result = console.finish(fork_python(command, console.environ, ROOT))
    assert result.code == 4, result.messages
    assert result.explains("x.img", "read")


def test_a_server_that_is_not_there(linode, image):
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    result = linode.upload(image, "--api-url", f"http://127.0.0.1:{port}")
    assert result.code == 1
    assert result.explains("127.0.0.1")


def test_a_name_that_nobody_knows(linode, image):
    result = linode.upload(image, "--api-url", "https://no-such-name.invalid")
    assert result.code == 1
    assert result.explains("no-such-name.invalid", "not found")


@pytest.fixture
def untrusted_server(tmp_path):
    """A server with a self-signed certificate."""
    certificate = make_certificate(tmp_path / "own")
    key = certificate.with_name("key.pem")
    server = http.server.HTTPServer(("127.0.0.1", 0), http.server.BaseHTTPRequestHandler)
    server.handle_error = lambda *_: None  # type: ignore[method-assign]  # silence
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate, key)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    yield f"https://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_certificate_that_nobody_vouches_for(linode, image, untrusted_server):
    result = linode.upload(image, "--api-url", untrusted_server)
    assert result.code == 1
    assert result.explains("certificate")


def test_flags_that_make_no_sense(linode, tmp_path, image, raw):
    broken = tmp_path / "broken.pem"
    broken.write_text("no certificate", "utf-8")
    assert "usage:" in linode("fly").messages
    assert linode("fly").code == 2
    several = linode("upload", image, raw, "--label", "one", "--region", "us-ord")
    assert several.code == 2
    assert several.explains("--label")
    certificates = linode.upload(image, "--ca", broken)
    assert certificates.code == 2
    assert certificates.explains("broken.pem")
    linode.environ["LINODE_API_VERSION"] = "v5"
    version = linode.upload(image)
    assert version.code == 2
    assert version.explains("LINODE_API_VERSION", "v4beta")
