"""imageuploader-cli as a separate process, started as a person would."""

import gzip
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.forked_process import NO_WINDOW, ForkedProcess, Running, can_fork

ROOT = Path(__file__).parents[2]
SECONDS = 100
"""On a busy machine a console starts in 10 s under Wine, and several are started in a test."""
NO_PROXY = {"NO_PROXY": "*", "no_proxy": "*"}
OURS = ("LINODE_", "IMAGEUPLOADER_")


def gz(raw: Path, path: Path) -> Path:
    path.write_bytes(gzip.compress(raw.read_bytes(), 1))
    return path


@dataclass
class Result:
    """The result of a process: its exit code and both streams."""

    code: int
    out: str
    messages: str

    @property
    def json(self):
        """The one line of JSON on standard output."""
        (line,) = self.out.splitlines()
        return json.loads(line)

    def explains(self, *words: str) -> bool:
        """Check that there is one error, in one line with these words, and no traceback."""
        errors = [line for line in self.messages.splitlines() if line.startswith("Error: ")]
        assert "Traceback" not in self.messages + self.out
        assert len(errors) == 1, self.messages
        assert [word for word in words if word not in errors[0]] == [], errors[0]
        return True


class Console:
    """Starts the console with its own folders."""

    def __init__(self, home: Path, module: str = "imageuploader.cli", **environ: str) -> None:
        kept = {key: value for key, value in os.environ.items() if not key.startswith(OURS)}
        self.home, self._module = home, module
        self.environ = kept | NO_PROXY | {"IMAGEUPLOADER_HOME": str(home)} | environ

    def __call__(self, *arguments: object) -> Result:
        """Run to completion."""
        return self.finish(self.fork(*arguments))

    def fork(self, *arguments: object, stdin: int = subprocess.DEVNULL) -> Running:
        """Start without the time that an interpreter takes, where that can be; the caller ends it.

        It is a process of its own with pipes as streams; only its command line cannot be seen.
        """
        if can_fork(self.environ):
            command = ["-m", self._module, *map(str, arguments)]
            return ForkedProcess(command, self.environ, cwd=ROOT, stdin=stdin)
        return self.start(*arguments, stdin=stdin)

    def answer(self, given: str, *arguments: object) -> Result:
        """Run to completion, with this on standard input."""
        reader, writer = os.pipe()
        with os.fdopen(reader) as stdin:
            with os.fdopen(writer, "w") as ours:
                ours.write(given)
            return self.finish(self.fork(*arguments, stdin=stdin.fileno()))

    def start(
        self, *arguments: object, stderr: int = subprocess.PIPE, stdin: int = subprocess.DEVNULL
    ) -> "subprocess.Popen[str]":
        """Start; the caller ends it."""
        return subprocess.Popen(
            [sys.executable, "-m", self._module, *map(str, arguments)],
            cwd=ROOT,
            env=self.environ,
            stdin=stdin,
            stdout=subprocess.PIPE,
            stderr=stderr,
            text=True,
            creationflags=NO_WINDOW,
        )

    def finish(self, process: Running) -> Result:
        """Wait for the result, with a timeout."""
        with process:
            try:
                out, messages = process.communicate(timeout=SECONDS)
            finally:
                process.kill()
        return Result(process.wait(), out, messages or "")

    def upload(self, file: Path, *more: object) -> Result:
        """Upload a file to Chicago as `web-1`."""
        return self("upload", file, "--label", "web-1", "--region", "us-ord", *more)

    def history(self):
        """The rows of `history --json`."""
        return self("history", "--json").json
