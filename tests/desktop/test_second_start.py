"""Check 18: a second start hands its file to the window that is open, which comes to the front."""

import pytest

from imageuploader.domain.spec import label_for
from tests.after_kill import SECONDS, wait_until
from tests.desktop.file_managers import open_file_manager
from tests.desktop.program import START
from tests.desktop.session import end

pytestmark = [pytest.mark.desktop, pytest.mark.alone]


def test_check_18_its_file_is_in_the_first_window_which_comes_to_the_front(
    program, desktop, hands, environ, disk
):
    manager = open_file_manager(hands, "pcmanfm", disk.parent)
    manager.find_file()
    second = desktop.start(*START, disk, **environ)
    assert second.wait(SECONDS) == 0
    wait_until(lambda: program.label_field.text == label_for(disk.name))
    wait_until(lambda: hands.active() == program.window)
    assert hands.window_of(program.process) == program.window
    hands.press("ctrl+n")
    end(manager.process)
