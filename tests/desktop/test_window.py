"""What the desktop is told of the window: whose it is, and which file to show."""

import pytest

from tests.after_kill import wait_until

pytestmark = [pytest.mark.desktop, pytest.mark.alone]

APPLICATION_ID = "io.github.imageuploader.ImageUploader"


def test_problem_23_the_window_has_the_class_of_its_menu_entry(program, hands):
    assert hands.windows_of_class(APPLICATION_ID) == [program.window]


def test_problem_35_show_file_selects_the_file_in_the_file_manager(program, hands, services, plain):
    program.fill_in(plain, "shown")
    hands.press("ctrl+Return")
    program.wait_for_upload("shown")
    program.go_to_history()
    hands.press("Home", "alt+h", "s")
    wait_until(lambda: services.files == [plain.as_uri()])
