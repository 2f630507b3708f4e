"""Check 19: a screen reader finds a name for every control, and reads a row as a sentence."""

import pytest

from tests.after_kill import wait_until
from tests.desktop.accessibility import FOCUSABLE

pytestmark = [pytest.mark.desktop, pytest.mark.alone]

CONTROLS = {
    *("button menu", "check box", "column header", "combo box", "menu item", "page tab"),
    *("push button", "radio button", "table", "table cell", "text", "toggle button"),
}


def nameless(tree):
    """What can be seen and used of a tree, and has no name."""
    used = [node for node in tree.shown() if node.role in CONTROLS or node.has(FOCUSABLE)]
    return [(node.role, node.area) for node in used if not (node.name or has_tabs(node))]


def has_tabs(node):
    """Whether its tabs have the keys in its place."""
    return any(child.role == "page tab list" for child in node.children)


def test_check_19_every_control_of_the_window_has_a_name_and_a_row_is_a_sentence(
    program, hands, plain
):
    program.fill_in(plain, "read aloud")
    hands.press("ctrl+Return")
    upload = program.wait_for_upload("read aloud")
    assert nameless(program.tree) == []
    program.go_to_history()
    hands.press("Home")
    row = f"“read aloud”: Available. Image ID {upload.image_id}, region us-ord."
    table = program.tree.wait_for("table", "History")
    cells = wait_until(
        lambda: [cell for cell in table.children if cell.name.endswith("read aloud")]
    )
    assert (cells[0].name, cells[0].description) == ("Label: read aloud", row)
    hands.press("Return")
    program.tree.wait_for("page tab", "Summary")
    assert nameless(program.tree) == []
    hands.press("ctrl+d")


@pytest.mark.parametrize("keys", ["ctrl+comma", "ctrl+slash", "F1"])
def test_check_19_every_control_of_a_dialog_has_a_name(program, hands, keys):
    hands.press(keys)
    program.tree.wait_for("dialog", "")
    assert nameless(program.tree) == []
    hands.press("Escape")
