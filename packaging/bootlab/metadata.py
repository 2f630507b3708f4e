"""One answer of Linode's metadata service, on the standard streams: one process a connection."""

import base64
import json
import sys

_INSTANCE = {
    "id": 1,
    "host_uuid": "laboratory",
    "label": "laboratory",
    "region": "us-east",
    "type": "g6-nanode-1",
    "tags": [],
    "specs": {"vcpus": 1, "memory": 1024, "disk": 25600, "transfer": 1000, "gpus": 0},
    "backups": {"enabled": False, "status": None},
}
_TOLD = 'bootcmd:\n - [sh, -c, "echo LABORATORY: user data taken > /dev/ttyS0"]\n'
_USER_DATA = base64.b64encode(f"#cloud-config\n{_TOLD}".encode()).decode()
_ANSWERS = {
    ("PUT", "/v1/token"): ("text/plain", "a-token"),
    ("GET", "/v1/instance"): ("application/json", json.dumps(_INSTANCE)),
    ("GET", "/v1/user-data"): ("text/plain", _USER_DATA),
}


def main() -> None:
    """Read one request and answer it."""
    words = ([*sys.stdin.buffer.readline().decode("latin-1").split(), "", ""])[:2]
    while sys.stdin.buffer.readline().strip():
        pass
    kind, body = _ANSWERS.get((words[0], words[1]), ("", ""))
    status = "200 OK" if kind else "404 Not Found"
    head = f"HTTP/1.1 {status}\r\nContent-Type: {kind or 'text/plain'}\r\nConnection: close\r\n"
    sys.stdout.write(f"{head}Content-Length: {len(body)}\r\n\r\n{body}")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
