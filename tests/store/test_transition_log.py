"""State transitions as they are logged."""

import logging
from dataclasses import replace
from pathlib import Path

from imageuploader.domain.errors import Unreachable
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Upload
from imageuploader.domain.upload import UploadState as S
from imageuploader.store.transition_log import TransitionLog

UPLOAD = Upload(UploadSpec("web", "us-ord"), Path("/disk.img"), id="0123456789abcdef")


def test_a_program_has_something_to_do_until_linode_or_nobody_has():
    log, running = TransitionLog(), []
    upload = UPLOAD
    for state in (S.REQUESTING, S.UPLOADING, S.FINALISING, S.PROCESSING):
        upload = upload.moved_to(state)
        log.record(upload)
        running.append(log.any_running)
    assert running == [True, True, True, False]


def test_an_upload_that_is_forgotten_is_nothing_to_do():
    log = TransitionLog()
    log.record(UPLOAD)
    log.forget(UPLOAD.id)
    assert not log.any_running


def test_what_another_program_moved_before_says_where_it_came_from(caplog):
    caplog.set_level(logging.INFO)
    error = Unreachable("store.example", "broken pipe")
    TransitionLog().record(
        replace(UPLOAD.moved_to(S.REQUESTING).failed(error), total_bytes=9, attempts=2)
    )
    assert caplog.messages == [
        "upload 01234567: requesting -> failed, 0 of 9 bytes, attempt 2, Unreachable"
    ]
