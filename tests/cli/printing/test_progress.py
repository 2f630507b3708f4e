"""What the console prints while the upload itself reports nothing."""

import sys
from pathlib import Path

import pytest

from imageuploader.cli.printing.output import Output
from imageuploader.cli.printing.progress import UploadProgress
from imageuploader.cli.printing.streams import Messages
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Progress, Upload
from imageuploader.domain.upload import UploadState as S


@pytest.fixture
def upload():
    return Upload(UploadSpec("web-1", "us-ord"), Path("/disk.img")).moved_to(S.REQUESTING)


def test_a_stall_is_reported_once(upload, capsys):
    now = 0.0
    progress = UploadProgress(Output(sys.stdout, Messages()), quiet=False, clock=lambda: now)
    progress.show_state(upload.moved_to(S.UPLOADING))
    for sent in (1, 2):
        progress.show_progress(Progress(sent, 9))
        for _ in range(3):
            now += 5.0
            progress.refresh()
        progress.refresh()
        assert capsys.readouterr().err.count("No data accepted for 10 s") == 1


def test_quiet_does_not_report_a_stall(upload, capsys):
    now = 0.0
    progress = UploadProgress(Output(sys.stdout, Messages()), quiet=True, clock=lambda: now)
    progress.show_state(upload.moved_to(S.UPLOADING))
    progress.show_progress(Progress(1, 9))
    now = 60.0
    progress.refresh()
    assert capsys.readouterr().err == ""
