"""The History menu offers what makes sense for the selected upload."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QTableView

from imageuploader.domain.image import Image
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Upload, UploadState
from imageuploader.ui.history.actions import HistoryActions

IMAGE = Image(id="private/77")


def upload(state, **facts):
    return Upload(UploadSpec("web", "us-ord"), Path("/disks/web.img"), state=state, **facts)


def allowed(actions):
    return {name for name, action in actions.by_name.items() if action.isEnabled()}


@pytest.mark.parametrize(
    ("shown", "offered"),
    [
        (None, set()),
        (
            upload(UploadState.UPLOADING, image=IMAGE),
            {"copy_id", "copy_receipt", "open_page", "show_file"},
        ),
        (upload(UploadState.CANCELLED), {"copy_receipt", "again", "edit", "show_file", "forget"}),
        (
            upload(UploadState.FAILED, left_behind=True),
            {"copy_receipt", "again", "edit", "show_file", "forget", "remove_left"},
        ),
        (
            upload(UploadState.AVAILABLE, image=IMAGE),
            {"copy_id", "copy_receipt", "again", "edit"}
            | {"open_page", "deploy", "start", "show_file", "forget"}
            | {"edit_image", "replicate", "delete_image"},
        ),
    ],
)
def test_only_what_makes_sense_is_offered(qtbot, shown, offered):
    table = QTableView()
    qtbot.addWidget(table)
    actions = HistoryActions(table, practice=False)
    actions.show_upload(shown)
    assert allowed(actions) == offered
    assert {action.objectName() for action in actions.menu().actions()} == {
        f"{name}Action" for name in offered
    }


def test_practice_never_opens_cloud_manager(qtbot):
    table = QTableView()
    qtbot.addWidget(table)
    actions = HistoryActions(table, practice=True)
    actions.show_upload(upload(UploadState.AVAILABLE, image=IMAGE))
    assert allowed(actions) & {"open_page", "deploy", "start"} == set()
