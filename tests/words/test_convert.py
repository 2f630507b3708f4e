import pytest

from imageuploader.words.convert import convert_command


@pytest.mark.parametrize(
    ("name", "kind", "command"),
    [
        ("a b.qcow2", "qcow2", "qemu-img convert -f qcow2 -O raw 'a b.qcow2' 'a b.img'"),
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
    ],
)
def test_the_command_unpacks_and_converts_with_the_right_tools(name, kind, command):
    assert convert_command(f"/disks/{name}", kind) == command
