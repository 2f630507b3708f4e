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


class Authority:
    """A company's own, which signs certificates; `ca_file` is what its computers trust."""

    def __init__(self, folder: Path, name: str = "Example Corp Inspection CA") -> None:
        folder.mkdir()
        self._folder = folder
        self.ca_file = folder / "ca.pem"
        self._key = folder / "ca-key.pem"
        options = ["-x509", "-days", "2", "-subj", f"/O=Example Corp/CN={name}"]
        _request(*options, "-keyout", str(self._key), "-out", str(self.ca_file))

    def certify(self, where: str, *, names: str, days: int = 2) -> Path:
        """Return a certificate for names, in a folder of its own with `key.pem`."""
        folder = self._folder / where
        folder.mkdir()
        asked, extensions, made = folder / "request.pem", folder / "names", folder / "made.pem"
        _request("-subj", "/CN=any", "-keyout", str(folder / "key.pem"), "-out", str(asked))
        extensions.write_text(f"subjectAltName={names}\n")
        signer = ["-CA", str(self.ca_file), "-CAkey", str(self._key), "-CAcreateserial"]
        files = ["-in", str(asked), "-extfile", str(extensions), "-out", str(made)]
        command = [tool("openssl"), "x509", "-req", *_valid_for(days), *signer, *files]
        subprocess.run(command, check=True, capture_output=True)
        return made


def _valid_for(days: int) -> tuple[str, ...]:
    """Return the options for a certificate that is valid for so many days from now, or was."""
    known = subprocess.run([tool("openssl"), "x509", "-help"], check=False, capture_output=True)
    if days < 0 and b"-not_after" in known.stderr + known.stdout:
        # OpenSSL takes negative days no more since it takes dates.
        return ("-not_before", "20200101000000Z", "-not_after", "20200102000000Z")
    return ("-days", str(days))


def _request(*options: str) -> None:
    """Let openssl make a key, of the kind that is made at once, and what it is to be put into."""
    key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]
    subprocess.run([tool("openssl"), "req", *key, *options], check=True, capture_output=True)
