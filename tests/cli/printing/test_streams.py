"""Results and messages that cannot be written."""

import errno
import io
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from typing_extensions import override

from imageuploader.cli.printing.output import Output
from imageuploader.cli.printing.streams import (
    Messages,
    can_ask,
    discard_output,
    read_line,
    set_encoding,
)
from imageuploader.domain.errors import DiskFailed
from tests.cli.console import ROOT

FULL = Path("/dev/full")
needs_shell = pytest.mark.skipif(os.name != "posix", reason="no shell of POSIX here")
needs_full = pytest.mark.skipif(
    os.name != "posix" or not FULL.exists(), reason="no device that is always full here"
)


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


@needs_shell
@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-", "<&- >&- 2>&-"])
@pytest.mark.few(1)
def test_streams_that_were_never_open_stop_nothing(linode, image, closed):
    result = shell(linode, closed, "upload", image, "--region", "us-ord", "--json")
    assert result.returncode == 0
    assert [row["state"] for row in linode.history()] == ["available"]


@needs_shell
@pytest.mark.parametrize("what", ["--json", "--csv"])
@pytest.mark.few(1)
def test_a_list_that_nobody_reads_is_no_bug_of_ours(linode, what):
    assert shell(linode, ">&-", "history", what).returncode == 0


@needs_full
@pytest.mark.parametrize("arguments", [("history", "--json"), ("history", "--csv"), ("images",)])
@pytest.mark.few(1)
def test_a_result_on_a_full_disk_is_reported(linode, image, arguments):
    linode.upload(image)
    result = shell(linode, ">/dev/full", *arguments)
    assert result.returncode == 1
    assert result.stderr.startswith("Error: standard output could not be read or written")
    assert os.strerror(errno.ENOSPC) in result.stderr


class Windows(io.FileIO):
    """A pipe or a file that fails as a pipe does on Windows when its reader has gone."""

    @override
    def write(self, content):
        if stat.S_ISCHR(os.fstat(self.fileno()).st_mode):  # the null device by now
            return super().write(content)
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))


@pytest.mark.parametrize("kind", ["pipe", "file"])
def test_only_an_invalid_argument_of_a_pipe_means_that_nobody_reads(tmp_path, kind):
    reader, writer = os.pipe()
    (tmp_path / "file").touch()
    number = writer if kind == "pipe" else os.open(tmp_path / "file", os.O_WRONLY)
    results = io.TextIOWrapper(io.BufferedWriter(Windows(number, "w")))
    with pytest.raises(BrokenPipeError if kind == "pipe" else DiskFailed):
        Output(results, Messages()).print_result("a line")
    discard_output(results)
    results.close()
    for other in {reader, writer} - {number}:
        os.close(other)


def test_nobody_is_asked_where_standard_input_was_never_open(monkeypatch):
    monkeypatch.setattr(sys, "stdin", None)
    assert (can_ask(), read_line(80)) == (False, "")


def test_nobody_is_asked_on_the_null_device_which_is_a_terminal_to_windows(monkeypatch):
    with Path(os.devnull).open(encoding="utf-8") as null:
        monkeypatch.setattr(sys, "stdin", null)
        assert (can_ask(), read_line(80)) == (False, "")


@pytest.mark.parametrize(
    ("platform", "variable", "written"),
    [
        ("win32", None, "Größe – я"),
        ("linux", None, "Größe – \\u044f"),
        ("win32", "cp1252", "Größe – \\u044f"),
    ],
)
def test_redirected_text_is_utf_8_where_the_system_has_a_code_page(
    monkeypatch, platform, variable, written
):
    monkeypatch.delenv("PYTHONIOENCODING", raising=False)
    if variable:
        monkeypatch.setenv("PYTHONIOENCODING", variable)
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="cp1252")
    set_encoding(stream, platform)
    stream.write("Größe – я")
    stream.flush()
    utf8 = platform == "win32" and not variable
    assert raw.getvalue().decode("utf-8" if utf8 else "cp1252") == written
