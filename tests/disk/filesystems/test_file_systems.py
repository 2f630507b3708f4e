"""Files of ext, XFS and Btrfs are read byte by byte as the system that wrote them would."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from imageuploader.disk.content.file_tree import FileTree, NodeKind
from tests.disk.filesystems.real_trees import (
    BTRFS,
    EXT,
    XFS,
    all_files,
    awkward_files,
    make_file_system,
    open_tree,
)

pytestmark = pytest.mark.big

KINDS = EXT | XFS | BTRFS


@pytest.fixture(scope="module")
def files(tmp_path_factory) -> Path:
    return awkward_files(tmp_path_factory.mktemp("awkward"))


@pytest.fixture(scope="module", params=KINDS, ids=str)
def tree(request, files, tmp_path_factory) -> Iterator[FileTree]:
    path = tmp_path_factory.mktemp("disk") / "disk"
    kind = make_file_system(path, files, KINDS[request.param])
    with open_tree(path, kind) as opened:
        yield opened


def test_every_file_has_its_bytes(tree, files):
    wrong = [name for name, content in all_files(files) if tree.read(name, 1 << 24) != content]
    assert wrong == []


def test_every_folder_has_its_names(tree, files):
    for folder in ("many", "etc", "deep", "deep/a", "deep/a/b"):
        assert tree.names(f"/{folder}") == sorted(path.name for path in (files / folder).iterdir())


def test_only_the_beginning_of_a_file_is_read_on_request(tree, files):
    assert tree.read("/etc/text", 10) == b"a line of "
    assert tree.read("/large/sparse", 6000) == (files / "large/sparse").read_bytes()[:6000]
    assert tree.read("/etc/empty", 10) == b""


@pytest.mark.parametrize(
    ("link", "file"),
    [
        ("/deep/a/link", "etc/tiny"),
        ("/deep/a/long", "etc/middle"),
        ("/deep/a/b/up/link", "etc/tiny"),
        ("/deep/a/b/../../../../etc/tiny", "etc/tiny"),
        ("//etc/./tiny", "etc/tiny"),
    ],
)
def test_links_are_followed(tree, files, link, file):
    assert tree.read(link, 1 << 20) == (files / file).read_bytes()


@pytest.mark.parametrize(
    "path", ["/nothing", "/etc/nothing", "/etc/tiny/below", "/deep/loop", "/deep/nowhere", "/etc"]
)
def test_what_is_no_file_has_no_bytes(tree, path):
    assert tree.read(path, 10) is None


def test_a_folder_is_found_and_is_no_file(tree):
    node = tree.find("/etc")
    assert node is not None
    assert node.kind is NodeKind.FOLDER
    assert not tree.is_file("/etc")


def test_what_is_mounted_hides_what_is_below_it(tree):
    joined = FileTree(tree.root, {"deep/a": tree.root})
    assert joined.read("/deep/a/etc/tiny", 10) == b"a line\n"
    assert joined.read("/deep/a/../a/etc/../../../etc/tiny", 10) == b"a line\n"
    assert joined.find("/deep/a/link") is None
