"""What is said of virtual disks: the cause, and what helps."""

import pytest

from imageuploader.domain import errors
from imageuploader.words.errors import Action, describe

D = "/d/my disk.qcow2"


def texts_of(error: errors.UploadError) -> tuple[str, str, Action]:
    message = describe(error)
    return str(message.headline), str(message.explanation), message.action


@pytest.mark.usefixtures("quotes_of_sh")
@pytest.mark.parametrize(
    ("place", "allows", "says"),
    [
        ("beside", True, "If you trust them"),
        ("missing", True, "Put it in the same folder as my disk.qcow2"),
        ("elsewhere", False, "only files in the same folder can be allowed"),
        ("parent", False, "Merge the two in the program that made them"),
    ],
)
def test_only_a_file_that_may_be_allowed_is_said_to_be(place, allows, says):
    headline, remedy, action = texts_of(errors.NeedsOtherFile(D, "a base", "backing file", place))
    assert headline == "my disk.qcow2 needs another file: a base"
    assert says in remedy
    assert ("--allow-backing 'a base'" in remedy) == allows
    assert action is Action.CHOOSE_FILE


def test_one_without_a_name_has_a_message_too():
    headline, _, _ = texts_of(errors.NeedsOtherFile(D, "", "parent", "parent"))
    assert headline == "my disk.qcow2 needs another file, which it does not name"


@pytest.mark.usefixtures("quotes_of_sh")
def test_a_full_log_has_the_command_that_writes_it_back():
    headline, remedy, action = texts_of(errors.NeedsRepair("/d/my disk.vhdx", "vhdx"))
    assert "not closed cleanly" in headline
    assert remedy.endswith("qemu-img check -r all -f vhdx 'my disk.vhdx'")
    assert action is Action.COPY_COMMAND


@pytest.mark.parametrize("kind", ["qcow2", "vmdk in tar in gzip"])
def test_damage_is_reported_with_its_reason_and_encryption_with_its_remedy(kind):
    headline, remedy, _ = texts_of(errors.Damaged(D, 100, "it breaks off", kind))
    assert headline == f"The file is damaged ({kind} check failed)"
    assert "it breaks off" in remedy
    assert texts_of(errors.Encrypted(D, kind))[0] == "The disk in my disk.qcow2 is encrypted"


def test_the_disk_of_a_mac_has_the_command_for_a_mac():
    _, remedy, action = texts_of(errors.WrongFormat("/d/my mac.dmg", "dmg"))
    assert remedy.endswith("hdiutil convert 'my mac.dmg' -format UDTO -o 'my mac'")
    assert action is Action.COPY_COMMAND
