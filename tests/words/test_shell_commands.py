import sys

import pytest

from imageuploader.domain.errors import NeedsOtherFile
from imageuploader.words.errors import describe
from imageuploader.words.shell_commands import convert_command, unpack_command
from imageuploader.words.upload_commands import quote_powershell


@pytest.mark.usefixtures("quotes_of_sh")
@pytest.mark.parametrize(
    ("name", "kind", "command"),
    [
        ("a b.qcow2", "qcow2", "qemu-img convert -f qcow2 -O raw 'a b.qcow2' 'a b.img'"),
        ("d.qcow", "qcow (version 1)", "qemu-img convert -f qcow -O raw d.qcow d.img"),
        ("d.vhd", "vhd", "qemu-img convert -f vpc -O raw d.vhd d.img"),
        (
            "d.qcow2.xz",
            "qcow2 in xz",
            "unxz -c d.qcow2.xz > d.qcow2 && qemu-img convert -f qcow2 -O raw d.qcow2 d.img",
        ),
        (
            "d.gz",
            "vmdk in gzip",
            "gunzip -c d.gz > d && qemu-img convert -f vmdk -O raw d d.img",
        ),
        (
            "d.zst",
            "vdi in zstd",
            "unzstd -c d.zst > d && qemu-img convert -f vdi -O raw d d.img",
        ),
        ("d.zip", "qcow2 in zip", "unzip d.zip"),
        ("d.zip", "zip", "unzip d.zip"),
    ],
)
def test_the_command_unpacks_and_converts_with_the_right_tools(name, kind, command):
    assert convert_command(f"/disks/{name}", kind) == command


@pytest.mark.usefixtures("quotes_of_sh")
@pytest.mark.parametrize(
    ("kind", "command"),
    [
        ("zip", "unzip 'a b'"),
        ("tar in gzip", "tar -xf 'a b'"),
        ("xz in gzip", "gunzip -k 'a b'"),
        ("zstd", "unzstd -k --long=31 'a b'"),
        ("xz in gzip in tar", "tar -xf 'a b'"),
    ],
)
def test_the_outermost_wrapping_is_taken_off_by_its_own_tool(kind, command):
    assert unpack_command("/disks/a b", kind) == command


@pytest.mark.parametrize(
    ("name", "quoted"),
    [
        ("a b.qcow2", '"a b.qcow2"'),
        ("Ada's (1).qcow2", '"Ada\'s (1).qcow2"'),
        ("a,b.qcow2", '"a,b.qcow2"'),
        ("ab.qcow2", "ab.qcow2"),
        ("$(calc).qcow2", "'$(calc).qcow2'"),
        ("a`b.qcow2", "'a`b.qcow2'"),
        ("\u201da.qcow2", "'\u201da.qcow2'"),
    ],
)
def test_on_windows_names_have_the_quotes_that_cmd_and_powershell_know(monkeypatch, name, quoted):
    monkeypatch.setattr(sys, "platform", "win32")
    assert f" -O raw {quoted} " in convert_command(f"C:/disks/{name}", "qcow2")
    assert unpack_command(f"C:/disks/{name}", "zip") == f"unzip {quoted}"
    for place in ("missing", "dictionary"):
        other = NeedsOtherFile(f"C:/disks/{name}", name, "backing file", place)
        assert quoted in str(describe(other).explanation)


def test_the_command_for_a_mac_has_its_quotes_wherever_it_is_read(monkeypatch):
    command = "hdiutil convert './-my mac.dmg' -format UDTO -o './-my mac'"
    for platform in ("darwin", "win32"):
        monkeypatch.setattr(sys, "platform", platform)
        assert convert_command("/disks/-my mac.dmg", "dmg") == command


def test_a_comma_makes_no_list_of_a_name_in_powershell():
    assert quote_powershell("a,b.img") == "'a,b.img'"


def test_a_name_that_begins_as_an_option_does_is_none():
    assert unpack_command("/disks/-rf.zip", "zip") == "unzip ./-rf.zip"
    assert "raw ./-x.qcow2 ./-x.img" in convert_command("/disks/-x.qcow2", "qcow2")
