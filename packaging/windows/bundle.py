"""Makes the folder that is installed: two programs beside Python, its library and the packages."""

import os
import re
import shutil
import subprocess
import tempfile
import tomllib
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from bundle_contents import QT_CATALOGUE
from environment import PROJECT, ROOT
from windows.compiler import Program, make_program, needed_libraries
from windows.interpreter import LIBRARY
from windows.places import epoch, same_python

TITLES = {"imageuploader": "Image Uploader", "imageuploader-cli": "Image Uploader (console)"}
_CODE = (
    "import sys; sys.frozen = True; sys.argv[0] = sys.executable; "
    "from {module} import {function}; sys.exit({function}())"
)
_NOT_IN_ZIP = (
    *("ensurepip", "venv", "pydoc_data", "distutils", "curses", "dbm", "msilib", "wsgiref"),
    *("turtle.py", "pydoc.py", "doctest.py", "unittest", "site-packages"),
)
_NOT_IN_PACKAGES = (
    *("__pycache__", "*.pyi", "tests", "*.lib", "include", "typesystems", "glue"),
    "*.ts",  # what translators read; the window reads what is compiled of it
)
_QT = (
    *("__init__.py", "_config.py", "_git_pyside_version.py"),
    *("QtCore.pyd", "QtGui.pyd", "QtWidgets.pyd"),
    *("plugins/platforms/qwindows.dll", "plugins/platforms/qoffscreen.dll"),
    *("plugins/styles/qmodernwindowsstyle.dll", "plugins/iconengines/qsvgicon.dll"),
    *("plugins/imageformats/qsvg.dll", "plugins/imageformats/qico.dll"),
)
_RUNTIME = re.compile(r"(msvcp|vcruntime|concrt|vcomp|vccorlib|vcamp).*\.dll", re.IGNORECASE)
_LICENCE = re.compile(r"(LICEN[CS]E|COPYING|NOTICE).*", re.IGNORECASE)
_KEPT_METADATA = ("METADATA", "entry_points.txt")


def make_bundle(python: Path, target: Path) -> None:
    """Make the folder from a Python for Windows that has the program's packages."""
    shutil.rmtree(target, ignore_errors=True)
    lib = target / "lib"
    lib.mkdir(parents=True)
    _zip_library(python / "Lib", target / "python311.zip")
    _copy_packages(python / "Lib" / "site-packages", lib)
    _copy_qt(python / "Lib" / "site-packages" / "PySide6", lib / "PySide6")
    _copy_program(lib)
    _write_licences(python, lib)
    compile_sources(lib, target)
    for name in (LIBRARY, "python3.dll", *(p.name for p in python.iterdir() if _is_runtime(p))):
        shutil.copy(python / name, target / name)
    shutil.copytree(python / "DLLs", target / "DLLs")
    (target / f"{Path(LIBRARY).stem}._pth").write_text("python311.zip\nDLLs\nlib\n", "ascii")
    for program in programs():
        make_program(program, python / LIBRARY, target / f"{program.name}.exe")
    for path in target.rglob("*"):
        os.utime(path, (epoch(), epoch()))


def programs() -> Iterator[Program]:
    """Give the programs that pyproject.toml names."""
    project = tomllib.loads(PROJECT.read_text("utf-8"))["project"]
    for table, has_console in (("gui-scripts", False), ("scripts", True)):
        for name, entry in project[table].items():
            module, _, function = entry.partition(":")
            code = _CODE.format(module=module, function=function)
            yield Program(name, TITLES.get(name, name), has_console, code)


def compile_sources(folder: Path, root: Path, *flags: str) -> None:
    """Compile all sources in a folder; what is compiled names no folder of this machine."""
    mode = ("--invalidation-mode", "unchecked-hash")
    where: list[str | Path] = ["-s", root, folder]
    command = [same_python(), "-m", "compileall", "-q", "-q", *flags, *mode, *where]
    subprocess.run(command, env=os.environ | {"PYTHONHASHSEED": "0"}, check=True)


