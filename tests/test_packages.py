"""What the packages are made of, without making them: `dev.py build` does that."""

import hashlib
import os
import plistlib
import re
import shutil
import struct
import subprocess
import sys
import tomllib
import xml.etree.ElementTree as ET
from configparser import RawConfigParser
from importlib import metadata
from pathlib import Path

import build
import pytest
import release
import render_icons
from bundle_contents import (
    excluded_modules,
    kept_binaries,
    kept_data,
    kept_scripts,
    without_system_libraries,
)
from linux.archive import pack_tree
from linux.files import settle
from macos.application import property_list
from notices import notice
from packaging.requirements import Requirement
from PySide6.QtCore import QMimeDatabase
from PySide6.QtGui import QImage
from typing_extensions import override

from imageuploader import __version__
from imageuploader.app import APPLICATION_ID
from imageuploader.domain.formats import Family, formats_of

ROOT = Path(__file__).parent.parent
LINUX = ROOT / "packaging" / "linux"
MIME = {"m": "http://www.freedesktop.org/standards/shared-mime-info"}

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="a script of the Linux packages")


class Entry(RawConfigParser):
    """A desktop entry, whose keys have capitals."""

    @override
    def optionxform(self, optionstr):
        return optionstr


def parsed(name):
    return ET.parse(LINUX / name)  # noqa: S314 - our own file


def desktop_entry():
    entry = Entry(interpolation=None)
    entry.read(LINUX / f"{APPLICATION_ID}.desktop", "utf-8")
    return entry


def mime_types():
    tree = parsed("imageuploader.mime.xml")
    return {each.get("type"): each for each in tree.findall("m:mime-type", MIME)}


def parents(mime_type):
    return {kind.get("type") for kind in mime_type.iterfind("m:sub-class-of", MIME)}


def test_problem_23_one_id_names_the_entry_the_icon_and_the_window():
    main = desktop_entry()["Desktop Entry"]
    metainfo = parsed(f"{APPLICATION_ID}.metainfo.xml")
    assert release.APPLICATION_ID == APPLICATION_ID == main["Icon"] == metainfo.findtext("id")
    assert main["Exec"] == "imageuploader %F"
    assert metainfo.findtext("launchable") == f"{APPLICATION_ID}.desktop"


def test_each_action_of_the_entry_is_there():
    entry = desktop_entry()
    wanted = {
        f"Desktop Action {name}" for name in entry["Desktop Entry"]["Actions"].split(";")[:-1]
    }
    assert set(entry.sections()) == wanted | {"Desktop Entry"}


def test_the_store_tells_of_the_present_version():
    releases = parsed(f"{APPLICATION_ID}.metainfo.xml").findall("releases/release")
    assert releases[0].get("version") == __version__ == release.Release().version


def test_each_packing_that_is_taken_has_a_type_below_that_of_its_packer():
    globs = {
        glob.get("pattern")
        for each in mime_types().values()
        for glob in each.iterfind("m:glob", MIME)
    }
    suffixes = [row.suffixes[0] for row in formats_of(Family.COMPRESSED)]
    assert {f"*.img{suffix}" for suffix in suffixes} <= globs


@pytest.mark.parametrize("mime_type", mime_types().values(), ids=lambda each: each.get("type"))
def test_the_type_of_a_packer_is_what_the_desktops_call_it(mime_type):
    known, by_name = QMimeDatabase(), QMimeDatabase.MatchMode.MatchExtension
    suffix = mime_type.find("m:glob", MIME).get("pattern").removeprefix("*.img")
    assert known.mimeTypeForFile(f"file{suffix}", by_name).name() in parents(mime_type)
    assert all(known.mimeTypeForName(name).isValid() for name in parents(mime_type))


def test_all_our_types_are_offered_and_no_packers_own():
    offered = set(desktop_entry()["Desktop Entry"]["MimeType"].split(";"))
    assert set(mime_types()) <= offered
    of_packers = set().union(*map(parents, mime_types().values()))
    assert {"application/gzip", "application/x-xz", "application/zip"} <= of_packers
    assert not offered & (of_packers | {"application/x-tar"})
    virtual = formats_of(Family.VIRTUAL_DISK)
    assert all(row.mime_types and offered >= set(row.mime_types) for row in virtual)


def modules_of(requirement):
    """What a requirement installs to be imported, with what its extras add to it."""
    names = [requirement.name]
    for line in metadata.requires(requirement.name) or ():
        needed = Requirement(line)
        marker = needed.marker
        if marker and any(marker.evaluate({"extra": extra}) for extra in requirement.extras):
            names.append(needed.name)
    wanted = {name.lower().replace("_", "-") for name in names}
    return {
        module
        for module, owners in metadata.packages_distributions().items()
        if wanted & {owner.lower().replace("_", "-") for owner in owners}
    }


