"""Talks to a server that answers anything: `python -m tests.soak.fuzz_client SECONDS [SEED]`."""

import logging
import secrets
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

from tests.soak.client_cases import ClientCases
from tests.soak.fuzzing import Run

MOST_CPU_SECONDS = 10.0


def main(seconds: str = "60", seed: str = "") -> int:
    """Play random cases; return 0 if none went wrong."""
    run = Run(int(seed or secrets.randbelow(10**6)), float(seconds), MOST_CPU_SECONDS)
    command = [sys.executable, "-m", "tests.soak.wild_server", str(run.seed)]
    with (
        tempfile.TemporaryDirectory(prefix="fuzz-client-") as name,
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as server,
    ):
        assert server.stdout is not None
        cases = ClientCases(int(server.stdout.readline()), Path(name))
        logging.getLogger("imageuploader").setLevel(logging.DEBUG)
        logging.getLogger().addHandler(cases.times)
        _hear_of_lost_errors(cases.times.wrong)
        try:
            return run.play(cases.play)
        finally:
            logging.getLogger().removeHandler(cases.times)
            assert server.stdin is not None
            server.stdin.close()


def _hear_of_lost_errors(wrong: list[str]) -> None:
    """Note what is raised where nobody catches it: in a thread, or while something is removed."""

    def in_thread(lost: threading.ExceptHookArgs) -> None:
        wrong.append(f"in thread {lost.thread}: {lost.exc_value!r}")

    def in_removal(lost: "sys.UnraisableHookArgs") -> None:
        wrong.append(f"nobody hears {lost.exc_value!r} of {lost.object!r}")

    threading.excepthook = in_thread
    sys.unraisablehook = in_removal


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