def languages() -> list[str]:
    """Return the languages that our texts are in besides English."""
    return sorted(path.stem for path in (ROOT / "resources" / "translations").glob("*.ts"))


def _is_runtime(path: Path) -> bool:
    return bool(_RUNTIME.fullmatch(path.name))


def _zip_library(library: Path, target: Path) -> None:
    """Compile the standard library into one archive: most of its files are never opened."""
    with tempfile.TemporaryDirectory() as name:
        staged = Path(name)
        ignored = shutil.ignore_patterns("__pycache__", "test", "tests", *_NOT_IN_ZIP)
        shutil.copytree(library, staged, ignore=ignored, dirs_exist_ok=True)
        compile_sources(staged, staged, "-b")
        with zipfile.ZipFile(target, "w") as out:
            for path in sorted(staged.rglob("*.pyc")):
                entry = zipfile.ZipInfo(str(path.relative_to(staged)), (1980, 1, 1, 0, 0, 0))
                entry.compress_type = zipfile.ZIP_STORED  # the installer compresses it better
                out.writestr(entry, path.read_bytes())


def _copy_packages(site: Path, lib: Path) -> None:
    """Copy every package but Qt, with the metadata that is read at run time and the licences."""
    ignored = shutil.ignore_patterns(*_NOT_IN_PACKAGES)
    for path in sorted(site.iterdir()):
        if path.name in {"PySide6", "__pycache__", "bin", "sitecustomize.py"}:
            continue
        if path.name.endswith(".dist-info"):
            _copy_metadata(path, lib / path.name)
        elif path.is_dir():
            shutil.copytree(path, lib / path.name, ignore=ignored)
        else:
            shutil.copy(path, lib / path.name)
    for path in (lib / "shiboken6").glob("*.dll"):
        if _is_runtime(path):
            path.unlink()


def _copy_metadata(source: Path, target: Path) -> None:
    target.mkdir()
    for name in _KEPT_METADATA:
        if (source / name).exists():
            shutil.copy(source / name, target / name)


def _copy_qt(source: Path, target: Path) -> None:
    """Copy the modules and plugins that the window uses, and the libraries that these need."""
    libraries = {path.name.lower(): path for path in source.glob("*.dll")}
    wanted = [*_QT, *(f"translations/{QT_CATALOGUE}{language}.qm" for language in languages())]
    found, queue = set[Path](), [source / name for name in wanted if (source / name).exists()]
    while queue:
        path = queue.pop()
        if path in found or _is_runtime(path):
            continue
        found.add(path)
        if path.suffix in {".dll", ".pyd"}:
            names = (name.lower() for name in needed_libraries(path))
            queue += [libraries[name] for name in names if name in libraries]
    for path in sorted(found):
        place = target / path.relative_to(source)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, place)


def _copy_program(lib: Path) -> None:
    ignored = shutil.ignore_patterns(*_NOT_IN_PACKAGES)
    shutil.copytree(ROOT / "imageuploader", lib / "imageuploader", ignore=ignored)
    shutil.copytree(ROOT / "resources", lib / "imageuploader" / "resources", ignore=ignored)


def _write_licences(python: Path, lib: Path) -> None:
    """Write the licence of each package, of Python and of the program as one file each."""
    target = lib / "imageuploader" / "resources" / "licenses"
    target.mkdir(exist_ok=True)
    shutil.copy(ROOT / "LICENSE", target / "Image Uploader.txt")
    shutil.copy(python / "Lib" / "LICENSE.txt", target / "Python.txt")
    for folder in sorted((python / "Lib" / "site-packages").glob("*.dist-info")):
        texts = [path.read_text("utf-8", "replace") for path in _licences(folder.rglob("*"))]
        if texts:
            name = folder.name.partition("-")[0].replace("_", "-")
            (target / f"{name}.txt").write_text("\n\n".join(texts), "utf-8")


def _licences(paths: Iterable[Path]) -> list[Path]:
    return sorted(path for path in paths if path.is_file() and _LICENCE.fullmatch(path.name))
