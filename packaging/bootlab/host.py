"""What Linode's host brings to a start: its own GRUB, and a kernel with all drivers built in."""

import io
import tarfile
from pathlib import Path

from environment import PACKAGING, must, say

_GRUB = Path("/usr/lib/grub/i386-pc")
_CONFIG = PACKAGING / "bootlab" / "kernel.config"
_SOURCE = "linux-source-6.1"
FOUND = "LABORATORY: grub.cfg found"
MISSING = "LABORATORY: no grub.cfg"
_FIRST = "configfile (memdisk)/linode.cfg\n"
_LINODE = f"""serial --unit=0 --speed=19200
terminal_input serial console
terminal_output serial console
set root=(hd0)
set prefix=(hd0)/boot/grub
if [ -s (hd0)/boot/grub/grub.cfg ]; then
  echo "{FOUND}"
  configfile (hd0)/boot/grub/grub.cfg
else
  echo "{MISSING}"
fi
"""
_MODULES = (
    *("biosdisk", "memdisk", "tar", "part_msdos", "part_gpt", "ext2", "xfs", "btrfs", "normal"),
    *("configfile", "search", "search_fs_uuid", "search_label", "echo", "test", "linux", "gzio"),
    *("zstd", "serial", "terminal", "loadenv", "regexp", "sleep", "halt", "all_video"),
)


def make_grub(folder: Path) -> Path:
    """Return GRUB as a file that a machine starts like a kernel."""
    folder.mkdir(parents=True, exist_ok=True)
    memory, first, core = folder / "memory.tar", folder / "first.cfg", folder / "core.img"
    content = _LINODE.encode()
    entry = tarfile.TarInfo("linode.cfg")
    entry.size = len(content)
    with tarfile.open(memory, "w", format=tarfile.USTAR_FORMAT) as archive:
        archive.addfile(entry, io.BytesIO(content))
    first.write_text(_FIRST)
    command: list[str | Path] = [
        "grub-mkimage",
        "-O",
        "i386-pc",
        "-c",
        first,
        "-m",
        memory,
        "-o",
        core,
    ]
    must([*command, "-p", "(hd0)/boot/grub", *_MODULES])
    target = folder / "grub.lnx"
    target.write_bytes((_GRUB / "lnxboot.img").read_bytes() + core.read_bytes())
    return target


def make_kernel(folder: Path) -> Path:
    """Return a kernel as Linode has one, built from Debian's source: 20 minutes the first time."""
    target = folder / "vmlinuz"
    if target.exists():
        return target
    say(f"{_SOURCE}, which takes 20 minutes once")
    work = folder / "build"
    work.mkdir(parents=True, exist_ok=True)
    steps = (
        f"apt-get download -qq {_SOURCE}",
        f"dpkg-deb -x {_SOURCE}_*.deb package",
        f"tar -xf package/usr/src/{_SOURCE}.tar.xz",
        (
            f"cd {_SOURCE}; make -s allnoconfig;"
            f" scripts/kconfig/merge_config.sh -m .config {_CONFIG} > ../merge.log;"
            " make -s olddefconfig; make -s -j$(nproc) bzImage"
        ),
    )
    for step in steps:
        must(["sh", "-ec", f"cd {work}; {step}"])
    (work / _SOURCE / "arch/x86/boot/bzImage").rename(target)
    must(["rm", "-rf", work])
    return target
