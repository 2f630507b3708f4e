"""The vocabulary of the answers about the system inside an image."""

from enum import StrEnum


class Answer(StrEnum):
    """The answer to a question; UNKNOWN is never shown as if all were well."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "cannot tell"
    NOT_ASKED = "not asked"


class Severity(StrEnum):
    """How much what was found matters; it decides the colour, and refuses nothing."""

    STOPS = "stops it"
    MAY_STOP = "may stop it"
    NOTE = "good to know"
    FINE = "fine"


class Row(StrEnum):
    """What a person asks of an image: the rows in which the answers are shown."""

    STARTS = "starts"
    NETWORK = "network"
    CONSOLE = "console"
    LOG_IN = "log in"
    CLOUD_INIT = "cloud-init"
    PRIVATE_DATA = "private data"
    SIZE = "size"
    """What could be saved: good to know, and no row."""


SHOWN_ROWS = tuple(row for row in Row if row is not Row.SIZE)


class Mode(StrEnum):
    """The kernel setting of a Linode, as the API calls it, in the order of preference."""

    GRUB_2 = "linode/grub2"
    DIRECT_DISK = "linode/direct-disk"
    LINODE_KERNEL = "linode/latest-64bit"
