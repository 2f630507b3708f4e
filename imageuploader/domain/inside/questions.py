"""The table of the questions: what may be found, what that answers, and how much it matters.

A new question is a line of CAUSES here, its words in `words/inside`, and what finds it in
`disk/inside`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from imageuploader.domain.inside.vocabulary import Answer, Row, Severity


class Cause(StrEnum):
    """What may be found inside an image."""

    STARTS = "starts"
    EFI_ONLY = "efi-only"
    NO_SYSTEM = "no-system"
    PARTITIONED = "partitioned"
    UNPARTITIONED = "unpartitioned"
    NOT_LOOKED_INTO = "not-looked-into"
    WINDOWS = "windows"
    NOT_READ = "not-read"
    NO_CONFIG = "no-config"
    CONFIG_ELSEWHERE = "config-elsewhere"
    BLS = "bls"
    INIT_ELSEWHERE = "init-elsewhere"
    NO_BOOT_CODE = "no-boot-code"
    NO_BOOT_LOADER = "no-boot-loader"
    NO_ACTIVE_PARTITION = "no-active-partition"
    OTHER_BOOT_CODE = "other-boot-code"
    EXT_FEATURE = "ext-feature"
    EXT_TOOLS = "ext-tools"
    XFS_FEATURE = "xfs-feature"
    OTHER_DISK = "other-disk"
    MISSING_ROOT = "missing-root"
    PARTUUID = "partuuid"
    FSTAB = "fstab"
    NO_DRIVER = "no-driver"
    INITRAMFS_NOT_READ = "initramfs-not-read"
    NO_KERNEL = "no-kernel"
    NO_INITRAMFS = "no-initramfs"
    NO_MODULES = "no-modules"
    OTHER_MACHINE = "other-machine"
    CONSOLE = "console"
    CONSOLE_OF_LINODE = "console-of-linode"
    NO_CONSOLE = "no-console"
    CONSOLE_NOT_READ = "console-not-read"
    NETWORK = "network"
    NETWORK_BY_CLOUD_INIT = "network-by-cloud-init"
    NETWORK_LEFT = "network-left"
    OTHER_NAME = "other-name"
    NAME_NOT_KNOWN = "name-not-known"
    OTHER_MAC = "other-mac"
    STATIC = "static"
    NO_NETWORK = "no-network"
    NETWORK_NOT_READ = "network-not-read"
    OLD_RULE = "old-rule"
    CLOUD_INIT = "cloud-init"
    NO_CLOUD_INIT = "no-cloud-init"
    OLD_CLOUD_INIT = "old-cloud-init"
    OTHER_SOURCES = "other-sources"
    CLOUD_INIT_OFF = "cloud-init-off"
    CLOUD_INIT_NOT_READ = "cloud-init-not-read"
    LOG_IN = "log-in"
    LOG_IN_BY_CLOUD_INIT = "log-in-by-cloud-init"
    ONLY_LISH = "only-lish"
    NO_SSH = "no-ssh"
    NO_WAY_IN = "no-way-in"
    LOG_IN_NOT_READ = "log-in-not-read"
    IDENTITY = "identity"
    SECRETS = "secrets"
    AGENTS = "agents"
    NO_PRIVATE_DATA = "no-private-data"
    PRIVATE_DATA_NOT_READ = "private-data-not-read"
    FREE_TAIL = "free-tail"
    SWAP = "swap"
    FREE_SPACE = "free-space"


@dataclass(frozen=True, slots=True)
class Question:
    """What a cause answers: the stable ID of the question, its row, and how much it matters."""

    id: str
    row: Row
    answer: Answer
    severity: Severity


_STARTS, _NETWORK, _IN, _PRIVATE = Row.STARTS, Row.NETWORK, Row.LOG_IN, Row.PRIVATE_DATA
_CONSOLE, _CLOUD = Row.CONSOLE, Row.CLOUD_INIT
_YES, _NO, _UNKNOWN = Answer.YES, Answer.NO, Answer.UNKNOWN
_STOPS, _MAY_STOP = Severity.STOPS, Severity.MAY_STOP
_NOTE, _FINE = Severity.NOTE, Severity.FINE

CAUSES: Mapping[Cause, Question] = MappingProxyType(
    {
        Cause.STARTS: Question("B1", _STARTS, _YES, _FINE),
        Cause.EFI_ONLY: Question("B1", _STARTS, _NO, _STOPS),
        Cause.NO_SYSTEM: Question("B1", _STARTS, _NO, _STOPS),
        Cause.PARTITIONED: Question("B1", _STARTS, _NO, _NOTE),
        Cause.UNPARTITIONED: Question("B1", _STARTS, _NO, _NOTE),
        Cause.NOT_LOOKED_INTO: Question("B1", _STARTS, _UNKNOWN, _MAY_STOP),
        Cause.WINDOWS: Question("B1", _STARTS, _UNKNOWN, _MAY_STOP),
        Cause.NOT_READ: Question("B1", _STARTS, _UNKNOWN, _MAY_STOP),
        Cause.NO_CONFIG: Question("B1", _STARTS, _NO, _STOPS),
        Cause.CONFIG_ELSEWHERE: Question("B1", _STARTS, _NO, _STOPS),
        Cause.BLS: Question("B1", _STARTS, _UNKNOWN, _MAY_STOP),
        Cause.INIT_ELSEWHERE: Question("B1", _STARTS, _NO, _STOPS),
        Cause.NO_BOOT_CODE: Question("B2", _STARTS, _NO, _STOPS),
        Cause.NO_BOOT_LOADER: Question("B2", _STARTS, _NO, _STOPS),
        Cause.NO_ACTIVE_PARTITION: Question("B2", _STARTS, _NO, _STOPS),
        Cause.OTHER_BOOT_CODE: Question("B2", _STARTS, _UNKNOWN, _MAY_STOP),
        Cause.EXT_FEATURE: Question("B3", _STARTS, _YES, _MAY_STOP),
        Cause.EXT_TOOLS: Question("B3", _STARTS, _YES, _NOTE),
        Cause.XFS_FEATURE: Question("B3", _STARTS, _YES, _MAY_STOP),
        Cause.OTHER_DISK: Question("B4", _STARTS, _NO, _STOPS),
        Cause.MISSING_ROOT: Question("B4", _STARTS, _NO, _STOPS),
        Cause.PARTUUID: Question("B4", _STARTS, _NO, _STOPS),
        Cause.FSTAB: Question("B4", _STARTS, _YES, _MAY_STOP),
        Cause.NO_DRIVER: Question("B5", _STARTS, _NO, _STOPS),
        Cause.INITRAMFS_NOT_READ: Question("B5", _STARTS, _UNKNOWN, _MAY_STOP),
        Cause.NO_KERNEL: Question("B6", _STARTS, _NO, _STOPS),
        Cause.NO_INITRAMFS: Question("B6", _STARTS, _NO, _STOPS),
        Cause.NO_MODULES: Question("B6", _STARTS, _YES, _MAY_STOP),
        Cause.OTHER_MACHINE: Question("B6", _STARTS, _NO, _STOPS),
        Cause.CONSOLE: Question("B7", _CONSOLE, _YES, _FINE),
        Cause.CONSOLE_OF_LINODE: Question("B7", _CONSOLE, _YES, _FINE),
        Cause.NO_CONSOLE: Question("B7", _CONSOLE, _NO, _MAY_STOP),
        Cause.CONSOLE_NOT_READ: Question("B7", _CONSOLE, _UNKNOWN, _NOTE),
        Cause.NETWORK: Question("N1", _NETWORK, _YES, _FINE),
        Cause.NETWORK_BY_CLOUD_INIT: Question("N1", _NETWORK, _YES, _FINE),
        Cause.NETWORK_LEFT: Question("N1", _NETWORK, _NO, _MAY_STOP),
        Cause.OTHER_NAME: Question("N1", _NETWORK, _NO, _MAY_STOP),
        Cause.NAME_NOT_KNOWN: Question("N1", _NETWORK, _UNKNOWN, _MAY_STOP),
        Cause.OTHER_MAC: Question("N2", _NETWORK, _NO, _MAY_STOP),
        Cause.STATIC: Question("N2", _NETWORK, _NO, _MAY_STOP),
        Cause.NO_NETWORK: Question("N1", _NETWORK, _NO, _MAY_STOP),
        Cause.NETWORK_NOT_READ: Question("N1", _NETWORK, _UNKNOWN, _NOTE),
        Cause.OLD_RULE: Question("N2", _NETWORK, _YES, _NOTE),
        Cause.CLOUD_INIT: Question("C1", _CLOUD, _YES, _FINE),
        Cause.NO_CLOUD_INIT: Question("C1", _CLOUD, _NO, _FINE),
        Cause.OLD_CLOUD_INIT: Question("C1", _CLOUD, _NO, _NOTE),
        Cause.OTHER_SOURCES: Question("C1", _CLOUD, _NO, _NOTE),
        Cause.CLOUD_INIT_OFF: Question("C1", _CLOUD, _NO, _FINE),
        Cause.CLOUD_INIT_NOT_READ: Question("C1", _CLOUD, _UNKNOWN, _NOTE),
        Cause.LOG_IN: Question("L1", _IN, _YES, _FINE),
        Cause.LOG_IN_BY_CLOUD_INIT: Question("L1", _IN, _YES, _FINE),
        Cause.ONLY_LISH: Question("L1", _IN, _YES, _NOTE),
        Cause.NO_SSH: Question("L1", _IN, _NO, _NOTE),
        Cause.NO_WAY_IN: Question("L1", _IN, _NO, _MAY_STOP),
        Cause.LOG_IN_NOT_READ: Question("L1", _IN, _UNKNOWN, _NOTE),
        Cause.IDENTITY: Question("I1", _PRIVATE, _YES, _NOTE),
        Cause.SECRETS: Question("I2", _PRIVATE, _YES, _MAY_STOP),
        Cause.AGENTS: Question("I3", _PRIVATE, _YES, _NOTE),
        Cause.NO_PRIVATE_DATA: Question("I2", _PRIVATE, _NO, _FINE),
        Cause.PRIVATE_DATA_NOT_READ: Question("I2", _PRIVATE, _UNKNOWN, _NOTE),
        Cause.FREE_TAIL: Question("S1", Row.SIZE, _YES, _NOTE),
        Cause.SWAP: Question("S1", Row.SIZE, _YES, _NOTE),
        Cause.FREE_SPACE: Question("S1", Row.SIZE, _YES, _NOTE),
    }
)
