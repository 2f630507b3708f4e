"""What Linode's host brings to a start: its own GRUB, a kernel with all drivers, a swap disk."""

import io
import tarfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from bootlab.trees import Tree
from environment import must

_GRUB = Path("/usr/lib/grub/i386-pc")
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
_GRUB_MODULES = (
    *("biosdisk", "memdisk", "tar", "part_msdos", "part_gpt", "ext2", "xfs", "btrfs", "normal"),
    *("configfile", "search", "search_fs_uuid", "search_label", "echo", "test", "linux", "gzio"),
    *("zstd", "serial", "terminal", "loadenv", "regexp", "sleep", "halt", "all_video"),
)
_DRIVERS = (
    *("virtio_pci", "virtio_scsi", "sd_mod", "virtio_net", "virtio_rng", "af_packet", "autofs4"),
    *("vfat", "nls_ascii", "nls_cp437", "fuse", "rtc_cmos", "dm_mod"),
)
_FILE_SYSTEMS = ("ext4", "xfs", "btrfs")
_BUSYBOX = Path("/bin/busybox")
_INIT = r"""#!/bin/busybox sh
export PATH=/bin
mount -t devtmpfs dev /dev
mount -t proc proc /proc
for driver in $(cat /drivers); do insmod $driver; done
for wait in $(seq 100); do test -b /dev/sda && break; sleep 0.1; done
# The drivers of a file system take seconds to load: no more than are needed.
for kind in FILE_SYSTEMS; do
  for driver in $(cat /drivers.$kind); do insmod $driver; done
  mount -r -t $kind /dev/sda /root && break
done
# Whatever else the system inside brings stays outside, as with Linode's own kernel.
echo 1 > /proc/sys/kernel/modules_disabled
umount /proc
for init in /sbin/init /etc/init /bin/init /bin/sh; do
  if test -e /root$init || test -L /root$init; then
    mount -o move /dev /root/dev
    exec switch_root /root $init
  fi
done
"""
"""What the kernel does itself where its drivers are built in: it mounts the whole first disk."""


@dataclass(frozen=True, slots=True)
class Host:
    """The files of a host. A kernel with its drivers built in has no initramfs."""

    grub: Path
    kernel: Path
    initramfs: Path | None
    swap: Path


def make_host(folder: Path, tree: Tree, kernel: Path | None) -> Host:
    """Return what a host brings; a kernel that is not given is that of a tree, with an initramfs.

    That loads all drivers, forbids any other, and starts what is on the first disk: as if they
    were built in, without the half hour that building takes.
    """
    folder.mkdir(parents=True, exist_ok=True)
    swap = folder / "swap.img"
    with swap.open("wb") as file:
        file.truncate(64 * 1024 * 1024)
    must(["mkswap", "--quiet", swap])
    grub = _make_grub(folder)
    if kernel is not None:
        return Host(grub, kernel, None, swap)
    own = tree.folder / f"boot/vmlinuz-{tree.kernel}"
    return Host(grub, own, _make_initramfs(folder, tree), swap)


def _make_grub(folder: Path) -> Path:
    """Return GRUB as a file that a machine starts like a kernel."""
    memory, first, core = folder / "memory.tar", folder / "first.cfg", folder / "core.img"
    content = _LINODE.encode()
    entry = tarfile.TarInfo("linode.cfg")
    entry.size = len(content)
    with tarfile.open(memory, "w", format=tarfile.USTAR_FORMAT) as archive:
        archive.addfile(entry, io.BytesIO(content))
    first.write_text(_FIRST)
    command: list[str | Path] = ["grub-mkimage", "-O", "i386-pc", "-c", first, "-m", memory]
    must([*command, "-o", core, "-p", "(hd0)/boot/grub", *_GRUB_MODULES])
    target = folder / "grub.lnx"
    target.write_bytes((_GRUB / "lnxboot.img").read_bytes() + core.read_bytes())
    return target


def _make_initramfs(folder: Path, tree: Tree) -> Path:
    files, target = Tree(folder / "initramfs"), folder / "initramfs.img"
    files.remove("*")
    for name in ("bin", "dev", "proc", "root"):
        (files.folder / name).mkdir(parents=True, exist_ok=True)
    lists = {"/drivers": _DRIVERS, **{f"/drivers.{name}": (name,) for name in _FILE_SYSTEMS}}
    for name, wanted in lists.items():
        drivers = _with_needs(tree, wanted)
        files.write(name, "\n".join(drivers))
        for path in drivers:
            files.copy(path, tree)
    files.write("/init", _INIT.replace("FILE_SYSTEMS", " ".join(_FILE_SYSTEMS)))
    (files.folder / "init").chmod(0o755)
    must(["cp", _BUSYBOX, files.folder / "bin/busybox"])
    must(["chroot", files.folder, "/bin/busybox", "--install", "-s", "/bin"])
    packed = f"cd {files.folder}; find . | cpio --quiet -o -H newc | gzip > {target}"
    must(["sh", "-ec", packed])
    return target


def _with_needs(tree: Tree, names: Iterable[str]) -> list[str]:
    """Return the paths of those drivers that are modules, each after what it needs itself."""
    folder = f"/lib/modules/{tree.kernel}"
    lines = (tree.folder / folder.lstrip("/") / "modules.dep").read_text().splitlines()
    needs = {path: rest.split() for path, _, rest in (line.partition(":") for line in lines)}
    by_name = {Path(path).name.partition(".")[0].replace("-", "_"): path for path in needs}
    wanted = [by_name[name] for name in names if name in by_name]
    ordered = (path for one in wanted for path in (*reversed(needs[one]), one))
    return [f"{folder}/{path}" for path in dict.fromkeys(ordered)]
