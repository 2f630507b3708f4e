"""Every question about the system inside an image: its yes, its no, and when nobody can tell."""

import bz2
import lzma

import pytest

from imageuploader.domain.inside.questions import CAUSES, Cause
from imageuploader.domain.inside.vocabulary import SHOWN_ROWS, Answer, Mode
from imageuploader.words.inside.causes import WORDS
from tests.disk.inside.systems import (
    ARM_ELF,
    DRIVERS,
    ELF,
    KERNEL,
    LINK,
    UUID,
    ask,
    changed,
    cpio,
    debian,
    found,
    grub_config,
    row,
)

CONFIG, INITRD = "/boot/grub/grub.cfg", f"/boot/initrd.img-{KERNEL}"
MAC = "52:54:00:12:34:56"
IFCFG = "/etc/sysconfig/network-scripts/ifcfg-eth0"
INTERFACES, BUILTIN = "/etc/network/interfaces", f"/usr/lib/modules/{KERNEL}/modules.builtin"
CLOUD = "/usr/lib/python3/dist-packages/cloudinit"
AKAMAI = {
    f"{CLOUD}/version.py": '__VERSION__ = "25.1.4"\n_PACKAGED_VERSION = "x"\n',
    f"{CLOUD}/sources/DataSourceAkamai.py": "class DataSourceAkamai: ...",
}
WORKS, BROKEN, NOT_SURE = Answer.YES, Answer.NO, Answer.UNKNOWN


def of(changes, lost=()):
    return ask(changed(debian(), changes), lost=lost)


def mode_answers(inside):
    return inside.modes[Mode.GRUB_2], inside.modes[Mode.LINODE_KERNEL]


def test_a_good_system_has_no_finding_against_it():
    inside = ask(debian())
    assert inside.mode is Mode.GRUB_2
    assert inside.warning is None
    assert [one.question.severity.value for one in inside.rows] == ["fine"] * 6
    assert [one.question.row for one in inside.rows] == list(SHOWN_ROWS)
    assert inside.system is not None
    assert inside.system.label == "debian-12"
    assert inside.system.description == f"Debian GNU/Linux 12 (bookworm), {KERNEL}"


@pytest.mark.parametrize(
    ("changes", "cause", "answers"),
    [
        ({CONFIG: None}, "no-config", (BROKEN, WORKS)),
        ({CONFIG: None, "/boot/grub2/grub.cfg": "x"}, "config-elsewhere", (BROKEN, WORKS)),
        ({CONFIG: grub_config("/dev/vda1")}, "other-disk", (BROKEN, WORKS)),
        ({CONFIG: grub_config("/dev/xvda")}, "other-disk", (BROKEN, WORKS)),
        ({CONFIG: grub_config("/dev/nvme0n1p1")}, "other-disk", (BROKEN, WORKS)),
        ({CONFIG: grub_config("/dev/sdb1")}, "other-disk", (BROKEN, WORKS)),
        ({CONFIG: grub_config("/dev/disk/by-path/pci-0")}, "other-disk", (BROKEN, WORKS)),
        ({CONFIG: grub_config("/dev/sda1")}, "missing-root", (BROKEN, WORKS)),
        ({CONFIG: grub_config("UUID=9-9")}, "missing-root", (BROKEN, WORKS)),
        ({CONFIG: grub_config("/dev/disk/by-uuid/9-9")}, "missing-root", (BROKEN, WORKS)),
        ({CONFIG: grub_config("LABEL=other")}, "missing-root", (BROKEN, WORKS)),
        ({CONFIG: grub_config("PARTUUID=1-01")}, "partuuid", (BROKEN, WORKS)),
        ({INITRD: cpio(*DRIVERS[1:])}, "no-driver", (BROKEN, WORKS)),
        ({INITRD: None}, "no-initramfs", (BROKEN, WORKS)),
        ({f"/boot/vmlinuz-{KERNEL}": None}, "no-kernel", (BROKEN, WORKS)),
        ({INITRD: b"unknown"}, "initramfs-not-read", (NOT_SURE, WORKS)),
        ({INITRD: cpio(), BUILTIN: None}, "initramfs-not-read", (NOT_SURE, WORKS)),
        ({"/usr/sbin/init": None, "/usr/lib/systemd/systemd": None}, "no-system", (WORKS, BROKEN)),
        ({"/usr/lib/systemd/systemd": ARM_ELF}, "other-machine", (BROKEN, BROKEN)),
    ],
)
def test_what_keeps_it_from_starting_is_told_of_each_kernel_setting(changes, cause, answers):
    inside = of(changes)
    assert found(inside, cause).question.row == "starts"
    assert mode_answers(inside) == answers


