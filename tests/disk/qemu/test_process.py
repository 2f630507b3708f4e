"""Running qemu-img: from safe places only, within limits, and ended as soon as it must be."""

import os
import sys
import time
from pathlib import Path

import pytest

from imageuploader.disk.qemu.install_hint import install_command
from imageuploader.disk.qemu.process import Limits, RunResult, find_qemu_img, run_qemu_img
from imageuploader.domain.cancel import CancelRequested, CancelToken
from imageuploader.domain.errors import ConverterFailed
from tests.required_tools import tool

PLENTY = Limits(seconds=60, file_bytes=1 << 30)
LINUX_ONLY = pytest.mark.skipif(sys.platform != "linux", reason="only Linux can bound a child")


def ended(code: str, limits: Limits = PLENTY, on_progress=lambda _: None, cancel=None) -> RunResult:
    """Run a Python program in qemu-img's place."""
    command = [sys.executable, "-c", code]
    return run_qemu_img(
        command, (), limits, on_progress=on_progress, cancel=cancel or CancelToken()
    )


def program(folder: Path, mode: int = 0o755) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / "qemu-img"
    path.write_text("#!/bin/sh\n")
    path.chmod(mode)
    return path


def test_it_is_found_on_the_path_then_in_its_usual_places(tmp_path):
    first, usual = program(tmp_path / "first"), program(tmp_path / "usual")
    path = os.pathsep.join(["", ".", "relative", str(tmp_path / "no"), str(tmp_path / "first")])
    assert find_qemu_img(path, (str(tmp_path / "usual"),)) == first
    assert find_qemu_img("", (str(tmp_path / "usual"),)) == usual
    assert find_qemu_img("", ()) is None
    assert find_qemu_img() == Path(tool("qemu-img"))


