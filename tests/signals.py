"""A signal for another process, on Windows too, where Ctrl+C is the only one."""

import os
import signal
import subprocess
import sys

from tests.forked_process import Running

ENDS = (signal.SIGINT, signal.SIGTERM) if os.name == "posix" else (signal.SIGINT,)
"""What asks a program to end here: Ctrl+C, and what the system sends."""
END = ENDS[-1]
PRESS = """
import ctypes, sys, time
kernel = ctypes.windll.kernel32
kernel.FreeConsole()
heard = (
    kernel.AttachConsole(int(sys.argv[1]))
    and kernel.SetConsoleCtrlHandler(None, True)  # by all in that console but this process
    and kernel.GenerateConsoleCtrlEvent(0, 0)
)
time.sleep(0.2)  # a process that ends at once takes it along
sys.exit(not heard)
"""


def send_signal(process: Running, number: signal.Signals) -> None:
    """Send a process one of `ENDS`. On Windows it must have a console of its own.

    Ctrl+C goes to all in a console there: another process joins that one to press it.
    """
    if os.name == "posix":
        process.send_signal(number)
        return
    command = [sys.executable, "-c", PRESS, str(process.pid)]
    pressed = subprocess.run(command, check=False, timeout=60).returncode == 0
    assert pressed or process.poll() is not None
