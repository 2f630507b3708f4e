"""Makes a Python for Windows: python.org's own libraries, and the standard library from here."""

import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path

from environment import must, say
from windows.compiler import Program, make_program, make_stable_library
from windows.places import DOWNLOADS, PYTHON_NEEDS, same_python

LIBRARY = "python311.dll"
SIGNER = "CN=Python Software Foundation"
_FOLDER = "deploy_libs/"
_NOT_TAKEN = re.compile(
    r"api-ms-win-.*|_tkinter\.pyd|tcl86t\.dll|tk86t\.dll|winsound\.pyd|_msi\.pyd"
)
_BESIDE = {LIBRARY: LIBRARY, "VCRUNTIME140.dll": "vcruntime140.dll"}
_NOT_IN_LIBRARY = shutil.ignore_patterns(
    *("site-packages", "dist-packages", "__pycache__", "lib-dynload", "config-3*", "test"),
    *("idlelib", "tkinter", "turtledemo", "lib2to3", "_sysconfigdata*", "EXTERNALLY-MANAGED"),
)
DOWNLOAD = (
    *("-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"),
    *("--only-binary=:all:", "--platform", "win_amd64", "--platform", "any"),
    *("--python-version", "311", "--implementation", "cp"),
    *("--abi", "cp311", "--abi", "abi3", "--abi", "none"),
)


def make_python(target: Path) -> None:
    """Make a folder that is a Python for Windows; stop if its library is not python.org's."""
    say("making a Python for Windows")
    shutil.rmtree(target, ignore_errors=True)
    (target / "DLLs").mkdir(parents=True)
    download(["--require-hashes", "-r", str(PYTHON_NEEDS)], DOWNLOADS / "python")
    (wheel,) = (DOWNLOADS / "python").glob("*.whl")
    _unpack_libraries(wheel, target)
    require_signature(target / LIBRARY)
    asked = "import sysconfig; print(sysconfig.get_path('stdlib'))"
    told = subprocess.run(
        [same_python(), "-c", asked], capture_output=True, text=True, check=True
    ).stdout
    shutil.copytree(told.strip(), target / "Lib", ignore=_NOT_IN_LIBRARY)
    (target / "Lib" / "site-packages").mkdir()
    make_stable_library(target / LIBRARY, target / "python3.dll")
    for name, has_console in (("python", True), ("pythonw", False)):
        program = Program(name, "Python", has_console)
        make_program(program, target / LIBRARY, target / f"{name}.exe")


def download(what: Sequence[str], folder: Path) -> None:
    """Download wheels for Windows into an empty folder, from pip's cache if they are there."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    must([sys.executable, *DOWNLOAD, "--dest", folder, *what])


def require_signature(library: Path) -> None:
    """Stop unless a library is signed by python.org, and has not changed since."""
    told = subprocess.run(
        # Its lists of revoked certificates are on the internet: not asked for.
        ["osslsigncode", "verify", "-ignore-cdp", library],
        capture_output=True,
        text=True,
        check=False,
    ).stdout
    digests = re.findall(r"^(?:Current|Calculated) message digest *: *(\w+)", told, re.MULTILINE)
    if SIGNER not in told or len(digests) != 2 or len(set(digests)) != 1:  # noqa: PLR2004 - two
        sys.exit(f"{library.name} is not signed by the Python Software Foundation: {told}")


def _unpack_libraries(wheel: Path, target: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        for entry in archive.infolist():
            folder, _, name = entry.filename.rpartition("/")
            if f"{folder}/" != _FOLDER or _NOT_TAKEN.fullmatch(name):
                continue
            place = target / _BESIDE[name] if name in _BESIDE else target / "DLLs" / name
            place.write_bytes(archive.read(entry))
            os.utime(place, (0, 0))
