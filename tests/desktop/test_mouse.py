"""By mouse alone: a file is dragged from a file manager's window, and becomes an image."""

import pytest

from imageuploader.domain.spec import label_for
from tests.after_kill import wait_until
from tests.desktop.file_managers import open_file_manager
from tests.desktop.program import PLACE, SIZE
from tests.desktop.session import end

pytestmark = [pytest.mark.desktop, pytest.mark.alone]  # the mouse of a desktop is one

ROW = 28
TARGET = (PLACE[0] + SIZE[0] // 2, PLACE[1] + SIZE[1] * 2 // 3)


@pytest.fixture(params=["thunar", "pcmanfm"])
def manager(request, hands, disk):
    opened = open_file_manager(hands, request.param, disk.parent)
    yield opened
    end(opened.process)


def test_check_01_a_file_dragged_from_a_file_manager_is_uploaded_and_stays_where_it_is(
    program, hands, manager, disk
):
    content = disk.read_bytes()
    with hands.holding(manager.find_file()):
        wait_until(lambda: over_window(program, hands, disk))
    wait_until(lambda: program.label_field.text == label_for(disk.name))
    program.click("text", "Region")
    hands.click(second_row(wait_until(program.popup)))
    region = program.tree.wait_for("text", "Region").text
    before = [one.id for one in program.uploads]
    program.click("push button", "Upload")
    upload = wait_until(lambda: [one for one in program.available if one.id not in before])[0]
    assert (upload.file, f"({upload.spec.region})" in region) == (disk, True)
    assert disk.read_bytes() == content


def second_row(list_):
    """The middle of the second row of a list, as the first is a heading."""
    left, top, width, _ = list_
    return left + width // 2, top + ROW * 3 // 2


def over_window(program, hands, disk):
    """Move the mouse over the window until it says what a drop would do."""
    hands.move(TARGET)
    return program.tree.find("", f"Drop to add “{disk.name}”")
