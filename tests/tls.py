"""Real certificates, and sockets that speak TLS."""

import socket
import ssl
import subprocess
from pathlib import Path

from tests.fakes import Script
from tests.required_tools import tool


def make_certificate(folder: Path, *, names: str = "IP:127.0.0.1", days: int = 2) -> Path:
    """Make a certificate that only itself vouches for; its key is `key.pem` beside it."""
    folder.mkdir(exist_ok=True)
    options = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", str(days)]
    subject = ["-subj", "/CN=localhost", "-addext", f"subjectAltName={names}"]
    files = ["-keyout", str(folder / "key.pem"), "-out", str(folder / "ca.pem")]
    subprocess.run([tool("openssl"), *options, *subject, *files], check=True, capture_output=True)
    return folder / "ca.pem"


def over_tls(certificate: Path, script: Script) -> Script:
    """Play the script behind a TLS handshake; one that fails is the client's matter."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, certificate.with_name("key.pem"))

    def secured(line: socket.socket) -> None:
        try:
            with context.wrap_socket(line, server_side=True) as tls:
                script(tls)
        except OSError:
            return

    return secured
