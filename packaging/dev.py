"""The commands of a checkout: `demo`, `test`, `run`, `build`, `bench`, `soak`, `pictures`, ...

Standard library only, for Linux, macOS and Windows, with Python 3.11 or newer. It makes
`.venv`, installs the pinned requirements into it, and says what it does.
"""

import argparse
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import clean_root
from build import build
from environment import (
    BENCH_PEERS,
    DEBIAN_BOOTLAB,
    DEBIAN_WINDOWS,
    DESKTOP,
    OFFSCREEN,
    QT_LIBRARIES,
    ROOT,
    RUN_NEEDS,
    SAMPLE,
    TEST_NEEDS,
    TEST_TOOLS,
    Environment,
    call,
    install_packages,
    say,
)
from suite import QUICK_CHECKS, run_checks, run_matrix, run_quick_tests, run_tests

HERE = Environment()


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    args = parser().parse_args(arguments)
    sys.path.insert(1, str(ROOT))  # `build` reads the program's formats
    match args.command:
        case "demo":
            return show(leave=args.exit)
        case "test":
            return TESTS[args.extent]()
        case "soak":
            return soak()
        case "pictures":
            return pictures(args.all)
        case "translate":
            return translate(args.languages, drop=args.drop)
        case "docs":
            return docs()
        case "build":
            return build() or (clean_root.main() if args.check else 0)
        case "bench":
            return bench(args.names)
        case "bootlab":
            return bootlab(args)
        case _:
            HERE.set_up(RUN_NEEDS)
            return call([HERE.python, "-m", "imageuploader", *args.arguments])


def parser() -> argparse.ArgumentParser:
    """Return what reads the command line."""
    flags = argparse.ArgumentParser(prog="dev.py", description=__doc__)
    commands = flags.add_subparsers(dest="command", required=True)
    demo = commands.add_parser("demo", help="upload a small image to the practice server")
    demo.add_argument("--exit", action="store_true", help="close the window 3 s after the end")
    tests = commands.add_parser("test", help="run every check and every test but the soak tests")
    extent = tests.add_mutually_exclusive_group()
    for name, says in (
        ("quick", "only what takes less than a minute"),
        ("matrix", "with every Python there is, and the oldest and newest Qt"),
        ("windows", "the Windows installer and the tests, under Wine; takes an hour"),
    ):
        extent.add_argument(f"--{name}", action="store_const", dest="extent", const=name, help=says)
    commands.add_parser("soak", help="run the soak tests: hundreds of uploads with faults")
    pictures = commands.add_parser("pictures", help="take the pictures of the README anew")
    pictures.add_argument(
        "--all", metavar="FOLDER", help="or take the window in every state and language, in there"
    )
    texts = commands.add_parser("translate", help="update the catalogues from the sources")
    texts.add_argument("languages", nargs="*", metavar="LANGUAGE", help="such as fr; else all")
    texts.add_argument("--drop", action="store_true", help="remove what the sources lack")
    commands.add_parser("docs", help="write the man pages, completions and types of files anew")
    packages = commands.add_parser("build", help="make the packages of a release, into dist")
    packages.add_argument("--check", action="store_true", help="try them in bare systems, as root")
    figures = commands.add_parser("bench", help="run the benchmarks and print their figures")
    figures.add_argument("names", nargs="*", metavar="NAME", help="such as loop_delay; else all")
    starts = commands.add_parser("bootlab", help="start real systems, and compare with the check")
    starts.add_argument("names", nargs="*", metavar="NAME", help="such as no-driver; else all")
    starts.add_argument("--kernel", type=Path, help="one with all drivers built in, as Linode's")
    starts.add_argument("--table", type=Path, metavar="FILE", help="write the table as JSON too")
    starts.add_argument("--keep", action="store_true", help="keep the systems for the next time")
    run = commands.add_parser("run", help="open the program for real use")
    run.add_argument("arguments", nargs=argparse.REMAINDER)
    return flags


def test() -> int:
    """Run the checks and the tests; return 0 only if all are good."""
    set_up_for_tests()
    run_checks(HERE.python)
    return run_tests(HERE.python)


