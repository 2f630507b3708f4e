"""What is known about a disk image file."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import Self

from imageuploader.domain.errors import UploadError
from imageuploader.domain.inside.inside import Inside

SEND_LIMIT_BYTES = 5 * 1024**3
"""The largest upload, compressed (Cloud Manager and linode-cli: 5 x 1024^3)."""

RAW_USUAL_LIMIT_BYTES = 6 * 10**9
"""The unpacked size that most accounts allow; Linode raises it on request."""

RAW_SURE_LIMIT_BYTES = 6 * 1024**3
"""Above this the usual limit is exceeded, whichever way Linode counts a GB."""

_MUCH_BYTES, _MUCH_PERCENT = 50 * 10**6, 5
"""What is worth leaving out: either of an upload."""


class Verdict(StrEnum):
    """What to do with the file: send it, send it with a warning, convert it, or refuse it."""

    GOOD = "good"
    WARN = "warn"
    CONVERT = "convert"
    REFUSE = "refuse"


class FindingCode(StrEnum):
    """What the check may find; `words/findings.py` has a sentence for each."""

    UNKNOWN_CONTENT = "unknown-content"
    OVER_USUAL_LIMIT = "over-usual-limit"
    OVER_SURE_LIMIT = "over-sure-limit"
    MISNAMED = "misnamed"
    ISO = "iso"
    LUKS = "luks"
    ALL_ZERO = "all-zero"
    NOT_SECTORS = "not-sectors"
    PARTITIONED = "partitioned"
    CUT_GPT = "cut-gpt"
    GPT_PRIMARY = "gpt-primary"
    GPT_BACKUP = "gpt-backup"
    GPT_BROKEN = "gpt-broken"
    LARGE_SECTORS = "large-sectors"
    CUT_PARTITION = "cut-partition"
    CUT_FILE_SYSTEM = "cut-file-system"
    DIRTY = "dirty"
    NOT_CLOSED = "not-closed"
    NO_INIT = "no-init"
    NO_BOOT_CODE = "no-boot-code"
    EFI_ONLY = "efi-only"
    NO_BOOT_LOADER = "no-boot-loader"
    NO_ACTIVE_PARTITION = "no-active-partition"
    WRONG_MACHINE = "wrong-machine"
    MISSING_DEVICE = "missing-device"
    GRUB_2 = "grub-2"
    REPACKED = "repacked"
    TRAILING_DATA = "trailing-data"


_NOTES = frozenset(
    {
        FindingCode.MISNAMED,
        FindingCode.REPACKED,
        FindingCode.TRAILING_DATA,
        # A disk with nothing but data is fine.
        FindingCode.NO_INIT,
        FindingCode.NO_BOOT_CODE,
        FindingCode.GRUB_2,
    }
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found, with the facts its sentence needs."""

    code: FindingCode
    facts: Mapping[str, object] = field(default_factory=dict, hash=False)

    @property
    def is_warning(self) -> bool:
        """Whether the image may not work as expected; otherwise it is information."""
        return self.code not in _NOTES


class Boot(StrEnum):
    """Whether there is something on a disk that a server could start from.

    FOUND is no promise: whether it starts also depends on what is not looked into.
    """

    FOUND = "found"
    NO = "no"
    UNKNOWN = "not known"


BOOT_CODE = "boot code"
"""The sign that the first sector contains a program."""

EFI_SYSTEM = "EFI System"
"""The type of a partition that EFI firmware boots from."""


@dataclass(frozen=True, slots=True)
class Partition:
    """One entry of a partition table, in bytes; `kind` is the type that the table states.

    `uuid` is what a system calls its PARTUUID. `active` tells that it is marked to be started.
    """

    number: int
    start: int
    size: int
    kind: str = ""
    file_system: str = ""
    label: str = ""
    uuid: str = ""
    active: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """What is on a raw disk: a partition table (`gpt`, `mbr` or none), or one file system.

    An installer disc may have both. `boot_sign` is what speaks for starting from it: a path
    such as `/sbin/init`, or BOOT_CODE.
    """

    table: str = ""
    partitions: tuple[Partition, ...] = ()
    file_system: str = ""
    label: str = ""
    boot: Boot = Boot.UNKNOWN
    boot_sign: str = ""


