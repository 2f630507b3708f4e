"""Real proxies on loopback: CONNECT and SOCKS5, with and without a password."""

import base64
import socket
import struct
import threading
from contextlib import suppress

from tests.fakes import head_of, received

USER, PASSWORD = "ada", "proxy-secret-5ec2e7"


class Proxy:
    """Leads every name to one port of this computer; notes the names that it was asked for."""

    def __init__(self, port, *, wants_password=False):
        self._port, self._wants = port, wants_password
        self.asked: list[str] = []

    def speak_http(self, line):
        """Play one connection of a proxy for CONNECT."""
        head, _ = head_of(line)
        word = base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()
        if self._wants and f"Basic {word}" not in head:
            line.sendall(
                b"HTTP/1.1 407 Proxy Authentication Required\r\n"
                b"Proxy-Authenticate: Basic\r\nContent-Length: 0\r\n\r\n"
            )
            return
        self.asked.append(head.split()[1])
        line.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
        self._relay(line)

    def speak_socks5(self, line):
        """Play one connection of a proxy for SOCKS5, as RFC 1928 and 1929 have it."""
        exactly(line, exactly(line, 2)[1])
        line.sendall(b"\x05\x02" if self._wants else b"\x05\x00")
        if self._wants:
            user = exactly(line, exactly(line, 2)[1]).decode()
            password = exactly(line, exactly(line, 1)[0]).decode()
            good = (user, password) == (USER, PASSWORD)
            line.sendall(b"\x01\x00" if good else b"\x01\x01")
            if not good:
                return
        name = exactly(line, exactly(line, 5)[4]).decode()
        (port,) = struct.unpack(">H", exactly(line, 2))
        self.asked.append(f"{name}:{port}")
        line.sendall(b"\x05\x00\x00\x01\x7f\x00\x00\x01\x00\x00")
        self._relay(line)

    def _relay(self, line):
        with socket.create_connection(("127.0.0.1", self._port)) as far:
            back = threading.Thread(target=_copy, args=(far, line))
            back.start()
            _copy(line, far)
            back.join(5)


def exactly(line, count):
    """Return so many bytes."""
    data = b""
    while len(data) < count:
        data += received(line, count - len(data))
    return data


def _copy(source, target):
    with suppress(OSError):
        while data := source.recv(65536):
            target.sendall(data)
        target.shutdown(socket.SHUT_WR)
