"""The entry that a boot loader starts by itself is the one that is checked."""

import pytest

from imageuploader.domain.inside.vocabulary import Answer, Mode
from tests.disk.inside.systems import KERNEL, ask, changed, debian

CONFIG, ENVIRONMENT = "/boot/grub/grub.cfg", "/boot/grub/grubenv"
OLD = "gnulinux-6.1.0-39-advanced-1"
BLS = "/boot/loader/entries/1-6.1.0-"
MENU = """\
if [ -s $prefix/grubenv ]; then
  load_env
fi
if [ "${{next_entry}}" ] ; then
   set default="${{next_entry}}"
   set next_entry=
else
   set default="{default}"
fi
function gfxmode {{
	set gfxpayload="${{1}}"
}}
menuentry 'Debian GNU/Linux' --class debian $menuentry_id_option 'gnulinux-simple-1' {{
	load_video
	linux /boot/vmlinuz-{kernel} root=/dev/sda ro console=ttyS0
	initrd /boot/initrd.img-{kernel}
}}
submenu 'Advanced options for Debian' $menuentry_id_option 'gnulinux-advanced-1' {{
	menuentry "Debian, newest" --id newest {{
		linux /boot/vmlinuz-{kernel} root=/dev/sda ro
		initrd /boot/initrd.img-{kernel}
	}}
	menuentry 'Debian, with Linux 6.1.0-39' $menuentry_id_option '{old}' {{
		linux /boot/vmlinuz-{kernel} root=/dev/vda1 ro
		initrd /boot/initrd.img-{kernel}
	}}
}}
menuentry 'Memory test' {{
	chainloader /memtest
}}
"""


def starts(files) -> Answer:
    return ask(changed(debian(), files)).modes[Mode.GRUB_2]


def of_menu(default: str, kept: str = "") -> Answer:
    config = MENU.format(default=default, kernel=KERNEL, old=OLD)
    return starts({CONFIG: config, ENVIRONMENT: f"# GRUB Environment Block\n{kept}\n####"})


@pytest.mark.parametrize(
    ("default", "kept", "answer"),
    [
        ("0", "", Answer.YES),
        ("1>1", "", Answer.NO),
        ("1", "", Answer.YES),
        ("1>0", "", Answer.YES),
        (f"gnulinux-advanced-1>{OLD}", "", Answer.NO),
        ("Advanced options for Debian>Debian, with Linux 6.1.0-39", "", Answer.NO),
        ("Debian GNU/Linux", "", Answer.YES),
        ("1>newest", "", Answer.YES),
        ("7", "", Answer.YES),
        ("no such entry", "", Answer.YES),
        ("${saved_entry}", "", Answer.YES),
        ("${saved_entry}", f"saved_entry=gnulinux-advanced-1>{OLD}", Answer.NO),
        ("${saved_entry}", "saved_entry=0\nprev_saved_entry=1>1", Answer.NO),
        ("0", "next_entry=1>1", Answer.NO),
        ("0", "saved_entry=1>1", Answer.YES),
    ],
)
def test_grub_starts_the_default_or_what_was_saved(default, kept, answer):
    assert of_menu(default, kept) is answer


def test_what_was_saved_counts_only_where_the_script_reads_it():
    config = MENU.format(default="${saved_entry}", kernel=KERNEL, old=OLD).replace("load_env", ":")
    assert starts({CONFIG: config, ENVIRONMENT: "saved_entry=1>1\n"}) is Answer.YES


def test_without_any_menu_the_kernel_of_the_script_starts():
    script = f"linux /boot/vmlinuz-{KERNEL} root=/dev/vda1\nboot\n"
    assert starts({CONFIG: script}) is Answer.NO


def test_an_entry_that_starts_no_linux_is_not_told_of():
    assert of_menu("2") is Answer.UNKNOWN
    assert starts({CONFIG: "menuentry x {\n\tchainloader +1\n}\n"}) is Answer.UNKNOWN


@pytest.mark.parametrize("line", ["submenu x {\n", "if {\n", "menuentry x {\n"])
def test_a_script_of_endless_blocks_is_given_up(line):
    assert starts({CONFIG: line * 60_000}) is Answer.UNKNOWN


@pytest.mark.parametrize(
    ("kept", "place"),
    [
        ("", "40"),
        ("saved_entry=1-6.1.0-39", "39"),
        ("saved_entry=1", "39"),
        ("saved_entry=9", "40"),
    ],
)
def test_of_entries_in_files_the_saved_one_starts_or_else_the_newest(kept, place):
    config = 'load_env\nset default="${saved_entry}"\nblscfg\n'
    entries = {
        f"{BLS}{number}.conf": f"linux /boot/vmlinuz-{KERNEL}\noptions root=/dev/vda{number}\n"
        for number in ("39", "40")
    }
    inside = ask(changed(debian(), {CONFIG: config, ENVIRONMENT: kept, **entries}))
    (one,) = (one for one in inside.found if one.cause == "other-disk")
    assert one.place.startswith(f"{BLS}{place}.conf")