def needed_modules():
    """The modules of what pyproject.toml says the program needs on this system."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    needed = [Requirement(line) for line in project["dependencies"]]
    here = [each for each in needed if not each.marker or each.marker.evaluate()]
    return set().union(*(modules_of(each) for each in here))


def test_nothing_that_the_program_needs_is_left_out_of_the_bundle():
    """The client of SOCKS proxies was: only a company's network would have shown it."""
    needed = needed_modules()
    assert {"PySide6", "httpx", "socksio", "zlib_ng"} <= needed
    assert needed & set(excluded_modules()) == set()


def test_what_runs_before_each_start_is_ours():
    """PyInstaller's own for Qt would import it, also to hand a file over."""
    names = ("frozen_environment", "pyi_rth_pyside6", "pyi_rth_multiprocessing", "__main__")
    kept = kept_scripts([(name, f"/venv/{name}.py", "PYSOURCE") for name in names])
    assert [name for name, _, _ in kept] == ["frozen_environment", "__main__"]


def test_only_what_is_linked_from_python_and_the_kept_plugins_stays():
    links = {
        "QtGui.so": ["libQt6Gui.so"],
        "libqxcb.so": ["libXcb.so"],
        "libqgtk3.so": ["libgtk.so"],
        "libXcb.so": ["libdeep.so"],
    }
    entries = [
        ("PySide6/QtGui.so", "/venv/QtGui.so", "EXTENSION"),
        ("PySide6/Qt/plugins/platforms/libqxcb.so", "/venv/libqxcb.so", "BINARY"),
        ("PySide6/Qt/plugins/platformthemes/libqgtk3.so", "/venv/libqgtk3.so", "BINARY"),
        *((name, f"/venv/{name}", "BINARY") for name in ("libQt6Gui.so", "libXcb.so")),
        *((name, f"/venv/{name}", "BINARY") for name in ("libgtk.so", "libdeep.so")),
        ("link.so", "libdeep.so", "SYMLINK"),
        ("dead.so", "libgtk.so", "SYMLINK"),
    ]
    kept = kept_binaries(
        entries, lambda path: [(n, f"/venv/{n}") for n in links.get(Path(path).name, ())], "linux"
    )
    names = {Path(name).name for name, _, _ in kept}
    assert names == {"QtGui.so", "libqxcb.so", "libQt6Gui.so", "libXcb.so", "libdeep.so", "link.so"}


@on_linux
def test_the_deb_holds_no_library_of_the_system_but_python():
    entries = [
        ("libz.so.1", "/usr/lib/libz.so.1", "BINARY"),
        ("libpython3.11.so.1.0", "/usr/lib/libpython3.11.so.1.0", "BINARY"),
        ("_ssl.so", "/usr/lib/python3.11/_ssl.so", "EXTENSION"),
        ("libQt6Core.so.6", "/venv/libQt6Core.so.6", "BINARY"),
    ]
    names = [name for name, _, _ in without_system_libraries(entries)]
    assert names == ["libpython3.11.so.1.0", "_ssl.so", "libQt6Core.so.6"]


def test_the_bundle_tells_no_path_of_the_machine_that_made_it():
    names = ("direct_url.json", "RECORD", "METADATA")
    entries = [(f"imageuploader-1.dist-info/{name}", f"/x/{name}", "DATA") for name in names]
    assert [Path(name).name for name, _, _ in kept_data(entries, [], set())] == ["METADATA"]


def test_qts_own_texts_are_bundled_in_our_languages():
    names = [
        *("PySide6/Qt/translations/qtbase_de.qm", "PySide6/Qt/translations/qtbase_fr.qm"),
        *(
            "imageuploader/resources/translations/de.qm",
            "imageuploader/resources/translations/de.ts",
        ),
    ]
    kept = kept_data([(name, f"/x/{name}", "DATA") for name in names], [], {"de"})
    assert [Path(name).name for name, _, _ in kept] == ["qtbase_de.qm", "de.qm"]


@on_linux
@pytest.mark.parametrize("before", ["/mine", None])
def test_programs_that_are_started_get_the_systems_libraries_back(before):
    hook = ROOT / "packaging" / "frozen_environment.py"
    show = f"exec(open({str(hook)!r}).read()); print(os.environ.get('LD_LIBRARY_PATH'))"
    environ = os.environ | {"LD_LIBRARY_PATH": "/bundle"}
    if before:
        environ["LD_LIBRARY_PATH_ORIG"] = before
    told = subprocess.run(
        [sys.executable, "-c", show], env=environ, capture_output=True, check=True
    )
    assert told.stdout.decode().strip() == str(before)


def test_icons_hold_a_picture_of_each_size():
    made = render_icons.ico()
    count = struct.unpack_from("<3H", made)[2]
    entries = [struct.unpack_from("<4B2H2I", made, 6 + 16 * place) for place in range(count)]
    sizes = [QImage.fromData(made[at : at + length]).width() for *_, length, at in entries]
    assert sizes == list(render_icons.ICO)
    made = render_icons.icns()
    assert made[:4] == b"icns"
    assert struct.unpack_from(">I", made, 4)[0] == len(made)


