"""Runs in Windows: `python cancel.py CONSOLE IMAGE` cancels uploads at several moments.

It prints a line for each; the exit code is that of the first that did not end as it must.
"""

import ctypes
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping

KERNEL = ctypes.CDLL("kernel32")
_CTRL_C, _DETACHED = 0, 8
CONSOLE, IMAGE = sys.argv[1:3]
SECONDS, SOON, CANCELLED = 40.0, 12.0, 130
MOMENTS = (
    ("while it asks for an address", "post-lost-silent", "Asking Linode", "cancelled"),
    ("while it sends", "put-stalled", "Uploading", "cancelled"),
    ("while it waits for the answer", "put-silent", "All data sent", "cancelled"),
    ("while it waits to try again", "put-500", "attempt", "cancelled"),
)


def start(
    *arguments: str, flags: int = 0, environment: Mapping[str, str] = os.environ
) -> "subprocess.Popen[str]":
    """Start the console program in this program's console, or as the flags say."""
    return subprocess.Popen(
        [CONSOLE, *arguments],
        env=dict(environment),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        creationflags=flags,
    )


def open_console() -> None:
    """Open a console of our own, in which Ctrl+C is not for us."""
    KERNEL.FreeConsole()
    if not KERNEL.AllocConsole():
        sys.exit("no console")
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def interrupt() -> None:
    """Press Ctrl+C for every program in the console."""
    if not KERNEL.GenerateConsoleCtrlEvent(_CTRL_C, 0):
        sys.exit("Ctrl+C cannot be pressed")


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
    with start("sandbox", "--fault", fault, flags=_DETACHED) as sandbox:
        try:
            lines = [sandbox.stdout.readline().strip() if sandbox.stdout else "" for _ in range(2)]
            facts = dict(line.split("=", 1) for line in lines)
            ours = os.environ | facts | {"IMAGEUPLOADER_HOME": home}
            with start(
                "upload", IMAGE, "--label", "x", "--region", "us-ord", environment=ours
            ) as upload:
                came = wait_for(upload, word)
                time.sleep(1)
                began = time.monotonic()
                interrupt()
                code, took = _end(upload), time.monotonic() - began
            with start("history", "--json", environment=ours) as history:
                rows = json.loads(history.communicate(timeout=SECONDS)[0])
        finally:
            sandbox.kill()
    return came, took, code, rows[0]["state"]


def stop_sandbox() -> float:
    """Press Ctrl+C for a practice Linode; return the seconds it then takes, or raise."""
    with start("sandbox") as sandbox:
        if sandbox.stdout:
            sandbox.stdout.readline()
        time.sleep(1)
        began = time.monotonic()
        interrupt()
        if code := _end(sandbox):
            sys.exit(f"the practice Linode ended with {code}")
    return time.monotonic() - began


def _end(process: "subprocess.Popen[str]") -> int:
    try:
        return process.wait(SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        return -1


def main() -> int:
    """Cancel at each moment."""
    open_console()
    for name, fault, word, state in MOMENTS:
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
            came, took, code, found = cancel(fault, word, home)
        print(f"{name}: {took:.1f} s, exit code {code}, {found}", flush=True)
        if not (came and took < SOON and (code, found) == (CANCELLED, state)):
            return 1
    print(f"a practice Linode: {stop_sandbox():.1f} s", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
