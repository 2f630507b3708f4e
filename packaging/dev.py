"""The commands of a checkout: `demo`, `test`, `run`, `bench`, `soak` and `pictures`.

Standard library only, for Linux, macOS and Windows, with Python 3.11 or newer. It makes
`.venv`, installs the pinned requirements into it, and says what it does.
"""

import argparse
import hashlib
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import venv
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
RUN_NEEDS = ROOT / "packaging" / "requirements.txt"
TEST_NEEDS = ROOT / "packaging" / "requirements-dev.txt"
SMALL_IMAGE = ROOT / "packaging" / "small.img.gz"

QT_LIBRARIES = ROOT / "packaging" / "debian.txt"
TEST_TOOLS = ROOT / "packaging" / "debian-dev.txt"

OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}


def say(text: str) -> None:
    """Print one line, at once."""
    print(f"-- {text}", flush=True)


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    parser = argparse.ArgumentParser(prog="dev.py", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    demo = commands.add_parser("demo", help="upload a small image to the practice server")
    demo.add_argument("--exit", action="store_true", help="close the window 3 s after the end")
    commands.add_parser("test", help="run every check and every test but the soak tests")
    commands.add_parser("soak", help="run the soak tests: hundreds of uploads with faults")
    commands.add_parser("pictures", help="take the pictures of the README anew")
    bench_ = commands.add_parser("bench", help="run the benchmarks and print their figures")
    bench_.add_argument(
        "names", nargs="*", metavar="NAME", help="such as loop_delay; all unless told"
    )
    run = commands.add_parser("run", help="open the program for real use")
    run.add_argument("arguments", nargs=argparse.REMAINDER)
    told = parser.parse_args(arguments)
    match told.command:
        case "demo":
            return show(leave=told.exit)
        case "test":
            return test()
        case "soak":
            return soak()
        case "pictures":
            return pictures()
        case "bench":
            return bench(told.names)
        case _:
            set_up(RUN_NEEDS)
            return call([PYTHON, "-m", "imageuploader", *told.arguments])


def call(command: Sequence[str | Path], **more: str) -> int:
    """Run a command from the checkout, with more environment, and return its exit code."""
    environment = os.environ | {"PYTHONPATH": str(ROOT)} | more
    return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode


def must(command: Sequence[str | Path]) -> None:
    """Run a command; stop with its exit code if it fails."""
    if code := call(command):
        say(f"failed with exit code {code}: {' '.join(map(str, command))}")
        sys.exit(code)


def set_up(needs: Path) -> None:
    """Make `.venv` with the pinned requirements, unless it already has just these."""
    if sys.version_info < (3, 11):  # noqa: UP036 - run by whatever Python there is
        sys.exit("Image Uploader needs Python 3.11 or newer.")
    stamp = VENV / f"{needs.stem}.installed"
    wanted = hashlib.sha256(RUN_NEEDS.read_bytes() + needs.read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text("ascii") == wanted:
        return
    say(f"making {VENV.name} and installing {needs.name} (once, a minute or two)")
    install = pip()
    must([*install, "install", "--quiet", "--disable-pip-version-check", "-r", needs])
    stamp.write_text(wanted, "ascii")


def pip() -> list[str | Path]:
    """Return the command that installs into `.venv`, making it first."""
    try:
        import ensurepip  # noqa: F401 - Debian leaves it out of its Python
    except ImportError:
        venv.create(VENV, with_pip=False)
        return [sys.executable, "-m", "pip", "--python", PYTHON]
    venv.create(VENV, with_pip=True)
    return [PYTHON, "-m", "pip"]


def install_packages(*lists: Path) -> None:
    """Install what is missing of Debian's packages where that can be done; else name it."""
    if not shutil.which("dpkg-query"):
        return
    lines = [line for told in lists for line in told.read_text("utf-8").splitlines()]
    missing = [name for name in lines if not name.startswith("#") and not has_package(name)]
    if not missing:
        return
    say(f"missing system packages: {' '.join(missing)}")
    root = administrator()
    if root is None:
        say(f"install them: sudo apt-get install {' '.join(missing)}")
        return
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    call([*root, "apt-get", "update", "-qq"], **quiet)
    call([*root, "apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing], **quiet)


def has_package(name: str) -> bool:
    """Return whether Debian's package, or one that provides it, is installed."""
    found = subprocess.run(
        ["dpkg-query", "-W", "-f", "${Status}", name], capture_output=True, text=True, check=False
    )
    return "install ok installed" in found.stdout


def administrator() -> list[str] | None:
    """Return what must stand before a command of root's, or None if there is no way."""
    if os.name == "posix" and os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo and call([sudo, "-n", "true"]) == 0:
        return [sudo, "-n"]
    return None


def test() -> int:
    """Run the checks and the tests; return 0 only if all are good."""
    set_up(TEST_NEEDS)
    install_packages(QT_LIBRARIES, TEST_TOOLS)
    checks = (
        ["ruff", "check", "."],
        ["ruff", "format", "--check", "."],
        ["mypy"],
        ["importlinter.cli"],
    )
    for check in checks[:3]:
        say(" ".join(check))
        must([PYTHON, "-m", *check])
    say("import-linter")
    must([PYTHON, "-c", "from importlinter.cli import lint_imports_command as go; go()"])
    say("pytest")
    return call([PYTHON, "-m", "pytest", "-q", "-m", "not soak"], **OFFSCREEN)


def soak() -> int:
    """Run the soak tests, which are no part of `test`."""
    set_up(TEST_NEEDS)
    install_packages(QT_LIBRARIES, TEST_TOOLS)
    return call([PYTHON, "-m", "pytest", "-q", "-s", "-m", "soak"], **OFFSCREEN)


def bench(names: Sequence[str]) -> int:
    """Run the benchmarks one after another; return 0 only if all figures are reached."""
    set_up(TEST_NEEDS)
    install_packages(QT_LIBRARIES, TEST_TOOLS)
    codes = []
    for path in sorted((ROOT / "tests" / "bench").glob("*.py")):
        if not names or path.stem in names:
            say(f"{path.stem}, on {platform.platform()} with {os.cpu_count()} processors")
            codes.append(call([PYTHON, path], **OFFSCREEN))
    return max(codes, default=2)


def pictures() -> int:
    """Take the pictures of the README anew, from the window as it is now."""
    set_up(TEST_NEEDS)
    install_packages(QT_LIBRARIES, TEST_TOOLS)
    return call([PYTHON, ROOT / "packaging" / "pictures.py"])


def show(*, leave: bool) -> int:
    """Upload a small real image to the practice server; 0 only if it became available."""
    set_up(RUN_NEEDS)
    with tempfile.TemporaryDirectory(prefix="imageuploader-demo-") as folder:
        image = small_image(Path(folder))
        if not has_display():
            say("no display: the demonstration runs in the terminal")
            asked = ["--label", "demo-image", "--region", "us-ord", "--tag", "demo"]
            return call([PYTHON, "-m", "imageuploader.cli", "--demo", "upload", image, *asked])
        if sys.platform == "linux":
            install_packages(QT_LIBRARIES)
        closing = ["--exit"] if leave else []
        return call([PYTHON, "-m", "imageuploader", "--demo", "--show", image, *closing])


def has_display() -> bool:
    """Return whether a window could be opened here."""
    if sys.platform != "linux":
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def small_image(folder: Path) -> Path:
    """Make a real ext4 image with files in it, or take the one kept for systems without mkfs."""
    mkfs = shutil.which("mkfs.ext4", path=os.environ.get("PATH", "") + ":/usr/sbin:/sbin")
    image = folder / "demo.img"
    if mkfs:
        with image.open("wb") as file:
            file.truncate(64 * 1024**2)  # else mkfs says that it makes a file
        if call([mkfs, "-q", "-F", "-d", ROOT / "imageuploader", image]) == 0:
            say(f"made {image.name}: ext4, {image.stat().st_size / 10**6:.0f} MB")
            return image
    say(f"no mkfs.ext4 here: taking {SMALL_IMAGE.name}")
    return Path(shutil.copy(SMALL_IMAGE, folder / "demo.img.gz"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
