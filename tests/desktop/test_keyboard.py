"""Check 3: the whole job without a mouse, from the file to the copied ID, and once more."""

import pytest

from imageuploader.domain.upload import UploadState as S
from tests.after_kill import wait_until

pytestmark = [pytest.mark.desktop, pytest.mark.alone]  # the keyboard of a desktop is one


def test_check_03_a_file_is_chosen_uploaded_and_its_id_copied_by_keyboard_alone(
    program, hands, plain
):
    program.choose(plain)
    hands.press("alt+r")
    hands.write("frankfurt")
    hands.press("Tab")
    program.tree.wait_for("check box", "I agree to Linode's EU terms")
    hands.press("ctrl+Return", "space", "ctrl+Return")  # the first one leads to the box
    upload = program.wait_for_upload("plain")
    assert upload.spec.region == "de-fra-2"
    program.go_to_history()
    hands.press("Home", "ctrl+c")
    program.tree.wait_for("label", f"Copied {upload.image_id}")
    hands.press("alt+l", "ctrl+a", "ctrl+v")
    wait_until(lambda: program.label_field.text == upload.image_id)
    hands.press("ctrl+n")


def test_check_03_an_upload_is_cancelled_and_made_again_by_keyboard_alone(
    program, hands, linode, plain
):
    before = set(linode.images)
    linode.faults.add("put-stalled", 1)
    program.fill_in(plain, "again")
    hands.press("ctrl+Return")
    wait_until(lambda: program.states_of("again") == [S.UPLOADING])
    hands.press("ctrl+period")
    program.tree.wait_for("push button", "Cancel upload")
    hands.press("Tab", "space")
    wait_until(lambda: program.states_of("again") == [S.CANCELLED])
    assert set(linode.images) == before
    program.go_to_history()
    hands.press("Home", "alt+h", "u")
    assert program.wait_for_upload("again").image_id not in before
