"""What a failed upload had packed is sent by the next one."""

import os

from imageuploader.domain.upload import UploadState as S
from tests.services.preparation.secret_change import change_secretly, sha256_of


def fail(scene, sandbox, report):
    """Let an upload fail, and return it."""
    sandbox.faults.add("post-411")
    failed = scene.until(scene.upload(report), S.FAILED)
    sandbox.faults.clear()
    scene.settled()
    return failed


def test_trying_again_packs_nothing_again(scene, sandbox, report):
    body = scene.ready(report)
    failed = fail(scene, sandbox, report)
    assert scene.temp == [body]
    digest = sha256_of(body)
    change_secretly(report.path)
    upload = scene.until(scene.queue.upload_again(failed.id), S.AVAILABLE)
    assert sandbox.received[upload.image.id].sha256 == digest
    scene.settled()
    assert scene.temp == []


def test_what_an_upload_packed_for_itself_is_kept_too(scene, sandbox, report):
    failed = fail(scene, sandbox, report)
    (body,) = scene.temp
    digest = sha256_of(body)
    change_secretly(report.path)
    upload = scene.until(scene.queue.upload_again(failed.id), S.AVAILABLE)
    assert sandbox.received[upload.image.id].sha256 == digest


def test_the_same_file_in_the_form_is_ready_at_once(scene, sandbox, report):
    fail(scene, sandbox, report)
    (body,) = scene.temp
    assert scene.ready(report) == body


def test_a_file_that_changed_is_packed_again(scene, sandbox, report):
    digest = sha256_of(scene.ready(report))
    failed = fail(scene, sandbox, report)
    change_secretly(report.path)
    os.utime(report.path)
    upload = scene.until(scene.queue.upload_again(failed.id), S.AVAILABLE)
    assert sandbox.received[upload.image.id].sha256 == upload.sha256 != digest


def test_what_is_kept_makes_room(scene, sandbox, report, make_report, monkeypatch):
    fail(scene, sandbox, report)
    monkeypatch.setattr("imageuploader.services.preparation.bodies.RESERVE_BYTES", 10**18)
    body = scene.ready(make_report("other.img"))
    assert scene.temp == [body]


def test_nothing_that_is_kept_outlives_the_window(scene, sandbox, report):
    fail(scene, sandbox, report)
    assert len(scene.temp) == 1
    scene.queue.shut_down()
    assert scene.temp == []
