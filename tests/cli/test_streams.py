"""Results and messages that cannot be written."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.console import ROOT

FULL = Path("/dev/full")
needs_full = pytest.mark.skipif(not FULL.exists(), reason="no device that is always full here")


def shell(console, redirection, *arguments):
    """Run with streams that only a shell can set up."""
    command = [sys.executable, "-m", "imageuploader.cli", *map(str, arguments)]
    return subprocess.run(
        ["/bin/sh", "-c", f'exec "$@" {redirection}', "sh", *command],
        cwd=ROOT,
        env=console.environ,
        capture_output=True,
        text=True,
        timeout=40,
        check=False,
    )


@needs_full
def test_messages_on_a_full_disk_stop_nothing(linode, image):
    result = shell(linode, "2>/dev/full", "upload", image, "--region", "us-ord", "--json")
    assert result.returncode == 0
    assert '"state": "available"' in result.stdout


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-", "<&- >&- 2>&-"])
def test_streams_that_were_never_open_stop_nothing(linode, image, closed):
    result = shell(linode, closed, "upload", image, "--region", "us-ord", "--json")
    assert result.returncode == 0
    assert [row["state"] for row in linode.history()] == ["available"]


@pytest.mark.parametrize("what", ["--json", "--csv"])
def test_a_list_that_nobody_reads_is_no_bug_of_ours(linode, what):
    assert shell(linode, ">&-", "history", what).returncode == 0


@needs_full
@pytest.mark.parametrize("arguments", [("history", "--json"), ("history", "--csv"), ("images",)])
def test_a_result_on_a_full_disk_is_reported(linode, image, arguments):
    linode.upload(image)
    result = shell(linode, ">/dev/full", *arguments)
    assert result.returncode == 1
    assert result.stderr.startswith("Error: standard output could not be read or written")
    assert os.strerror(errno.ENOSPC) in result.stderr
