"""The bundle: the program, its Python and its libraries in one folder, made by PyInstaller."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from environment import OFFSCREEN, PACKAGING, ROOT, SAMPLE, Environment, must, say
from linux.files import copy_file, remove_tree
from release import BUILD, Release

NEEDS = PACKAGING / "requirements-bundle.txt"
DEBIAN_PYTHON = Path("/usr/bin/python3.11")
"""Built with profiles and stripped: it starts sooner and is smaller than most others."""

QT_SUPPORT = BUILD / "qt-support"
SECONDS = 120
_DEBUG_SECTION = b"\0.debug_info\0"
"""The name of an ELF section, as the table of their names holds it."""

PRACTICE_UPLOAD = (
    *("--demo", "upload", str(SAMPLE), "--json"),
    *("--label", "built", "--region", "us-ord"),
)


def build_environment() -> Environment:
    """Return the environment that packages are made in, set up."""
    interpreter = str(DEBIAN_PYTHON) if DEBIAN_PYTHON.exists() else sys.executable
    environment = Environment(".venv-build", interpreter)
    environment.set_up(NEEDS)
    return environment


def render_icons(environment: Environment) -> Path:
    """Make the icons of every system and return their folder."""
    folder = BUILD / "icons"
    remove_tree(folder)
    must([environment.python, PACKAGING / "render_icons.py", folder], **OFFSCREEN)
    return folder


def compile_catalogues(environment: Environment) -> None:
    """Make what the window reads of each translators' catalogue, beside it."""
    for catalogue in sorted((ROOT / "resources" / "translations").glob("*.ts")):
        compiler = environment.python.with_name("pyside6-lrelease")
        must([compiler, "-silent", catalogue, "-qm", catalogue.with_suffix(".qm")])


def make_bundles(
    environment: Environment, flavours: Sequence[str], licences: Path, release: Release
) -> list[Path]:
    """Make the folder of each flavour, with the licences, and return where they are."""
    place = BUILD / "bundles"
    remove_tree(place)
    say(f"bundling: {', '.join(flavours)}")
    must([environment.python, PACKAGING / "qt_support.py", QT_SUPPORT], **release.environment)
    command: list[str | Path] = [environment.python, "-m", "PyInstaller", "--noconfirm", "--clean"]
    command += ["--log-level", "ERROR", "--distpath", place, "--workpath", BUILD / "work"]
    told = {"IMAGEUPLOADER_FLAVOUR": ",".join(flavours)}
    must([*command, PACKAGING / "imageuploader.spec"], **release.environment, **told)
    bundles = [place / f"imageuploader-{flavour}" for flavour in flavours]
    for bundle in bundles:
        drop_debug_information(bundle)
        for text in sorted(licences.rglob("*.txt")):
            copy_file(text, licence_folder(bundle) / text.relative_to(licences))
    return bundles


def drop_debug_information(bundle: Path) -> None:
    """Take out of each library what only debuggers read: some packages are built with it."""
    for path in sorted(bundle.rglob("*.so*")):
        if path.is_file() and not path.is_symlink() and _DEBUG_SECTION in path.read_bytes():
            must(["strip", "--strip-debug", path])


def licence_folder(bundle: Path) -> Path:
    """Return where the window looks for licences."""
    return bundle / "_internal" / "imageuploader" / "resources" / "licenses"


def check_bundle(bundle: Path) -> None:
    """Start both programs of a bundle; stop with the reason if one of them lacks something."""
    ending = ".exe" if os.name == "nt" else ""
    told = _run(bundle, f"imageuploader{ending}", "--self-check")
    answer = json.loads(told.splitlines()[-1])
    say(f"{bundle.name}: --self-check {answer}")
    told = _run(bundle, f"imageuploader-cli{ending}", *PRACTICE_UPLOAD)
    if '"available"' not in told:
        sys.exit(f"{bundle.name}: the practice upload did not become available: {told}")
    say(f"{bundle.name}: a practice upload became available")


def _run(bundle: Path, program: str, *arguments: str) -> str:
    """Run a program of the bundle with folders of its own, and return what it prints."""
    with tempfile.TemporaryDirectory() as home:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        told = subprocess.run(
            [bundle / program, *arguments],
            env=kept | OFFSCREEN | {"IMAGEUPLOADER_HOME": home},
            cwd=home,
            capture_output=True,
            text=True,
            timeout=SECONDS,
            check=False,
        )
    if told.returncode:
        said = " ".join((program, *arguments))
        sys.exit(f"{bundle.name}: {said} ended with {told.returncode}: {told.stderr}")
    return told.stdout
