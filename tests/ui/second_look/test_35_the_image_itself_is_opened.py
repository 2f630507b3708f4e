"""Problem 35: Cloud Manager opened with the list of all images; Show file is tried on a desktop."""

from tests.ui.history_steps import WEB, click_row


def test_cloud_manager_opens_with_the_image_itself(history, browser):
    click_row(history, 0)
    history.row_actions.by_name["open_page"].trigger()
    number = WEB.image_id.removeprefix("private/")
    assert browser.pages == [f"https://cloud.linode.com/images/private%2F{number}/edit"]
