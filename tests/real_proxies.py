"""Proxies that nobody here wrote: tinyproxy (CONNECT) and microsocks (SOCKS5)."""

from tests.front_servers import Front, free_port
from tests.proxies import PASSWORD, USER
from tests.required_tools import tool

TINYPROXY = """
Listen 127.0.0.1
Port {port}
LogFile "{log}"
LogLevel Connect
Timeout 60
Allow 127.0.0.1
{password}
"""


class RealProxy(Front):
    """One of them; `log` is what it wrote, where each destination is named."""

    def __init__(self, scheme, port, command, log):
        super().__init__(port, command)
        self.url = f"{scheme}://127.0.0.1:{port}"
        self.with_password = f"{scheme}://{USER}:{PASSWORD}@127.0.0.1:{port}"
        self._log = log

    def led_to(self, host, port):
        """How many connections went through it to an address."""
        return self._log.read_text("utf-8").count(f"{host}:{port}")


def tinyproxy(folder, *, wants_password):
    folder.mkdir()
    port, log, conf = free_port(), folder / "log", folder / "conf"
    password = f"BasicAuth {USER} {PASSWORD}" if wants_password else ""
    conf.write_text(TINYPROXY.format(port=port, log=log, password=password))
    return RealProxy("http", port, [tool("tinyproxy"), "-d", "-c", str(conf)], log)


def microsocks(folder, *, wants_password):
    folder.mkdir()
    port, log = free_port(), folder / "log"
    password = ["-u", USER, "-P", PASSWORD] if wants_password else []
    command = [tool("microsocks"), "-i", "127.0.0.1", "-p", str(port), *password]
    logged = ["sh", "-c", 'log=$1; shift; exec "$@" 2>"$log"', "sh", str(log), *command]
    return RealProxy("socks5", port, logged, log)
