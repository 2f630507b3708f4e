"""Programs that nobody here wrote, in front of the practice Linode: nginx and socat."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

from tests.required_tools import tool

START_SECONDS = 10
BUFFER_BYTES = 16 * 1024
"""Little is under way in a program in between."""

NGINX = """
daemon off;
{user}
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{}}
http {{
  access_log off;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  server {{
    listen 127.0.0.1:{port} ssl rcvbuf=16k;
    ssl_certificate {certificate};
    ssl_certificate_key {key};
    client_max_body_size 0;
    {rules}
  }}
}}
"""


class Front:
    """A process that listens on a port; it can be killed and started again."""

    def __init__(self, port: int, command: list[str]) -> None:
        self.port = port
        self._command = command
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start, and wait until connections are taken."""
        self._process = subprocess.Popen(
            self._command, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL, process_group=0
        )
        end = time.monotonic() + START_SECONDS
        while not _takes_connections(self.port):
            assert time.monotonic() < end, self._command
            time.sleep(0.01)

    def kill(self) -> None:
        """End it with everything it has started, in the middle of whatever it does."""
        if self._process is not None:
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
            self._process = None


F = TypeVar("F", bound=Front)


@contextmanager
def running(front: F) -> Iterator[F]:
    """Run it while the block lasts."""
    try:
        front.start()
        yield front
    finally:
        front.kill()


def socat(port: int, url: str) -> Front:
    """Hand every connection on to where a URL leads."""
    target = urlsplit(url)
    listen = f"TCP-LISTEN:{port},bind=127.0.0.1,reuseaddr,fork,rcvbuf={BUFFER_BYTES}"
    onward = f"TCP:{target.hostname}:{target.port},sndbuf={BUFFER_BYTES}"
    return Front(port, [tool("socat"), listen, onward])


def nginx(folder: Path, port: int, certificate: Path, rules: str) -> Front:
    """Speak TLS with that certificate, and do what the rules of a `server` say."""
    folder.mkdir()
    conf = folder / "nginx.conf"
    conf.write_text(
        NGINX.format(
            folder=folder,
            port=port,
            user="user root;" if os.geteuid() == 0 else "",
            certificate=certificate,
            key=certificate.with_name("key.pem"),
            rules=rules,
        )
    )
    return Front(port, [tool("nginx"), "-p", str(folder), "-c", str(conf)])


def free_port() -> int:
    """Return a port on which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
        return port


def _takes_connections(port: int) -> bool:
    with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
        return True
    return False
