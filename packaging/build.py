"""Makes everything that a release is made of: `dev.py build`. The result is in `dist`."""

import hashlib
import importlib
import platform
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from bundle import (
    build_environment,
    check_bundle,
    compile_catalogues,
    make_bundles,
    render_icons,
)
from environment import PACKAGING, QT_LIBRARIES, Environment, install_packages, must, say
from linux.archive import make_archive
from linux.deb import make_deb
from macos.application import make_disk_image
from notices import collect_notices
from release import APPLICATION_ID, BUILD, DIST, Release
from wheel import check_wheel, make_wheel

BUILD_TOOLS = PACKAGING / "debian-build.txt"
SUMS = "SHA256SUMS"
MOST_MEGABYTES = {".deb": 42, ".xz": 50, ".exe": 32}
MOST_INSTALLED_MEGABYTES = 145
"""What the Debian package takes when it is unpacked, as it says itself."""


def build() -> int:
    """Make the packages of this system, and those that can be made on it for others."""
    began = time.monotonic()
    DIST.mkdir(exist_ok=True)
    release = Release()
    if sys.platform == "linux":
        install_packages(QT_LIBRARIES, BUILD_TOOLS)
    environment = build_environment()
    compile_catalogues(environment)
    made = make_wheel(environment, release)
    check_wheel(environment, made[1])
    made += _make_for_this_system(environment, release)
    if sys.platform == "linux":
        made += _make_for_windows()
    write_sums(made)
    check_sizes(made)
    say(f"made in {time.monotonic() - began:.0f} s")
    return 0


def _make_for_this_system(environment: Environment, release: Release) -> list[Path]:
    icons = render_icons(environment)
    licences = collect_notices(environment, BUILD / "licenses")
    flavours = ("portable", "deb") if sys.platform == "linux" else ("portable",)
    bundles = make_bundles(environment, flavours, licences, release)
    for bundle in bundles:
        check_bundle(bundle)
    match platform.system():
        case "Linux":
            return _make_for_linux(bundles, icons, release)
        case "Darwin":
            return [make_disk_image(bundles[0].parent, release)]
        case system:
            return [_zip(bundles[0], f"imageuploader-{release.version}-{system.lower()}")]


def _make_for_linux(bundles: Sequence[Path], icons: Path, release: Release) -> list[Path]:
    portable, bundle = bundles
    with ThreadPoolExecutor() as pool:  # both compress for minutes
        archive = pool.submit(make_archive, portable, icons, release)
        if not shutil.which("dpkg-deb"):
            say("no dpkg here: there will be no .deb")
            return [archive.result()]
        package = make_deb(bundle, icons, release)
        _check_package(package)
        return [archive.result(), package]


def _check_package(package: Path) -> None:
    """Let Debian's and the desktop's own programs judge the package."""
    linux = PACKAGING / "linux"
    must(["desktop-file-validate", linux / f"{APPLICATION_ID}.desktop"])
    must(["appstreamcli", "validate", "--no-net", linux / f"{APPLICATION_ID}.metainfo.xml"])
    must(["lintian", "--allow-root", "--fail-on", "error,warning", package])


def _make_for_windows() -> list[Path]:
    """Make Windows' installer where its own part and the tools for it are."""
    if not (PACKAGING / "windows" / "build.py").exists():
        say("no Windows installer: packaging/windows is not here")
        return []
    windows = importlib.import_module("windows.build")
    missing = [tool for tool in windows.TOOLS if not shutil.which(tool)]
    if missing:
        say(f"no Windows installer: missing {', '.join(missing)}")
        return []
    return [windows.build(DIST)]


def _zip(folder: Path, name: str) -> Path:
    return Path(shutil.make_archive(str(DIST / name), "zip", folder.parent, folder.name))


def check_sizes(made: Sequence[Path]) -> None:
    """Say what each takes; stop if one has grown above what we allow."""
    sizes = [(path.name, path.stat().st_size, MOST_MEGABYTES.get(path.suffix)) for path in made]
    sizes += [
        (f"{path.name}, installed", _installed_size(path), MOST_INSTALLED_MEGABYTES)
        for path in made
        if path.suffix == ".deb"
    ]
    for name, size, _ in sizes:
        say(f"{name}: {size / 10**6:.1f} MB")
    if grown := [name for name, size, most in sizes if most and size > most * 10**6]:
        sys.exit(f"too large: {', '.join(grown)}")


def _installed_size(package: Path) -> int:
    asked: list[str | Path] = ["dpkg-deb", "--field", package, "Installed-Size"]
    return int(subprocess.run(asked, capture_output=True, check=True).stdout) * 1024


def write_sums(made: Sequence[Path]) -> None:
    """Write the checksums of what was made, as `sha256sum --check` reads them."""
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in made]
    (DIST / SUMS).write_text("".join(sorted(lines, key=lambda line: line[66:])), "ascii")
