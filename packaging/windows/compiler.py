"""Makes Windows programs and libraries with mingw, the same bytes each time."""

import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from windows.places import HERE, ICON, version

_PREFIX = "x86_64-w64-mingw32"
COMPILER, LIBRARIAN, RESOURCES, DUMPER = (
    f"{_PREFIX}-{name}" for name in ("gcc", "dlltool", "windres", "objdump")
)
TOOLS = (COMPILER, LIBRARIAN, RESOURCES, DUMPER, "gendef")
_FLAGS = ("-O2", "-s", "-Wl,--no-insert-timestamp")
_NO_START = (
    *("-shared", "-nostdlib", "-e", "DllMain"),
    "-Wl,--disable-auto-image-base",  # the linker would choose it by the path of the result
)
_DLL_MAIN = "int __stdcall DllMain(void *a, unsigned b, void *c) { return 1; }\n"
_EXPORT = re.compile(r'^"?([A-Za-z_]\w*)"?( DATA)?\s*$')


@dataclass(frozen=True, slots=True)
class Program:
    """An .exe that starts Python: `code` is what it runs, empty for what the command line says."""

    name: str
    title: str
    has_console: bool
    code: str = ""


def run(folder: Path, *command: str | Path) -> str:
    """Run a tool in a folder and return its output; raise CalledProcessError."""
    done = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout


@contextmanager
def _folder(library: Path) -> Iterator[Path]:
    """A temporary folder with what links with Python's library."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        run(folder, "gendef", library.resolve())
        definition = f"{library.stem}.def"
        run(folder, LIBRARIAN, "-d", definition, "-l", "libpython.a", "-D", library.name)
        yield folder


def make_program(program: Program, library: Path, target: Path) -> None:
    """Make an .exe that is linked with Python's library."""
    with _folder(library) as folder:
        resources = _resources(program, folder)
        options = ["-municode", "-mconsole" if program.has_console else "-mwindows"]
        options += [f"-DCODE={_wide(program.code)}"] if program.code else []
        options += [] if program.has_console else ["-DWINDOW"]
        source: list[str | Path] = [
            HERE / "launcher.c",
            resources,
            "-L.",
            "-lpython",
            "-o",
            target.resolve(),
        ]
        run(folder, COMPILER, *_FLAGS, *options, *source)


def make_stable_library(library: Path, target: Path) -> None:
    """Make python3.dll, which hands on to Python's library: extensions of any version need it."""
    with _folder(library) as folder:
        lines = (folder / f"{library.stem}.def").read_text("ascii", "replace").splitlines()
        exports = [
            f"{match[1]} = {library.stem}.{match[1]}{match[2] or ''}"
            for line in lines
            if (match := _EXPORT.match(line)) and match[1] not in {"LIBRARY", "EXPORTS"}
        ]
        (folder / "stable.def").write_text("\n".join(["LIBRARY python3.dll", "EXPORTS", *exports]))
        (folder / "main.c").write_text(_DLL_MAIN)
        out = target.resolve()
        run(folder, COMPILER, *_FLAGS, *_NO_START, "main.c", "stable.def", "-o", out)


def make_shim(source: Path, target: Path) -> None:
    """Make a small library without mingw's own start."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "main.c").write_text(_DLL_MAIN)
        libraries = ("-ladvapi32", "-lkernel32")
        out = target.resolve()
        run(folder, COMPILER, *_FLAGS, *_NO_START, "main.c", source, *libraries, "-o", out)


def needed_libraries(binary: Path) -> Sequence[str]:
    """Return the names of the libraries that a binary is linked with."""
    return re.findall(r"DLL Name: (\S+)", run(binary.parent, DUMPER, "-p", binary.name))


def _wide(code: str) -> str:
    escaped = code.replace("\\", "\\\\").replace('"', '\\"')
    return f'L"{escaped}"'


def _resources(program: Program, folder: Path) -> str:
    """Compile the manifest, the version and the icon; return the name of the object."""
    numbers = ",".join([*re.findall(r"\d+", version()), "0", "0", "0", "0"][:4])
    text = (HERE / "resources.rc").read_text("ascii")
    text = text.replace("NUMBERS", numbers).replace("VERSION_TEXT", version())
    text = text.replace("TITLE", program.title).replace("FILE_NAME", program.name)
    shutil.copy(HERE / "manifest.xml", folder)
    if ICON.exists():
        shutil.copy(ICON, folder)
        text += '\n1 ICON "app.ico"\n'
    (folder / "program.rc").write_text(text, "ascii")
    run(folder, RESOURCES, "program.rc", "-O", "coff", "-o", "program.o")
    return "program.o"
