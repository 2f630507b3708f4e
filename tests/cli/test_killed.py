"""A console that was killed: the next one tells the truth and tidies up."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]


def console(home, sandbox, *arguments):
    return subprocess.Popen(
        [sys.executable, "-m", "imageuploader.cli", *map(str, arguments)],
        cwd=ROOT,
        env=os.environ
        | {
            "IMAGEUPLOADER_HOME": str(home),
            "LINODE_URL": sandbox.url,
            "LINODE_TOKEN": sandbox.token,
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def until(fact, seconds=20.0):
    end = time.monotonic() + seconds
    while not fact() and time.monotonic() < end:
        time.sleep(0.02)
    assert fact()


def test_a_killed_upload_is_interrupted_and_its_temporary_file_removed(tmp_path, sandbox):
    raw, home = tmp_path / "disk.img", tmp_path / "home"
    raw.write_bytes(os.urandom(1 << 20))
    sandbox.faults.add("put-silent")
    running = console(home, sandbox, "upload", raw, "--label", "web-1", "--region", "us-ord")
    until(lambda: any(method == "PUT" for method, _ in sandbox.calls))
    assert list((home / "cache").iterdir()) != []
    running.send_signal(signal.SIGKILL)
    running.communicate(timeout=20)
    told, errors = console(home, sandbox, "history", "--json").communicate(timeout=20)
    (row,) = json.loads(told)
    assert row["state"] == "interrupted", errors
    assert list((home / "cache").iterdir()) == []
