"""What of all that PyInstaller finds belongs into the bundle."""

import sys
from collections.abc import Callable, Container, Iterable, Iterator
from pathlib import Path, PurePosixPath

Entry = tuple[str, str, str]
"""A file as PyInstaller lists it: its name in the bundle, where it comes from, its kind."""

Imports = Callable[[str], Iterable[tuple[str, str | None]]]
"""Returns the libraries that a binary is linked against: their names, and where they are."""

EXCLUDED_MODULES = (
    *("tkinter", "unittest", "pydoc", "doctest", "test", "lib2to3", "distutils", "setuptools"),
    *("pkg_resources", "pip", "curses", "readline", "pdb", "trio", "anyio._backends._trio"),
    *("h2", "pygments", "pydantic.mypy", "pydantic.v1"),
    *(
        f"PySide6.Qt{name}"
        for name in (
            *("Designer", "Help", "Network", "OpenGL", "OpenGLWidgets", "PrintSupport", "Qml"),
            *("Quick", "QuickWidgets", "Sql", "Svg", "Test", "UiTools", "Xml"),
        )
    ),
)
SECRET_SERVICE = ("cryptography", "jeepney", "secretstorage")
"""What only Linux' password store needs; the largest is 14 MB."""

PLUGINS = {
    "linux": (
        *("platforms/libqxcb", "platforms/libqwayland", "platforms/libqoffscreen"),
        *("xcbglintegrations/", "wayland-shell-integration/libxdg-shell"),
        "wayland-graphics-integration-client/libqt-plugin-wayland-egl",
        "wayland-graphics-integration-client/libdmabuf",
        "wayland-graphics-integration-client/libshm-emulation",
        *("wayland-decoration-client/libadwaita", "wayland-decoration-client/libbradient"),
        "platforminputcontexts/libcompose",
        "platforminputcontexts/libibus",
        "platformthemes/libqxdgdesktopportal",
    ),
    "win32": ("platforms/qwindows", "platforms/qoffscreen", "styles/"),
    "darwin": ("platforms/libqcocoa", "platforms/libqoffscreen", "styles/"),
}
PICTURES = ("iconengines/libqsvgicon", "imageformats/libqsvg")
"""The plugins of every system that draw our icons; PNG and BMP are part of QtGui."""

_UNUSED_HOOKS = frozenset(
    f"pyi_rth_{name}"
    for name in ("cryptography_openssl", "inspect", "multiprocessing", "pkgutil", "pyside6")
)
"""What PyInstaller would run before each start, for what nobody here does; it takes 0.1 s.

The one for PySide6 also imports QtCore, for which a second start has no use, and gives the programs
that we start the folder of our plugins.
"""

QT_CATALOGUE = "qtbase_"
"""What the name of Qt's catalogue of a language begins with."""

_PLUGIN_FOLDER = "plugins/"
_UNUSED_LIBRARIES = ("opengl32sw.dll", "d3dcompiler_47.dll")
"""Windows' drawing in software, 20 MB, and its compiler: a window of widgets needs neither."""

_SYSTEM_FOLDERS = tuple(Path(folder) for folder in ("/usr/lib", "/lib", "/lib64"))


def excluded_modules(system: str = sys.platform) -> list[str]:
    """Return the modules that are left out on a system."""
    return [*EXCLUDED_MODULES, *(() if system == "linux" else SECRET_SERVICE)]


def kept_data(
    entries: Iterable[Entry], binaries: Iterable[Entry], languages: Container[str]
) -> list[Entry]:
    """Return the data files that are read, without this machine's paths and links to nothing.

    Qt's own texts, such as those of a file dialog, come in the languages that ours are in. What
    translators read stays out: the window reads what is compiled of it.
    """
    found = [e for e in entries if not _is_unwanted(PurePosixPath(_posix(e[0])), languages)]
    names = {entry[0] for entry in (*binaries, *found)}
    return [entry for entry in found if entry[2] != "SYMLINK" or _target(entry) in names]


def kept_scripts(entries: Iterable[Entry]) -> list[Entry]:
    """Return what runs at the start, without the hooks for what is not used."""
    return [entry for entry in entries if entry[0] not in _UNUSED_HOOKS]


def kept_binaries(
    entries: Iterable[Entry], imports: Imports, system: str = sys.platform
) -> list[Entry]:
    """Return what is reachable from Python, its extension modules and the plugins we need."""
    found = list(entries)
    by_source = {_real(source): (name, source, kind) for name, source, kind in found}
    ahead = [entry for entry in found if _is_root(entry, system)]
    kept = {entry[0]: entry for entry in ahead}
    while ahead:
        for library in _linked(ahead.pop()[1], imports):
            entry = by_source.get(library)
            if entry and entry[0] not in kept and _name(entry[0]) not in _UNUSED_LIBRARIES:
                kept[entry[0]] = entry
                ahead.append(entry)
    linked = (entry for entry in found if entry[2] == "SYMLINK")
    kept |= {entry[0]: entry for entry in linked if _target(entry) in kept}
    return [kept[name] for name in sorted(kept)]


def without_system_libraries(entries: Iterable[Entry]) -> list[Entry]:
    """Return the binaries without those that Debian's packages bring; Python itself stays."""
    return [entry for entry in entries if not _is_of_system(entry)]


def _is_unwanted(name: PurePosixPath, languages: Container[str]) -> bool:
    if "dist-info" in str(name.parent):
        return name.name in {"direct_url.json", "RECORD", "INSTALLER", "REQUESTED"}
    if name.suffix == ".qm" and "PySide6" in name.parts:
        return name.stem.removeprefix(QT_CATALOGUE) not in languages
    return name.suffix == ".ts"


def _is_root(entry: Entry, system: str) -> bool:
    name, _, kind = entry
    if kind == "SYMLINK":
        return False
    _, is_plugin, plugin = _posix(name).partition(_PLUGIN_FOLDER)
    if is_plugin and "PySide6" in name:
        wanted = (*PLUGINS[system], *PICTURES, *(each.replace("/lib", "/") for each in PICTURES))
        return plugin.startswith(wanted)
    return kind == "EXTENSION" or _name(name).lower().startswith(("libpython", "python", "vcrun"))


def _is_of_system(entry: Entry) -> bool:
    name, source, kind = entry
    if kind != "BINARY" or _name(name).startswith("libpython"):
        return False
    return any(Path(_real(source)).is_relative_to(folder) for folder in _SYSTEM_FOLDERS)


def _linked(source: str, imports: Imports) -> Iterator[str]:
    return (_real(path) for _, path in imports(source) if path)


def _target(entry: Entry) -> str:
    name, target, _ = entry
    return str(PurePosixPath(_posix(name)).parent / target)


def _real(path: str) -> str:
    return str(Path(path).resolve())


def _posix(name: str) -> str:
    return name.replace("\\", "/")


def _name(path: str) -> str:
    return PurePosixPath(_posix(path)).name
