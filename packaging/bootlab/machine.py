"""Starts a disk as a Linode would, and watches how far it comes: the judge of the laboratory."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from environment import PACKAGING

GRUB_2, DIRECT_DISK, LINODE_KERNEL = "linode/grub2", "linode/direct-disk", "linode/latest-64bit"
MODES = (GRUB_2, DIRECT_DISK, LINODE_KERNEL)
_KERNEL_OPTIONS = "root=/dev/sda console=tty1 console=ttyS0 ro devtmpfs.mount=1"
_MODELS = {"kvm": "host", "tcg": "qemu64,+ssse3,+sse4.1,+sse4.2,+popcnt,+cx16,+lahf_lm"}
_MEMORY_MEGABYTES, _MAC = 768, "f2:3c:95:00:00:01"
_LIMITS = {"kvm": 90, "tcg": 240}
_SETTLE_SECONDS, _AFTER_FAILURE_SECONDS = 35, 2
_ESCAPES = re.compile(rb"\x1b\[[0-9;?]*[A-Za-z]|\r")
_LOGIN = re.compile(rb"^(?!Last)[\w.-]+ login: ?", re.MULTILINE)
_KERNEL = re.compile(rb"Linux version \d|^\[ +\d+\.\d{6}\] ", re.MULTILINE)
_INIT = re.compile(rb"systemd\[1\]: |Welcome to .*Linux|login: ")
_FAILED = re.compile(
    rb"Kernel panic|LABORATORY: no grub\.cfg|No bootable device|not a bootable disk|grub rescue>"
    rb"|^\(initramfs\) *$|emergency mode|root account is locked|need to load the kernel first"
    rb"|No working init found",
    re.MULTILINE,
)
_ACKNOWLEDGED = b"\x63\x82\x53\x63\x35\x01\x05"
"""The cookie of a DHCP answer, and that it is an acknowledgement."""


@dataclass(frozen=True, slots=True)
class Start:
    """How far a system came; `seconds` until that was known."""

    init: bool
    console: bool
    network: bool
    failure: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Machine:
    """What all starts have in common: Linode's GRUB and kernel, and where the logs go."""

    grub: Path
    kernel: Path
    logs: Path

    def start(self, disk: Path, mode: str, *, with_metadata: bool = False) -> Start:
        """Start a disk with one kernel setting; return how far it came. The disk stays as it is."""
        self.logs.mkdir(parents=True, exist_ok=True)
        stem = f"{disk.stem}.{mode.rpartition('/')[2]}"
        serial, bios, wire = (self.logs / f"{stem}.{name}" for name in ("serial", "bios", "pcap"))
        for path in (serial, bios, wire):
            path.unlink(missing_ok=True)
        began = time.monotonic()
        command = [*self._command(disk, mode, with_metadata), *_outputs(serial, bios, wire)]
        with _running(command) as machine:
            failure = _watch(machine, serial, bios, began)
        text = _read(serial)
        is_started = _INIT.search(text) is not None or _ACKNOWLEDGED in _read(wire)
        return Start(
            init=is_started,
            console=_LOGIN.search(text) is not None,
            network=_ACKNOWLEDGED in _read(wire),
            failure=failure,
            seconds=round(time.monotonic() - began, 1),
        )

    def _command(self, disk: Path, mode: str, with_metadata: bool) -> list[str]:
        accelerator = accelerator_here()
        net = "user,id=net,restrict=on"
        if with_metadata:
            served = f"{sys.executable} {PACKAGING / 'bootlab' / 'metadata.py'}"
            net += ",net=169.254.0.0/16,host=169.254.0.2,dns=169.254.0.3,dhcpstart=169.254.0.15"
            net += f",guestfwd=tcp:169.254.169.254:80-cmd:{served}"
        command = ["qemu-system-x86_64", "-nodefaults", "-M", "q35", "-accel", accelerator]
        command += ["-cpu", _MODELS[accelerator], "-m", str(_MEMORY_MEGABYTES), "-display", "none"]
        command += ["-vga", "std", "-no-reboot", "-boot", "strict=on"]
        command += ["-smbios", "type=1,manufacturer=Akamai,product=Compute Instance,serial=1"]
        command += ["-drive", f"if=none,id=sda,file={disk},format=raw,snapshot=on"]
        command += ["-device", "virtio-scsi-pci,id=scsi,addr=0x2"]
        command += ["-device", "scsi-hd,drive=sda,bus=scsi.0,bootindex=1", "-netdev", net]
        command += ["-device", f"virtio-net-pci,netdev=net,addr=0x5,mac={_MAC},romfile="]
        if mode == GRUB_2:
            command += ["-kernel", str(self.grub)]
        if mode == LINODE_KERNEL:
            command += ["-kernel", str(self.kernel), "-append", _KERNEL_OPTIONS]
        return command


def accelerator_here() -> str:
    """Return `kvm` where it works; a device alone proves nothing, as some start no plain kernel."""
    is_real = any(Path(f"/sys/module/{name}").exists() for name in ("kvm_intel", "kvm_amd"))
    return "kvm" if is_real and os.access("/dev/kvm", os.R_OK | os.W_OK) else "tcg"


def _outputs(serial: Path, bios: Path, wire: Path) -> list[str]:
    outputs = ["-serial", f"file:{serial}", "-chardev", f"file,id=bios,path={bios}"]
    outputs += ["-device", "isa-debugcon,iobase=0x402,chardev=bios"]
    return [*outputs, "-object", f"filter-dump,id=dump,netdev=net,file={wire}"]


@contextmanager
def _running(command: list[str]) -> Iterator[subprocess.Popen[bytes]]:
    machine = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield machine
    finally:
        machine.kill()
        machine.wait()


def _watch(machine: subprocess.Popen[bytes], serial: Path, bios: Path, began: float) -> str:
    """Wait until nothing more is to be expected; return what it failed with."""
    limit, failure = began + _LIMITS[accelerator_here()], ""
    has_login = False
    while time.monotonic() < limit and machine.poll() is None:
        time.sleep(0.5)
        text, now = _read(serial), time.monotonic()
        found = _FAILED.search(text) or _FAILED.search(_read(bios))
        if found and not failure:
            failure = found[0].decode("ascii", "replace").strip()
            limit = min(limit, now + _AFTER_FAILURE_SECONDS)
        if _LOGIN.search(text) and not has_login:
            has_login, limit = True, min(limit, now + _SETTLE_SECONDS)
        elif not _KERNEL.search(text) and b"Booting from 0000:7c00" in _read(bios):
            limit = min(limit, began + _LIMITS[accelerator_here()] / 2)
    return failure


def _read(path: Path) -> bytes:
    return _ESCAPES.sub(b"", path.read_bytes()) if path.exists() else b""