def test_a_program_in_the_working_folder_or_not_executable_is_skipped(tmp_path, monkeypatch):
    program(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert find_qemu_img(os.pathsep.join([".", "", "./"]), ()) is None
    assert find_qemu_img(str(program(tmp_path / "no", 0o644).parent), ()) is None
    (tmp_path / "folder" / "qemu-img").mkdir(parents=True)
    assert find_qemu_img(str(tmp_path / "folder"), ()) is None


def test_progress_is_reported_once_a_percent_and_the_output_is_kept():
    percents = list[int]()
    code = r"""
import sys, time
for tenth in range(0, 1001):
    sys.stdout.write(f"    ({tenth / 10:.2f}/100%)\r")
    if tenth % 50 == 0:
        sys.stdout.flush()
sys.stdout.write("\nqemu-img: the last word\n")
sys.exit(7)
"""
    found = ended(code, on_progress=percents.append)
    assert (found.code, found.output) == (7, "qemu-img: the last word")
    assert percents == sorted(set(percents))
    assert percents[0] == 0
    assert percents[-1] == 99


def test_what_it_says_is_bounded():
    found = ended("print('begin'); print('x' * 80_000_000); print('end')")
    assert found.output.startswith("begin\n")
    assert found.output.endswith("\nend")
    assert len(found.output) < 40_000


def test_qemu_img_gets_neither_our_environment_nor_input(monkeypatch):
    monkeypatch.setenv("LINODE_TOKEN", "secret")
    code = "import os, sys; print(sorted(os.environ)); print(repr(sys.stdin.read()))"
    found = ended(code)
    assert "LINODE_TOKEN" not in found.output
    assert "HOME" not in found.output
    assert found.output.endswith("''")


def test_only_the_files_it_needs_are_lent_to_it(tmp_path):
    path = tmp_path / "file"
    path.write_bytes(b"content")
    with path.open("rb") as inherited, path.open("rb"):
        code = (
            f"import os; print(os.read({inherited.fileno()}, 9), len(os.listdir('/proc/self/fd')))"
        )
        command = [sys.executable, "-c", code]
        found = run_qemu_img(
            command, (inherited,), PLENTY, on_progress=lambda _: None, cancel=CancelToken()
        )
    # Its three streams, the one lent, and the one that lists them.
    assert found.output == "b'content' 5"


@pytest.mark.alone
def test_cancel_ends_it_at_once():
    cancel, fired = CancelToken(), list[float]()
    code = """
import signal, sys
signal.signal(signal.SIGTERM, signal.SIG_IGN)
print("(1.00/100%)", flush=True)
while True:
    pass
"""

    def fire(_: int) -> None:
        fired.append(time.monotonic())
        cancel.cancel()

    with pytest.raises(CancelRequested):
        ended(code, on_progress=fire, cancel=cancel)
    assert time.monotonic() - fired[0] < 0.5


def test_one_that_was_cancelled_before_is_not_waited_for():
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(CancelRequested):
        ended("while True: pass", cancel=cancel)


def test_a_listener_that_fails_ends_it():
    def fail(_: int) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        ended("print('(1.00/100%)', flush=True)\nwhile True: pass", on_progress=fail)


def test_one_that_takes_too_long_is_ended():
    with pytest.raises(ConverterFailed) as caught:
        ended("import time; time.sleep(600)", Limits(1, 1 << 20))
    assert caught.value.reason == "qemu-img took longer than 1 s"


def test_a_program_that_cannot_be_started_is_reported(tmp_path):
    (tmp_path / "qemu-img").write_text("no program")
    (tmp_path / "qemu-img").chmod(0o755)
    command = [str(tmp_path / "qemu-img")]
    with pytest.raises(ConverterFailed) as caught:
        run_qemu_img(command, (), PLENTY, on_progress=lambda _: None, cancel=CancelToken())
    assert caught.value.reason == "Exec format error"


@LINUX_ONLY
def test_memory_is_bounded():
    # Past the moment that it takes to set the bounds.
    code = "import time; time.sleep(0.3)\ntry: bytes(3 << 30)\nexcept MemoryError: print('bounded')"
    assert ended(code).output == "bounded"


@LINUX_ONLY
def test_what_it_writes_is_bounded(tmp_path):
    code = f"""
import time, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
time.sleep(0.3)
with open({str(tmp_path / "big")!r}, "wb") as file:
    file.truncate(1 << 20)
    try:
        file.truncate((1 << 20) + 1)
    except OSError as error:
        print(error.strerror)
"""
    assert ended(code, Limits(60, 1 << 20)).output == "File too large"


DEBIAN = 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nID=debian\n'
MINT = 'NAME="Linux Mint"\nID=linuxmint\nID_LIKE="ubuntu debian"\n'
ROCKY = 'ID="rocky"\nID_LIKE="rhel centos fedora"\n'
LEAP = 'ID="opensuse-leap"\nID_LIKE="suse opensuse"\n'


@pytest.mark.parametrize(
    ("platform", "release", "tools", "command"),
    [
        ("linux", DEBIAN, {"dnf"}, "sudo apt install qemu-utils"),
        ("linux", MINT, set(), "sudo apt install qemu-utils"),
        ("linux", "ID=fedora\n", set(), "sudo dnf install qemu-img"),
        ("linux", ROCKY, set(), "sudo dnf install qemu-img"),
        ("linux", "ID=arch\n", set(), "sudo pacman -S qemu-img"),
        ("linux", LEAP, set(), "sudo zypper install qemu-tools"),
        ("linux", "ID=alpine\n", set(), "sudo apk add qemu-img"),
        ("linux", "", {"zypper"}, "sudo zypper install qemu-tools"),
        ("linux", "ID=odd\nnonsense", set(), ""),
        ("darwin", DEBIAN, {"brew", "port"}, "brew install qemu"),
        ("darwin", "", {"port"}, "sudo port install qemu"),
        ("win32", "", {"winget"}, "winget install SoftwareFreedomConservancy.QEMU"),
        ("win32", "", set(), ""),
        ("sunos5", "", {"apt"}, ""),
    ],
)
def test_the_command_that_installs_it_fits_the_system(platform, release, tools, command):
    assert install_command(platform, release, tools.__contains__) == command