def test_an_icon_is_no_empty_picture_at_any_size():
    for size in render_icons.HICOLOR:
        drawn = QImage.fromData(render_icons.render_png(size))
        middle, corner = drawn.pixelColor(size // 2, size // 4), drawn.pixelColor(0, 0)
        assert middle.alpha() == 255
        assert corner.alpha() < 255


def tree_of(folder, names):
    for name in names:
        (folder / name).mkdir(parents=True)
        (folder / name / "file.so").write_text(name)
        (folder / name / "run").touch(0o700)
    settle(folder, 1_700_000_000)
    return folder


def test_an_archive_has_the_same_bytes_whoever_made_it_when(tmp_path):
    archives = []
    for place, names in (("one", ["a", "b"]), ("two", ["b", "a"])):
        folder = tree_of(tmp_path / place / "program", names)
        pack_tree(folder, tmp_path / f"{place}.tar.xz")
        archives.append((tmp_path / f"{place}.tar.xz").read_bytes())
    assert archives[0] == archives[1]


@pytest.fixture
def unpacked(tmp_path):
    """A portable folder, in a place with signs that mean something in a desktop entry."""
    folder = tmp_path / 'my "own" $tools\\ `100%`'
    shutil.copytree(
        LINUX,
        folder / "share" / "applications",
        ignore=lambda _, names: [name for name in names if not name.endswith(".desktop")],
    )
    (folder / "share/mime/packages").mkdir(parents=True)
    shutil.copy(LINUX / "imageuploader.mime.xml", folder / "share/mime/packages/imageuploader.xml")
    shutil.copy(LINUX / "install-user.sh", folder)
    for program in ("imageuploader", "imageuploader-cli"):
        (folder / program).touch(0o755)
    return folder


def run_install(folder, home, *flags):
    environ = {"HOME": str(home), "PATH": os.environ["PATH"]}
    subprocess.run(
        ["sh", folder / "install-user.sh", *flags], env=environ, capture_output=True, check=True
    )


@on_linux
def test_the_menu_entry_starts_the_program_wherever_it_lies_and_goes_again(unpacked, tmp_path):
    home = tmp_path / "home"
    (home / ".local/share/other").mkdir(parents=True)
    before = sorted(home.rglob("*"))
    run_install(unpacked, home)
    entry = (home / f".local/share/applications/{APPLICATION_ID}.desktop").read_text("utf-8")
    (told,) = re.findall(r'^Exec="(.*)" %F$', entry, re.MULTILINE)
    for _ in ("a value of the file", "a quoted argument of the command"):
        told = re.sub(r"\\(.)", r"\1", told)
    assert told.replace("%%", "%") == str(unpacked / "imageuploader")
    assert (home / ".local/bin/imageuploader-cli").resolve() == unpacked / "imageuploader-cli"
    run_install(unpacked, home, "--remove")
    assert sorted(home.rglob("*")) == before


def test_the_checksums_are_those_of_the_files(tmp_path, monkeypatch):
    monkeypatch.setattr(build, "DIST", tmp_path)
    files = [tmp_path / name for name in ("b.deb", "a.whl")]
    for path in files:
        path.write_text(path.name)
    build.write_sums(files)
    lines = (tmp_path / build.SUMS).read_text("ascii").splitlines()
    assert lines == [f"{hashlib.sha256(n.encode()).hexdigest()}  {n}" for n in ("a.whl", "b.deb")]


def test_what_has_grown_too_large_stops_the_build(tmp_path):
    """Each file is all hole: it has a size and takes no room."""
    small, large = tmp_path / "a.tar.xz", tmp_path / "b.tar.xz"
    for path, megabytes in ((small, build.MOST_MEGABYTES[".xz"]), (large, 51)):
        with path.open("wb") as file:
            file.truncate(megabytes * 10**6)
    build.check_sizes([small])
    with pytest.raises(SystemExit, match=r"too large: b\.tar\.xz$"):
        build.check_sizes([small, large])


def test_the_notice_names_the_version_of_qt():
    found = [metadata.distribution("PySide6_Essentials")]
    version = found[0].version
    said = notice(found, "3.11.2")
    assert f"/{version}/" in said
    assert f"PySide6_Essentials {version}  LGPL-3.0" in said


def test_finder_offers_us_for_disk_images_and_not_as_the_first():
    kinds = plistlib.loads(plistlib.dumps(property_list("1.2.3")))["CFBundleDocumentTypes"]
    assert {kind["LSHandlerRank"] for kind in kinds} == {"Alternate"}
    suffixes = {each for kind in kinds for each in kind["CFBundleTypeExtensions"]}
    assert {"img", "gz", "qcow2"} <= suffixes


def test_the_workflow_of_a_release_may_do_no_more_than_read():
    told = (ROOT / ".github" / "workflows" / "release.yml").read_text("utf-8")
    assert "\npermissions: {}\n" in told
    assert "write" not in told
    assert all("@v" in line for line in told.splitlines() if "uses:" in line)
    assert "packaging/dev.py build" in told


def test_the_practice_is_part_of_every_installation():
    needed = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    assert {"starlette", "uvicorn"} <= {re.split(r"[^a-z]", line)[0] for line in needed}
