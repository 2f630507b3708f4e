"""What the check may find inside an image: one that starts, one to warn of, one that does not."""

from imageuploader.domain.inside.inside import Inside, Observation, OperatingSystem
from imageuploader.domain.inside.questions import Cause
from imageuploader.domain.inside.vocabulary import Answer, Mode

DEBIAN = OperatingSystem("debian", "12", "Debian GNU/Linux 12 (bookworm)", "6.1.0-40-cloud-amd64")
_YES, _NO, _UNKNOWN = Answer.YES, Answer.NO, Answer.UNKNOWN

GOOD = Inside(
    {Mode.GRUB_2: _YES, Mode.DIRECT_DISK: _NO, Mode.LINODE_KERNEL: _YES},
    (
        Observation(Cause.STARTS),
        Observation(Cause.NETWORK, "/etc/network/interfaces line 5", {"what": "eth0"}),
        Observation(
            Cause.CONSOLE, "/boot/grub/grub.cfg line 9", {"option": "console=ttyS0,19200n8"}
        ),
        Observation(Cause.LOG_IN),
        Observation(Cause.CLOUD_INIT, "/usr/bin/cloud-init", {"version": "24.1"}),
        Observation(Cause.NO_PRIVATE_DATA),
    ),
    DEBIAN,
)
WARNED = Inside(
    {Mode.GRUB_2: _NO, Mode.DIRECT_DISK: _YES, Mode.LINODE_KERNEL: _NO},
    (
        Observation(Cause.STARTS),
        Observation(Cause.OTHER_NAME, "/etc/network/interfaces line 7", {"name": "ens3"}),
        Observation(Cause.CONSOLE_NOT_READ),
        Observation(Cause.OLD_CLOUD_INIT, "/usr/bin/cloud-init", {"version": "22.4.2"}),
        Observation(
            Cause.SECRETS, facts={"count": 2, "paths": ("/root/.aws/credentials", "/root/.netrc")}
        ),
    ),
    DEBIAN,
)
REFUSED = Inside(
    {Mode.GRUB_2: _NO, Mode.DIRECT_DISK: _NO, Mode.LINODE_KERNEL: _NO},
    (Observation(Cause.EFI_ONLY),),
)
UNKNOWN = Inside(
    {Mode.GRUB_2: _UNKNOWN, Mode.DIRECT_DISK: _NO, Mode.LINODE_KERNEL: _UNKNOWN},
    (
        Observation(Cause.NOT_LOOKED_INTO, facts={"kind": "LUKS"}),
        Observation(Cause.CLOUD_INIT_NOT_READ),
    ),
)
