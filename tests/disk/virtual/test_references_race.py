"""The file beside an image is swapped between the check and the use: nothing else is read."""

import os
import threading
from pathlib import Path

import pytest

from imageuploader.disk.virtual import disk_tree, references
from imageuploader.disk.virtual.disk_opener import open_disk
from imageuploader.domain.errors import FileError, IsFolder, NeedsOtherFile
from tests.disk.real_programs import run
from tests.disk.virtual.virtual_disks import (
    CANARY,
    converted_content,
    make_overlay,
    write_descriptor,
)

pytestmark = pytest.mark.big

_ROUNDS = 300


def _swap_after_the_check(monkeypatch: pytest.MonkeyPatch, swap) -> None:
    """Let something happen after the name was found to be allowed and before it is used."""
    check = references._is_same

    def checked(path: Path, other: Path) -> bool:
        allowed = check(path, other)
        swap()
        return allowed

    monkeypatch.setattr(references, "_is_same", checked)


def _link_to(path: Path, target: Path):
    def swap() -> None:
        path.unlink(missing_ok=True)
        path.symlink_to(target)

    return swap


@pytest.fixture
def base(tmp_path):
    path = tmp_path / "base.img"
    path.write_bytes(b"ours".ljust(4 << 20, b"\0"))
    return path


def _first(path: Path, kind: str, *allowed: Path) -> bytes | None:
    with open_disk(path, kind, allowed, 64 << 30) as disk:
        return disk.raw_view.read(0, len(CANARY))


def test_a_backing_file_swapped_for_a_link_is_not_followed(base, secret, tmp_path, monkeypatch):
    path = make_overlay(tmp_path / "disk.qcow2", "base.img")
    _swap_after_the_check(monkeypatch, _link_to(base, secret))
    with pytest.raises(NeedsOtherFile) as caught:
        _first(path, "qcow2", base)
    assert caught.value.place == "elsewhere"


def test_an_extent_swapped_for_a_link_is_not_followed(base, secret, tmp_path, monkeypatch):
    path = write_descriptor(tmp_path / "disk.vmdk", 'RW 1 FLAT "base.img" 0')
    _swap_after_the_check(monkeypatch, _link_to(base, secret))
    with pytest.raises(NeedsOtherFile) as caught:
        _first(path, "vmdk", base)
    assert caught.value.place == "elsewhere"


def test_a_folder_swapped_for_another_is_found_out(secret, tmp_path, monkeypatch):
    """The folder becomes a link to one that holds a private file of the allowed name."""
    folder, private = tmp_path / "images", tmp_path / "private"
    folder.mkdir()
    private.mkdir()
    (private / "base.img").write_bytes(secret.read_bytes())
    (folder / "base.img").write_bytes(bytes(4 << 20))
    path = make_overlay(folder / "disk.qcow2", "base.img")

    def swap() -> None:
        if not folder.is_symlink():
            folder.rename(tmp_path / "moved")
            folder.symlink_to(private)

    _swap_after_the_check(monkeypatch, swap)
    with pytest.raises((FileError, NeedsOtherFile)):
        _first(path, "qcow2", folder / "base.img")


def test_a_file_swapped_for_a_neighbour_that_is_not_allowed_is_refused(base, tmp_path, monkeypatch):
    """It is allowed by another name of the same file, which stays."""
    own, other = tmp_path / "own", tmp_path / "other name"
    own.write_bytes(CANARY * 1000)
    other.hardlink_to(base)
    path = make_overlay(tmp_path / "disk.qcow2", "base.img")

    def swap() -> None:
        if own.exists():
            own.rename(base)

    _swap_after_the_check(monkeypatch, swap)
    with pytest.raises(NeedsOtherFile) as caught:
        _first(path, "qcow2", other)
    assert caught.value.place == "beside"


def test_a_pipe_that_takes_its_place_does_not_hold_us_up(base, tmp_path, monkeypatch):
    path = make_overlay(tmp_path / "disk.qcow2", "base.img")

    def swap() -> None:
        base.unlink()
        os.mkfifo(base)

    _swap_after_the_check(monkeypatch, swap)
    with pytest.raises(IsFolder):
        _first(path, "qcow2", base)


def test_a_swap_after_the_opening_changes_nothing_of_what_is_sent(
    ext4, secret, tmp_path, folder, monkeypatch
):
    base = tmp_path / "base.img"
    base.write_bytes(ext4.read_bytes())
    path = make_overlay(tmp_path / "disk.qcow2", "base.img", 64 << 20)
    hold = disk_tree.hold_file

    def held(file, name, stack):
        found = hold(file, name, stack)
        base.unlink()
        base.symlink_to(secret)
        stack.callback(lambda: (base.unlink(), base.write_bytes(ext4.read_bytes())))
        return found

    monkeypatch.setattr(references, "hold_file", held)
    content = converted_content(path, folder, base)
    assert content == ext4.read_bytes()


def test_a_name_that_changes_all_the_time_never_lets_a_private_file_out(base, secret, tmp_path):
    path, over = make_overlay(tmp_path / "disk.qcow2", "base.img"), threading.Event()
    good, bad = tmp_path / "good", tmp_path / "bad"

    def swap() -> None:
        while not over.is_set():
            bad.symlink_to(secret)
            base.rename(good)
            bad.rename(base)
            good.rename(base)

    swapping, found = threading.Thread(target=swap), set[bytes | None]()
    swapping.start()
    try:
        for _ in range(_ROUNDS):
            try:
                found.add(_first(path, "qcow2", base))
            except (FileError, NeedsOtherFile):
                found.add(None)
    finally:
        over.set()
        swapping.join(5)
    assert CANARY not in found
    assert found


def test_a_link_to_a_file_of_the_same_folder_may_still_be_allowed(ext4, tmp_path, folder):
    (tmp_path / "base-2.img").write_bytes(ext4.read_bytes())
    (tmp_path / "base.img").symlink_to("base-2.img")
    path = make_overlay(tmp_path / "disk.qcow2", "base.img", 64 << 20)
    link = tmp_path / "disk-link.qcow2"
    run("ln", "-s", path, link)
    assert converted_content(link, folder, tmp_path / "base.img") == ext4.read_bytes()
