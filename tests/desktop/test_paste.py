"""Files that were copied in a file manager are pasted into the window."""

import pytest

from imageuploader.domain.spec import label_for
from tests.after_kill import wait_until
from tests.desktop.file_managers import open_file_manager
from tests.desktop.session import end

pytestmark = [pytest.mark.desktop, pytest.mark.alone]


@pytest.mark.parametrize("name", ["thunar", "pcmanfm"])
def test_a_file_that_was_copied_in_a_file_manager_is_pasted(program, hands, disk, name):
    manager = open_file_manager(hands, name, disk.parent)
    manager.copy_file()
    program.come_to_front()
    hands.press("ctrl+n", "ctrl+v")
    wait_until(lambda: program.label_field.text == label_for(disk.name))
    hands.press("ctrl+n")
    end(manager.process)
    assert disk.exists()
