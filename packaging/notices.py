"""The licences of all that the packages hold, as files beside the program."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import Distribution, distributions
from pathlib import Path
from typing import Self

from environment import PACKAGING, ROOT, RUN_NEEDS, Environment
from linux.files import copy_file, remove_tree, write_file

TEXTS = ROOT / "resources" / "licenses"
"""The texts that we keep: those that no distribution brings."""

BUNDLER = "pyinstaller"
"""Its loader is in each program, under the GPL with an exception for what it starts."""

NOTICE = PACKAGING / "notice.txt"
"""What is used, and under which terms, without the versions."""


@dataclass(frozen=True)
class Interpreter:
    """The Python that is bundled: its version, where its parts are, and its distributions."""

    version: str
    prefix: str
    library: str
    site: str

    @classmethod
    def of(cls, environment: Environment) -> Self:
        """Ask an environment's interpreter."""
        told = subprocess.run([environment.python, "-c", _ASK], capture_output=True, check=True)
        return cls(*json.loads(told.stdout))


_ASK = """
import json, platform, sys, sysconfig
paths = [sysconfig.get_path(name) for name in ("stdlib", "purelib")]
print(json.dumps([platform.python_version(), sys.base_prefix, *paths]))
"""


def collect_notices(environment: Environment, target: Path) -> Path:
    """Write the notice and every licence into a folder, from an environment's packages."""
    remove_tree(target)
    python = Interpreter.of(environment)
    found = bundled(python.site)
    for kept in sorted(TEXTS.glob("*.txt")):
        copy_file(kept, target / kept.name)
    copy_file(ROOT / "LICENSE", target / "Image Uploader.txt")
    copy_file(python_licence(python), target / "Python.txt")
    for each in found:
        if text := "\n\n".join(licence_texts(each)):
            write_file(target / f"{each.name}.txt", text)
    write_file(target / "NOTICE.txt", notice(found, python.version))
    return target


def bundled(site: str) -> list[Distribution]:
    """Return the distributions of the program that are installed, and the bundler."""
    lines = RUN_NEEDS.read_text("utf-8").splitlines()
    names = {_plain(line.partition("==")[0]) for line in lines if "==" in line} | {BUNDLER}
    found = {_plain(each.name): each for each in distributions(path=[site])}
    return [found[name] for name in sorted(names & set(found))]


def notice(found: Sequence[Distribution], python: str) -> str:
    """Return what is used, and under which terms."""
    versions = {_plain(each.name): each.version for each in found}
    qt = versions["pyside6-essentials"]
    return NOTICE.read_text("utf-8").format(
        qt=qt,
        qt_series=qt.rpartition(".")[0],
        python=python,
        distributions="\n".join(_lines(found)),
    )


def licence_texts(distribution: Distribution) -> Iterator[str]:
    """Give each licence text that a distribution brings."""
    for path in sorted(distribution.files or (), key=str):
        wanted = path.name.upper().startswith(("LICENSE", "LICENCE", "COPYING", "NOTICE"))
        if wanted and ".dist-info" in path.parts[0] and Path(str(path.locate())).is_file():
            yield path.read_text("utf-8")


def python_licence(python: Interpreter) -> Path:
    """Return where the licence of the bundled Python is."""
    folders = (python.library, python.prefix)
    places = [Path(folder) / name for folder in folders for name in ("LICENSE.txt", "LICENSE")]
    found = next((place for place in places if place.is_file()), None)
    if found is None:
        sys.exit(f"The licence of Python is at none of {', '.join(map(str, places))}.")
    return found


def collect_system_notices(libraries: Iterable[Path], target: Path) -> None:
    """Write the copyright of each of Debian's packages that libraries were taken from."""
    if not shutil.which("dpkg-query"):
        return
    for package in sorted({name for path in libraries if (name := _package_of(path))}):
        copyright_ = Path("/usr/share/doc") / package / "copyright"
        if copyright_.is_file():
            copy_file(copyright_, target / f"{package}.txt")


def _package_of(library: Path) -> str:
    """Return the package that a library in the bundle was copied from."""
    asked = ["dpkg-query", "-S", f"*/{library.name}"]
    told = subprocess.run(asked, capture_output=True, text=True, check=False)
    return told.stdout.partition(":")[0]


def _lines(found: Iterable[Distribution]) -> Iterator[str]:
    for each in found:
        named = each.metadata.json  # "license_expression", or "license" in older ones
        said = str(named.get("license_expression") or named.get("license") or "").splitlines()
        yield f"  {each.name} {each.version}  {said[0] if said else ''}".rstrip()


def _plain(name: str) -> str:
    return name.strip().lower().replace("_", "-").replace(".", "-")