@pytest.mark.parametrize(
    "root", ["/dev/sda", f"UUID={UUID}", "LABEL=root", "/dev/disk/by-label/root"]
)
def test_a_root_that_is_there_is_no_finding(root):
    assert of({CONFIG: grub_config(root)}).warning is None


@pytest.mark.parametrize(
    "initramfs",
    [
        cpio("kernel/x86/microcode/GenuineIntel.bin") + bytes(512) + cpio(*DRIVERS),
        cpio("early") + bytes(100) + lzma.compress(cpio(*DRIVERS)),
        lzma.compress(cpio(*DRIVERS), lzma.FORMAT_ALONE),
        bz2.compress(cpio(*DRIVERS)),
    ],
    ids=["plain behind microcode", "xz behind microcode", "lzma", "bzip2"],
)
def test_an_initramfs_is_listed_whichever_way_it_is_packed(initramfs):
    assert of({INITRD: initramfs}).modes[Mode.GRUB_2] is WORKS
    assert of({INITRD: initramfs[: len(initramfs) // 2]}).modes[Mode.GRUB_2] is not WORKS


def test_drivers_in_the_kernel_itself_need_no_initramfs():
    builtin = "\n".join(f"kernel/{name}.ko" for name in ("virtio_scsi", "virtio_pci", "sd_mod"))
    config = grub_config().replace("\tinitrd", "\t#")
    inside = of({CONFIG: config, INITRD: None, BUILTIN: builtin})
    assert inside.modes[Mode.GRUB_2] is WORKS
    assert of({CONFIG: config, INITRD: None}).modes[Mode.GRUB_2] is BROKEN


@pytest.mark.parametrize("lost", ["/boot", CONFIG, "/usr/lib/modules", INITRD])
def test_what_cannot_be_read_is_never_taken_for_fine(lost):
    inside = ask(debian(), lost=(lost,))
    assert inside.modes[Mode.GRUB_2] is NOT_SURE
    assert inside.mode is Mode.LINODE_KERNEL


def test_nothing_that_can_be_read_is_no_yes_at_all():
    inside = ask(debian(), lost=("/etc", "/boot", "/usr", "/sbin", "/lib", "/home", "/root"))
    assert inside.mode is None
    assert {one.question.answer for one in inside.rows} == {Answer.UNKNOWN}


@pytest.mark.parametrize(
    ("line", "cause"),
    [
        ("UUID=9-9 / ext4 defaults 0 1", "fstab"),
        ("PARTUUID=1-01 / ext4 defaults 0 1", "fstab"),
        ("/dev/vdb1 /data ext4 defaults 0 2", "fstab"),
        ("/dev/vdb1 /data ext4 defaults,nofail 0 2", ""),
        ("/dev/vda1 / ext4 defaults 0 1", ""),
        ("UUID=9-9 none swap sw 0 0", ""),
        (f"UUID={UUID} / ext4 defaults 0 1", ""),
    ],
)
def test_fstab_names_what_is_there(line, cause):
    warning = of({"/etc/fstab": f"# comment\n{line}\n"}).warning
    assert (warning.cause if warning else "") == cause
    if warning:
        assert warning.place == "/etc/fstab line 2"


@pytest.mark.parametrize(
    ("options", "answer"),
    [
        ("console=ttyS0,19200n8 net.ifnames=0", ("yes", "console")),
        ("console=tty0 net.ifnames=0", ("no", "no-console")),
    ],
)
def test_console(options, answer):
    assert row(of({CONFIG: grub_config(more=options)}), "console") == answer


def test_console_of_linodes_kernel_and_of_inittab():
    assert row(of({CONFIG: None}), "console") == ("yes", "console-of-linode")
    inittab = "ttyS0::respawn:/sbin/getty -L 0 ttyS0 vt100\n"
    plain = {CONFIG: grub_config(more=""), "/etc/inittab": inittab}
    assert row(of(plain), "console") == ("yes", "console")
    lost = of({CONFIG: grub_config(more="")}, lost=("/etc/inittab",))
    assert row(lost, "console") == ("cannot tell", "console-not-read")


OWN_NETPLAN = "/etc/netplan/50-cloud-init.yaml"
ONE_CARD = (
    "network:\n  ethernets:\n    eth0:\n      dhcp4: true\n      match:\n"
    f"        macaddress: {MAC}\n      set-name: eth0\n"
)
NETWORKS = [
    ({INTERFACES: "iface ens3 inet dhcp\n"}, ("no", "other-name")),
    ({INTERFACES: "iface eth0 inet static\n address 192.168.1.2\n"}, ("no", "static")),
    ({INTERFACES: None}, ("no", "no-network")),
    (
        {
            INTERFACES: None,
            "/etc/systemd/network/1.network": "[Match]\nName=e*\n[Network]\nDHCP=yes",
        },
        ("yes", "network"),
    ),
    (
        {
            INTERFACES: None,
            "/etc/systemd/network/1.network": "[Match]\nType=ether\n[Network]\nDHCP=yes",
        },
        ("yes", "network"),
    ),
    (
        {
            INTERFACES: None,
            "/etc/systemd/network/1.network": f"[Match]\nMACAddress={MAC}\n[Network]\nDHCP=yes",
        },
        ("no", "other-mac"),
    ),
    (
        {
            INTERFACES: None,
            "/etc/netplan/50.yaml": "network:\n  ethernets:\n    ens18:\n      dhcp4: true\n",
        },
        ("no", "other-name"),
    ),
    (
        {
            INTERFACES: None,
            "/etc/netplan/50.yaml": "network:\n  ethernets:\n    all:\n"
            "      match:\n        name: e*\n      dhcp4: true\n",
        },
        ("yes", "network"),
    ),
    (
        {
            INTERFACES: None,
            "/etc/netplan/50.yaml": "network:\n  ethernets:\n    eth0:\n      match:\n"
            "        macaddress: 52:54:00:12:34:56\n      dhcp4: true\n      set-name: eth0\n",
        },
        ("no", "other-mac"),
    ),
    (
        {
            INTERFACES: None,
            IFCFG: "DEVICE=eth0\nBOOTPROTO=dhcp\nONBOOT=yes\n",
        },
        ("yes", "network"),
    ),
    (
        {
            INTERFACES: None,
            IFCFG: "BOOTPROTO=dhcp\nHWADDR=52:54:00:12:34:56\n",
        },
        ("no", "other-mac"),
    ),
    (
        {
            INTERFACES: None,
            "/etc/NetworkManager/system-connections/a.nmconnection": "[connection]\ntype=ethernet\n"
            "[ethernet]\nmac-address=52:54:00:12:34:56\n[ipv4]\nmethod=auto\n",
        },
        ("no", "other-mac"),
    ),
    (
        {
            INTERFACES: None,
            "/etc/systemd/system/multi-user.target.wants/NetworkManager.service": "unit",
        },
        ("yes", "network"),
    ),
    ({CONFIG: grub_config(more="console=ttyS0")}, ("no", "other-name")),
    ({CONFIG: None}, ("cannot tell", "name-not-known")),
    (
        {CONFIG: None, "/etc/systemd/network/99-default.link": f"{LINK}/dev/null"},
        ("yes", "network"),
    ),
    ({INTERFACES: None, **AKAMAI}, ("yes", "network-by-cloud-init")),
    ({INTERFACES: None, **AKAMAI, OWN_NETPLAN: ONE_CARD}, ("yes", "network-by-cloud-init")),
    ({INTERFACES: None, OWN_NETPLAN: ONE_CARD}, ("no", "other-mac")),
    ({INTERFACES: None, f"{CLOUD}/version.py": '__VERSION__ = "22.4.2"'}, ("no", "network-left")),
]


@pytest.mark.parametrize(("changes", "answer"), NETWORKS)
def test_network(changes, answer):
    assert row(of(changes), "network") == answer


def test_network_that_cannot_be_read():
    lost = ask(debian(), lost=("/etc/network",))
    assert row(lost, "network") == ("cannot tell", "network-not-read")


def test_network_helper_is_named_where_linode_has_one_for_the_system():
    wrong = {INTERFACES: "iface ens3 inet dhcp\n"}
    assert found(of(wrong), "other-name").facts["helper"] == "yes"
    unknown = found(of({**wrong, "/etc/os-release": "ID=void\n"}), "other-name")
    assert "helper" not in unknown.facts


def test_a_rule_for_the_card_of_another_machine_is_noted():
    rule = {"/etc/udev/rules.d/70-persistent-net.rules": '# old\nATTR{address}=="52:54:00"\n'}
    assert found(of(rule), "old-rule").place.endswith("line 2")
    assert of(rule).warning is None


@pytest.mark.parametrize(
    ("changes", "answer"),
    [
        ({}, ("no", "no-cloud-init")),
        (AKAMAI, ("yes", "cloud-init")),
        ({f"{CLOUD}/version.py": '__VERSION__ = "22.4.2"'}, ("no", "old-cloud-init")),
        ({f"{CLOUD}/version.py": '__VERSION__ = "23.3"'}, ("yes", "cloud-init")),
        ({f"{CLOUD}/version.py": "unknown"}, ("cannot tell", "cloud-init-not-read")),
        ({**AKAMAI, "/etc/cloud/cloud-init.disabled": ""}, ("no", "cloud-init-off")),
        (
            {**AKAMAI, "/etc/cloud/cloud.cfg.d/90.cfg": "datasource_list: [ Ec2, None ]\n"},
            ("no", "other-sources"),
        ),
        (
            {**AKAMAI, "/etc/cloud/cloud.cfg.d/90.cfg": "datasource_list: [ Akamai, None ]\n"},
            ("yes", "cloud-init"),
        ),
        (
            {**AKAMAI, "/etc/cloud/cloud.cfg.d/90.cfg": "datasource_list:\n  - Akamai\n  - None\n"},
            ("yes", "cloud-init"),
        ),
        (
            {
                **AKAMAI,
                "/etc/cloud/cloud.cfg": "datasource_list: [ Akamai ]\n",
                "/etc/cloud/cloud.cfg.d/90.cfg": "datasource_list:\n- Ec2\n",
            },
            ("no", "other-sources"),
        ),
    ],
)
def test_cloud_init(changes, answer):
    inside = of(changes)
    assert row(inside, "cloud-init") == answer
    assert inside.cloud_init is not None
    assert inside.cloud_init.cause == answer[1]


@pytest.mark.parametrize(
    ("changes", "answer"),
    [
        ({}, ("yes", "log-in")),
        ({"/etc/shadow": "root:!:1::::::\n"}, ("no", "no-way-in")),
        (
            {"/etc/shadow": "root:*:1::::::\n", "/root/.ssh/authorized_keys": "ssh-ed25519 AAAA"},
            ("yes", "log-in"),
        ),
        (
            {
                "/etc/shadow": "root:*:1::::::\n",
                "/home/me/.ssh/authorized_keys": "ssh-ed25519 AAAA",
            },
            ("yes", "log-in"),
        ),
        ({"/etc/shadow": "root:*:1::::::\n", **AKAMAI}, ("yes", "log-in-by-cloud-init")),
        ({"/usr/sbin/sshd": None}, ("no", "no-ssh")),
        ({"/etc/systemd/system/multi-user.target.wants/ssh.service": None}, ("no", "no-ssh")),
        ({"/etc/ssh/sshd_config": "PermitRootLogin prohibit-password\n"}, ("yes", "only-lish")),
        ({"/etc/ssh/sshd_config": "PasswordAuthentication no\n"}, ("yes", "only-lish")),
        ({"/etc/ssh/sshd_config": "", "/etc/shadow": "me:$y$x$y:1::::::\n"}, ("yes", "log-in")),
        ({"/etc/shadow": None}, ("cannot tell", "log-in-not-read")),
    ],
)
def test_log_in(changes, answer):
    assert row(of(changes), "log in") == answer


@pytest.mark.parametrize(
    ("changes", "answer"),
    [
        ({}, ("no", "no-private-data")),
        ({"/etc/machine-id": "0123456789abcdef\n"}, ("yes", "identity")),
        ({"/etc/machine-id": "uninitialized\n"}, ("no", "no-private-data")),
        ({"/etc/ssh/ssh_host_rsa_key": "key"}, ("yes", "identity")),
        ({"/etc/ssh/ssh_host_rsa_key.pub": "key"}, ("no", "no-private-data")),
        ({"/root/.bash_history": "ls\n"}, ("yes", "secrets")),
        ({"/root/.bash_history": ""}, ("no", "no-private-data")),
        ({"/root/.ssh/id_rsa.pub": "public"}, ("no", "no-private-data")),
        ({"/usr/sbin/waagent": "agent"}, ("yes", "agents")),
    ],
)
def test_private_data(changes, answer):
    assert row(of(changes), "private data") == answer


def test_private_data_that_cannot_be_read():
    lost = ask(debian(), lost=("/root", "/home"))
    assert row(lost, "private data") == ("cannot tell", "private-data-not-read")


def test_a_kernel_without_modules_is_warned_of():
    files = {name: None for name in debian() if name.startswith("/usr/lib/modules")}
    inside = of({**files, INITRD: cpio(*DRIVERS)})
    assert found(inside, "no-modules").place == f"/boot/vmlinuz-{KERNEL}"


def test_newest_of_several_kernels_is_named_in_the_description():
    older = "/usr/lib/modules/6.1.0-9-cloud-amd64/modules.builtin"
    inside = of({older: "x"})
    assert inside.system is not None
    assert inside.system.kernel == KERNEL


def test_every_question_has_its_causes_and_its_id():
    assert set(CAUSES) == set(WORDS) == set(Cause)
    assert {question.id for question in CAUSES.values()} >= {
        *("B1", "B2", "B3", "B4", "B5", "B6", "B7", "N1", "N2", "C1", "L1", "I1", "I2", "I3", "S1")
    }


def test_a_program_for_32_bits_runs_too():
    assert of({"/usr/lib/systemd/systemd": ELF[:18] + b"\x03\x00"}).mode is Mode.GRUB_2
