"""A notice of the desktop tells of an image while another window is in front, and leads to it."""

import pytest

from tests.after_kill import wait_until
from tests.desktop.file_managers import open_file_manager
from tests.desktop.session import end

pytestmark = [pytest.mark.desktop, pytest.mark.alone]


@pytest.fixture
def manager(hands, disk):
    opened = open_file_manager(hands, "pcmanfm", disk.parent)
    yield opened
    end(opened.process)


def test_a_notice_is_heard_and_a_click_on_it_shows_the_upload(program, manager, services, plain):
    hands = program.hands
    program.come_to_front()
    program.fill_in(plain, "behind")
    manager.find_file()
    program.tree.wait_for("push button", "Upload").use()
    notice = wait_until(lambda: [one for one in services.notices if "behind" in one.title])[0]
    upload = program.wait_for_upload("behind")
    assert (notice.title, notice.body) == ("“behind” is available", upload.image_id)
    assert hands.active() == manager.window
    services.click(notice)
    wait_until(lambda: hands.active() == program.window)
    program.tree.wait_for("page tab", "Summary")
    program.tree.wait_for("label", upload.image_id)
    hands.press("ctrl+d")
