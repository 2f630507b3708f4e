"""The files of the form, and what is said of them."""

from pathlib import Path

import pytest
from PySide6.QtCore import QObject

from imageuploader.domain.disk_report import Preparing
from imageuploader.ui.upload_form.chosen_files import ChosenFile
from imageuploader.ui.upload_form.selection import Selection
from tests.ui.fakes import report_on

IMAGE = Path("/disks/web.img")


@pytest.fixture
def selection(qapp):  # noqa: ARG001 - signals need an application
    parent = QObject()
    made = Selection(parent)
    made.replace_all([ChosenFile(IMAGE, "web")])
    yield made
    parent.deleteLater()


@pytest.fixture
def shown(selection):
    """What is shown of the file, each time it changes."""
    progress: list[Preparing | None] = []
    selection.changed.connect(lambda: progress.append(selection.files[0].progress))
    return progress


def test_an_answer_that_comes_at_once_is_shown_together_with_the_verdict(selection, shown):
    def answer(report):
        if report is not None and selection.files[0].progress is None:
            selection.show_preparation(IMAGE, Preparing(0))

    selection.preparation_requested.connect(answer)
    selection.show_report(IMAGE, report_on(IMAGE), None)
    assert shown == [Preparing(0)]


def test_an_answer_that_comes_later_is_shown_when_it_comes(selection, shown):
    selection.show_report(IMAGE, report_on(IMAGE), None)
    selection.show_preparation(IMAGE, Preparing(0))
    assert shown == [None, Preparing(0)]
