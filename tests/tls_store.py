"""A practice Linode in a process of its own, and nginx as the store, both behind TLS."""

import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
BUCKET = "/linode-production-machine-images-uploads/"
START_SECONDS = 20
NGINX = """
daemon off;
user root;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{}}
http {{
  access_log off;
  client_max_body_size 6g;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  server {{
    listen 127.0.0.1:{port} ssl;
    ssl_certificate {folder}/ca.pem;
    ssl_certificate_key {folder}/key.pem;
    location {bucket} {{
      root {folder}/store;
      dav_methods PUT;
      create_full_put_path on;
    }}
    location / {{
      proxy_pass {linode};
      proxy_set_header Accept-Encoding "";
      sub_filter_types application/json;
      sub_filter {linode} https://127.0.0.1:{port};
    }}
  }}
}}
"""


@dataclass(frozen=True)
class TlsLinode:
    """Where it is, what lets in, the certificate that vouches for it, and what was stored."""

    url: str
    token: str
    ca_file: Path
    store: Path


@contextmanager
def tls_linode() -> Iterator[TlsLinode]:
    """Run both while the block lasts; what was stored is removed with them."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bench-store-")))
        linode, token = _practice(stack)
        ca_file = _certificate(folder)
        (folder / "store").mkdir()
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        places = {"folder": folder, "port": port, "bucket": BUCKET, "linode": linode}
        (folder / "nginx.conf").write_text(NGINX.format(**places))
        nginx = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/sbin")
        if nginx is None:
            sys.exit("this benchmark needs nginx (with WebDAV)")
        _running(stack, [nginx, "-p", str(folder), "-c", str(folder / "nginx.conf")])
        _listening(port)
        yield TlsLinode(f"https://127.0.0.1:{port}", token, ca_file, folder / "store")


def _practice(stack: ExitStack) -> tuple[str, str]:
    command = [sys.executable, "-m", "imageuploader.cli", "sandbox"]
    process = _running(stack, command)
    assert process.stdout is not None
    told = dict(process.stdout.readline().strip().split("=", 1) for _ in range(2))
    return told["LINODE_URL"], told["LINODE_TOKEN"]


def _running(stack: ExitStack, command: list[str]) -> "subprocess.Popen[str]":
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(
        command, cwd=ROOT, stdin=quiet, stdout=subprocess.PIPE, stderr=quiet, text=True
    )
    stack.callback(process.wait)
    stack.callback(process.terminate)
    stack.enter_context(process.stdout or ExitStack())
    return process


def _certificate(folder: Path) -> Path:
    options = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
    subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1"]
    files = ["-keyout", str(folder / "key.pem"), "-out", str(folder / "ca.pem")]
    subprocess.run(["openssl", *options, *subject, *files], check=True, capture_output=True)
    return folder / "ca.pem"


def _listening(port: int) -> None:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except ConnectionRefusedError:
            time.sleep(0.05)
        else:
            return
    sys.exit("nginx did not start")
