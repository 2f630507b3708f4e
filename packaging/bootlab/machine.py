"""Starts a disk as a Linode would, and watches how far it comes: the judge of the laboratory."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bootlab.host import Host
from bootlab.watch import Extent, Start, Traces, Watch
from environment import PACKAGING

GRUB_2, DIRECT_DISK, LINODE_KERNEL = "linode/grub2", "linode/direct-disk", "linode/latest-64bit"
MODES = (GRUB_2, DIRECT_DISK, LINODE_KERNEL)
_KERNEL_OPTIONS = "root=/dev/sda console=tty1 console=ttyS0 ro devtmpfs.mount=1"
_MODELS = {"kvm": "host", "tcg": "qemu64,+ssse3,+sse4.1,+sse4.2,+popcnt,+cx16,+lahf_lm"}
_MEMORY_MEGABYTES, _MAC = 768, "f2:3c:95:00:00:01"
_LIMITS = {"kvm": 90, "tcg": 300}
_METADATA = "169.254.169.254"


@dataclass(frozen=True, slots=True)
class Machine:
    """What all starts have in common: what Linode brings, and where the logs go."""

    host: Host
    logs: Path

    def start(self, disk: Path, mode: str, extent: Extent) -> Start:
        """Start a disk with one kernel setting; return how far it came. The disk stays as it is."""
        self.logs.mkdir(parents=True, exist_ok=True)
        stem = f"{disk.stem}.{mode.rpartition('/')[2]}"
        serial, bios, wire = (self.logs / f"{stem}.{name}" for name in ("serial", "bios", "pcap"))
        for path in (serial, bios, wire):
            path.unlink(missing_ok=True)
        port, accelerator = _free_port(), accelerator_here()
        traces = Traces(serial, bios, wire, port, self.logs)
        command = [
            *self._command(disk, mode),
            *_network(port, extent is Extent.USER_DATA),
            *_outputs(traces),
        ]
        with _running(command) as machine:
            return Watch(traces, _LIMITS[accelerator], extent).follow(machine)

    def _command(self, disk: Path, mode: str) -> list[str]:
        accelerator = accelerator_here()
        command = ["qemu-system-x86_64", "-nodefaults", "-M", "q35", "-accel", accelerator]
        command += ["-cpu", _MODELS[accelerator], "-m", str(_MEMORY_MEGABYTES), "-display", "none"]
        command += ["-vga", "std", "-no-reboot", "-boot", "strict=on"]
        command += ["-smbios", "type=1,manufacturer=Akamai,product=Compute Instance,serial=1"]
        command += ["-drive", f"if=none,id=sda,file={disk},format=raw,snapshot=on"]
        command += ["-device", "virtio-scsi-pci,id=scsi,addr=0x2"]
        command += ["-device", "scsi-hd,drive=sda,bus=scsi.0,scsi-id=0,bootindex=1"]
        command += ["-drive", f"if=none,id=sdb,file={self.host.swap},format=raw,snapshot=on"]
        command += ["-monitor", "stdio"]
        if mode == GRUB_2:
            command += ["-kernel", str(self.host.grub)]
        if mode == LINODE_KERNEL:
            command += ["-kernel", str(self.host.kernel), "-append", _KERNEL_OPTIONS]
            if self.host.initramfs is not None:
                command += ["-initrd", str(self.host.initramfs)]
        return command


def accelerator_here() -> str:
    """Return `kvm` where it works; a device alone proves nothing, as some start no plain kernel."""
    is_real = any(Path(f"/sys/module/{name}").exists() for name in ("kvm_intel", "kvm_amd"))
    return "kvm" if is_real and os.access("/dev/kvm", os.R_OK | os.W_OK) else "tcg"


def _network(port: int, with_metadata: bool) -> list[str]:
    """Return a network without a way out, with SSH on a port here and, if asked, the metadata."""
    net = f"user,id=net,restrict=on,hostfwd=tcp:127.0.0.1:{port}-:22"
    if with_metadata:
        served = f"{sys.executable} {PACKAGING / 'bootlab' / 'metadata.py'}"
        net += ",net=169.254.0.0/16,host=169.254.0.2,dns=169.254.0.3,dhcpstart=169.254.0.15"
        net += f",guestfwd=tcp:{_METADATA}:80-cmd:{served}"
    card = f"virtio-net-pci,netdev=net,addr=0x5,mac={_MAC},romfile="
    return ["-netdev", net, "-device", card]


def _outputs(traces: Traces) -> list[str]:
    outputs = ["-serial", f"file:{traces.serial}", "-chardev", f"file,id=bios,path={traces.bios}"]
    outputs += ["-device", "isa-debugcon,iobase=0x402,chardev=bios"]
    return [*outputs, "-object", f"filter-dump,id=dump,netdev=net,file={traces.wire}"]


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


@contextmanager
def _running(command: list[str]) -> Iterator[subprocess.Popen[bytes]]:
    machine = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield machine
    finally:
        machine.kill()
        machine.wait()