@dataclass(frozen=True, slots=True)
class FreeSpace:
    """Deleted data: what is stored on a disk where its file systems and swap areas are free.

    `data_bytes` estimates how much it is, `send_bytes` what it would add to the upload. If it
    `is_left_out`, zeros are sent in its place; the file itself is never changed. `blank` are the
    start and the end of each part of a packed disk that is free; others are looked at once more.
    """

    data_bytes: int
    send_bytes: int
    is_left_out: bool = True
    blank: Iterable[tuple[int, int]] = field(default=(), compare=False, repr=False)

    def saves_much(self, send_bytes: int) -> bool:
        """Return whether it is worth leaving out of an upload of `send_bytes`, it included."""
        return self.send_bytes >= min(_MUCH_BYTES, max(1, send_bytes * _MUCH_PERCENT // 100))


@dataclass(frozen=True, slots=True)
class PrepareOptions:
    """How a file is converted to .img.gz, and in which folder.

    `level` is the compression level, 0 to 9, None to choose it by `link_speed`, the bytes a second
    of the last uploads. `allowed` are the other files that an image may refer to. `owner` is the
    process that removes the file: if it died, the next one does. `keeps_free_space` sends deleted
    data too. In `free_seconds` compressing delays nobody: as long as another file is sent, say.
    `is_urgent` tells whether somebody waits for it by now, and until then it is made with low
    priority; None for at once. `beside_window` lets a window of this process go first even then.
    """

    folder: Path
    level: int | None = None
    link_speed: float | None = None
    allowed: tuple[Path, ...] = ()
    owner: str = ""
    keeps_free_space: bool = False
    free_seconds: float = 0.0
    is_urgent: Callable[[], bool] | None = None
    beside_window: bool = False


@dataclass(frozen=True, slots=True)
class DiskReport:
    """What a file is and whether Linode would accept it.

    Sizes are bytes. `raw_bytes` is the size unpacked, `send_bytes` what one upload would send:
    both None if not known before the file is prepared. `sha256` and `md5` are of the bytes
    to be sent, empty if these do not exist yet; `send_estimate` estimates their number.
    `free_space` is in that estimate; it is None if there is none that could be left out.
    `format` names the container and its content, such as `gzip, ext4`. `layout` is what is on
    the disk, None if that was not examined; `inside` is what the system on it was asked, None
    without a system to ask. `refusal` is the reason if the verdict is REFUSE.
    """

    path: Path
    format: str
    verdict: Verdict
    file_bytes: int
    mtime_ns: int
    raw_bytes: int | None = None
    send_bytes: int | None = None
    send_estimate: int | None = None
    free_space: FreeSpace | None = None
    layout: Layout | None = None
    sha256: str = ""
    md5: str = ""
    findings: tuple[Finding, ...] = ()
    refusal: UploadError | None = field(default=None, compare=False)
    inside: Inside | None = None

    @property
    def left_out_bytes(self) -> int:
        """About how much deleted data is not sent."""
        return self.free_space.data_bytes if self.free_space and self.free_space.is_left_out else 0

    @property
    def is_sent_as_it_is(self) -> bool:
        """Whether the file itself is the upload: nothing has to be made of it."""
        return self.verdict in {Verdict.GOOD, Verdict.WARN} and not self.left_out_bytes

    @property
    def expected_bytes(self) -> int | None:
        """How many bytes an upload sends, as far as that is known; None if it is not."""
        if self.send_bytes is not None and not self.left_out_bytes:
            return self.send_bytes
        left_out = self.free_space.send_bytes if self.free_space and self.left_out_bytes else 0
        return None if self.send_estimate is None else max(0, self.send_estimate - left_out)

    def leaving_out(self, *, is_left_out: bool) -> Self:
        """Return this report with the choice to leave the deleted data out, or to send it."""
        if self.free_space is None:
            return self
        return replace(self, free_space=replace(self.free_space, is_left_out=is_left_out))

    @property
    def leaves_out(self) -> bool | None:
        """Whether deleted data is left out, None if there is none that could be."""
        return None if self.free_space is None else self.free_space.is_left_out

    @property
    def is_unknown(self) -> bool:
        """Whether nothing known was found in it: it may be anything."""
        return any(finding.code is FindingCode.UNKNOWN_CONTENT for finding in self.findings)


@dataclass(frozen=True, slots=True)
class Payload:
    """The bytes to send: a valid .img.gz, `temporary` if the program created it.

    `md5` is empty if it is not known before they are sent. `left_out_bytes` is about how much
    deleted data of the file is not in them.
    """

    path: Path
    size: int
    mtime_ns: int
    md5: str
    sha256: str
    temporary: bool
    left_out_bytes: int = 0


@dataclass(frozen=True, slots=True)
class Preparing:
    """A body is being made while the form is filled in."""

    percent: int


@dataclass(frozen=True, slots=True)
class Prepared:
    """A body was made while the form was filled in; `size` is in bytes."""

    size: int
