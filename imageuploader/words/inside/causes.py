"""What was found inside an image: the evidence, its effect on a Linode, and the remedy."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from imageuploader.domain.inside.questions import Cause
from imageuploader.words.text import Text

_NONE = Text("")


@dataclass(frozen=True, slots=True)
class CauseWords:
    """The sentences for one cause; `place` is put before the evidence where there is one."""

    evidence: Text
    effect: Text = _NONE
    remedy: Text = _NONE


_NO_METADATA = Text("The metadata of a Linode will not be used: leave the box unticked")
_ALONE = Text("With what the image itself sets up, a Linode has no network")
_UNREAD = Text("Check this before you rely on it")

WORDS: Mapping[Cause, CauseWords] = MappingProxyType(
    {
        Cause.STARTS: CauseWords(Text("Boot loader, kernel and system belong together")),
        Cause.EFI_ONLY: CauseWords(
            Text("There is an EFI partition, and no boot code in the first sector"),
            Text("A Linode has a BIOS and will find nothing to start"),
            Text("Install GRUB for BIOS: grub-install --target=i386-pc"),
        ),
        Cause.NO_SYSTEM: CauseWords(
            Text("There is no /sbin/init"),
            Text("Linode's kernel stops: no working init found"),
        ),
        Cause.PARTITIONED: CauseWords(
            Text("The disk has partitions"),
            Text("Linode's GRUB and kernel look for a disk without any"),
        ),
        Cause.UNPARTITIONED: CauseWords(
            Text("The disk has no partitions and no boot code"),
            Text("Direct Disk finds nothing to start"),
        ),
        Cause.NOT_LOOKED_INTO: CauseWords(
            Text("The system is in {kind}, which is not looked into"), remedy=_UNREAD
        ),
        Cause.WINDOWS: CauseWords(
            Text("There is an NTFS file system: this may be Windows"),
            Text("Windows needs VirtIO drivers to start on a Linode"),
        ),
        Cause.NOT_READ: CauseWords(
            Text("The file system could not be read as far as needed"), remedy=_UNREAD
        ),
        Cause.NO_CONFIG: CauseWords(
            Text("The boot loader has no configuration: /boot/grub/grub.cfg is missing"),
            Text("Linode's GRUB has nothing to start"),
            Text("Run update-grub in the system"),
        ),
        Cause.CONFIG_ELSEWHERE: CauseWords(
            Text("GRUB is set up here, and Linode's looks for /boot/grub/grub.cfg"),
            Text("Linode's GRUB has nothing to start"),
            Text("Add a link: ln -s grub2 /boot/grub"),
        ),
        Cause.BLS: CauseWords(
            Text("The entries are files in /boot/loader/entries"),
            Text("Linode's GRUB may not read them"),
            Text("Set GRUB_ENABLE_BLSCFG=false in /etc/default/grub and run grub2-mkconfig"),
        ),
        Cause.INIT_ELSEWHERE: CauseWords(
            Text("NixOS has its init in /nix"),
            Text("Linode's kernel does not find it"),
            Text("Choose “GRUB 2” as the kernel"),
        ),
        Cause.NO_BOOT_CODE: CauseWords(
            Text("There is no boot code in the first sector"),
            Text("A Linode finds nothing to start"),
            Text("Install GRUB for BIOS: grub-install --target=i386-pc"),
        ),
        Cause.NO_BOOT_LOADER: CauseWords(
            Text("GRUB's first sector is there, and what it loads next is missing"),
            Text("A Linode stops before it starts anything"),
            Text("Run grub-install again"),
        ),
        Cause.NO_ACTIVE_PARTITION: CauseWords(
            Text("The boot code starts the active partition, and none can be started"),
            Text("A Linode finds nothing to start"),
            Text("Mark the right partition as active"),
        ),
        Cause.OTHER_BOOT_CODE: CauseWords(
            Text("The boot code in the first sector is not known"), remedy=_UNREAD
        ),
        Cause.EXT_FEATURE: CauseWords(
            Text("The file system has features that are new: {features}"),
            Text("Linode's GRUB may not read it"),
            Text("If it does not start, remove them with tune2fs -O ^FEATURE"),
        ),
        Cause.EXT_TOOLS: CauseWords(
            Text("The file system has features that are new: {features}"),
            Text("Linode may not be able to check or resize it"),
        ),
        Cause.XFS_FEATURE: CauseWords(
            Text("The file system has features that are new: {features}"),
            Text("Linode's GRUB may not read it"),
            Text("If it does not start, make the file system anew without them, or use ext4"),
        ),
        Cause.OTHER_DISK: CauseWords(
            Text("The kernel looks for its root on {device}"),
            Text("A Linode's disk is /dev/sda: the kernel will not find its root"),
            Text("Use root=/dev/sda, or the UUID of the file system"),
        ),
        Cause.MISSING_ROOT: CauseWords(
            Text("The kernel looks for its root on {device}"),
            Text("Nothing in this image has that name: the kernel will not find its root"),
            Text("Use the UUID of the file system"),
        ),
        Cause.PARTUUID: CauseWords(
            Text("The kernel looks for its root on {device}"),
            Text("The disk has no partitions: the kernel will not find its root"),
            Text("Use root=/dev/sda, or the UUID of the file system"),
        ),
        Cause.FSTAB: CauseWords(
            Text("{device} for {folder} is not in this image"),
            Text("The system will not start fully, and may not let anyone log in"),
            Text("Correct that line, or add the option nofail to it"),
        ),
        Cause.NO_DRIVER: CauseWords(
            Text("Drivers are missing: {drivers}"),
            Text("The kernel will not find its disk"),
            Text("Add them to the initramfs, and make it again"),
        ),
        Cause.INITRAMFS_NOT_READ: CauseWords(
            Text("It could not be read whether it has virtio_scsi"),
            Text("Without that driver the kernel will not find its disk"),
        ),
        Cause.NO_KERNEL: CauseWords(
            Text("The kernel {path} is not in this image"),
            Text("The boot loader has nothing to start"),
            Text("Run update-grub in the system"),
        ),
        Cause.NO_INITRAMFS: CauseWords(
            Text("The initramfs {path} is not in this image"),
            Text("The boot loader stops"),
            Text("Make the initramfs again"),
        ),
        Cause.NO_MODULES: CauseWords(
            Text("This kernel has no modules in /lib/modules"),
            Text("The system may start without a network"),
            Text("Install the kernel again"),
        ),
        Cause.OTHER_MACHINE: CauseWords(
            Text("The system is made for {machine}"), Text("A Linode needs one for x86-64")
        ),
        Cause.CONSOLE: CauseWords(
            Text("The option {option} is set"), Text("Lish shows the start of the system")
        ),
        Cause.CONSOLE_OF_LINODE: CauseWords(Text("Linode's kernel uses the serial console")),
        Cause.NO_CONSOLE: CauseWords(
            Text("There is no console=ttyS0"),
            Text("Lish stays blank"),
            Text("Add console=ttyS0,19200n8 to the options of the kernel"),
        ),
        Cause.CONSOLE_NOT_READ: CauseWords(Text("The options of the kernel could not be read")),
        Cause.NETWORK: CauseWords(Text("{what} gets its address by itself")),
        Cause.NETWORK_BY_CLOUD_INIT: CauseWords(Text("cloud-init sets up the network")),
        Cause.NETWORK_LEFT: CauseWords(
            Text("The network is left to cloud-init {version}, which does not know Linode"), _ALONE
        ),
        Cause.OTHER_NAME: CauseWords(
            Text("Only {name} is set up, and a Linode may not have it"),
            _ALONE,
            Text("Add net.ifnames=0 to the options of the kernel, and set up eth0"),
        ),
        Cause.NAME_NOT_KNOWN: CauseWords(
            Text("Only {name} is set up; whether a Linode calls it so is not known"),
            remedy=Text("Leave Network Helper on"),
        ),
        Cause.OTHER_MAC: CauseWords(
            Text("{name} is set up for the MAC address {mac}"),
            _ALONE,
            Text("Remove the MAC address from the configuration"),
        ),
        Cause.STATIC: CauseWords(
            Text("{name} has a fixed address"),
            _ALONE,
            Text("Let it get its address by DHCP"),
        ),
        Cause.NO_NETWORK: CauseWords(
            Text("No network is set up"), _ALONE, Text("Set up DHCP for eth0")
        ),
        Cause.NETWORK_NOT_READ: CauseWords(Text("How the network is set up could not be read")),
        Cause.OLD_RULE: CauseWords(
            Text("A rule names the network card of another machine"),
            Text("On some systems the network then has another name"),
            Text("Remove the file"),
        ),
        Cause.CLOUD_INIT: CauseWords(
            Text("cloud-init {version} knows Linode's metadata"), Text("Tick the box")
        ),
        Cause.NO_CLOUD_INIT: CauseWords(Text("cloud-init is not installed"), _NO_METADATA),
        Cause.OLD_CLOUD_INIT: CauseWords(
            Text("cloud-init {version} is too old for Linode's metadata"),
            _NO_METADATA,
            Text("Update cloud-init to 23.3 or newer"),
        ),
        Cause.OTHER_SOURCES: CauseWords(
            Text("cloud-init {version} is told to use other sources"),
            _NO_METADATA,
            Text("Add Akamai to datasource_list"),
        ),
        Cause.CLOUD_INIT_OFF: CauseWords(
            Text("cloud-init {version} is switched off"), _NO_METADATA
        ),
        Cause.CLOUD_INIT_NOT_READ: CauseWords(
            Text("Whether cloud-init is installed could not be read")
        ),
        Cause.LOG_IN: CauseWords(Text("An SSH server, and an account that may use it")),
        Cause.LOG_IN_BY_CLOUD_INIT: CauseWords(
            Text("An SSH server, and cloud-init to bring the keys")
        ),
        Cause.ONLY_LISH: CauseWords(
            Text("The SSH server lets nobody in by password, and there are no keys"),
            Text("Only Lish lets you log in"),
        ),
        Cause.NO_SSH: CauseWords(
            Text("No SSH server is started"), Text("Only Lish lets you log in")
        ),
        Cause.NO_WAY_IN: CauseWords(
            Text("No account has a password, and there are no keys for SSH"),
            Text("Nobody could log in"),
            Text("Set a password, or add a key"),
        ),
        Cause.LOG_IN_NOT_READ: CauseWords(Text("The accounts could not be read")),
        Cause.IDENTITY: CauseWords(
            Text.plural(
                "1 file identifies the machine: {paths}",
                "{count} files identify the machine: {paths}",
                count=1,
            ),
            Text("Every Linode made from it would have the same identity"),
            Text("Empty /etc/machine-id and remove the host keys"),
        ),
        Cause.SECRETS: CauseWords(
            Text.plural(
                "1 file may be secret: {paths}", "{count} files may be secret: {paths}", count=1
            ),
            Text("Whoever gets the image gets them too"),
            Text("Remove what does not belong in an image"),
        ),
        Cause.AGENTS: CauseWords(
            Text("Programs of another cloud or hypervisor: {agents}"),
            Text("They do nothing on a Linode, or get in the way"),
        ),
        Cause.NO_PRIVATE_DATA: CauseWords(Text("Nothing private was found in the usual places")),
        Cause.PRIVATE_DATA_NOT_READ: CauseWords(
            Text("The places of private data could not be read")
        ),
        Cause.FREE_TAIL: CauseWords(
            Text("{free} behind the last partition are not used"),
            Text("The image would be {size} without them"),
        ),
        Cause.SWAP: CauseWords(
            Text("Partition {number} is {free} of swap"),
            Text("A Linode has a disk of its own for that"),
        ),
        Cause.FREE_SPACE: CauseWords(
            Text("{free} of the file system are free"),
            Text("The image would be about {size} without them, and cost less to keep"),
        ),
    }
)
"""The words of every cause. An effect or remedy may be empty."""
