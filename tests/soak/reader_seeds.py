"""Small files of every kind that is read, made by the real programs."""

from pathlib import Path

from tests.disk.content.disk_table import DISKS
from tests.disk.real_programs import make_ext4, run
from tests.disk.virtual.virtual_disks import SAMPLES

MOST_READ = 20 * 1024**2
"""How much of a file is kept: all of it, but for some raw disks, of which the front is read."""

_PROGRAMS = {
    "gzip": ("gzip", "-1", "-c"),
    "xz": ("xz", "-0", "-c"),
    "bzip2": ("bzip2", "-1", "-c"),
    "zstd": ("zstd", "-q", "-c", "--check"),
    "lz4": ("lz4", "-q", "-c"),
}
_ZIPS = {"deflate": (), "stored": ("-0",), "bzip2": ("-Z", "bzip2"), "secret": ("-P", "word")}
_TARS = {
    "gnu": ("--format=gnu",),
    "pax": ("--format=pax",),
    "ustar": ("--format=ustar",),
    "old": ("--format=v7",),
    "sparse": ("--sparse",),
    "sparse pax": ("--sparse", "--format=pax"),
}


class Seeds:
    """Files in a folder, by their kind; each is read when it is needed."""

    def __init__(self, folder: Path) -> None:
        self.raw: dict[str, Path] = {}
        self.archives: dict[str, Path] = {}
        self.compressed: dict[str, Path] = {}
        self.virtual: dict[str, Path] = {}
        self._folder = folder
        files = folder / "files"
        files.mkdir()
        (files / "text").write_text("a line of a page\n" * 9_000)
        (files / "noise").write_bytes(bytes(range(256)) * 900)
        disk = make_ext4(folder / "disk.img", files, 2)
        self._make_raw()
        self._pack(disk)
        self._convert(disk)

    @property
    def packed(self) -> dict[str, Path]:
        """All that layers are taken off of."""
        return self.archives | self.compressed

    @property
    def all(self) -> dict[str, Path]:
        """Every file."""
        return self.raw | self.packed | self.virtual

    def _make_raw(self) -> None:
        for name, make in DISKS.items():
            place = self._folder / name
            place.mkdir()
            make(place / "disk.img")
            self.raw[name] = place / "disk.img"

    def _pack(self, disk: Path) -> None:
        for name, command in _PROGRAMS.items():
            self.compressed[name] = self._write(f"disk.{name}", run(*command, disk))
        members = b"".join(run("gzip", "-c", disk) for _ in range(2))
        self.compressed["members"] = self._write("disk.members", members)
        for name, options in _ZIPS.items():
            path = self._folder / f"{name}.zip"
            run("zip", "-q", "-j", *options, path, disk, *self._beside(name == "deflate"))
            self.archives[f"zip {name}"] = path
        for name, options in _TARS.items():
            path = self._folder / f"{name}.tar"
            names = [disk.name, "files/text"] if name == "pax" else [disk.name]
            run("tar", *options, "-cf", path, "-C", self._folder, *names)
            self.archives[f"tar {name}"] = path
        stream = "subformat=streamOptimized"
        run("qemu-img", "convert", "-O", "vmdk", "-o", stream, disk, self._folder / "d.vmdk")
        text = '<Envelope><References><File ovf:id="a" ovf:href="d.vmdk"/></References></Envelope>'
        (self._folder / "d.ovf").write_text(text)
        path = self._folder / "d.ova"
        run("tar", "-cf", path, "-C", self._folder, "d.ovf", "d.vmdk")
        self.archives["ova"] = path

    def _convert(self, disk: Path) -> None:
        for sample in SAMPLES:
            path = self._folder / sample.name
            sample.make(disk, path)
            self.virtual[sample.name] = path
        text = "# Disk DescriptorFile\nversion=1\nCID=fffffffe\nparentCID=ffffffff\n"
        text += 'createType="monolithicFlat"\nRW 4096 FLAT "disk.img" 0\n'
        self.virtual["descriptor"] = self._write("flat.vmdk", text.encode())

    def _beside(self, wanted: bool) -> list[Path]:
        return [self._folder / "files" / "text"] if wanted else []

    def _write(self, name: str, content: bytes) -> Path:
        path = self._folder / name
        path.write_bytes(content)
        return path


def beginning(path: Path) -> bytes:
    """Return the part of a seed that is changed."""
    with path.open("rb") as file:
        return file.read(MOST_READ)
