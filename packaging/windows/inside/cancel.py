"""Runs in Windows: `python cancel.py CONSOLE IMAGE` cancels uploads at several moments.

It prints a line for each; the exit code is that of the first that did not end as it must.
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

CONSOLE, IMAGE = sys.argv[1:3]
SECONDS, SOON, CANCELLED = 60.0, 12.0, 130
MOMENTS = (
    ("while it asks for an address", "post-lost-silent", "Asking Linode", "cancelled"),
    ("while it sends", "put-stalled", "Uploading", "cancelled"),
    ("while it waits for the answer", "put-silent", "All data sent", "cancelled"),
    ("while it waits to try again", "put-500", "attempt", "cancelled"),
)


def start(*arguments: str, **environment: str) -> "subprocess.Popen[str]":
    """Start the console in a group of its own, which alone gets its Ctrl+Break."""
    return subprocess.Popen(
        [CONSOLE, *arguments],
        env=os.environ | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
    )


def interrupt(process: "subprocess.Popen[str]") -> None:
    """Press Ctrl+Break for it."""
    process.send_signal(getattr(signal, "CTRL_BREAK_EVENT", signal.SIGINT))


def wait_for(process: "subprocess.Popen[str]", word: str) -> bool:
    """Return whether a message with this word came in time; go on reading in a thread."""
    found = threading.Event()

    def read() -> None:
        for line in process.stderr or ():
            if word in line:
                found.set()

    threading.Thread(target=read, daemon=True).start()
    return found.wait(SECONDS)


def cancel(fault: str, word: str, home: str) -> tuple[bool, float, int, str]:
    """Cancel one upload at a moment: whether it came, seconds to the end, exit code, state."""
    with start("sandbox", "--fault", fault) as sandbox:
        lines = [sandbox.stdout.readline().strip() if sandbox.stdout else "" for _ in range(2)]
        facts = dict(line.split("=", 1) for line in lines) | {"IMAGEUPLOADER_HOME": home}
        with start("upload", IMAGE, "--label", "x", "--region", "us-ord", **facts) as upload:
            came = wait_for(upload, word)
            time.sleep(1)
            began = time.monotonic()
            interrupt(upload)
            code = _end(upload)
            took = time.monotonic() - began
        with start("history", "--json", **facts) as history:
            rows = json.loads(history.communicate(timeout=SECONDS)[0])
        interrupt(sandbox)
        if _end(sandbox):
            return came, took, code, "the sandbox did not end by itself"
    return came, took, code, rows[0]["state"]


def _end(process: "subprocess.Popen[str]") -> int:
    try:
        return process.wait(SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        return -1


def main() -> int:
    """Cancel at each moment."""
    for name, fault, word, state in MOMENTS:
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
            came, took, code, found = cancel(fault, word, home)
        print(f"{name}: {took:.1f} s, exit code {code}, {found}", flush=True)
        if not (came and took < SOON and (code, found) == (CANCELLED, state)):
            return 1
    return 0 if Path(CONSOLE).exists() else 2


if __name__ == "__main__":
    sys.exit(main())