def quick_test() -> int:
    """Run what takes less than a minute, before each commit."""
    set_up_for_tests()
    run_checks(HERE.python, QUICK_CHECKS)
    return run_quick_tests(HERE.python)


def matrix() -> int:
    """Run the tests with each Python and each bound of Qt that we allow."""
    install_packages(QT_LIBRARIES, TEST_TOOLS)
    return run_matrix()


def test_windows() -> int:
    """Make the Windows installer, and check it and run the tests under Wine."""
    HERE.set_up(TEST_NEEDS)
    install_packages(QT_LIBRARIES, DEBIAN_WINDOWS)
    from windows.check import check_all  # needs the tools that were just installed

    return check_all()


def set_up_for_tests() -> None:
    """Have what the tests and the checks need."""
    HERE.set_up(TEST_NEEDS)
    install_packages(QT_LIBRARIES, TEST_TOOLS)


def soak() -> int:
    """Run the soak tests, which are no part of `test`."""
    set_up_for_tests()
    return call([HERE.python, "-m", "pytest", "-q", "-s", "-m", "soak"], **OFFSCREEN)


def bench(names: Sequence[str]) -> int:
    """Run the benchmarks one after another; return 0 only if all figures are reached."""
    set_up_for_tests()
    if not names or "start_up" in names:
        install_packages(BENCH_PEERS)
    codes = []
    for path in sorted((ROOT / "tests" / "bench").glob("*.py")):
        if not names or path.stem in names:
            say(f"{path.stem}, on {platform.platform()} with {os.cpu_count()} processors")
            codes.append(call([HERE.python, path], **OFFSCREEN))
    return max(codes, default=2)


def bootlab(args: argparse.Namespace) -> int:
    """Make systems of Debian, start them as a Linode would, and compare that with the check.

    As root, with 5 GB of room, or 15 GB if they are kept.
    """
    HERE.set_up(RUN_NEEDS)
    install_packages(DEBIAN_BOOTLAB)
    from bootlab.lab import Orders, run_lab  # needs the programs that were just installed

    return run_lab(HERE.python, Orders(args.names, args.kernel, args.table, args.keep))


def pictures(folder: str | None) -> int:
    """Take the pictures of the README anew, or all there are into a folder."""
    set_up_for_tests()
    if folder:
        return call([HERE.python, ROOT / "packaging" / "gallery.py", Path(folder).absolute()])
    install_packages(DESKTOP)
    scripts = ("pictures.py", "desktop_pictures.py")
    return max(call([HERE.python, ROOT / "packaging" / script]) for script in scripts)


def docs() -> int:
    """Write anew what follows from the parsers of the command lines and from the formats."""
    HERE.set_up(TEST_NEEDS)
    return call([HERE.python, ROOT / "packaging" / "docs.py"])


def translate(languages: Sequence[str], *, drop: bool) -> int:
    """Update the catalogues from the sources, and say what is missing in them."""
    dropping = ["--drop"] if drop else []
    return call([sys.executable, ROOT / "packaging" / "translate.py", *languages, *dropping])


def show(*, leave: bool) -> int:
    """Upload a small real image to the practice server; 0 only if it became available."""
    HERE.set_up(RUN_NEEDS)
    with tempfile.TemporaryDirectory(prefix="imageuploader-demo-") as folder:
        image = small_image(Path(folder))
        if not has_display():
            say("no display: the demonstration runs in the terminal")
            asked = ["--label", "demo-image", "--region", "us-ord", "--tag", "demo"]
            return call([HERE.python, "-m", "imageuploader.cli", "--demo", "upload", image, *asked])
        if sys.platform == "linux":
            install_packages(QT_LIBRARIES)
        closing = ["--exit"] if leave else []
        return call([HERE.python, "-m", "imageuploader", "--demo", "--show", image, *closing])


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
    say(f"no mkfs.ext4 here: taking {SAMPLE.name}")
    return Path(shutil.copy(SAMPLE, folder / "demo.img.gz"))


TESTS = {None: test, "quick": quick_test, "matrix": matrix, "windows": test_windows}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
